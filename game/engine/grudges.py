"""What others may be thought to hold against each other, by what one seat has seen them do.

Grudges and credits are each seat's own. But whoever saw a deed can tell whom it concerned and how long ago that was;
`left_by` tells what `engine.memory` would have added, faded as it would have faded. Words with an intent are taken
to be read as a computer seat would mean them, or worse with the reader's suspicion. Without this, everybody else in
a sample would be of milder temper than in the game that it stands for.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from game.core.fixed import UNIT, percent_of
from game.core.program import Deed, Program
from game.engine.memory import CREDIT, FADE, READ_AS, concerns


def spoken(program: Program) -> frozenset[int]:
    """Deeds that are done with words that have an intent."""
    return frozenset(order.deed for order in program.orders if order.intents)


def left_by(
    program: Program, watcher: int, deeds: Sequence[Deed], ago: int, words: Container[int]
) -> Iterator[tuple[int, int]]:
    """The grudges and credits of the other seats, by slot, from one of these deeds, seen so many turns ago.

    Where one of several deeds was done, each counts for its share. `words` are those that are `spoken`.
    """
    for deed in deeds:
        for slot, amount in _left(program, watcher, deed, deed.index in words):
            for _ in range(ago):
                amount = percent_of(amount, FADE)
            yield slot, amount // len(deeds)


def _left(program: Program, watcher: int, deed: Deed, worded: bool) -> Iterator[tuple[int, int]]:
    """What a deed leaves with each seat that it concerns and that saw it, but the watcher."""
    valued = program.doctrine.deeds.get(deed.index)
    if valued is None or not valued.nature:
        return
    for seat, temper in enumerate(program.doctrine.tempers):
        if seat in (deed.actor, watcher) or not deed.seen >> seat & 1 or not concerns(program, deed, seat):
            continue
        worse = percent_of(READ_AS, temper.suspicion) if worded else 0
        if valued.nature > 0:
            yield program.slights[seat, deed.actor], (max(0, deed.rung) + 1) * UNIT + worse
        else:
            yield program.credits[seat, deed.actor], CREDIT + (READ_AS - worse if worded else 0)
