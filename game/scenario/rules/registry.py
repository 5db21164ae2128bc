"""The list of rules; each is one function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.core.findings import Findings
from game.core.model.scenario import Scenario

Check = Callable[[Scenario, Findings], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One cross-check. `whole`: it asks what is missing, so it is run only when every part could be read."""

    name: str
    run: Check
    whole: bool


RULES: list[Rule] = []


def rule(*, whole: bool = False) -> Callable[[Check], Check]:
    """Register the decorated function as a rule."""

    def keep(run: Check) -> Check:
        RULES.append(Rule(run.__name__, run, whole))
        return run

    return keep
