"""Carrying out deeds, and what seats remember of them: the rest of `engine.perform`, and `engine.memory`."""

from __future__ import annotations

from game.core.fixed import CERTAIN
from game.core.luck import OUTCOME, READING
from game.core.model.deeds import INTENTS
from game.engine.kernel.blocks import run_block
from game.engine.kernel.layout import (
    C_AT,
    C_PAY,
    COST_WIDTH,
    D_AUTHOR,
    D_BLOCK,
    D_CONCERNS,
    D_COSTS,
    D_COSTS_END,
    D_FAILS,
    D_LINES,
    D_LINES_END,
    D_NATURE,
    D_ODDS,
    D_RANK,
    D_READINGS,
    D_RESULT_COUNT,
    D_RESULTS,
    D_SEAT,
    D_SEEN,
    D_SLIGHT,
    D_SOURCE,
    D_STABLE,
    D_TOTAL,
    D_WHOLE,
    KEY,
    MEMORY,
    MINDFUL,
    O_HABIT,
    O_HABIT_BITS,
    O_HABIT_LAST,
    O_HISTORY,
    R_AUTHOR,
    R_BLOCK,
    R_SEEN,
    R_SUCCESS,
    R_WEIGHT,
    READINGS,
    READS,
    REMEMBERS,
    RESULT_WIDTH,
    SEAT_COUNT,
    SHIFT,
    SLIGHTS,
    SUSPICIONS,
    WEIGHTS,
)
from game.engine.kernel.ledger import add, put
from game.engine.kernel.luck import PURPOSE, below, mix
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.values import bit_count, clamp, holds, number
from game.engine.memory import CREDIT, READ_AS
from game.engine.memory import FRIENDLY as YIELDING
from game.engine.memory import HOSTILE as COERCING
from game.engine.memory import WORSE as WORSE_THAN

WORSE = (0, *(1 + INTENTS.index(WORSE_THAN[intent]) for intent in INTENTS))
"""One shade worse than each intent, counted from 1."""
HOSTILE, FRIENDLY = (sum(1 << 1 + INTENTS.index(intent) for intent in intents) for intents in (COERCING, YIELDING))


@compiled
def odds(p: Words, w: Words, deed: int, lines: int, end: int) -> int:
    """Chance of success: the base and every line that holds."""
    chance = p[deed + D_ODDS]
    for row in range(lines, end, 2):
        if holds(p, w, p[row + 1]):
            chance += p[row]
    return clamp(chance, 0, CERTAIN)


@compiled
def weigh(p: Words, w: Words, deed: int, chance: int) -> int:
    """Weights of the results of a deed with odds, into `WEIGHTS`; gives their sum."""
    left, whole, total = CERTAIN - chance, p[deed + D_WHOLE], 0
    for index in range(p[deed + D_RESULT_COUNT]):
        row = p[deed + D_RESULTS] + index * RESULT_WIDTH
        weight = chance if p[row + R_SUCCESS] != 0 else left * p[row + R_WEIGHT] // whole
        w[p[WEIGHTS] + index] = weight
        total += weight
    return total


@compiled
def _draw_result(p: Words, w: Words, deed: int) -> int:
    """Row of the result that comes of a deed, or 0."""
    first = p[deed + D_RESULTS]
    bits = mix(w[KEY] ^ p[deed + D_STABLE] ^ OUTCOME << PURPOSE)
    if p[deed + D_ODDS] < 0:
        total = p[deed + D_TOTAL]
        if total <= 0:
            return 0
        left = below(bits, total)
        while left >= p[first + R_WEIGHT]:
            left -= p[first + R_WEIGHT]
            first += RESULT_WIDTH
        return first
    chance = 0
    if not holds(p, w, p[deed + D_FAILS]):
        chance = odds(p, w, deed, p[deed + D_LINES], p[deed + D_LINES_END])
    total = weigh(p, w, deed, chance)
    if total <= 0:
        return 0
    left, weight = below(bits, total), p[WEIGHTS]
    while left >= w[weight]:
        left -= w[weight]
        weight += 1
        first += RESULT_WIDTH
    return first


@compiled
def perform(p: Words, w: Words, deed: int, factor: int) -> int:
    """Carry out a deed; gives who knows its author."""
    result = 0
    if p[deed + D_RESULT_COUNT] > 0:
        result = _draw_result(p, w, deed)
    source, seen = p[deed + D_SOURCE], p[deed + D_SEEN]
    run_block(p, w, p[deed + D_BLOCK], source, seen, factor)
    if result == 0:
        return seen & p[deed + D_AUTHOR]
    run_block(p, w, p[result + R_BLOCK], source, p[result + R_SEEN], factor)
    return (p[result + R_SEEN] | seen) & p[deed + D_AUTHOR] & p[result + R_AUTHOR]


@compiled
def habit_factor(p: Words, w: Words, order: int) -> int:
    """How much a repeated action still does: by its uses in the turns before this one."""
    if p[order + O_HABIT] == 0:
        return CERTAIN
    before = w[p[order + O_HISTORY]] >> w[SHIFT] + 1 & p[order + O_HABIT_BITS]
    return p[p[order + O_HABIT] + min(bit_count(before), p[order + O_HABIT_LAST])]


@compiled
def charge(p: Words, w: Words, deed: int, payers: int) -> None:
    """What a deed costs is taken, shared by all who pay, rounded up."""
    pay(p, w, p[deed + D_COSTS], p[deed + D_COSTS_END], payers)


@compiled
def pay(p: Words, w: Words, row: int, end: int, payers: int) -> None:
    """The costs in these rows are taken."""
    while row < end:
        share = -(-max(0, number(p, w, row + C_PAY)) // payers)
        if share != 0:
            add(p, w, p[row + C_AT], -share)
        row += COST_WIDTH


@compiled
def remember(p: Words, w: Words, deed: int, intent: int, witnesses: int) -> None:
    """After an order: those who saw it and know whose it was remember it, and read its intent."""
    seats = witnesses & p[deed + D_CONCERNS]
    if seats == 0 or w[MINDFUL] == 0 or (p[deed + D_NATURE] == 0 and intent == 0):
        return
    count = p[SEAT_COUNT]
    w[REMEMBERS] = 1
    sums, amount = p[MEMORY] + p[deed + D_SEAT], p[deed + D_SLIGHT]
    if p[deed + D_NATURE] < 0:
        sums, amount = sums + count * count, CREDIT
    elif p[deed + D_NATURE] == 0:
        amount = 0
    for seat in range(count):
        if seats >> seat & 1 != 0:
            w[sums + seat * count] += amount
            if intent > 0:
                _read(p, w, deed, intent, seat)


@compiled
def _read(p: Words, w: Words, deed: int, intent: int, seat: int) -> None:
    count = p[SEAT_COUNT]
    pair = seat * count + p[deed + D_SEAT]
    chance = min(CERTAIN, p[p[SUSPICIONS] + seat] + w[p[p[SLIGHTS] + pair]] // 20)
    stable = p[p[deed + D_READINGS] + seat]
    read = intent
    if below(mix(w[KEY] ^ stable ^ READING << PURPOSE), CERTAIN) < chance:
        read = WORSE[intent]
    if w[MINDFUL] & READS != 0:
        put(p, w, p[p[READINGS] + pair], read, p[deed + D_RANK])
    if HOSTILE >> read & 1 != 0:
        w[p[MEMORY] + pair] += READ_AS
    elif FRIENDLY >> read & 1 != 0:
        w[p[MEMORY] + count * count + pair] += READ_AS
