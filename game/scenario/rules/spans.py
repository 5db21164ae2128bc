"""Rules about spans of time: they fit the turn, and are over before the game is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.core.findings import Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Action, Attribution, Event, Habit, Outcome
from game.core.model.dialogue import Agreement, Term, Ultimatum
from game.core.model.scenario import Scenario
from game.core.model.time import HOURS, Duration
from game.language.verbs import VERBS
from game.language.verbs.move import MovePiece
from game.language.verbs.set_clock import SetClock
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import every, inherited


@rule(whole=True)
def later_than_the_end(scenario: Scenario, findings: Findings) -> None:
    """What takes time is over before the game is."""
    hours, turns = scenario.header.turn_length.hours, scenario.header.turns
    if not hours or any(every(scenario, SetClock)):
        return
    for field, words, kinds in _WAITS:
        for _, item in every(scenario, *kinds):
            span = getattr(item, field)
            if span is not None and span.in_hours(hours) >= turns * hours:
                message = f"{words} only after the game is over: it has {turns} turns"
                findings.warning("later-than-the-end", message, item.place(field))
    for agreement, span in _spans(scenario, "lasts", (Agreement,)):
        if agreement.kept and span.in_hours(hours) >= turns * hours:
            message = f"this is over only after the game, so 'kept' never comes: it has {turns} turns"
            findings.warning("later-than-the-end", message, agreement.place("lasts"))


@rule(whole=True)
def uneven(scenario: Scenario, findings: Findings) -> None:
    """A span is a whole number of turns, of one of the lengths that turns may have."""
    usual = scenario.header.turn_length.hours
    clocks = {effect.length.in_hours(usual) for _, effect in every(scenario, SetClock)}
    lengths = [length for length in (usual, *sorted(clocks - {usual})) if length]
    for field, kinds in _SPANS:
        for item, span in _spans(scenario, field, kinds):
            if span.hours and lengths and all(span.hours % length for length in lengths):
                turns = -(-span.hours // usual)
                message = f"{_spoken(span)} is no whole number of turns of {_spoken(Duration(hours=usual))}"
                hint = f"it counts as {turns} turn{'s' if turns != 1 else ''}; if that is meant, write it so"
                findings.add(Finding("uneven-span", "note", message, (Place(item.place(field)),), hint))


def _spans(scenario: Scenario, field: str, kinds: tuple[type[Entry], ...]) -> Iterator[tuple[Any, Duration]]:
    """The spans of time of this name that the scenario itself has written."""
    for _, item in every(scenario, *kinds):
        span = getattr(item, field)
        if span is not None and not inherited(scenario, item.place(field)):
            yield item, span


def _spoken(span: Duration) -> str:
    """Hours in the largest unit that fits: "3 days"."""
    unit, size = max(((unit, size) for unit, size in HOURS.items() if not span.hours % size), key=lambda one: one[1])
    count = span.hours // size
    return f"{count} {unit}{'s' if count != 1 else ''}"


_VERBS = tuple(VERBS.values())
_WAITS: tuple[tuple[str, str, tuple[type[Entry], ...]], ...] = (
    ("delay", "this comes", _VERBS),
    ("takes", "this is done", (Action, MovePiece)),
    ("deadline", "this runs out", (Ultimatum,)),
    ("learned", "this is learnt", (Outcome,)),
)
_SPANS: tuple[tuple[str, tuple[type[Entry], ...]], ...] = (
    *((field, kinds) for field, _, kinds in _WAITS),
    ("delay", (Attribution,)),
    ("lasts", (Agreement,)),
    ("within", (Term, Habit)),
    ("wait", (Event,)),
)
