"""What waits for its hour: sorted rows of due, block, source, seen and factor, never more than `QUEUE_LIMIT`."""

from __future__ import annotations

from game.core.state import QUEUE_LIMIT
from game.engine.kernel.layout import (
    CLOCK_AT,
    DROPPED,
    DROPPED_COUNT,
    DUE,
    LATER,
    LATER_COUNT,
    Q_BLOCK,
    Q_DUE,
    QUEUE,
    QUEUE_COUNT,
    QUEUE_WIDTH,
)
from game.engine.kernel.native import Words, compiled


@compiled
def _before(w: Words, first: int, second: int) -> bool:
    """Does the row at one place come before the row at another?"""
    for field in range(QUEUE_WIDTH):
        if w[first + field] != w[second + field]:
            return w[first + field] < w[second + field]
    return False


@compiled
def _copy(w: Words, to: int, start: int) -> None:
    for field in range(QUEUE_WIDTH):
        w[to + field] = w[start + field]


@compiled
def _insert(w: Words, base: int, count: int, new: int) -> int:
    """Sort a row into `count` sorted rows; what does not fit falls off the end. Gives how many there are now."""
    place = base + count * QUEUE_WIDTH
    if count == QUEUE_LIMIT:
        place -= QUEUE_WIDTH
        if not _before(w, new, place):
            return count
        count -= 1
    while place > base and _before(w, new, place - QUEUE_WIDTH):
        _copy(w, place, place - QUEUE_WIDTH)
        place -= QUEUE_WIDTH
    _copy(w, place, new)
    return count + 1


@compiled
def later(p: Words, w: Words, due: int, block: int, source: int, seen: int, factor: int) -> None:
    """Put off a block. Of more than the queue can hold only the soonest are kept: the rest would be cut anyway."""
    new = p[LATER]
    w[new], w[new + 1], w[new + 2], w[new + 3], w[new + 4] = due, block, source, seen, factor
    w[LATER_COUNT] = _insert(w, new + QUEUE_WIDTH, w[LATER_COUNT], new)


@compiled
def merge(p: Words, w: Words) -> None:
    """At the end of a phase: what was dropped leaves the queue, what was put off comes in."""
    if w[DROPPED_COUNT] > 0:
        _drop(p, w)
    row = p[LATER]
    for _ in range(w[LATER_COUNT]):
        row += QUEUE_WIDTH
        w[QUEUE_COUNT] = _insert(w, p[QUEUE], w[QUEUE_COUNT], row)
    w[LATER_COUNT] = 0


@compiled
def _drop(p: Words, w: Words) -> None:
    base, kept = p[QUEUE], 0
    for index in range(w[QUEUE_COUNT]):
        row = base + index * QUEUE_WIDTH
        goes = False
        for place in range(p[DROPPED], p[DROPPED] + w[DROPPED_COUNT]):
            goes = goes or w[place] == w[row + Q_BLOCK]
        if not goes:
            _copy(w, base + kept * QUEUE_WIDTH, row)
            kept += 1
    w[QUEUE_COUNT], w[DROPPED_COUNT] = kept, 0


@compiled
def take_due(p: Words, w: Words) -> int:
    """Move what is due out of the queue to `DUE`; gives how many rows that are."""
    base, count, now = p[QUEUE], 0, w[CLOCK_AT]
    while count < w[QUEUE_COUNT] and w[base + count * QUEUE_WIDTH + Q_DUE] <= now:
        _copy(w, p[DUE] + count * QUEUE_WIDTH, base + count * QUEUE_WIDTH)
        count += 1
    if count > 0:
        w[QUEUE_COUNT] -= count
        skipped = count * QUEUE_WIDTH
        for place in range(base, base + w[QUEUE_COUNT] * QUEUE_WIDTH):
            w[place] = w[place + skipped]
    return count
