"""Actions that nobody may, does or can order, and answers that computer seats never give."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.playtest.findings.dead import confidence
from game.analysis.playtest.judged import Judged, judged, several
from game.analysis.playtest.places import Part
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import Key
from game.analysis.stats import share
from game.core.findings import Severity

ASKED = 20
"""An option is judged when its dilemma was put to computer seats this often."""


def find(study: Study) -> Iterator[Judged]:
    """Everything about what was and was not chosen."""
    if not study.tally.games:
        return
    for part in study.parts:
        if part.kind == "action":
            yield from _action(study, part)
        elif part.kind == "option":
            yield from _option(study, part)


def _action(study: Study, part: Part) -> Iterator[Judged]:
    name = part.id.removeprefix("action.")
    orders = [index for index, order in enumerate(study.program.orders) if order.action == name]
    if not part.hits(study.tally):
        yield _unused(study, part, orders)
        return
    shut = sorted({_actor(study, index) for index in orders if not _open(study, index)}
                  - {_actor(study, index) for index in orders if _open(study, index)})  # fmt: skip
    if shut and study.looked.points:
        who = ", ".join(study.program.seats[seat].short for seat in shut)
        yield judged(
            "never-allowed-to",
            "note",
            "likely" if study.tally.games >= 300 else "weak",
            part.id,
            f"{part.title!r} was never allowed to {who}, although others could order it",
            "take them out of 'who', or bring what it needs within their reach",
            share(0, study.looked.points),
            "share of decision points",
            part.span,
        )
    elif not part.usual(study.tally) and study.tally.usual >= 100:
        yield judged(
            "never-ordered-by-doctrine",
            "note",
            "likely",
            part.id,
            f"computer seats never ordered {part.title!r} in {study.tally.usual} games",
            "raise what it serves in its doctrine, lower its cost, or leave it to people on purpose",
            share(0, study.tally.usual),
            "share of games",
            part.span,
        )


def _actor(study: Study, order: int) -> int:
    return study.program.deeds[study.program.orders[order].deed].actor


def _open(study: Study, order: int) -> bool:
    """Was the order ever allowed, as far as was seen, or carried out?"""
    deed = study.program.orders[order].deed
    hows = range(-1, len(study.program.deeds[deed].results))
    done = any(study.tally.hits[Key("deed", deed, how)] for how in hows)
    return done or order in study.looked.orders or study.tally.hits[Key("joined", deed, 0)] > 0


def _unused(study: Study, part: Part, orders: list[int]) -> Judged:
    games = study.tally.games
    stopped = sum(study.tally.hits[Key("stopped", study.program.orders[index].deed, 0)] for index in orders)
    allowed = [index for index in orders if index in study.looked.orders]
    size = share(0, games)
    if stopped:
        key, what = "always-stopped", f"was ordered {several(stopped, 'time')} and came to nothing each time"
        cure = "look at 'consent', 'excludes' and 'counters', or let it pay for those who must agree"
    elif allowed:
        key, what = "never-ordered", f"was allowed but nobody ordered it in {several(games, 'game')}"
        cure = "raise what it serves in its doctrine, lower its cost, or take it out"
    else:
        key, what = "never-allowed", f"could not be ordered at any time in {several(games, 'game')}"
        cure = f"{_obstacle(study, orders)}; bring what it needs and costs within reach, or take it out"
    sure = confidence(study) if key != "never-ordered" else "weak"
    severity: Severity = "note" if key == "never-ordered" else "warning"
    return judged(
        key, severity, sure, part.id, f"{part.title!r} {what}", cure, size, "share of games", part.span
    )  # fmt: skip


def _obstacle(study: Study, orders: list[int]) -> str:
    """The first line of its needs that never held for anybody, in words."""
    deeds = [(index, study.program.deeds[study.program.orders[index].deed]) for index in orders]
    lines = max((len(deed.needs) for _, deed in deeds), default=0)
    for line in range(lines):
        if all((index, line) not in study.looked.needs for index, _ in deeds):
            words = next(deed.needs[line][1] for _, deed in deeds if line < len(deed.needs))
            return f"it needs '{words}', which never held"
    return "what it needs and what it costs were never met together"


def _option(study: Study, part: Part) -> Iterator[Judged]:
    dilemma = study.part(part.parent)
    asked = dilemma.usual(study.tally) if dilemma else 0
    if dilemma is None or asked < ASKED or part.usual(study.tally):
        return
    ever = part.hits(study.tally)
    by_others = f"; others took it {ever} times" if ever else ""
    yield judged(
        "option-never-taken",
        "note" if ever else "warning",
        "likely",
        part.id,
        f"computer seats never chose {part.title!r} although they were asked {asked} times{by_others}",
        "let it serve an aim of the seat that is asked, lower its cost, or take it out",
        share(0, asked),
        "share of answers",
        part.span,
    )
