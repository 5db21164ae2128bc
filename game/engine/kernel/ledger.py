"""The ledger of a phase and its closing: `World` and `Ledger` of `engine.world`, without causes.

Sums of rises and falls and the first value put stand in the slot's own line; rival values are listed apart. Lists
hold places in the world.
"""

from __future__ import annotations

from game.core.fixed import CERTAIN
from game.core.luck import RIVAL
from game.engine.kernel.layout import (
    CAPS,
    ENDING_AT,
    FADES,
    FALL,
    HIGH,
    HOURS_AT,
    INFOS,
    KEY,
    LEDGER,
    LEDGER_WIDTH,
    LOW,
    MARKED,
    MARKED_COUNT,
    MEMORY,
    MEMORY_MOST,
    OPEN,
    OPENED,
    OPENED_COUNT,
    PEAK_AT,
    PHASE_ENDING,
    PHASE_HOURS,
    PHASE_RUNG,
    PUT,
    PUTS,
    RANK,
    RANKED,
    REMEMBERS,
    RISE,
    RIVALS,
    RIVALS_COUNT,
    SEAT_COUNT,
    SHIFT,
    SLIGHTS,
    STATE,
    TOUCH,
    TOUCHED,
    TOUCHED_COUNT,
)
from game.engine.kernel.luck import PURPOSE, below, mix
from game.engine.kernel.native import Words, compiled, inlined
from game.engine.kernel.queue import merge
from game.engine.kernel.values import clamp, percent_of
from game.engine.memory import FADE

RIVAL_WIDTH = 3
NEWEST_RIVAL = 32
"""From this bit on the state of a line names the last of its rivals: 1 + its number, each of which names the next."""


@compiled
def _touch(p: Words, w: Words, at: int, line: int) -> None:
    w[line] |= TOUCH
    w[p[TOUCHED] + w[TOUCHED_COUNT]] = at
    w[TOUCHED_COUNT] += 1


@compiled
def add(p: Words, w: Words, at: int, amount: int) -> None:
    """Note a rise or fall."""
    line = p[LEDGER] + at * LEDGER_WIDTH
    if w[line] & TOUCH == 0:
        _touch(p, w, at, line)
    if amount > 0:
        w[line + RISE] += amount
    else:
        w[line + FALL] += amount


@compiled
def put(p: Words, w: Words, at: int, worth: int, rank: int) -> None:
    """Note a value that a slot shall have; `rank` is that of what caused it."""
    line = p[LEDGER] + at * LEDGER_WIDTH
    if w[line] & TOUCH == 0:
        _touch(p, w, at, line)
    if w[line] < PUTS:
        w[line + PUT] = worth
        w[line + RANK] = rank
    else:
        row = p[RIVALS] + w[RIVALS_COUNT] * RIVAL_WIDTH
        w[row], w[row + 1], w[row + 2] = w[line] >> NEWEST_RIVAL, worth, rank
        w[RIVALS_COUNT] += 1
        w[line] = w[line] & (1 << NEWEST_RIVAL) - 1 | w[RIVALS_COUNT] << NEWEST_RIVAL
    w[line] += PUTS


@compiled
def unput(p: Words, w: Words, at: int) -> None:
    """Take back all values put on a slot in this phase."""
    w[p[LEDGER] + at * LEDGER_WIDTH] &= PUTS - 1


@compiled
def held(p: Words, w: Words, at: int) -> bool:
    """Has a value been put on the slot in this phase?"""
    return w[p[LEDGER] + at * LEDGER_WIDTH] >= PUTS


@compiled
def first_put(p: Words, w: Words, at: int) -> int:
    """The first value put on a slot in this phase."""
    return w[p[LEDGER] + at * LEDGER_WIDTH + PUT]


@compiled
def mark(p: Words, w: Words, at: int) -> None:
    """Mark this turn in a history."""
    w[p[MARKED] + w[MARKED_COUNT]] = at
    w[MARKED_COUNT] += 1


@compiled
def opens(p: Words, w: Words, at: int, worth: int) -> bool:
    """Start something; False if it has been started in this phase already."""
    line = p[LEDGER] + at * LEDGER_WIDTH
    if w[line] & OPEN != 0:
        return False
    w[line] |= OPEN
    row = p[OPENED] + w[OPENED_COUNT] * 2
    w[row], w[row + 1] = at, worth
    w[OPENED_COUNT] += 1
    return True


@compiled
def within(p: Words, w: Words, at: int, worth: int) -> int:
    """A value brought into the range of a slot."""
    line = p[LEDGER] + at * LEDGER_WIDTH
    return clamp(worth, w[line + LOW], w[line + HIGH])


