"""What tests and numbers are worth on the world: `engine.evaluate` for the words that `code` writes."""

from __future__ import annotations

from game.core.fixed import CERTAIN, NEVER, UNIT
from game.engine.kernel.layout import (
    ABOVE,
    ADD,
    AT_LEAST,
    BELOW,
    CODED,
    CONSTANT,
    COUNT,
    EQUAL,
    FROM,
    HISTORY,
    LEAST,
    LITERAL,
    LOAD,
    MOST,
    MULTIPLY,
    NEGATE,
    NEVER_MARKED,
    NEWEST,
    PLACE,
    RANGE,
    SHIFT,
    SINCE,
    STOP,
    SUBTRACT,
    UNEQUAL,
    UP_TO,
    VALUES,
    WINDOW,
    WITHIN,
    WORD,
)
from game.engine.kernel.native import Words, compiled, share

SMALL = 1 << 45
FIVES, THREES, FIFTEENS, ONES = 0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F, 0x0101010101010101


@compiled
def bit_count(bits: int) -> int:
    """How many bits are set, of 63 (compilers know this sum and use one instruction)."""
    bits = bits - ((bits >> 1) & FIVES)
    bits = (bits & THREES) + ((bits >> 2) & THREES)
    bits = (bits + (bits >> 4)) & FIFTEENS
    return (bits * ONES >> 56) & 0x7F


@compiled
def percent_of(amount: int, chance: int) -> int:
    """A share of an amount, rounded toward zero; of large ones whole and rest apart, so that all stays in 64 bits."""
    if -SMALL < amount < SMALL:
        whole: int = share(amount * chance)
        return whole
    if amount >= 0:
        return amount // CERTAIN * chance + amount % CERTAIN * chance // CERTAIN
    left = -amount
    return -(left // CERTAIN * chance + left % CERTAIN * chance // CERTAIN)


@compiled
def clamp(worth: int, low: int, high: int) -> int:
    """The value nearest to `worth` within low..high."""
    if worth < low:
        return low
    if worth > high:
        return high
    return worth


@compiled
def holds(p: Words, w: Words, row: int) -> bool:
    """Does a test hold?"""
    while row > 1:
        kind, worth = p[row], w[p[row + 1]]
        if kind == RANGE:
            found = p[row + 2] <= worth <= p[row + 3]
        elif kind == WINDOW:
            found = worth & p[row + 2] << w[SHIFT] != 0
        elif kind == CODED:
            found = run(p, w, p[row + 2]) != 0
        else:
            place = worth - p[row + 2]
            found = 0 <= place < 62 and p[row + 3] >> place & 1 != 0
        row = p[row + 4] if found else p[row + 5]
    return row == 1


@compiled
def number(p: Words, w: Words, row: int) -> int:
    """The number whose form and word stand here."""
    form = p[row]
    if form == CONSTANT:
        return p[row + 1]
    if form == PLACE:
        return w[p[row + 1]]
    return run(p, w, p[row + 1])


@compiled
def run(p: Words, w: Words, row: int) -> int:
    """Run code on the stack; gives what is on top at its end."""
    base = p[VALUES]
    top = base - 1
    while p[row] != STOP:
        operation = p[row]
        if operation <= HISTORY or operation >= WITHIN:
            top = _ask(p, w, row, top)
        elif operation == AT_LEAST:
            count = 0
            for place in range(top - p[row + 2] + 1, top + 1):
                count += w[place] != 0
            top -= p[row + 2] - 1
            w[top] = 1 if count >= p[row + 1] else 0
        elif operation == NEGATE:
            w[top] = 1 if w[top] == 0 else 0
        else:
            top -= 1
            w[top] = _join(operation, w[top], w[top + 1])
        row += WORD
    return w[top]


@compiled
def _ask(p: Words, w: Words, row: int, top: int) -> int:
    """Code that reads one slot, or ends a search through histories; gives the new top."""
    operation, worth = p[row], w[p[row + 1]] if p[row] != LITERAL and p[row] != SINCE else 0
    if operation == SINCE:
        w[top] = NEVER if w[top] == NEVER_MARKED else w[top] * UNIT
        return top
    top += 1
    if operation == LITERAL:
        w[top] = p[row + 1]
    elif operation == LOAD:
        w[top] = worth
    elif operation == HISTORY:
        w[top] = worth >> w[SHIFT]
    elif operation == WITHIN:
        w[top] = 1 if worth & p[row + 2] << w[SHIFT] != 0 else 0
    elif operation == COUNT:
        w[top] = bit_count(worth & p[row + 2] << w[SHIFT]) * UNIT
    elif operation == NEWEST:
        w[top] = bit_count((worth & -worth) - 1) - w[SHIFT] if worth != 0 else NEVER_MARKED
    return top


@compiled
def _join(operation: int, left: int, right: int) -> int:
    if operation == ADD:
        return left + right
    if operation == SUBTRACT:
        return left - right
    if operation == MULTIPLY:
        return left * right // UNIT
    if operation == LEAST:
        return min(left, right)
    if operation == MOST:
        return max(left, right)
    return 1 if _compares(operation, left, right) else 0


@compiled
def _compares(operation: int, left: int, right: int) -> bool:
    if operation == BELOW:
        return left < right
    if operation == UP_TO:
        return left <= right
    if operation == ABOVE:
        return left > right
    if operation == FROM:
        return left >= right
    if operation == EQUAL:
        return left == right
    if operation == UNEQUAL:
        return left != right
    return False
