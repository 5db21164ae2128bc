"""Carrying out blocks of primitives: `run_block` of `engine.perform`.

A block within a block (a chance, an ultimatum) is run at once and the outer one gone on with afterwards: what is
waiting is kept on a stack of its own, so that nothing calls itself.
"""

from __future__ import annotations

from game.core.codes import IN_FORCE, OFFERED, PENDING
from game.core.fixed import CERTAIN
from game.core.luck import CHANCE, REPORT
from game.engine.kernel.layout import (
    B_ADDS,
    B_ADDS_END,
    B_MARKS,
    B_MARKS_END,
    B_MORE,
    B_MORE_END,
    B_RUNG,
    BLOCK_WIDTH,
    BLOCKS,
    CALLS,
    CLOCK_AT,
    DROPPED,
    DROPPED_COUNT,
    E_RUNGS,
    E_WAITING,
    F_MIRROR_STATUS,
    F_STATUS,
    FIRED,
    P_A,
    P_B,
    P_C,
    P_D,
    P_GUARD,
    PHASE_ENDING,
    PHASE_HOURS,
    PHASE_RUNG,
    RANKS,
    REPORT_KEY,
    RUN_ADD,
    RUN_CLIMB,
    RUN_COLLECT,
    RUN_DILEMMA,
    RUN_DROP,
    RUN_END,
    RUN_EVENT,
    RUN_EXCHANGE,
    RUN_LATER,
    RUN_MARK,
    RUN_OFFER,
    RUN_PACE,
    RUN_PUT,
    RUN_SOMETIMES,
    RUN_ULTIMATUM,
    STEP_WIDTH,
    TURN_AT,
    U_DUE,
    U_HOURS,
    U_ISSUED,
    U_SEEN,
    U_SOURCE,
    U_STATUS,
)
from game.engine.kernel.ledger import add, first_put, held, mark, opens, put, unput, within
from game.engine.kernel.luck import PURPOSE, below_wide, happens, mix
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.queue import later
from game.engine.kernel.values import holds, number, percent_of
from game.engine.perform import PLAYED, WAITING

CALL_WIDTH = 5


@compiled
def run_block(p: Words, w: Words, block: int, source: int, seen: int, factor: int) -> None:
    """Carry out a block, by its index. `factor` (ten-thousandths) scales what it adds."""
    head = p[BLOCKS] + block * BLOCK_WIDTH
    _begin(p, w, head, factor)
    row, end = p[head + B_MORE], p[head + B_MORE_END]
    if row != end:
        _go_on(p, w, row, end, source, seen, factor)


@compiled
def _begin(p: Words, w: Words, head: int, factor: int) -> None:
    """What asks for nothing: constant additions, marks, the rung."""
    for place in range(p[head + B_ADDS], p[head + B_ADDS_END], 2):
        add_worn(p, w, p[place], p[place + 1], factor)
    for place in range(p[head + B_MARKS], p[head + B_MARKS_END]):
        mark(p, w, p[place])
    climb(w, p[head + B_RUNG])


@compiled
def add_worn(p: Words, w: Words, at: int, amount: int, factor: int) -> None:
    """Add what repetition leaves of an amount: the amount, and what is taken from it as a change of its own."""
    if amount != 0:
        add(p, w, at, amount)
        if factor != CERTAIN:
            worn = percent_of(amount, factor) - amount
            if worn != 0:
                add(p, w, at, worn)


@compiled
def climb(w: Words, rung: int) -> None:
    """Something stands on this rung."""
    if rung > w[PHASE_RUNG]:
        w[PHASE_RUNG] = rung


@compiled
def _go_on(p: Words, w: Words, row: int, end: int, source: int, seen: int, factor: int) -> None:
    calls = p[CALLS]
    bottom = calls
    while True:
        while row == end:
            if calls == bottom:
                return
            calls -= CALL_WIDTH
            row, end, source = w[calls], w[calls + 1], w[calls + 2]
            seen, factor = w[calls + 3], w[calls + 4]
        step = row
        row += STEP_WIDTH
        if not holds(p, w, p[step + P_GUARD]):
            continue
        block = _run(p, w, step, source, seen, factor)
        if block >= 0:
            w[calls], w[calls + 1], w[calls + 2], w[calls + 3], w[calls + 4] = row, end, source, seen, factor
            calls += CALL_WIDTH
            if p[step] == RUN_ULTIMATUM:
                source, seen, factor = p[p[step + P_A] + U_SOURCE], p[p[step + P_A] + U_SEEN], CERTAIN
            head = p[BLOCKS] + block * BLOCK_WIDTH
            _begin(p, w, head, factor)
            row, end = p[head + B_MORE], p[head + B_MORE_END]


