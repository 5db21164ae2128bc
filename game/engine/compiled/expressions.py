"""Lowered expressions as Python source over the machine's lists: `S` the slots, `WM` masks of turns.

Histories in `S` are kept unshifted: the mark of turn t is bit `LAST - t`, so that a new turn shifts nothing. `WM[n]`
covers this turn and the n before it: see `window`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.core.expr import Arith, AtLeast, Compare, Const, Expr, Marks, Neither, OneOf, Scaled, Since, Slot, Within
from game.core.fixed import UNIT

LAST = 61
"""A mark of turn t is bit LAST - t. A game has at most 60 turns, so that histories stay below 2^62."""

WHOLE: dict[str, Callable[[int], int]] = {
    ">=": lambda thousandths: -(-thousandths // UNIT),
    "<": lambda thousandths: -(-thousandths // UNIT),
    "<=": lambda thousandths: thousandths // UNIT,
    ">": lambda thousandths: thousandths // UNIT,
}
"""Bounds of a whole number of units, as a bound of the number."""


def window(turns: int) -> str:
    """Source of the mask of this turn and so many before it; more turns than a game has are all of them."""
    return f"WM[{min(turns, LAST + 1)}]"


def number(expr: Expr) -> str:
    """Source of the expression's value, an int."""
    match expr:
        case Const(value):
            return str(value) if value >= 0 else f"({value})"
        case Slot(index):
            return f"S[{index}]"
        case Scaled(index):
            return f"S[{index}]*{UNIT}"
        case Arith(op, left, right):
            return _arith(op, number(left), number(right))
        case Marks(slots, turns):
            return "(" + "+".join(f"(S[{slot}]&{window(turns)}).bit_count()" for slot in slots) + f")*{UNIT}"
        case Since(slots):
            return f"since({_any(slots)})"
        case _:
            return f"(1 if {test(expr)} else 0)"


def test(expr: Expr) -> str:
    """Source that is true where the expression is not 0."""
    match expr:
        case Compare(op, Scaled(index), Const(value)) if op in WHOLE:
            return f"S[{index}]{op}{WHOLE[op](value)}"
        case Compare(op, left, right):
            return f"{number(left)}{op}{number(right)}"
        case AtLeast(count, items):
            return _at_least(count, items)
        case Neither(item):
            return f"not {_bracketed(item)}"
        case Within(slots, turns):
            return f"{_any(slots)}&{window(turns)}"
        case OneOf(index, values):
            return f"S[{index}]=={values[0]}" if len(values) == 1 else f"S[{index}] in {values}"
        case _:
            return number(expr)


def every(items: Sequence[Expr]) -> str:
    """Source that is true where all items are."""
    return " and ".join(_bracketed(item) for item in items) or "True"


def _bracketed(expr: Expr) -> str:
    return f"({test(expr)})"


def _any(slots: Sequence[int]) -> str:
    joined = "|".join(f"S[{slot}]" for slot in slots)
    return joined if len(slots) == 1 else f"({joined})"


def _arith(op: str, left: str, right: str) -> str:
    if op in "+-":
        return f"({left}{op}{right})"
    return f"({left}*{right}//{UNIT})" if op == "*" else f"{op}({left},{right})"


def _at_least(count: int, items: Sequence[Expr]) -> str:
    if count == len(items):
        return "(" + every(items) + ")"
    if count == 1:
        return "(" + " or ".join(_bracketed(item) for item in items) + ")"
    return "(" + "+".join(f"(1 if {test(item)} else 0)" for item in items) + f">={count})"
