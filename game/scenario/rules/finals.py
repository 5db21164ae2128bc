"""Rules about endings: each can come, a good one among them, and none is there from the start."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.results import Ending
from game.core.model.scenario import Scenario
from game.core.tree import Condition, Test
from game.scenario.rules.possible import possible
from game.scenario.rules.possible.judge import HOLDS, Judge
from game.scenario.rules.possible.world import World
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import inherited, label


@rule(whole=True)
def good(scenario: Scenario, findings: Findings) -> None:
    """Some ending that can come is a good one."""
    found = possible(scenario)
    endings = [ending for ending in scenario.endings.values() if found.may(("endings", ending.id))]
    if len(scenario.endings) > 1 and not any(ending.quality == "good" for ending in endings):
        first = next(iter(scenario.endings.values()))
        message = "no game can end well: no ending that can come is of the quality 'good'"
        hint = "write quality: good at one of them, or tell the players what there is to win"
        findings.add(Finding("no-good-ending", "warning", message, (Place(first.span),), hint, "likely"))


@rule(whole=True)
def at_start(scenario: Scenario, findings: Findings) -> None:
    """No ending that is checked at once holds before anybody has acted."""
    judge = Judge(World.at_start(scenario))
    for ending in scenario.endings.values():
        if ending.check == "at_once" and ending.when is not None and judge.test(ending.when, (1, 1)) == HOLDS:
            message = f"{label(ending)} holds when the game begins, so it is over after the first turn"
            findings.add(Finding("ending-at-start", "warning", message, (Place(ending.place("when")),), "", "likely"))


@rule(whole=True)
def shadowed(scenario: Scenario, findings: Findings) -> None:
    """No ending stands behind one that holds whenever it does, or always."""
    found = possible(scenario)
    before: list[Ending] = []
    for ending in scenario.endings.values():
        for first in before:
            sooner = first.check == "at_once" or ending.check == "at_end"
            if sooner and _covers(first, ending) and not inherited(scenario, ending.span):
                message = f"{label(ending)} never comes: whenever it holds, {label(first)} before it holds as well"
                place = Place(first.place("when"), "holds as well")
                findings.add(Finding("ending-shadowed", "warning", message, (Place(ending.span), place)))
                break
            if first.when is not None and found.judge.test(first.when) == HOLDS and sooner:
                message = f"{label(ending)} never comes: {label(first)} before it always holds"
                place = Place(first.place("when"), "always holds")
                findings.add(Finding("ending-shadowed", "warning", message, (Place(ending.span), place)))
                break
        before.append(ending)


def _covers(first: Ending, second: Ending) -> bool:
    """Whether every line that the first needs is one that the second needs as well."""
    wide, narrow = _lines(first.when), _lines(second.when)
    return bool(wide) and bool(narrow) and wide <= narrow


def _lines(test: Test | None) -> frozenset[str]:
    """The lines of a plain list; empty for anything else."""
    if test is None or test.mode != "all" or not all(isinstance(part, Condition) for part in test.parts):
        return frozenset()
    return frozenset("".join(part.text.split()) for part in test.parts if isinstance(part, Condition))
