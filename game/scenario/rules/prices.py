"""Rules about what is paid: a cost takes something away."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.findings import Findings
from game.core.model.base import Entry
from game.core.model.deeds import Action
from game.core.model.dialogue import Agreement, Option
from game.core.model.scenario import Scenario
from game.core.tree import Formula
from game.scenario.rules.possible import possible
from game.scenario.rules.reasons import plain
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label


@rule(whole=True)
def negative_costs(scenario: Scenario, findings: Findings) -> None:
    """No cost is below zero: it would pay whoever should pay."""
    judge = possible(scenario).judge
    for entry, word, name, formula in _payments(scenario):
        price = judge.number(formula.tree)
        if price is not None and price.high < 0:
            message = f"{label(entry)} {word} {plain(price.high)} of '{name}', so it is paid instead of paying"
            hint = "write the cost without a sign; what is gained is an effect: change: {...}"
            findings.warning("negative-cost", message, formula.span, hint=hint)


def _payments(scenario: Scenario) -> Iterator[tuple[Entry, str, str, Formula]]:
    options = [option for dilemma in scenario.dilemmas.values() for option in dilemma.options.values()]
    payers: list[Action | Option | Agreement] = [*scenario.actions.values(), *options, *scenario.agreements.values()]
    for entry in payers:
        for name, formula in entry.costs:
            yield entry, "costs", name.parts[-1], formula
    for agreement in scenario.agreements.values():
        for term in agreement.terms.values():
            for name, formula in term.pays:
                yield term, "pays", name.parts[-1], formula
