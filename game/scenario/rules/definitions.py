"""Rules about named conditions: none is made of itself, and none grows beyond bounds when written out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from game.core.findings import Findings, Place
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label, names_in, walk

DEPTH = 12
"""Named conditions inside one another."""
SIZE = 5_000
"""Names, numbers and signs of one condition with all named conditions in it written out."""

TALL = 60
"""Brackets inside one another in such a condition: engines write it as source, whose readers have limits of their own.
"""


@rule()
def definitions(scenario: Scenario, findings: Findings) -> None:
    """Engines write named conditions out wherever they are used: that must come to an end, and soon."""
    uses = {
        one.id: tuple(names[0] for names in names_in(one) if len(names) == 1 and names[0] in scenario.define)
        for one in scenario.define.values()
    }
    try:
        order = list(TopologicalSorter({name: sorted(set(used)) for name, used in uses.items()}).static_order())
    except CycleError as error:
        cycle = [*error.args[1]]
        message = f"these named conditions are made of each other: {' -> '.join(cycle)}"
        first, *others = sorted(set(cycle))
        more = [Place(scenario.define[name].place("test"), "one of them") for name in others]
        findings.error("define-cycle", message, scenario.define[first].place("test"), *more)
        return
    depth: dict[str, int] = {}
    size: dict[str, int] = {}
    tall: dict[str, int] = {}
    for name in order:
        one = scenario.define[name]
        depth[name] = 1 + max((depth[used] for used in uses[name]), default=0)
        size[name] = sum(1 for _ in walk(one.test)) + sum(size[used] for used in uses[name])
        tall[name] = _height(one.test) + max((tall[used] for used in uses[name]), default=0)
        if depth[name] == DEPTH + 1:
            message = f"{label(one)} stands on named conditions more than {DEPTH} levels deep"
            findings.error("define-too-large", message, one.place("test"))
        elif size[name] > SIZE and all(size[used] <= SIZE for used in uses[name]):
            message = f"{label(one)} becomes too long when the named conditions in it are written out"
            findings.error("define-too-large", message, one.place("test"))
        elif tall[name] > TALL and all(tall[used] <= TALL for used in uses[name]):
            message = f"{label(one)} has too many brackets inside one another when the named conditions are written out"
            findings.error("define-too-large", message, one.place("test"))


def _height(value: Any) -> int:
    """How many parts of a condition stand inside one another."""
    if isinstance(value, tuple):
        return max((_height(item) for item in value), default=0)
    if not is_dataclass(value):
        return 0
    return 1 + max((_height(getattr(value, field.name)) for field in fields(value)), default=0)
