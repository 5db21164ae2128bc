"""What a playtest found, as plain values: findings, and the tables that a terminal, a page or another program shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from game.analysis.playtest.allowed import not_allowed
from game.analysis.playtest.findings import dead, meters, orders, results, texts, tuning, worth
from game.analysis.playtest.homes import at_home
from game.analysis.playtest.judged import Judged, ranked, several
from game.analysis.playtest.numbers import Tunable
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import BINS, Sum
from game.analysis.stats import Interval
from game.core.fixed import UNIT
from game.core.hidden import visible
from game.scenario.render import clean, records

FAMILIES: tuple[Callable[[Study], Iterator[Judged]], ...] = (
    dead.find,
    orders.find,
    worth.find,
    results.find,
    meters.find,
    tuning.find,
    texts.find,
)
LIFTED = 3
"""Causes that are named for an ending."""
APART = 0.15
"""By so much oftener it must come with the ending than without it."""
OFTEN = 0.5
"""What moved it last in fewer of the games is not called what led to the ending."""
FEW = 5
"""Of fewer games with an ending, or without it, nothing is said to have gone with it."""
TOGETHER = 8
"""Games in which an ending and what is called its cause must have come together."""


STEPS = (
    (0.2, "about a quarter"),
    (0.45, "about half"),
    (0.7, "about three quarters"),
    (0.9, "nearly all"),
)
"""Shares of the uncertainty about the ending that are gone, and how they are called."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What went with an ending: the part, in which share of the games with the ending it came, and in which without."""

    part: str
    title: str
    with_it: float
    without: float


def findings(study: Study) -> tuple[Judged, ...]:
    """All findings that no comment of the author allows, the gravest and surest first; none without games."""
    if not study.tally.games:
        return ()
    told = (at_home(study, one) for family in FAMILIES for one in family(study))
    return ranked(not_allowed(study, told))


def endings(study: Study) -> dict[int, int]:
    """How often each ending came in games of doctrine, the most frequent first; those that never came last."""
    counts = study.tally.endings
    order = sorted([*range(len(study.program.finishes)), -1], key=lambda end: -counts[end])
    return {end: counts[end] for end in order if end >= 0 or counts[end]}


def causes(study: Study, ending: int) -> list[Cause]:
    """What most went with an ending, in all games of doctrine: what came far oftener with it than without."""
    total, ends = study.tally.usual, study.tally.endings[ending]
    if min(ends, total - ends) < FEW:
        return []
    came: dict[str, tuple[int, int]] = {}
    for (name, end), count in sorted(study.tally.beside.items()):
        both, all_of = came.get(name, (0, 0))
        came[name] = both + (count if end == ending else 0), all_of + count
    found = []
    for name, (both, all_of) in came.items():
        part = study.part(name)
        if part is not None and both >= min(TOGETHER, ends):
            with_it, without = both / ends, (all_of - both) / (total - ends)
            if with_it > 1.5 * without and with_it - without > APART:
                found.append(Cause(name, part.title, with_it, without))
    return sorted(found, key=lambda cause: (cause.without - cause.with_it, cause.part))[:LIFTED]


def straws(study: Study, ending: int) -> list[tuple[str, str, float]]:
    """What was the last to move what the ending asks for: id, title, share of the games told in full."""
    told = study.retold.ends[ending]
    if study.tally.endings[ending] < FEW:
        return []
    rows = [(source, count) for (end, source), count in study.retold.straws.items() if end == ending and count]
    rows.sort(key=lambda row: (-row[1], row[0]))
    named = []
    for source, count in [row for row in rows if row[1] >= OFTEN * told][:LIFTED]:
        ref = study.program.sources[source]
        named.append((f"{ref.kind}.{ref.id}", ref.title, count / told))
    return named


def spread_of(sums: Sum | None) -> dict[str, float | None]:
    """Mean and standard deviation in points."""
    if sums is None or not sums.count:
        return {"mean": None, "sd": None}
    return {"mean": round(sums.mean / UNIT, 3), "sd": round(sums.deviation / UNIT, 3)}


def bests(study: Study) -> list[int]:
    """In how many games each seat had the highest own score alone; last, in how many there was a tie."""
    return [study.tally.firsts[seat] for seat in (*range(len(study.program.seats)), -1)]


def middle_turn(study: Study) -> int:
    """The turn by which half of the games of doctrine are over; 0 of none."""
    left = study.tally.usual / 2
    for turn, count in sorted(study.tally.turns.items()):
        left -= count
        if left <= 0:
            return turn
    return 0


def opening(study: Study) -> str:
    """How many games were played, and by whom."""
    games, usual = study.tally.games, study.tally.usual
    played = f"{several(games, 'game')} with seed {study.seed}"
    if usual == games:
        return f"{played}, by doctrine alone"
    return (
        f"{played}, {usual} of them by doctrine alone; in the others some or all seats play at random, "
        "or lean to restraint or to force"
    )


