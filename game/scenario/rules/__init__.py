"""Cross-checks of a whole scenario, one file a family, found by walking this package."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from game.core.findings import Findings
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import RULES
from game.scenario.rules.walk import forget


def check(scenario: Scenario, findings: Findings, *, whole: bool) -> None:
    """Run every rule. Without `whole`, parts are missing because of errors: only rules that can cope are run."""
    for module in sorted(iter_modules(__path__), key=lambda item: item.name):
        import_module(f"{__name__}.{module.name}")
    forget()
    for rule in RULES:
        if whole or not rule.whole:
            rule.run(scenario, findings)
    forget()
