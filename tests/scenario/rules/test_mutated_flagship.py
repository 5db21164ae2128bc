"""One change to the flagship, and the right kind of finding names the right line."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.scenario.rules.mutants import changed, flagship


class Mutant(NamedTuple):
    """`old` in `file` becomes `new`; the finding `key` points at the line that holds `sign` (of `at`, or of `file`)."""

    key: str
    file: str
    old: str
    new: str
    sign: str
    at: str = ""
    also: tuple[str, ...] = ()
    """Pieces of the message."""


MUTANTS = [
    # Nothing sets the flag any more: what needs it, and what lowers it.
    Mutant(
        "never-raised",
        "events/rules.yaml",
        "    - flag: day_clock\n",
        "",
        "    - unflag: day_clock",
        also=("day_clock",),
    ),
    # Nothing fires the event any more: the one that only it fires.
    Mutant(
        "event-unreachable",
        "events/powers.yaml",
        "  then: {event: fragments, in: 2 turns, chance: 40%}\n",
        "",
        "fifty_states:",
        also=("cannot happen itself",),
    ),
    Mutant(
        "turn-never-comes", "events/powers.yaml", "    - turn >= 5\n", "    - turn >= 13\n", "turn >= 13", also=("12",)
    ),
    Mutant(
        "dilemma-never-asked",
        "actions/pressure.yaml",
        "      then: {dilemma: who_did_it}\n",
        "",
        "who_did_it:",
        "dilemmas.yaml",
    ),
    # The number only ever rises.
    Mutant("event-unreachable", "events/opening.yaml", "tests >= 110", "tests < 90", "tests < 90", also=("below 101",)),
    Mutant(
        "lines-contradict",
        "events/powers.yaml",
        "    - axis >= 56\n    - turn >= 5\n",
        "    - axis >= 56\n    - turn >= 5\n    - axis < 40\n",
        "axis < 40",
        also=("axis",),
    ),
    Mutant(
        "luck-decides",
        "events/powers.yaml",
        "    - change: {chn.attitude.dprk: -3, chn.attitude.rok: +3, mediation: +3, chn.leverage: +2}",
        "    - offer: {agreement: freeze, from: usa, to: dprk}",
        "offer: {agreement: freeze",
        also=("'usa'",),
    ),
    Mutant(
        "no-debrief",
        "events/rules.yaml",
        "  debrief: >-\n    No decision at this table was meant to lead here. Go back through the orders: which one, by"
        " whom, was the last that\n    could still have been turned?\n",
        "",
        "nuclear_weapon_used:",
    ),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.key}-{mutant.sign[:20]}")
def test_the_right_kind_names_the_right_line(mutant: Mutant) -> None:
    found = [one for one in changed(mutant.file, mutant.old, mutant.new) if one.key == mutant.key]
    assert found
    file = mutant.at or mutant.file
    text = flagship()[file]
    if not mutant.at:
        text = text.replace(mutant.old, mutant.new)
    line = text.count("\n", 0, text.index(mutant.sign)) + 1
    assert (file, line) in {(one.span.file, one.span.line) for one in found}
    assert all(piece in found[0].message for piece in mutant.also)
