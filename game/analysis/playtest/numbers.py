"""Every number of a scenario that an author can tune: where it stands, and the same scenario with other numbers.

The model is walked by the metadata of its fields; numbers are met in the same order whenever the same model is walked,
so that a number is known by its place in that order. Left alone are numbers that say when or how many (turns, spans of
time, slots for orders), places on the map, what only pictures show, and what the author left to the language.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar, cast

from game.core.fields import (
    Amounts,
    ByRef,
    Calc,
    Cond,
    Effects,
    Follow,
    Kind,
    ListOf,
    Number,
    Part,
    Percent,
    Spec,
    Table,
    Whole,
)
from game.core.fixed import CERTAIN, NUMBER_LIMIT, UNIT, show_chance, show_exactly
from game.core.model.actors import Objective
from game.core.model.base import Entry
from game.core.model.numbers import Meter
from game.core.model.scenario import SECTIONS, Scenario
from game.core.source import Span
from game.core.tree import Call, Comparison, Condition, Formula, Logic, Name, Negative, Node, Not, Num, Sum, Test

UNTUNED_SECTIONS = {"places", "pieces", "packages", "learning", "sources", "bands", "rungs", "groups", "tags", "aims"}
UNTUNED_FIELDS = {
    "Actor": {"slots"},
    "Persona": {"patience"},
    "Meter": {"min", "max", "width"},
    "Action": {"track", "priority"},
    "Outcome": {"track"},
    "Event": {"track"},
    "Option": {"track"},
    "Believe": {"low", "high"},
    "Gather": {"width"},
}
ANY = (-NUMBER_LIMIT * UNIT, NUMBER_LIMIT * UNIT)
PERCENT = 20
"""A number is moved by this share of itself."""


@dataclass(frozen=True, slots=True)
class Tunable:
    """One number: its place in the order, what it is called, where it stands, its value, and what it is moved to.

    `unit` is what one whole is: 1000 for numbers in thousandths, 100 for chances in ten-thousandths (percent), 1.
    """

    index: int
    name: str
    span: Span
    value: int
    down: int
    up: int
    unit: int

    @property
    def text(self) -> str:
        """The value as an author writes it."""
        return self.say(self.value)

    def say(self, value: int) -> str:
        """Another value of this number as an author would write it."""
        if self.unit == CERTAIN:
            return show_chance(value)
        return str(value) if self.unit == 1 else show_exactly(value)

    @property
    def cut(self) -> bool:
        """Does an end of its range keep it from moving as far as others?"""
        return self.up - self.value != self.value - self.down


N = TypeVar("N", bound=Node)
Visit = Callable[[str, Span, int, int, int, int], int]
"""Meets a number: its name, place, value, unit and range; gives the value to be put there."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Whom the numbers are shown to, and the meters by id: what is compared with a meter keeps within its range."""

    meet: Visit
    meters: Mapping[str, Meter]

    def range(self, node: Node) -> tuple[int, int] | None:
        """The range of a meter that stands by itself; None for anything else."""
        meter = self.meters.get(node.parts[min(1, len(node.parts) - 1)]) if isinstance(node, Name) else None
        return (meter.min, meter.max) if meter is not None else None


def tunables(scenario: Scenario) -> list[Tunable]:
    """All numbers that can be moved, in the order of the walk."""
    found: list[Tunable] = []

    def meet(name: str, span: Span, value: int, unit: int, low: int, high: int) -> int:
        down, up = _ends(value, unit, low, high)
        if down != up:
            found.append(Tunable(len(found), name, span, value, down, up, unit))
        return value

    _walk(scenario, meet)
    return found


def retuned(scenario: Scenario, values: Mapping[int, int]) -> Scenario:
    """The scenario with other values for some numbers, by their place in the order of `tunables`."""
    places = count()

    def meet(name: str, span: Span, value: int, unit: int, low: int, high: int) -> int:
        down, up = _ends(value, unit, low, high)
        return values.get(next(places), value) if down != up else value

    return _walk(scenario, meet)


def _ends(value: int, unit: int, low: int, high: int) -> tuple[int, int]:
    """What a number is moved to, down and up; whole numbers move by one at least."""
    step = (abs(value) * PERCENT + 50) // 100
    if unit == 1 and value >= 2:
        step = max(1, step)
    return min(value, max(low, value - step)), max(value, min(high, value + step))


def _walk(scenario: Scenario, meet: Visit) -> Scenario:
    walk, changed = Walk(meet, scenario.meters), cast(dict[str, Any], {})
    for section in SECTIONS:
        if section not in UNTUNED_SECTIONS:
            entries = getattr(scenario, section)
            made = {id: _part(entry, f"{section}.{id}", walk) for id, entry in entries.items()}
            if any(made[id] is not entries[id] for id in entries):
                changed[section] = made
    return dataclasses.replace(scenario, **changed) if changed else scenario


def _part(part: Any, name: str, walk: Walk) -> Any:
    changed: dict[str, Any] = {}
    skipped = UNTUNED_FIELDS.get(type(part).__name__, set())
    for field in dataclasses.fields(part):
        spec = cast(Spec | None, field.metadata.get("spec"))
        held = getattr(part, field.name)
        if spec is None or field.name not in part.spans or field.name in skipped:
            continue
        kind = spec.kind
        limits = _limits(part, field.name, walk)
        if limits is not None:
            kind = _limited(kind, *limits)
        made = _value(kind, held, f"{name}.{field.name}", part.spans[field.name], walk)
        if made is not held and made != held:
            changed[field.name] = made
    return dataclasses.replace(part, **changed) if changed else part


