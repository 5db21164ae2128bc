"""What an order would do to numbers if it were the only one, as far as the seat can tell: for cards and advisers."""

from __future__ import annotations

from game.core.fixed import percent_of
from game.core.primitives import Add
from game.core.program import Deed, Order, Program
from game.core.view import View
from game.engine.evaluate import value
from game.engine.perform import habit_factor, odds_of, weights_of


def effects(program: Program, view: View, deed: Deed, order: Order | None = None) -> dict[int, tuple[int, int]]:
    """For each number that the deed adds to: the least and the most over its possible results (thousandths).

    Soft caps, other orders and what follows later are left out. Only numbers that the seat sees are given.
    """
    factor = habit_factor(deed, order, view.values)
    always = _adds(program, view, deed.block)
    chances = weights_of(deed, odds_of(deed, view.values)) if deed.results else ()
    branches = [
        _adds(program, view, result.block) for result, weight in zip(deed.results, chances, strict=True) if weight
    ] or [{}]
    slots = dict.fromkeys([*always, *(slot for branch in branches for slot in branch)])
    found = {}
    for slot in slots:
        if view.known(slot) or slot in view.estimates:
            sums = [percent_of(always.get(slot, 0) + branch.get(slot, 0), factor) for branch in branches]
            found[slot] = (min(sums), max(sums))
    return {slot: ends for slot, ends in found.items() if ends != (0, 0)}


def _adds(program: Program, view: View, block: int) -> dict[int, int]:
    sums: dict[int, int] = {}
    for primitive in program.blocks[block]:
        if isinstance(primitive, Add) and value(primitive.guard, view.values):
            sums[primitive.slot] = sums.get(primitive.slot, 0) + value(primitive.amount, view.values)
    return sums
