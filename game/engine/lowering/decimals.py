"""With how many decimals each number is shown: as many as its author wrote for it anywhere.

What counts are the range and the start of a meter, the amounts added to it or put into it, what it pays, and the ends
of objectives that it measures. Shares of other numbers do not: `tension: 0.5 * usa.alarm` is no finer than tension.
All meters of one name are alike, whosever they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.core.amounts import decimals_of
from game.core.expr import Arith, Const, Expr, Slot
from game.core.primitives import Add, Put
from game.core.program import Program, SlotInfo


def with_decimals(program: Program) -> Program:
    """The program with the decimals of its meters and counters."""
    found: dict[str, int] = {}
    for slot, decimals in _written(program):
        info = program.slots[slot]
        if info.numeric:
            found[_meter(info)] = max(decimals, found.get(_meter(info), 0))
    slots = (replace(info, decimals=found.get(_meter(info), 0)) if info.numeric else info for info in program.slots)
    return replace(program, slots=tuple(slots))


def _meter(info: SlotInfo) -> str:
    """The id of the meter: `trust` of `rok.trust.usa`."""
    return info.name if info.owner < 0 else info.name.split(".")[1]


def _written(program: Program) -> Iterator[tuple[int, int]]:
    for slot, info in enumerate(program.slots):
        yield slot, max(decimals_of(value) for value in (info.start, info.low, info.high))
    for slot, amount in _amounts(program):
        yield slot, _finest(amount)
    for crisis in program.crises:
        for slot in crisis.audience.values():
            yield slot, max(decimals_of(crisis.audience_cost), decimals_of(crisis.audience_growth))
    for goal in program.goals:
        if isinstance(goal.measure, Slot):
            yield goal.measure.index, max(decimals_of(goal.start), decimals_of(goal.goal))


def _amounts(program: Program) -> Iterator[tuple[int, Expr]]:
    for block in program.blocks:
        for primitive in block:
            if isinstance(primitive, Add):
                yield primitive.slot, primitive.amount
            elif isinstance(primitive, Put):
                yield primitive.slot, primitive.value
    for deed in program.deeds:
        yield from deed.costs
    for deal in program.deals:
        yield from deal.costs
        for promise in deal.promises:
            for payer, taker, amount in promise.pays:
                yield payer, amount
                yield taker, amount
    for drift in program.drifts:
        yield from ((drift.slot, amount) for amount in (drift.toward, drift.add) if amount is not None)


def _finest(amount: Expr) -> int:
    """The decimals of the numbers that an amount adds up or chooses from."""
    if isinstance(amount, Const):
        return decimals_of(amount.value)
    if isinstance(amount, Arith) and amount.op != "*":
        return max(_finest(amount.left), _finest(amount.right))
    return 0
