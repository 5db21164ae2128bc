"""Lowered expressions put together with what is already known: constants folded, single parts unwrapped.

Every function gives an expression with the same value as the plain node, in every state.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable

from game.core.expr import FALSE, TRUE, Arith, AtLeast, Compare, Const, Expr, Neither
from game.core.fixed import UNIT, times

_ARITH: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": times,
    "min": min,
    "max": max,
}
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
"""What holds where a comparison does not."""


def arith(op: str, left: Expr, right: Expr) -> Expr:
    """`left op right` for op in `+ - * min max`."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(_ARITH[op](left.value, right.value))
    if isinstance(right, Const) and (op, right.value) in (("+", 0), ("-", 0), ("*", UNIT)):
        return left
    if isinstance(left, Const) and (op, left.value) in (("+", 0), ("*", UNIT)):
        return right
    return Arith(op, left, right)


def compare(op: str, left: Expr, right: Expr) -> Expr:
    """`left op right` for op in `< <= > >= == !=`."""
    if isinstance(left, Const) and isinstance(right, Const):
        return TRUE if _COMPARE[op](left.value, right.value) else FALSE
    return Compare(op, left, right)


def neither(item: Expr) -> Expr:
    """1 if the item, a yes/no, is 0."""
    if isinstance(item, Const):
        return FALSE if item.value else TRUE
    if isinstance(item, Neither):
        return item.item
    if isinstance(item, Compare):
        return Compare(OPPOSITE[item.op], item.left, item.right)
    return Neither(item)


def at_least(count: int, items: Iterable[Expr]) -> Expr:
    """1 if at least `count` of the items, all yes/no, are true."""
    open_items: list[Expr] = []
    for item in items:
        if not isinstance(item, Const):
            open_items.append(item)
        elif item.value:
            count -= 1
    if count <= 0:
        return TRUE
    if count > len(open_items):
        return FALSE
    return open_items[0] if len(open_items) == 1 else AtLeast(count, tuple(open_items))


def every(items: Iterable[Expr]) -> Expr:
    """1 if all of the items are true; an empty list holds."""
    items = tuple(items)
    return at_least(len(items), items)


def some(items: Iterable[Expr]) -> Expr:
    """1 if any of the items is true; an empty list does not hold."""
    return at_least(1, items)
