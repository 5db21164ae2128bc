"""How well each seat did: `engine.scores`."""

from __future__ import annotations

from game.core.fixed import UNIT
from game.engine.kernel.layout import (
    ENDING_AT,
    FINISH_WIDTH,
    FINISHES,
    GOAL_WIDTH,
    L_NUMBER,
    L_SPAN,
    L_START,
    L_WEIGHT,
    N_CAP,
    S_OWN,
    S_OWN_END,
    S_OWN_WEIGHT,
    S_SHARED,
    S_SHARED_END,
    S_SHARED_WEIGHT,
    SEAT_COUNT,
    SEAT_WIDTH,
    SEATS,
)
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.values import clamp, number

FULL = 100 * UNIT
FAR = 1 << 32
NONE = -1
"""Stands for a seat without objectives of a kind."""


@compiled
def scores(p: Words, w: Words, out: Words, row: int) -> None:
    """Own and shared score of each seat, two words a seat, from `row` on."""
    cap = FULL
    if w[ENDING_AT] >= 0:
        cap = p[p[FINISHES] + w[ENDING_AT] * FINISH_WIDTH + N_CAP]
    for index in range(p[SEAT_COUNT]):
        seat = p[SEATS] + index * SEAT_WIDTH
        out[row] = _mean(p, w, p[seat + S_OWN], p[seat + S_OWN_END], p[seat + S_OWN_WEIGHT], cap)
        out[row + 1] = _mean(p, w, p[seat + S_SHARED], p[seat + S_SHARED_END], p[seat + S_SHARED_WEIGHT], cap)
        row += 2


@compiled
def _mean(p: Words, w: Words, row: int, end: int, weight: int, cap: int) -> int:
    if weight == 0:
        return NONE
    total = 0
    while row < end:
        total += _points(p, w, row) * p[row + L_WEIGHT]
        row += GOAL_WIDTH
    return min(total // weight, cap)


@compiled
def _points(p: Words, w: Words, row: int) -> int:
    """Points of one objective. Whole spans count apart from the rest, so that no product leaves 64 bits."""
    way, span = number(p, w, row + L_NUMBER) - p[row + L_START], p[row + L_SPAN]
    whole = clamp(way // span, -FAR, FAR)
    return clamp(whole * FULL + way % span * FULL // span, 0, FULL)
