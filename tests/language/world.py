"""A small scenario's names for the tests of the language: as a scope, as labels and as a binder with a state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core import fixed
from game.core.expr import (
    Arith,
    AtLeast,
    Compare,
    Const,
    Expr,
    Marks,
    Neither,
    OneOf,
    Scaled,
    Since,
    Slot,
    Within,
)
from game.core.source import Span
from game.core.tree import Condition, Formula, Name, Node, Test
from game.language.expression.entry import parse_condition, parse_formula
from game.language.expression.lower import lower_formula, lower_test
from game.language.expression.problem import Problem
from game.language.scope import MeterScope, Scope

IDS: dict[str, tuple[str, ...]] = {
    "actor": ("dprk", "rok", "usa", "jpn"),
    "group": ("allies",),
    "flag": ("talks", "hotline_cut"),
    "fact": ("munitions_deal",),
    "counter": ("tests", "deaths"),
    "define": ("recent_launch",),
    "rung": ("calm", "show_of_force", "clash", "war"),
    "place": ("busan", "seoul", "east_sea"),
    "piece": ("carrier", "aegis_destroyer"),
    "action": ("srbm_test", "bomber_visit", "twice"),
    "event": ("sea_launch", "talks_open"),
    "tag": ("launch", "twice"),
    "agreement": ("freeze",),
    "ultimatum": ("stop_leaflets",),
}


def span_at(line: int) -> Span:
    """The first characters of a line of the test scenario."""
    return Span("scenario.yaml", line, 1, line, 8)


def span_of(start: int, end: int) -> Span:
    """A stretch of an expression that stands at the start of line 9."""
    return Span("events.yaml", 9, 1 + start, 9, 1 + end)


ALL = frozenset(IDS["actor"])
METERS = {
    "tension": MeterScope("world", 0, 100_000, span=span_at(14)),
    "alarm": MeterScope("actor", 0, 100_000, ALL, span_at(15)),
    "fuel": MeterScope("actor", 0, 50_000, frozenset({"dprk", "jpn"}), span_at(16)),
    "trust": MeterScope("pair", -20_000, 100_000, frozenset({"usa", "rok", "jpn"}), span_at(17)),
}
PLAIN = Scope(
    ids={section: {name: span_at(20 + index) for index, name in enumerate(names)} for section, names in IDS.items()},
    meters=METERS,
)
SCOPE = PLAIN.with_roles("self", "target", self=("rok", "jpn"), target=("usa", "jpn"))


def condition(text: str, scope: Scope = SCOPE) -> tuple[Condition | None, tuple[Problem, ...]]:
    """Read one condition."""
    return parse_condition(text, span_of, scope)


def formula(text: str, scope: Scope = SCOPE) -> tuple[Formula | None, tuple[Problem, ...]]:
    """Read one formula."""
    return parse_formula(text, span_of, scope)


def fine(text: str, scope: Scope = SCOPE) -> Condition:
    """A condition without any problem."""
    found, problems = condition(text, scope)
    assert problems == ()
    assert found is not None
    return found


class World:
    """A binder over slots made as they are asked for, and the state behind them. `self` is rok, `target` usa."""

    self_id = "rok"
    target_id = "usa"

    def __init__(self) -> None:
        self.slots: dict[tuple[Any, ...], int] = {}
        self.state: dict[int, int] = {}

    def _at(self, *key: Any) -> int:
        index = self.slots.setdefault(key, 1_000 + len(self.slots))
        self.state.setdefault(index, 0)
        return index

    def put(self, value: int, *key: Any) -> None:
        """Give the slot behind a key a value."""
        self.state[self._at(*key)] = value

    def actor_id(self, name: str) -> str:
        return {"self": self.self_id, "target": self.target_id}.get(name, name)

    def slot(self, name: Name) -> int:
        return self._at(*(self.actor_id(part) for part in name.parts))

    def number(self, formula: Formula) -> Expr:
        return lower_formula(formula, self)

    def test(self, test: Test | None) -> Expr:
        return lower_test(test, self)

    def definition(self, name: str) -> Expr:
        return Slot(self._at("define", name))

    def flag(self, name: str) -> int:
        return self._at("flag", name)

    def fact(self, name: str) -> int:
        return self._at("fact", name)

    def knows(self, actor: str, fact: str) -> int:
        return self._at("knows", actor, fact)

    def piece(self, name: str) -> int:
        return self._at("piece", name)

    def history(self, kind: str, name: str, actor: str = "") -> tuple[int, ...]:
        if name not in IDS[kind]:
            raise KeyError(name)
        if kind == "event":
            return (self._at("event", name),)
        return tuple(self._at(kind, name, one) for one in ([actor] if actor else IDS["actor"]))

    def deals(self, agreement: str, first: str = "", second: str = "") -> tuple[int, ...]:
        pairs = [(first, second), (second, first)] if first else [("usa", "dprk"), ("dprk", "usa"), ("rok", "dprk")]
        return tuple(self._at("deal", agreement, *pair) for pair in pairs)

    def ultimatum_status(self, name: str) -> int:
        return self._at("ultimatum", name)

    def reading(self, reader: str, author: str) -> int:
        return self._at("reading", reader, author)

    def place(self, name: str) -> int:
        return IDS["place"].index(name)

    def places_within(self, place: str, km: int) -> tuple[int, ...]:
        return tuple(range(len(IDS["place"]))) if km >= 300 else (self.place(place),)

    def piece_range(self, name: str) -> int:
        return 500 if name == "aegis_destroyer" else 0

    def rung(self, name: str) -> int:
        return IDS["rung"].index(name)


def value(expr: Expr, state: Mapping[int, int]) -> int:
    """What an expression is worth: the meaning of `core.expr`, in the plainest words."""
    match expr:
        case Const():
            return expr.value
        case Arith():
            return _arith(expr.op, value(expr.left, state), value(expr.right, state))
        case Compare():
            return int(_compare(expr.op, value(expr.left, state), value(expr.right, state)))
        case AtLeast():
            return int(sum(value(item, state) for item in expr.items) >= expr.count)
        case Neither():
            return 1 - value(expr.item, state)
        case Slot() | Scaled() | OneOf():
            return _of_slot(expr, state[expr.index])
        case Within() | Marks():
            found = sum((state[slot] & _window(expr.turns)).bit_count() for slot in expr.slots)
            return found * fixed.UNIT if isinstance(expr, Marks) else int(found > 0)
        case Since():
            marks = [bit for slot in expr.slots for bit in range(63) if state[slot] >> bit & 1]
            return min(marks) * fixed.UNIT if marks else fixed.NEVER


def _of_slot(expr: Slot | Scaled | OneOf, held: int) -> int:
    if isinstance(expr, OneOf):
        return int(held in expr.values)
    return held * fixed.UNIT if isinstance(expr, Scaled) else held


def _window(turns: int) -> int:
    """History is kept here as bits: the lowest is this turn."""
    return (1 << turns + 1) - 1


def _arith(op: str, a: int, b: int) -> int:
    return {"+": a + b, "-": a - b, "*": a * b // 1000, "min": min(a, b), "max": max(a, b)}[op]


def _compare(op: str, a: int, b: int) -> bool:
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}[op]


def same(left: Node, right: Node) -> bool:
    """Do two trees say the same, wherever their parts stand?"""
    return bare(left) == bare(right)


def bare(node: Any) -> Any:
    """A tree without places."""
    if isinstance(node, tuple):
        return tuple(bare(item) for item in node)
    if isinstance(node, Node):
        names = [name for kind in type(node).__mro__ for name in getattr(kind, "__slots__", ())]
        return type(node).__name__, tuple(bare(getattr(node, name)) for name in names if name not in ("start", "end"))
    return node