@compiled
def _run(p: Words, w: Words, step: int, source: int, seen: int, factor: int) -> int:
    """Carry out one step; gives the block to run next, or -1."""
    kind = p[step]
    if kind == RUN_SOMETIMES:
        if happens(w, p[step + P_C], CHANCE, p[step + P_A]):
            return p[step + P_B]
    elif kind == RUN_ULTIMATUM:
        if _issue(p, w, p[step + P_A], source):
            return p[p[step + P_A] + U_ISSUED]
    else:
        _run_plain(p, w, kind, step, source, seen, factor)
    return -1


@compiled
def _run_plain(p: Words, w: Words, kind: int, step: int, source: int, seen: int, factor: int) -> None:
    a = p[step + P_A]
    if kind == RUN_PUT:
        put(p, w, a, within(p, w, a, number(p, w, step + P_B)), p[p[RANKS] + source])
    elif kind == RUN_LATER:
        later(p, w, w[CLOCK_AT] + a, p[step + P_B], source, seen, factor)
    elif kind == RUN_COLLECT:
        _collect(p, w, step, p[p[RANKS] + source])
    elif kind == RUN_EVENT:
        fire(p, w, a)
    elif kind == RUN_DILEMMA:
        opens(p, w, a, 1)
    elif kind == RUN_OFFER:
        offer(p, w, a)
    elif kind == RUN_EXCHANGE:
        _open_exchange(p, w, a)
    elif kind == RUN_ADD:
        add_worn(p, w, a, number(p, w, step + P_B), factor)
    else:
        _run_rare(p, w, kind, a)


@compiled
def _run_rare(p: Words, w: Words, kind: int, a: int) -> None:
    if kind == RUN_MARK:
        mark(p, w, a)
    elif kind == RUN_CLIMB:
        climb(w, a)
    elif kind == RUN_PACE:
        w[PHASE_HOURS] = min(a, w[PHASE_HOURS]) if w[PHASE_HOURS] != 0 else a
    elif kind == RUN_END:
        w[PHASE_ENDING] = a if w[PHASE_ENDING] < 0 else min(a, w[PHASE_ENDING])
    elif kind == RUN_DROP:
        w[p[DROPPED] + w[DROPPED_COUNT]] = a
        w[DROPPED_COUNT] += 1


@compiled
def fire(p: Words, w: Words, at: int) -> None:
    """An event is to happen in the next round of reactions."""
    opens(p, w, at, 1)
    w[FIRED] = 1


@compiled
def offer(p: Words, w: Words, deal: int) -> None:
    """An agreement (its row) is proposed, unless it is on the table or in force already."""
    status = w[p[deal + F_STATUS]]
    if status not in (OFFERED, IN_FORCE) and w[p[deal + F_MIRROR_STATUS]] != IN_FORCE:
        opens(p, w, p[deal + F_STATUS], OFFERED)


@compiled
def _issue(p: Words, w: Words, demand: int, source: int) -> bool:
    status = p[demand + U_STATUS]
    if w[status] == PENDING or not opens(p, w, status, PENDING):
        return False
    put(p, w, p[demand + U_DUE], w[CLOCK_AT] + p[demand + U_HOURS], p[p[RANKS] + source])
    return True


@compiled
def _open_exchange(p: Words, w: Words, crisis: int) -> None:
    waiting = p[crisis + E_WAITING]
    if w[waiting] != PLAYED and w[waiting] != WAITING and opens(p, w, waiting, WAITING):
        climb(w, p[p[crisis + E_RUNGS]])


@compiled
def cell(p: Words, w: Words, at: int, worth: int, width: int, stable: int) -> int:
    """The lower edge of the cell of a report's grid in which a value lies, not yet brought into its range."""
    shift = below_wide(mix(w[REPORT_KEY] ^ stable ^ REPORT << PURPOSE ^ width), width)
    return (worth - shift) // width * width + shift


@compiled
def _collect(p: Words, w: Words, step: int, rank: int) -> None:
    """Renew a report from the snapshot; a wider one never replaces a narrower one of this turn."""
    at, width, report = p[step + P_A], p[step + P_B], p[step + P_D]
    edge = cell(p, w, at, w[at], width, p[step + P_C])
    low, high = within(p, w, at, edge), within(p, w, at, edge + width)
    if held(p, w, p[report]) and first_put(p, w, p[report + 1]) - first_put(p, w, p[report]) <= high - low:
        return
    for place in range(3):
        unput(p, w, p[report + place])
    put(p, w, p[report], low, rank)
    put(p, w, p[report + 1], high, rank)
    put(p, w, p[report + 2], w[TURN_AT], rank)
