"""What others may be thought to hold against each other, by what one seat has seen them do.

Grudges and credits are each seat's own. But whoever saw a deed can tell whom it concerned and how long ago that was;
`grudges` adds up what `engine.memory` would have added, faded as it would have faded. Words with an intent are taken
to be read as a computer seat would mean them, or worse with the reader's suspicion. Without this, everybody else in
a sample would be of milder temper than in the game that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.core.fixed import UNIT, percent_of
from game.core.program import Deed, Program
from game.core.view import View
from game.engine.memory import CREDIT, FADE, READ_AS, concerns


def grudges(program: Program, view: View, seen: Iterable[tuple[tuple[Deed, ...], int]]) -> dict[int, int]:
    """The grudges and credits of the other seats, by slot, from deeds seen so many turns ago.

    Where one of several deeds was done, each counts for its share.
    """
    spoken = {order.deed for order in program.orders if order.intents}
    found: dict[int, int] = {}
    for deeds, ago in seen:
        for deed in deeds:
            for slot, amount in _left_by(program, view.seat, deed, deed.index in spoken):
                for _ in range(ago):
                    amount = percent_of(amount, FADE)
                found[slot] = found.get(slot, 0) + amount // len(deeds)
    return {slot: min(amount, program.slots[slot].high) for slot, amount in found.items()}


def _left_by(program: Program, watcher: int, deed: Deed, spoken: bool) -> Iterator[tuple[int, int]]:
    """What a deed leaves with each seat that it concerns and that saw it, but the watcher."""
    valued = program.doctrine.deeds.get(deed.index)
    if valued is None or not valued.nature:
        return
    for seat, temper in enumerate(program.doctrine.tempers):
        if seat in (deed.actor, watcher) or not deed.seen >> seat & 1 or not concerns(program, deed, seat):
            continue
        worse = percent_of(READ_AS, temper.suspicion) if spoken else 0
        if valued.nature > 0:
            yield program.slights[seat, deed.actor], (max(0, deed.rung) + 1) * UNIT + worse
        else:
            yield program.credits[seat, deed.actor], CREDIT + (READ_AS - worse if spoken else 0)
