"""Rules about the lines of one condition: they can hold together, and each says something new."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Event
from game.core.model.scenario import Scenario
from game.core.tree import Comparison, Condition, Name, Node, Num, Test
from game.language.interval import COUNTER, Interval
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.judge import FAILS, HOLDS, Clash
from game.scenario.rules.possible.spread import turns_of
from game.scenario.rules.registry import rule
from game.scenario.rules.settled import TOLD
from game.scenario.rules.walk import every


@rule(whole=True)
def together(scenario: Scenario, findings: Findings) -> None:
    """All lines that must hold at once can."""
    found = possible(scenario)
    told = {(one.span.file, one.span.line) for one in findings if one.key in TOLD}
    for part, test in every(scenario, Test):
        if test.mode == "all":
            _together(found, part, test, told, findings)


def _together(found: Possible, part: Entry, test: Test, told: set[tuple[str, int]], findings: Findings) -> None:
    turns = turns_of(part, found.world.scenario) if isinstance(part, Event) and test is part.when else None
    if len(test.parts) < 2 and turns is None:
        return
    if found.judge.test(test, turns) != FAILS or not all(_alone(found, line) for line in test.parts):
        return
    clash = found.judge.clash(test, turns)
    if clash is None or (clash.second.span.file, clash.second.span.line) in told:
        return
    if clash.first is None and turns is None:
        return
    other = clash.first.span if clash.first is not None else part.place("at")
    places = (Place(clash.second.span), Place(other, "cannot hold together with this"))
    findings.add(Finding("lines-contradict", "warning", _message(clash), places))


def _alone(found: Possible, line: Condition | Test) -> bool:
    answer = found.judge.test(line) if isinstance(line, Test) else found.judge.node(line.tree)
    return bool(answer & HOLDS)


def _message(clash: Clash) -> str:
    return f"this never holds: '{clash.what}' cannot meet both lines"


@rule()
def doubled(scenario: Scenario, findings: Findings) -> None:
    """No line of a condition is written twice."""
    for _, test in every(scenario, Test):
        seen: dict[str, Condition] = {}
        for line in test.parts if len(test.parts) > 1 else ():
            if isinstance(line, Condition):
                first = seen.setdefault("".join(line.text.split()), line)
                if first is not line:
                    message = "this line says what another one has said already"
                    findings.warning("doubled-line", message, line.span, Place(first.span, "written here first"))


@rule()
def implied(scenario: Scenario, findings: Findings) -> None:
    """No line about a number holds whenever another one does."""
    for _, test in every(scenario, Test):
        strict: dict[str, list[tuple[Interval, Condition]]] = {}
        for line in test.parts if test.mode == "all" and len(test.parts) > 1 else ():
            bound = _bound(line.tree) if isinstance(line, Condition) else None
            if bound is not None:
                _implied(strict.setdefault(bound[0], []), bound[1], line, findings)


def _implied(before: list[tuple[Interval, Condition]], left: Interval, line: Condition, findings: Findings) -> None:
    for other, first in before:
        if other != left and (_within(left, other) or _within(other, left)):
            wide, narrow = (first, line) if _within(left, other) else (line, first)
            message = f"this line says nothing new: '{narrow.text}' asks for more"
            findings.warning("implied-line", message, wide.span, Place(narrow.span, "asks for more"))
            break
    before.append((left, line))


def _within(one: Interval, other: Interval) -> bool:
    return other.low <= one.low and one.high <= other.high


def _bound(tree: Node) -> tuple[str, Interval] | None:
    """What a line of the form `name >= 60` leaves of all numbers; None for every other line."""
    if not isinstance(tree, Comparison) or len(tree.rest) != 1 or not isinstance(tree.first, Name):
        return None
    op, right = tree.rest[0]
    if not isinstance(right, Num) or op == "!=":
        return None
    left = COUNTER.narrowed(op, right.value)
    return None if left is None else (".".join(tree.first.parts), left)