@compiled
def close(p: Words, w: Words) -> None:
    """Apply the ledger at once."""
    touched = p[TOUCHED]
    for place in range(touched, touched + w[TOUCHED_COUNT]):
        _settle(p, w, w[place])
    w[TOUCHED_COUNT] = w[RIVALS_COUNT] = 0
    if w[REMEMBERS] != 0 or w[FADES] != 0:
        _recall(p, w)
    row = p[OPENED]
    for place in range(row, row + 2 * w[OPENED_COUNT], 2):
        w[w[place]] = w[place + 1]
        w[p[LEDGER] + w[place] * LEDGER_WIDTH] = 0
    w[OPENED_COUNT] = 0
    bit, row = 1 << w[SHIFT], p[MARKED]
    for place in range(row, row + w[MARKED_COUNT]):
        w[w[place]] |= bit
    w[MARKED_COUNT] = 0
    _end_of_phase(w)
    merge(p, w)


@compiled
def _recall(p: Words, w: Words) -> None:
    """What seats remember pales where it is to, and grows by what the phase has added."""
    sums, places, fades = p[MEMORY], p[SLIGHTS], w[FADES]
    for index in range(2 * p[SEAT_COUNT] * p[SEAT_COUNT]):
        at = p[places + index]
        worth = w[at] * FADE // CERTAIN if fades != 0 else w[at]
        w[at] = min(worth + w[sums + index], p[MEMORY_MOST])
        w[sums + index] = 0
    w[REMEMBERS] = w[FADES] = 0


@compiled
def _end_of_phase(w: Words) -> None:
    if w[PHASE_RUNG] > w[PEAK_AT]:
        w[PEAK_AT] = w[PHASE_RUNG]
    if w[PHASE_HOURS] != 0:
        w[HOURS_AT] = w[PHASE_HOURS]
    if w[PHASE_ENDING] >= 0 and w[ENDING_AT] < 0:
        w[ENDING_AT] = w[PHASE_ENDING]
    w[PHASE_RUNG], w[PHASE_HOURS], w[PHASE_ENDING] = -1, 0, -1


@inlined
def _settle(p: Words, w: Words, at: int) -> None:
    line = p[LEDGER] + at * LEDGER_WIDTH
    before = w[at]
    total, puts = before, (w[line] & (1 << NEWEST_RIVAL) - 1) >> 2
    if puts == 1:
        total = w[line + PUT]
    elif puts > 1:
        total = _rivals(p, w, at, line, puts)
    rise, fall, caps = w[line + RISE], w[line + FALL], w[line + CAPS]
    low, high = w[line + LOW], w[line + HIGH]
    if caps > 0:
        # With as much room as the cap or more nothing is taken; a cap of 0 is none.
        if rise > 0 and high - before < p[caps]:
            rise = percent_of(rise, (high - before) * CERTAIN // p[caps])
        if fall < 0 and before - low < p[caps + 1]:
            fall = percent_of(fall, (before - low) * CERTAIN // p[caps + 1])
    w[at] = clamp(total + rise + fall, low, high)
    w[line + STATE] = w[line + RISE] = w[line + FALL] = 0
    if caps < 0:
        w[p[-caps]] = (w[p[1 - caps]] + w[p[2 - caps]]) >> 1


@compiled
def _rivals(p: Words, w: Words, at: int, line: int, count: int) -> int:
    """Settle rival values by a keyed draw over the candidates, sorted by what caused them."""
    room = p[RANKED]
    w[room], w[room + 1] = w[line + RANK], w[line + PUT]
    found, differ, rival = 1, False, w[line] >> NEWEST_RIVAL
    while rival != 0:
        row = p[RIVALS] + (rival - 1) * RIVAL_WIDTH
        _sort_in(w, room, found, w[row + 2], w[row + 1])
        differ = differ or w[row + 1] != w[line + PUT]
        found += 1
        rival = w[row]
    if not differ:
        return w[line + PUT]
    winner = below(mix(w[KEY] ^ p[p[INFOS] + at] ^ RIVAL << PURPOSE), count)
    return w[room + 2 * winner + 1]


@compiled
def _sort_in(w: Words, room: int, count: int, rank: int, worth: int) -> None:
    """Put one more candidate in its place among those that are sorted by rank, then value."""
    place = room + 2 * count
    while place > room and (w[place - 2] > rank or (w[place - 2] == rank and w[place - 1] > worth)):
        w[place], w[place + 1] = w[place - 2], w[place - 1]
        place -= 2
    w[place], w[place + 1] = rank, worth
