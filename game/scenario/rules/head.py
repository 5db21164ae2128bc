"""Rules about the head of a scenario and what it names."""

from __future__ import annotations

import re

from game.core.findings import Findings, Place
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


@rule(whole=True)
def head(scenario: Scenario, findings: Findings) -> None:
    """The id and the length of a turn."""
    header = scenario.header
    if not _ID.fullmatch(header.name):
        hint = "lower-case letters, digits and _, beginning with a letter, at most 40"
        findings.error("bad-id", f"'{header.name}' cannot be an id", header.place("name"), hint=hint)
    if header.turn_length.turns:
        message = "the length of a turn cannot be counted in turns"
        findings.error("wrong-type", message, header.place("turn_length"), hint="for example 1 week or 12 hours")


@rule(whole=True)
def main_meter(scenario: Scenario, findings: Findings) -> None:
    """The meter shown large belongs to the world."""
    meter = scenario.meters.get(scenario.header.main_meter)
    if meter is not None and meter.of != "world":
        message = f"'{meter.id}' belongs to actors; 'main_meter' takes a meter of the world"
        defined = Place(meter.span, "defined here")
        findings.error("not-world-meter", message, scenario.header.place("main_meter"), defined)
