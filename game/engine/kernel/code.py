"""Expressions as words: yes/no as nodes that branch, numbers as a constant, a slot, or code on a stack.

A test is a chain of nodes: each asks one thing of one slot and says where to go on, so that conjunctions,
disjunctions and negations cost nothing by themselves. What no node can ask is worked out on the stack.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.core.expr import Arith, AtLeast, Compare, Const, Expr, Marks, Neither, OneOf, Scaled, Since, Slot, Within
from game.core.fixed import UNIT
from game.core.program import Program
from game.engine.evaluate import value
from game.engine.kernel import layout as at

LEAST, MOST = -(1 << 63), (1 << 63) - 1
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
COMPARISONS = {
    "<": at.BELOW,
    "<=": at.UP_TO,
    ">": at.ABOVE,
    ">=": at.FROM,
    "==": at.EQUAL,
    "!=": at.UNEQUAL,
}
OPERATIONS = {"+": at.ADD, "-": at.SUBTRACT, "*": at.MULTIPLY, "min": at.LEAST, "max": at.MOST}
MASK_BITS = 62
Word = tuple[int, int, int]
Range = tuple[int, int, int]


class Coder:
    """Writes expressions behind the words there are. `deepest` is the most room that code has needed on the stack."""

    def __init__(self, program: Program, words: list[int]) -> None:
        self.words = words
        self.histories = {slot for slot, info in enumerate(program.slots) if info.kind in ("history", "seen")}
        self.deepest = 1
        self.read: set[int] = set()
        """Every slot that some expression reads."""
        self._tests: dict[tuple[Expr, int, int], int] = {}
        self._numbers: dict[Expr, tuple[int, int]] = {}

    # Yes and no

    def test(self, expr: Expr | None) -> int:
        """Where a test begins; NO for None."""
        return at.NO if expr is None else self._branch(expr, at.YES, at.NO)

    def every(self, exprs: Sequence[Expr]) -> int:
        """A test that all of them hold."""
        target = at.YES
        for expr in reversed(exprs):
            target = self._branch(expr, target, at.NO)
        return target

    def _branch(self, expr: Expr, yes: int, no: int) -> int:
        key = (expr, yes, no)
        if key not in self._tests:
            self._tests[key] = self._new_branch(expr, yes, no)
        return self._tests[key]

    def _new_branch(self, expr: Expr, yes: int, no: int) -> int:
        match expr:
            case Const(number):
                return yes if number else no
            case Neither(item):
                return self._branch(item, no, yes)
            case AtLeast(count, items) if count <= 1 or count >= len(items):
                return self._all_or_any(count, items, yes, no)
            case Slot(index):
                return self._node(at.RANGE, index, 0, 0, no, yes)
            case Compare(op, left, right):
                return self._compare(op, left, right, yes, no)
            case Within(slots, turns):
                for slot in reversed(slots):
                    no = self._node(at.WINDOW, slot, window(turns), 0, yes, no)
                return no
            case OneOf(index, values):
                return self._one_of(expr, index, sorted(set(values)), yes, no)
            case _:
                return self._coded(expr, yes, no)

    def _all_or_any(self, count: int, items: tuple[Expr, ...], yes: int, no: int) -> int:
        if count <= 0 or count > len(items):
            return yes if count <= 0 else no
        for item in reversed(items):
            if count == 1:
                no = self._branch(item, yes, no)
            else:
                yes = self._branch(item, yes, no)
        return no if count == 1 else yes

    def _compare(self, op: str, left: Expr, right: Expr, yes: int, no: int) -> int:
        if isinstance(left, Const) and isinstance(right, Const):
            return yes if value(Compare(op, left, right), ()) else no
        if isinstance(left, Const):
            op, left, right = MIRRORED[op], right, left
        if not isinstance(right, Const) or not isinstance(left, Slot | Scaled) or left.index in self.histories:
            return self._coded(Compare(op, left, right), yes, no)
        low, high = _range(op, right.value, UNIT if isinstance(left, Scaled) else 1)
        if op == "!=":
            yes, no = no, yes
        if low > high:
            return no
        return self._node(at.RANGE, left.index, max(low, LEAST), min(high, MOST), yes, no)

    def _one_of(self, expr: Expr, index: int, values: list[int], yes: int, no: int) -> int:
        if index in self.histories:
            return self._coded(expr, yes, no)
        if not values:
            return no
        if values[-1] - values[0] == len(values) - 1:
            return self._node(at.RANGE, index, values[0], values[-1], yes, no)
        if values[-1] - values[0] < MASK_BITS:
            mask = sum(1 << worth - values[0] for worth in values)
            return self._node(at.MASK, index, values[0], mask, yes, no)
        for worth in values:
            no = self._node(at.RANGE, index, worth, worth, yes, no)
        return no

    def _coded(self, expr: Expr, yes: int, no: int) -> int:
        start = self._code(expr)
        return self._write((at.CODED, at.ZERO, start, 0, yes, no))

    def _node(self, kind: int, slot: int, a: int, b: int, yes: int, no: int) -> int:
        self.read.add(slot)
        return self._write((kind, at.SLOTS + slot, a, b, yes, no))

    def _write(self, words: Sequence[int]) -> int:
        self.words += words
        return len(self.words) - len(words)

    # Numbers

    def number(self, expr: Expr) -> tuple[int, int]:
        """How a number is had: its form, and the constant, the place or the code."""
        if expr not in self._numbers:
            self._numbers[expr] = self._number(expr)
        return self._numbers[expr]

    def _number(self, expr: Expr) -> tuple[int, int]:
        if isinstance(expr, Const):
            return at.CONSTANT, expr.value
        if isinstance(expr, Slot) and expr.index not in self.histories:
            self.read.add(expr.index)
            return at.PLACE, at.SLOTS + expr.index
        return at.CODE, self._code(expr)

    def _code(self, expr: Expr) -> int:
        made: list[Word] = []
        self.deepest = max(self.deepest, self._push(expr, made, 1))
        return self._write([number for word in (*made, (at.STOP, 0, 0)) for number in word])

    def _push(self, expr: Expr, made: list[Word], depth: int) -> int:
        """Code that leaves the value on a stack that will then be `depth` high; gives the most room needed."""
        match expr:
            case Const(number):
                made.append((at.LITERAL, number, 0))
                return depth
            case Slot(index) | Scaled(index):
                made.append(self._load(index))
                if isinstance(expr, Scaled):
                    made += [(at.LITERAL, UNIT * UNIT, 0), (at.MULTIPLY, 0, 0)]
                return depth + 1
            case Arith(op, left, right) | Compare(op, left, right):
                room = max(self._push(left, made, depth), self._push(right, made, depth + 1))
                made.append(((OPERATIONS if isinstance(expr, Arith) else COMPARISONS)[op], 0, 0))
                return room
            case Neither(item):
                room = self._push(item, made, depth)
                made.append((at.NEGATE, 0, 0))
                return room
            case AtLeast(count, items):
                rooms = [self._push(item, made, depth + place) for place, item in enumerate(items)]
                made.append((at.AT_LEAST, count, len(items)))
                return max(rooms, default=depth)
            case _:
                return self._push_list(expr, made, depth)

    def _push_list(self, expr: Expr, made: list[Word], depth: int) -> int:
        match expr:
            case OneOf(index, values):
                return self._push(
                    AtLeast(1, tuple(Compare("==", Slot(index), Const(worth)) for worth in values)), made, depth
                )
            case Within(slots, turns):
                made += [self._ask(at.WITHIN, slot, window(turns)) for slot in slots]
                made.append((at.AT_LEAST, 1, len(slots)))
            case Marks(slots, turns):
                made.append((at.LITERAL, 0, 0))
                for slot in slots:
                    made += [self._ask(at.COUNT, slot, window(turns)), (at.ADD, 0, 0)]
                return depth + 1
            case Since(slots):
                made.append((at.LITERAL, at.NEVER_MARKED, 0))
                for slot in slots:
                    made += [self._ask(at.NEWEST, slot, 0), (at.LEAST, 0, 0)]
                made.append((at.SINCE, 0, 0))
                return depth + 1
            case _:
                raise TypeError(f"not an expression: {expr!r}")
        return depth + len(slots)

    def _load(self, index: int) -> Word:
        return self._ask(at.HISTORY if index in self.histories else at.LOAD, index, 0)

    def _ask(self, operation: int, slot: int, number: int) -> Word:
        self.read.add(slot)
        return operation, at.SLOTS + slot, number


def window(turns: int) -> int:
    """The bits of this turn and the `turns` turns before it."""
    return (1 << min(turns, MASK_BITS - 1) + 1) - 1


def _range(op: str, worth: int, scale: int) -> tuple[int, int]:
    """Between which values a slot that counts `scale` a unit must lie for `slot op worth`."""
    match op:
        case "<":
            return LEAST, (worth - 1) // scale
        case "<=":
            return LEAST, worth // scale
        case ">":
            return worth // scale + 1, MOST
        case ">=":
            return -(-worth // scale), MOST
        case _:
            return (worth // scale, worth // scale) if worth % scale == 0 else (1, 0)
