"""Every number an author can tune is found at its place, and can be moved without touching anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analysis.playtest.findings.tuning import asks_for_a_source, shifts, strongest
from game.analysis.playtest.numbers import Tunable, retuned, tunables
from game.analysis.playtest.sensitivity import Contrast, Pairs, sign
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from tests.support.checked import model_of
from tests.support.small import action, document, ending

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    loaded = load_path(ROOT / "tests" / "scenarios" / "two_sides")
    assert loaded.scenario is not None
    return loaded.scenario


def test_a_number_stands_where_its_author_wrote_it(scenario: Scenario) -> None:
    for number in tunables(scenario):
        name = next(name for name in scenario.files if number.span.file.endswith(name))
        line = scenario.files[name].split("\n")[number.span.line - 1]
        written = number.text.removesuffix(" %").lstrip("-")
        assert written in line or number.name.endswith(("aims.restraint", "aims.deterrence", ".besk", ".arva")), number


def test_moving_nothing_changes_nothing(scenario: Scenario) -> None:
    assert retuned(scenario, {}) is scenario


def test_each_number_moves_alone_and_changes_the_program(scenario: Scenario) -> None:
    before = tunables(scenario)
    program = compile_scenario(scenario)
    for number in before:
        moved = retuned(scenario, {number.index: number.up if number.up != number.value else number.down})
        after = tunables(moved)
        assert [one.name for one, other in zip(before, after, strict=True) if one.value != other.value] == [number.name]
        assert compile_scenario(moved) != program, number.name


def test_a_moved_number_keeps_its_range(scenario: Scenario) -> None:
    for number in tunables(scenario):
        assert number.down <= number.value <= number.up and number.down < number.up
        if number.unit == 10_000 and not number.name.startswith("actions.patrol_strait.odds.add"):
            assert number.down >= 0 and number.up <= (40_000 if "habit" in number.name else 10_000)


def found(name: str, **sections: object) -> Tunable:
    return next(one for one in tunables(model_of(document(**sections))) if one.name == name)


def said(number: Tunable) -> tuple[str, str, str]:
    return number.text, number.say(number.down), number.say(number.up)


def test_what_is_compared_with_a_meter_keeps_within_its_range() -> None:
    over = {"over": ending(when="tension >= 92"), "drift": ending()}
    limit = found("endings.over.when", endings=over)
    assert said(limit) == ("92", "73.6", "100") and limit.cut
    assert not found("endings.over.when", endings={"over": ending(when="tension + 1 >= 92"), "drift": ending()}).cut


def test_the_ends_of_an_objective_keep_within_the_range_of_what_it_measures() -> None:
    actor = {"title": "Alba", "short": "ALBA", "currency": "capital", "slots": 3}
    goal = {"title": "Quiet", "measure": "tension", "from": 90, "to": 20}
    start = found("actors.alba.objectives.quiet.start", actors={"alba": actor | {"objectives": {"quiet": goal}}})
    assert said(start) == ("90", "72", "100")


def test_a_number_is_told_with_the_sign_and_the_decimals_that_are_written() -> None:
    acts = {"calm": action(["alba"], [{"change": {"tension": -4, "alba.support": 2.25}}])}
    assert said(found("actions.calm.effects.1.amounts.tension", actions=acts)) == ("-4", "-4.8", "-3.2")
    assert found("actions.calm.effects.1.amounts.alba.support", actions=acts).text == "2.25"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("meters.tension.start", True),
        ("meters.known.start", False),
        ("actions.calm.effects.1.amounts.tension", True),
        ("actions.invented.effects.1.amounts.tension", False),
        ("endings.drift.cap", False),
        ("actors.alba.persona.aims.calm_aim", False),
    ],
)
def test_a_source_is_asked_for_only_where_one_can_be_given_and_none_is(name: str, expected: bool) -> None:
    fall = [{"change": {"tension": -4}}]
    scenario = model_of(
        document(
            fictional=False,
            sources={"paper": {"title": "Paper"}},
            meters={"known": {"label": "Known", "start": 3, "sources": ["paper"]}},
            actions={"calm": action(["alba"], fall), "invented": action(["alba"], fall, fictional=True)},
        )
    )
    assert asks_for_a_source(scenario, name) == expected


def number(index: int) -> Tunable:
    return Tunable(index, f"n{index}", Span("f", 1, 1, 1, 1), 10, 8, 12, 1)


def test_screening_finds_the_one_number_that_counts() -> None:
    """Of two hundred numbers one moves an ending by half; forty designs are enough to see which."""
    contrasts = []
    for design in range(40):
        up = sign(3, design, 117)
        contrasts.append(
            Contrast(design, ((0, 8 if up else 4), (1, 2 if up else 6)), ((0, 4 if up else 8), (1, 6 if up else 2)))
        )
    found = strongest([number(index) for index in range(200)], contrasts, 3, 4)
    assert found[0].index == 117


def test_the_shift_of_an_ending_is_counted_in_pairs() -> None:
    from collections import Counter

    pairs = Pairs(0, Counter({(0, 0): 50, (0, 1): 30, (1, 0): 10, (1, 1): 10}))
    (first, size, chance), (second, other, _) = shifts(pairs)
    assert (first, second) == (0, 1)
    assert size.value == -0.2 and other.value == 0.2
    assert size.low < -0.2 < size.high < 0
    assert 0.001 < chance < 0.002  # z = 20 / sqrt(40)
