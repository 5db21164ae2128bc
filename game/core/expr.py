"""Lowered expressions: what engines evaluate. Slots and constants only, no names, no text.

Every value is an integer: numbers in thousandths, yes/no as 1 and 0. Engines implement exactly these nodes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Const:
    """A fixed value."""

    value: int


@dataclass(frozen=True, slots=True)
class Slot:
    """The value in one slot of the state."""

    index: int


@dataclass(frozen=True, slots=True)
class Scaled:
    """A slot holding whole numbers (a turn, a rung) as thousandths."""

    index: int


@dataclass(frozen=True, slots=True)
class Arith:
    """`left op right` for op in `+ - * min max`; a product is divided by 1000, rounding down."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Compare:
    """1 if `left op right` holds, for op in `< <= > >= == !=`."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class AtLeast:
    """1 if at least `count` of the items are true: all of n items, any (1), or m of n."""

    count: int
    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Neither:
    """1 if the item is 0."""

    item: Expr


@dataclass(frozen=True, slots=True)
class Within:
    """1 if any of the history slots has a mark in this turn or the `turns` turns before it."""

    slots: tuple[int, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class Since:
    """Turns since the newest mark in any of the history slots, in thousandths; `fixed.NEVER` without a mark."""

    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """How many marks the history slots hold within this turn and the `turns` turns before it, in thousandths."""

    slots: tuple[int, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """1 if the slot's value is among the values (a piece at one of several places, a status)."""

    index: int
    values: tuple[int, ...]


Expr = Const | Slot | Scaled | Arith | Compare | AtLeast | Neither | Within | Since | Marks | OneOf

TRUE = Const(1)
FALSE = Const(0)


def every(items: tuple[Expr, ...]) -> Expr:
    """All of the items; an empty list holds."""
    if not items:
        return TRUE
    return items[0] if len(items) == 1 else AtLeast(len(items), items)
