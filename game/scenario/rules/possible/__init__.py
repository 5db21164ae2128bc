"""What may happen in any game of a scenario, told by reading alone. Must not play: no luck, no clock, no engine."""

from __future__ import annotations

from game.core.model.scenario import Scenario
from game.scenario.rules.possible.spread import Possible, spread
from game.scenario.rules.walk import remembered


def possible(scenario: Scenario) -> Possible:
    """What may happen, worked out once for all rules of a check."""
    return remembered("possible", scenario, spread)


__all__ = ["Possible", "possible"]