def counted(found: Sequence[Judged]) -> str:
    """How many warnings and notes there are."""
    graver = sum(one.finding.severity != "note" for one in found)
    return f"{several(graver, 'warning')} and {several(len(found) - graver, 'note')}"


def settling(study: Study) -> str:
    """How the uncertainty about the ending goes, as one sentence; "" where nothing is known."""
    known = {turn: size.value for turn, size in results.certainty(study).items()}
    steps: dict[int, str] = {}
    for least, words in STEPS:
        turn = next((turn for turn, gone in known.items() if gone >= least), None)
        if turn is not None:
            steps[turn] = words  # the greatest of those that are passed by the same turn
    if not known or not steps:
        last = max(known, default=0)
        return f"Before the orders of turn {last} the ending is still nearly as open as at the start" if known else ""
    (first, much), *later = steps.items()
    more = "".join(f", before those of turn {turn} {words}" for turn, words in later)
    return f"Before the orders of turn {first} {much} of the uncertainty about the ending is gone{more}"


def number_label(study: Study, number: Tunable) -> str:
    """What a number is called for people: the title of what it belongs to, and which number of it."""
    section, _, rest = number.name.partition(".")
    id, _, which = rest.partition(".")
    title = getattr(getattr(study.scenario, section)[id], "title", "") or id
    return f"{title}: {which.replace('.', ' ')}".replace("_", " ")


def said(message: str) -> str:
    """A message on one safe line. Conditions in it are not shortened, since the cause may stand at their end."""
    return visible(message, 2_000)


def said_size(one: Judged) -> str:
    """The size of a finding with its interval, in words."""
    if one.unit.startswith("share"):
        size, unit = one.size.scaled(100), f"% {one.unit.removeprefix('share').strip()}"
    elif one.unit.startswith("change"):
        size, unit = one.size.scaled(100), f"points of 100, {one.unit}"
    else:
        size, unit = one.size, one.unit
    if size.low == size.high:
        return f"{size.value:.1f} {unit}"
    return f"{size.value:.1f} ({size.low:.1f} to {size.high:.1f}) {unit}"


def as_json(study: Study, found: tuple[Judged, ...]) -> str:
    """The whole report for other programs, ended by a line feed. Nothing in it depends on time or workers."""
    return json.dumps(_values(study, found), indent=2, ensure_ascii=False) + "\n"


def _values(study: Study, found: tuple[Judged, ...]) -> dict[str, Any]:
    tally = study.tally
    return {
        "scenario": study.program.scenario,
        "seed": study.seed,
        "games": tally.games,
        "doctrine_games": tally.usual,
        "interrupted": study.interrupted,
        "endings": {_ending_id(study, end): count for end, count in endings(study).items()},
        "endings_of_other_games": {_ending_id(study, end): count for end, count in sorted(tally.others.items())},
        "causes": {_ending_id(study, end): _causes(study, end) for end in endings(study)},
        "turns": {str(turns): count for turns, count in sorted(tally.turns.items())},
        "scores": {
            seat.id: {
                **spread_of(tally.own.get(index)),
                "shared": spread_of(tally.shared.get(index)),
                "best": round(tally.firsts[index] / max(1, sum(tally.firsts.values())), 4),
                "bars": [tally.bars[index, bar] for bar in range(BINS)],
            }
            for index, seat in enumerate(study.program.seats)
        },
        "certainty": {str(turn): _interval(size) for turn, size in results.certainty(study).items()},
        "coverage": {
            part.id: {"hits": part.hits(tally), "file": clean(part.span.file), "line": part.span.line}
            for part in study.parts
        },
        "sensitivity": [_number(study, pairs.number) for pairs in study.pairs],
        "findings": [as_record(one) for one in found],
    }


def _ending_id(study: Study, ending: int) -> str:
    return study.program.finishes[ending].id if ending >= 0 else "unfinished"


def _causes(study: Study, ending: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [
        {"id": cause.part, "with": round(cause.with_it, 4), "without": round(cause.without, 4)}
        for cause in causes(study, ending)
    ]
    return made + [{"id": id, "last": round(part, 4)} for id, _, part in straws(study, ending)]


def _number(study: Study, index: int) -> dict[str, Any]:
    number = study.numbers[index]
    pairs = next(one for one in study.pairs if one.number == index)
    return {
        "name": number.name,
        "file": clean(number.span.file),
        "line": number.span.line,
        "value": number.text,
        "endings": {_ending_id(study, ending): _interval(size) for ending, size, _ in tuning.shifts(pairs)},
    }


def _interval(size: Interval) -> dict[str, Any]:
    return {"size": _rounded(size.value), "interval": [_rounded(size.low), _rounded(size.high)]}


def _rounded(value: float) -> float | None:
    return round(value, 6) if abs(value) < 1e12 else None


def as_record(one: Judged) -> dict[str, Any]:
    """A finding as `whitecell check --json` gives it, with its part, size, interval and unit."""
    whole = {"message": said(one.finding.message), "hint": said(one.finding.hint)}
    return {**records([one.finding])[0], **whole, "id": one.part, **_interval(one.size), "unit": one.unit}
