"""Which reports computer seats heed: the others need not be worked out where only results of games are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.expr import Expr, Slot
from game.core.program import Program
from game.engine.lensed import Lensed, middles
from game.engine.slots_of import slots_in

_FOUND: dict[str, frozenset[int]] = {}
"""By fingerprint; numbers moved by hand change nothing of what is read."""


def heeded(program: Program) -> frozenset[int]:
    """Places in `Program.reports` of the reports that random and doctrine seats take into account."""
    found = _FOUND.get(program.fingerprint)
    if found is None:
        places = {slot: place for place, slot in enumerate(middles(program).values())}
        read = {slot for expr in _judged(program) for slot in slots_in(expr)}
        found = frozenset(places[slot] for slot in read if slot in places)
        _FOUND.clear()
        _FOUND[program.fingerprint] = found
    return found


def _judged(program: Program) -> Iterator[Expr]:
    """Every expression that a seat's choice hangs on, as the seat reads it."""
    lenses = [Lensed(program, seat) for seat in range(len(program.seats))]
    chosen = {order.deed for order in program.orders} | {deed for item in program.questions for deed in item.options}
    for index in chosen:
        deed = program.deeds[index]
        lens = lenses[deed.actor]
        yield from (lens(need) for need, _ in deed.needs)
        yield from (lens(line.needs) for line in deed.lines)
        yield from _paid(lens, deed.costs)
    for deal in program.deals:
        lens = lenses[deal.actor]
        yield from (lens(need) for need, _ in deal.needs)
        yield from _paid(lens, deal.costs)
    for lens, temper in zip(lenses, program.doctrine.tempers, strict=True):
        yield from (lens(when) for when, _, _ in temper.drives)
        yield lens(Slot(program.tension))


def _paid(lens: Lensed, costs: tuple[tuple[int, Expr], ...]) -> Iterator[Expr]:
    for slot, cost in costs:
        yield lens(Slot(slot))
        yield lens(cost)
