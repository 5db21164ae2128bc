"""Expressions as a seat's view reads them, over slots of the truth: for engines that build no views.

A view puts the seat's guess where it does not know a slot: the middle of its report, what it has seen of a history, a
blank. Which of these it is depends on the scenario alone, so that an expression can be rewritten once. The rewritten
one reads the state's slots and, behind them, one slot more for the middle of each report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.core.expr import (
    FALSE,
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
from game.core.fixed import NEVER, UNIT
from game.core.program import Program


def middles(program: Program) -> dict[tuple[int, int], int]:
    """(seat, slot) -> the slot behind the state's own that holds the middle of that report: (low + high) // 2."""
    count = len(program.slots)
    return {key: count + index for index, key in enumerate(program.reports)}


class Lensed:
    """Rewrites expressions for one seat."""

    def __init__(self, program: Program, seat: int) -> None:
        lens = program.lenses[seat]
        places = middles(program)
        self._found: dict[int, Expr] = {slot: Slot(slot) for slot in lens.exact}
        self._found |= {slot: Slot(places[seat, slot]) for slot, _, _, _ in lens.reports}
        self._found |= {slot: Slot(seen) for slot, seen in lens.sightings}
        for slot, knows in lens.facts:
            unknown = self._found.get(slot, Const(lens.blank[slot]))
            told = AtLeast(2, (Slot(knows), Slot(slot)))
            untold = AtLeast(2, (Neither(Slot(knows)), unknown))
            self._found[slot] = AtLeast(1, (told, untold))
        self._blank = lens.blank

    def __call__(self, expr: Expr) -> Expr:
        """The same expression over the truth's slots."""
        match expr:
            case Slot(index):
                return self.slot(index)
            case Compare(op, left, right):
                return Compare(op, self(left), self(right))
            case Arith(op, left, right):
                return Arith(op, self(left), self(right))
            case AtLeast(count, items):
                return AtLeast(count, tuple(self(item) for item in items))
            case Neither(item):
                return Neither(self(item))
            case _:
                return self._leaf(expr)

    def _leaf(self, expr: Expr) -> Expr:
        match expr:
            case Scaled(index):
                return _scaled(self.slot(index))
            case OneOf(index, values):
                return _one_of(self.slot(index), values)
            case Within(slots, turns):
                return self._history(slots, lambda kept: Within(kept, turns), FALSE)
            case Marks(slots, turns):
                return self._history(slots, lambda kept: Marks(kept, turns), Const(0))
            case Since(slots):
                return self._history(slots, Since, Const(NEVER))
            case _:
                return expr

    def slot(self, index: int) -> Expr:
        """What the seat takes the slot to be."""
        return self._found.get(index, Const(self._blank[index]))

    def history(self, index: int) -> int:
        """The slot that the seat reads for a history, or -1 where it has seen nothing of it."""
        found = self.slot(index)
        return found.index if isinstance(found, Slot) else -1

    def _history(self, slots: Iterable[int], make: Callable[[tuple[int, ...]], Expr], without: Expr) -> Expr:
        kept = tuple(slot for slot in map(self.history, slots) if slot >= 0)
        return make(kept) if kept else without


def _scaled(found: Expr) -> Expr:
    return Scaled(found.index) if isinstance(found, Slot) else Arith("*", found, Const(UNIT * UNIT))


def _one_of(found: Expr, values: tuple[int, ...]) -> Expr:
    if isinstance(found, Slot):
        return OneOf(found.index, values)
    return AtLeast(1, tuple(Compare("==", found, Const(value)) for value in values))
