"""Rules about meters, the fields that name one, and processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.core.findings import Findings, Place
from game.core.fixed import show
from game.core.model.base import Entry
from game.core.model.numbers import Meter
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import owners


@rule()
def ranges(scenario: Scenario, findings: Findings) -> None:
    """A meter has room, starts inside of it, and its soft cap caps something."""
    for meter in scenario.meters.values():
        if meter.min >= meter.max:
            message = f"the lowest value of '{meter.id}' is not below its highest"
            findings.error("out-of-range", message, meter.place("min" if "min" in meter.spans else "max"))
        elif any(not meter.min <= value <= meter.max for value in _starts(meter.start)):
            ends = f"{_plain(meter.min)} and {_plain(meter.max)}"
            message = f"'{meter.id}' lies between {ends} and cannot start outside"
            findings.error("out-of-range", message, meter.place("start"), *_bounds(meter))
        if meter.soft_cap is not None and meter.soft_cap.rise is None and meter.soft_cap.fall is None:
            findings.error("missing-field", "a soft cap takes 'rise', 'fall' or both", meter.soft_cap.span)


def _bounds(meter: Meter) -> Iterator[Place]:
    """Where its range is written, if it is not the usual one."""
    return (Place(meter.spans[field], "its bound") for field in ("min", "max") if field in meter.spans)


def _plain(value: int) -> str:
    return show(value, 0 if value % 1000 == 0 else 3)


def _starts(start: Any) -> Iterator[int]:
    if isinstance(start, dict):
        for value in start.values():
            yield from _starts(value)
    else:
        yield start


@rule()
def currencies(scenario: Scenario, findings: Findings) -> None:
    """What pays must be a meter that its actor has."""
    for actor in scenario.actors.values():
        _must_have(scenario, actor, "currency", actor.currency, (actor.id,), findings)
    for exchange in scenario.exchanges.values():
        _must_have(scenario, exchange, "audience", exchange.audience, scenario.members(exchange.who), findings)


def _must_have(
    scenario: Scenario, part: Entry, field: str, name: str, actors: tuple[str, ...], findings: Findings
) -> None:
    meter = scenario.meters.get(name)
    if meter is None:
        return
    more = Place(meter.span, "defined here")
    if meter.of != "actor":
        message = f"'{field}' takes a meter of actors; '{name}' belongs to {_whose(meter)}"
        findings.error("not-actor-meter", message, part.place(field), more)
        return
    without = [actor for actor in actors if actor not in owners(scenario, name)]
    if without:
        message = f"{', '.join(repr(actor) for actor in without)} has no '{name}'"
        findings.error("not-actor-meter", message, part.place(field), more)


@rule()
def trust_meters(scenario: Scenario, findings: Findings) -> None:
    """What suffers from a breach is a meter of pairs that all parties have."""
    for agreement in scenario.agreements.values():
        meter = scenario.meters.get(agreement.trust)
        if meter is None:
            continue
        parties = scenario.members((*agreement.proposer, *agreement.partner))
        lacking = meter.of != "pair" or not isinstance(meter.start, dict)
        if lacking:
            message = f"'trust' takes a meter of pairs; '{meter.id}' belongs to {_whose(meter)}"
            findings.error("not-pair-meter", message, agreement.place("trust"), Place(meter.span, "defined here"))
        elif isinstance(meter.start, dict) and (without := [one for one in parties if one not in meter.start]):
            message = f"{', '.join(repr(one) for one in without)} has no '{meter.id}' of others"
            findings.error("not-pair-meter", message, agreement.place("trust"), Place(meter.span, "defined here"))


def _whose(meter: Meter) -> str:
    return {"world": "the world", "actor": "single actors", "pair": "pairs of actors"}[meter.of]


@rule()
def processes(scenario: Scenario, findings: Findings) -> None:
    """A process moves its number in exactly one way."""
    for process in scenario.processes.values():
        ways = [way for way in ("toward", "add", "keep") if getattr(process, way) is not None]
        if not ways:
            hint = "write one of toward, add and keep"
            message = f"'{process.id}' does not say how its number moves"
            findings.error("missing-field", message, process.span, hint=hint)
        for way in ways[1:]:
            message = f"'{process.id}' has both '{ways[0]}' and '{way}'; a process has one of them"
            first = Place(process.place(ways[0]), "the first way")
            findings.error("several-ways", message, process.place(way), first)
