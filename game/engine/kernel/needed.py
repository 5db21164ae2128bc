"""Which slots anything reads. Where only the outcome of games is asked for, nothing else need be written."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.primitives import Add, AnyPrimitive, Collect, Mark, Put
from game.core.program import Program
from game.engine.lensed import middles

MAY_BE_LEFT = ("meter", "counter", "flag", "fact", "knows", "place", "history", "seen", "report")
"""Kinds of slots that only serve to be read by an author's conditions; the rest is the rules' own bookkeeping."""


def needed_slots(program: Program, read: set[int]) -> frozenset[int]:
    """All slots that expressions (`read`), the rules, policies or scores may read."""
    found = {slot for slot, info in enumerate(program.slots) if info.kind not in MAY_BE_LEFT}
    found |= {slot for slot in read if slot < len(program.slots)}
    for key, place in middles(program).items():
        if place in read:
            found |= {program.reports[key].low, program.reports[key].high}
    found |= {program.tension, program.deaths}
    found |= set(_histories(program)) | set(_payments(program))
    return frozenset(found)


def _histories(program: Program) -> Iterable[int]:
    deeds = program.deeds
    for happening in program.happenings:
        yield deeds[happening.deed].history
    for order in program.orders:
        yield order.ordered
        if order.once or order.habit or order.calms:
            yield deeds[order.deed].history
    for deal in program.deals:
        for promise in deal.promises:
            yield from (*promise.must, *promise.must_not)
    for line in program.lines:
        yield line.crossed


def _payments(program: Program) -> Iterable[int]:
    for deed in program.deeds:
        yield from (slot for slot, _ in deed.costs)
    for deal in program.deals:
        yield from (slot for slot, _ in deal.costs)
        for promise in deal.promises:
            for giver, _, _ in promise.pays:
                yield giver


def is_needed(program: Program, primitive: AnyPrimitive, needed: frozenset[int]) -> bool:
    """Does the primitive write anything that is read, or do anything else?"""
    if isinstance(primitive, Add | Put | Mark):
        return primitive.slot in needed
    if isinstance(primitive, Collect):
        report = program.reports.get((primitive.seat, primitive.slot))
        return report is not None and not needed.isdisjoint((report.low, report.high, report.turn))
    return True
