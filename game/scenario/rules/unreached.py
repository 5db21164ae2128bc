"""Rules about what can never come about: things that nothing opens, or only what never comes about itself."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Action
from game.core.model.dialogue import Agreement, Option
from game.core.model.scenario import Scenario
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.spread import Amount, Call
from game.scenario.rules.reasons import plain
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label

MOST = 3
"""How many of the places from which something would be opened are shown."""


@rule(whole=True)
def unopened(scenario: Scenario, findings: Findings) -> None:
    """Whatever waits to be opened is opened by something that can happen."""
    found = possible(scenario)
    for event in scenario.events.values():
        calls = found.calls.get(("events", event.id), [])
        if not found.may(("events", event.id)) and (event.at, event.when, event.chance) == (None, None, None) and calls:
            message = f"{label(event)} never happens: what would make it happen cannot happen itself"
            _tell("event-unreachable", message, event, calls, "", findings)
    for section, key, verb, words in _OPENED:
        for entry in getattr(scenario, section).values():
            if not found.may((section, entry.id)) and not _has_own_way(section, entry):
                calls = found.calls.get((section, entry.id), [])
                message = words.format(label(entry)) + (", or only by what never happens" if calls else "")
                _tell(key, message, entry, calls, f"use the verb '{verb}'", findings)


_OPENED = (
    ("dilemmas", "dilemma-never-asked", "ask", "{} is never put to anybody"),
    ("agreements", "agreement-unreachable", "offer", "{} may not be proposed directly, and nothing opens it"),
    ("ultimatums", "ultimatum-never-issued", "demand", "{} is never issued"),
    ("exchanges", "exchange-never-opened", "exchange", "{} is never opened"),
)
"""Sections, the kind of finding, the verb that opens them and the words when nothing does."""


def _has_own_way(section: str, entry: Entry) -> bool:
    return section == "agreements" and bool(getattr(entry, "direct", False))


def _tell(key: str, message: str, entry: Entry, calls: list[Call], hint: str, findings: Findings) -> None:
    places = tuple(Place(call.effect.span, "triggered only from here") for call in calls[:MOST])
    findings.add(Finding(key, "warning", message, (Place(entry.span), *places), hint if not calls else "", "likely"))


@rule(whole=True)
def too_dear(scenario: Scenario, findings: Findings) -> None:
    """Nothing costs more than its actor can ever have."""
    found = possible(scenario)
    for entry in _buyers(scenario):
        for cost in entry.costs:
            _too_dear(found, entry, cost, findings)


def _buyers(scenario: Scenario) -> list[Action | Agreement | Option]:
    options = [option for dilemma in scenario.dilemmas.values() for option in dilemma.options.values()]
    return [*scenario.actions.values(), *options, *scenario.agreements.values()]


def _too_dear(found: Possible, entry: Entry, cost: Amount, findings: Findings) -> None:
    name, formula = cost
    purse, price = found.world.range(name.parts), found.judge.number(formula.tree)
    if purse is None or price is None or price.low <= purse.high:
        return
    written = name.parts[-1]
    message = f"{label(entry)} costs {plain(price.low)}, but '{written}' never rises above {plain(purse.high)}"
    meter = found.world.scenario.meters.get(written)
    more = (Place(meter.span, "defined here"),) if meter is not None else ()
    findings.add(Finding("too-dear", "warning", message, (Place(formula.span), *more)))