def _limits(part: Any, field: str, walk: Walk) -> tuple[int, int] | None:
    """Between what a value of a meter lies: a start of its own, an end of an objective that it measures."""
    if isinstance(part, Meter) and field == "start":
        return part.min, part.max
    if isinstance(part, Objective) and field in ("start", "goal"):
        return walk.range(part.measure.tree)
    return None


def _limited(kind: Kind, low: int, high: int) -> Kind:
    number = Number(-(-low // UNIT), high // UNIT)
    return ByRef("actor", number) if isinstance(kind, ByRef) else number


def _value(kind: Kind, held: Any, name: str, span: Span, walk: Walk) -> Any:
    match kind:
        case Number(low=low, high=high) if isinstance(held, int):
            return walk.meet(name, span, held, UNIT, low * UNIT, high * UNIT)
        case Percent(low=low, high=high):
            return walk.meet(name, span, held, CERTAIN, low * CERTAIN // 100, high * CERTAIN // 100)
        case Whole(low=low, high=high):
            return walk.meet(name, span, held, 1, low, high)
        case Calc():
            return _formula(held, name, walk)
        case Cond():
            return _test(held, name, walk)
        case Part():
            return _part(held, name, walk)
        case ByRef(item=item) if not isinstance(held, dict):
            return _value(item, held, name, span, walk)
        case ByRef() | Table() | ListOf() | Amounts() | Effects() | Follow():
            return _several(kind, held, name, span, walk)
    return held


def _several(kind: Kind, held: Any, name: str, span: Span, walk: Walk) -> Any:
    match kind:
        case ByRef(item=item):
            inner = kind if any(isinstance(one, dict) for one in held.values()) else item
            return {id: _value(inner, one, f"{name}.{id}", span, walk) for id, one in held.items()}
        case Table(item=item):
            return {id: _value(item, one, f"{name}.{id}", span, walk) for id, one in held.items()}
        case ListOf(item=item):
            return tuple(_value(item, one, f"{name}.{n + 1}", span, walk) for n, one in enumerate(held))
        case Amounts():
            return tuple((path, _formula(one, f"{name}.{'.'.join(path.parts)}", walk)) for path, one in held)
        case _:
            return tuple(_part(one, f"{name}.{n + 1}", walk) if isinstance(one, Entry) else one
                         for n, one in enumerate(held))  # fmt: skip


def _formula(formula: Formula, name: str, walk: Walk) -> Formula:
    tree = _tree(formula.tree, formula.span, name, walk)
    return formula if tree is formula.tree else dataclasses.replace(formula, tree=tree)


def _test(test: Test | Condition, name: str, walk: Walk) -> Test | Condition:
    if isinstance(test, Condition):
        tree = _tree(test.tree, test.span, name, walk)
        return test if tree is test.tree else dataclasses.replace(test, tree=tree)
    parts = tuple(_test(part, name, walk) for part in test.parts)
    return test if all(a is b for a, b in zip(parts, test.parts, strict=True)) else dataclasses.replace(
        test, parts=parts
    )  # fmt: skip


def _tree(node: Node, span: Span, name: str, walk: Walk) -> Node:
    match node:
        case Num():
            return _number(node, span, name, walk)
        case Negative(value=Num() as inner):
            return _with(node, value=_number(inner, span, name, walk, sign=-1))
        case Negative(value=inner):
            return _with(node, value=_tree(inner, span, name, walk))
        case Not(value=inner):
            return _with(node, value=_tree(inner, span, name, walk))
        case Sum(left=left, right=right):
            return _with(node, left=_tree(left, span, name, walk), right=_tree(right, span, name, walk))
        case Comparison(first=first, rest=rest):
            sides = (first, *(one for _, one in rest))
            limits = next((found for side in sides if (found := walk.range(side)) is not None), ANY)
            head, *others = (_side(one, span, name, walk, limits) for one in sides)
            return _with(node, first=head, rest=tuple((op, one) for (op, _), one in zip(rest, others, strict=True)))
        case Logic(items=items):
            return _with(node, items=tuple(_tree(one, span, name, walk) for one in items))
        case Call():
            return node  # its numbers say how many turns back, or how many times
    return node


def _side(node: Node, span: Span, name: str, walk: Walk, limits: tuple[int, int]) -> Node:
    """One side of a comparison; a bare number keeps within the range of the meter that it is compared with."""
    return _number(node, span, name, walk, limits) if isinstance(node, Num) else _tree(node, span, name, walk)


def _number(node: Num, span: Span, name: str, walk: Walk, limits: tuple[int, int] = ANY, sign: int = 1) -> Num:
    """A number with the sign that stands before it."""
    made = sign * walk.meet(name, span, sign * node.value, UNIT, *limits)
    return node if made == node.value else dataclasses.replace(node, value=made)


def _with(node: N, **parts: Any) -> N:
    """The node with these parts; the node itself where they are its own."""
    if all(getattr(node, name) == part for name, part in parts.items()):
        return node
    return dataclasses.replace(node, **parts)
