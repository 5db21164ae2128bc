"""Packages: somebody can order what is in them, and within one turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.core.findings import Findings, Place
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule


@rule(whole=True)
def orderable(scenario: Scenario, findings: Findings) -> None:
    """Some actor can order at least two of a package's actions, and has slots for all that it can."""
    for package in scenario.packages.values():
        actions = [scenario.actions[name] for name in package.actions if name in scenario.actions]
        able = {
            actor.id: count
            for actor in scenario.actors.values()
            if (count := sum(actor.id in scenario.members(action.who) for action in actions)) >= 2
        }
        place = package.place("actions")
        if not able:
            message = "no actor can order two of this package's actions"
            findings.error("package-for-nobody", message, place, hint="choose actions that one actor may order")
        elif all(count > scenario.actors[name].slots for name, count in able.items()):
            message = "this package has more actions than anybody has orders a turn"
            findings.warning("package-too-large", message, place, *_slots(scenario, able))


def _slots(scenario: Scenario, able: Iterable[str]) -> Iterator[Place]:
    """Where it is written how many orders those have who could give the most."""
    for actor in (scenario.actors[name] for name in able):
        if "slots" in actor.spans:
            yield Place(actor.spans["slots"], f"the orders of '{actor.id}' in a turn")
