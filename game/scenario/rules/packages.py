"""Packages: somebody can order what is in them, and within one turn."""

from __future__ import annotations

from game.core.findings import Findings
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
            findings.error("package-for-nobody", "no actor can order two of this package's actions", place)
        elif all(count > scenario.actors[name].slots for name, count in able.items()):
            findings.warning("package-too-large", "this package has more actions than anybody has orders a turn", place)
