"""Rules about the lines of one condition: they can hold together, and each says something new."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Event
from game.core.model.scenario import Scenario
from game.core.tree import Condition, Test
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.judge import FAILS, HOLDS, Clash
from game.scenario.rules.possible.spread import turns_of
from game.scenario.rules.registry import rule
from game.scenario.rules.settled import TOLD
from game.scenario.rules.walk import parts, walk


@rule(whole=True)
def together(scenario: Scenario, findings: Findings) -> None:
    """All lines that must hold at once can."""
    found = possible(scenario)
    told = {(one.span.file, one.span.line) for one in findings if one.key in TOLD}
    for _, part in parts(scenario):
        for test in walk(part):
            if type(test) is Test and test.mode == "all":
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
    for _, part in parts(scenario):
        for test in walk(part):
            if type(test) is not Test or len(test.parts) < 2:
                continue
            seen: dict[str, Condition] = {}
            for line in test.parts:
                if isinstance(line, Condition):
                    first = seen.setdefault("".join(line.text.split()), line)
                    if first is not line:
                        message = "this line says what another one has said already"
                        findings.warning("doubled-line", message, line.span, Place(first.span, "written here first"))
