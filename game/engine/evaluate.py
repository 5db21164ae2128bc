"""What a lowered expression is worth on a vector of slots. The meaning of every node of `core.expr`."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.expr import Arith, AtLeast, Compare, Const, Expr, Marks, Neither, OneOf, Scaled, Since, Slot, Within
from game.core.fixed import NEVER, UNIT

COMPARE = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
    "==": int.__eq__,
    "!=": int.__ne__,
}


def value(expr: Expr, slots: Sequence[int]) -> int:
    """The value of an expression: thousandths for numbers, 1 or 0 for yes/no."""
    match expr:
        case Const(number):
            return number
        case Slot(index):
            return slots[index]
        case Compare(op, left, right):
            return int(COMPARE[op](value(left, slots), value(right, slots)))
        case AtLeast(count, items):
            return int(sum(value(item, slots) != 0 for item in items) >= count)
        case Neither(item):
            return int(value(item, slots) == 0)
        case Arith(op, left, right):
            return _arith(op, value(left, slots), value(right, slots))
        case _:
            return _history(expr, slots)


def _arith(op: str, left: int, right: int) -> int:
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right // UNIT
        case "min":
            return min(left, right)
        case _:
            return max(left, right)


def _history(expr: Expr, slots: Sequence[int]) -> int:
    match expr:
        case Within(histories, turns):
            window = (1 << turns + 1) - 1
            return int(any(slots[index] & window for index in histories))
        case Marks(histories, turns):
            window = (1 << turns + 1) - 1
            return UNIT * sum((slots[index] & window).bit_count() for index in histories)
        case Since(histories):
            newest = [slots[index] & -slots[index] for index in histories if slots[index]]
            return (min(newest).bit_length() - 1) * UNIT if newest else NEVER
        case OneOf(index, values):
            return int(slots[index] in values)
        case Scaled(index):
            return slots[index] * UNIT
        case _:
            raise TypeError(f"not an expression: {expr!r}")
