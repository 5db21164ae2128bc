"""Rules about outcomes: with odds there is a success and shares, without odds there are weights."""

from __future__ import annotations

from game.core.findings import Findings, Place, did_you_mean
from game.core.fixed import CERTAIN
from game.core.model.deeds import Action, Event, Outcome
from game.core.model.dialogue import Option
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import deeds, label

ENDS = ("success", "failure")
"""Outcomes that odds decide between; every other one takes a share of what success leaves."""


@rule()
def outcomes(scenario: Scenario, findings: Findings) -> None:
    """Every deed's outcomes can be drawn."""
    for deed in deeds(scenario):
        if isinstance(deed, Action | Option) and deed.odds is not None:
            _with_odds(deed, findings)
        else:
            _without_odds(deed, findings)


def _with_odds(deed: Action | Option, findings: Findings) -> None:
    if "success" not in deed.outcomes:
        message = f"{label(deed)} has odds, but no outcome 'success'"
        findings.error("no-success", message, deed.place("outcomes" if deed.outcomes else "odds"), *_more_odds(deed))
    for name, outcome in deed.outcomes.items():
        if outcome.weight is not None:
            message = "with odds, outcomes have no weight"
            findings.error("weight-with-odds", message, outcome.place("weight"), _odds(deed), hint="write share: 20%")
        if name in ENDS and outcome.share is not None:
            message = f"the chance of '{name}' comes from the odds; it has no share"
            findings.error("share-of-end", message, outcome.place("share"), _odds(deed))
        elif name not in ENDS and outcome.share is None and outcome.weight is None:
            message = f"'{name}' does not say which share of what success leaves it takes"
            hint = did_you_mean(name, [end for end in ENDS if end not in deed.outcomes]) or "write share: 20%"
            findings.error("missing-field", message, outcome.span, hint=hint)
    shares = [outcome for name, outcome in deed.outcomes.items() if name not in ENDS and outcome.share is not None]
    if sum(outcome.share or 0 for outcome in shares) > CERTAIN:
        total = sum(outcome.share or 0 for outcome in shares) // 100
        message = f"the shares of these outcomes add up to {total}%; they are shares of what success leaves"
        others = [Place(outcome.place("share"), "and this") for outcome in shares[:-1]]
        findings.error("share-sum", message, shares[-1].place("share"), *others, hint="at most 100%")


def _odds(deed: Action | Option) -> Place:
    return Place(deed.place("odds"), "the odds")


def _more_odds(deed: Action | Option) -> tuple[Place, ...]:
    return (_odds(deed),) if deed.outcomes else ()


def _without_odds(deed: Action | Event | Option, findings: Findings) -> None:
    for outcome in deed.outcomes.values():
        if outcome.share is not None:
            message = "without odds, outcomes have a weight, not a share"
            findings.error("share-without-odds", message, outcome.place("share"), hint="write weight: 1")
    if len(deed.outcomes) < 2:
        return
    for name, outcome in deed.outcomes.items():
        if outcome.weight is None and outcome.share is None:
            _missing_weight(name, outcome, findings)
    if all(outcome.weight == 0 for outcome in deed.outcomes.values()):
        findings.error("weight-sum", f"no outcome of {label(deed)} can come: all weigh 0", deed.place("outcomes"))


def _missing_weight(name: str, outcome: Outcome, findings: Findings) -> None:
    hint = "write weight: 1, or give the whole odds" if name in ENDS else "write weight: 1"
    message = f"'{name}' does not say how much it weighs among its siblings"
    findings.error("missing-field", message, outcome.span, hint=hint)
