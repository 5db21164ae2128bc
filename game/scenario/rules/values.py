"""Rules about amounts: a value lies in the range of its number, and a scale in that of what it measures."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.findings import Finding, Findings, Place
from game.core.model.actors import Objective
from game.core.model.scenario import Scenario
from game.core.tree import Formula, Name, Node
from game.language.interval import Interval
from game.language.verbs.believe import Believe
from game.language.verbs.change import Change
from game.language.verbs.collect import Gather
from game.language.verbs.set_to import SetTo
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.spread import number_of
from game.scenario.rules.possible.verbs import meant
from game.scenario.rules.reasons import plain
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import Pair, every, groundings, inherited


@rule(whole=True)
def amounts(scenario: Scenario, findings: Findings) -> None:
    """What is set lies in the range, and a change is not larger than all of it."""
    found = possible(scenario)
    for kind, check in ((SetTo, _set), (Change, _change)):
        for _, effect in every(scenario, kind):
            for name, formula in effect.amounts:
                check(found, name, formula, findings)
    for _, effect in every(scenario, Believe):
        if effect.low <= effect.high:
            _believe(found, effect, findings)


def _meter(found: Possible, name: Name) -> tuple[Interval, Place] | None:
    meter = found.world.scenario.meters.get(number_of(name))
    if meter is None or meter.min >= meter.max:
        return None
    return Interval(meter.min, meter.max), Place(meter.span, "defined here")


def _outside(name: Name, bounds: Interval) -> str:
    return f"'{'.'.join(name.parts)}' lies between {plain(bounds.low)} and {plain(bounds.high)}"


def _set(found: Possible, name: Name, formula: Formula, findings: Findings) -> None:
    range_, value = _meter(found, name), found.judge.number(formula.tree)
    if range_ is None or value is None:
        return
    bounds, place = range_
    if value.low > bounds.high or value.high < bounds.low:
        findings.warning("value-out-of-range", f"this is cut off: {_outside(name, bounds)}", formula.span, place)


def _change(found: Possible, name: Name, formula: Formula, findings: Findings) -> None:
    meter = found.world.scenario.meters.get(number_of(name))
    value = found.judge.number(formula.tree) if meter is not None else None
    if meter is None or value is None:
        return
    width = meter.max - meter.min
    if width > 0 and (value.low > width or value.high < -width):
        bounds, place = Interval(meter.min, meter.max), Place(meter.span, "defined here")
        message = f"this change is larger than the whole range: {_outside(name, bounds)}"
        findings.warning("value-out-of-range", message, formula.span, place)


def _believe(found: Possible, effect: Believe, findings: Findings) -> None:
    range_ = _meter(found, effect.about)
    if range_ is None:
        return
    bounds, place = range_
    for field in ("low", "high"):
        if not bounds.low <= getattr(effect, field) <= bounds.high:
            message = f"nobody can believe this: {_outside(effect.about, bounds)}"
            findings.warning("value-out-of-range", message, effect.place(field), place)
            return


@rule(whole=True)
def exact(scenario: Scenario, findings: Findings) -> None:
    """Reports are collected by those who do not know the number exactly anyway."""
    found = possible(scenario)
    for part, effect in every(scenario, Gather):
        for name in effect.of:
            _collect(found, effect, name, effect.readers, groundings(scenario, part), findings)
    for part, effect in every(scenario, Believe):
        _collect(found, effect, effect.about, effect.by, groundings(scenario, part), findings)


def _collect(
    found: Possible,
    effect: Gather | Believe,
    name: Name,
    readers: tuple[str, ...],
    roles: list[Pair],
    findings: Findings,
) -> None:
    scenario = found.world.scenario
    meter = scenario.meters.get(number_of(name))
    counter = scenario.counters.get(number_of(name))
    seats = tuple(meant(found.judge, readers, roles))
    written = ".".join(name.parts)
    if counter is not None or (meter is not None and meter.visibility == "public"):
        message = f"everyone knows '{written}' exactly, so there is nothing to report"
    elif meter is not None and seats and all(_knows(scenario, meter.known_to, name, seat, roles) for seat in seats):
        message = f"those who get this report know '{written}' exactly"
    elif meter is not None and meter.visibility == "own" and len(name.parts) > 1 and seats == (name.parts[0],):
        message = f"'{seats[0]}' knows '{written}' exactly, since it is its own"
    else:
        return
    declared = meter or counter
    more = (Place(declared.span, "defined here"),) if declared is not None else ()
    findings.warning("known-exactly", message, effect.span, *more)


def _knows(scenario: Scenario, known_to: tuple[str, ...], name: Name, seat: str, roles: list[Pair]) -> bool:
    return seat in scenario.members(known_to)


@rule(whole=True)
def objectives(scenario: Scenario, findings: Findings) -> None:
    """The scale of an objective lies where its measure can go, and the game can move it."""
    found = possible(scenario)
    for actor, objective in _objectives(scenario):
        if objective.start == objective.goal:
            message = "'from' and 'to' are the same, so there is nothing between them to score"
            findings.warning("flat-scale", message, objective.place("goal"))
            continue
        value = found.judge.number(objective.measure.tree)
        if value is None:
            continue
        ends = sorted((objective.start, objective.goal))
        if value.high <= ends[0] or value.low >= ends[1]:
            points = 0 if (value.high <= ends[0]) == (objective.start < objective.goal) else 100
            message = f"'{actor}' always scores {points} here: {_spoken(objective.measure.tree, value)}"
            findings.add(Finding("score-settled", "warning", message, (Place(objective.span),), "", "likely"))
        elif value.fixed:
            message = f"nothing that can happen changes what is scored here: {_spoken(objective.measure.tree, value)}"
            findings.add(Finding("score-settled", "warning", message, (Place(objective.span),), "", "likely"))


def _spoken(tree: Node, value: Interval) -> str:
    what = f"'{'.'.join(tree.parts)}'" if isinstance(tree, Name) else "the measure"
    if value.fixed:
        return f"{what} stays at {plain(value.low)}"
    return f"{what} stays between {plain(value.low)} and {plain(value.high)}"


def _objectives(scenario: Scenario) -> Iterator[tuple[str, Objective]]:
    for actor in scenario.actors.values():
        for objective in actor.objectives.values():
            if not inherited(scenario, objective.span):
                yield actor.id, objective
