"""Agreements and ultimatums: answered, kept, broken, met, run out. `engine.bargains`."""

from __future__ import annotations

from game.core.codes import BROKEN, EXPIRED, IN_FORCE, KEPT, MET, NONE, OFFERED, PENDING, REFUSED
from game.core.fixed import CERTAIN
from game.engine.bargains import TRUST_KEPT
from game.engine.kernel.blocks import run_block
from game.engine.kernel.layout import (
    ASKED,
    CLOCK_AT,
    DEAL_BINDS,
    DEAL_WIDTH,
    DEALS,
    DEALS_END,
    DEMAND_WIDTH,
    DEMANDS,
    DEMANDS_END,
    F_ACCEPTED,
    F_BOTH,
    F_BROKEN,
    F_BROKEN_BACK,
    F_CREDIT,
    F_CREDIT_BACK,
    F_HOURS,
    F_INDEX,
    F_KEPT,
    F_MIRROR,
    F_MIRROR_STATUS,
    F_PROMISES,
    F_PROMISES_END,
    F_RANK,
    F_REFUSED,
    F_SEAT,
    F_SEEN,
    F_SINCE,
    F_SOURCE,
    F_STATUS,
    F_UNTIL,
    M_HOLDS,
    M_MUST,
    M_MUST_END,
    M_NOT,
    M_NOT_END,
    M_PAYS,
    M_PAYS_END,
    M_SEAT,
    M_WITHIN,
    MEMORY,
    PAY_WIDTH,
    PROMISE_WIDTH,
    REMEMBERS,
    REPLIES,
    SHIFT,
    TURN_AT,
    U_DUE,
    U_EXPIRED,
    U_MET,
    U_ON_MET,
    U_RANK,
    U_SEEN,
    U_SOURCE,
    U_STATUS,
    Y_AMOUNT,
    Y_GIVER,
    Y_LOW,
    Y_TAKER,
)
from game.engine.kernel.ledger import add, put
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.values import holds, number


@compiled
def reply(p: Words, w: Words) -> None:
    """Every offer on the table is answered now; silence refuses. Of two offers of the same, one binds."""
    for deal in range(p[DEALS], p[DEALS_END], DEAL_WIDTH):
        if w[p[deal + F_STATUS]] == OFFERED:
            if _bound(p, w, deal):
                put(p, w, p[deal + F_STATUS], NONE, p[deal + F_RANK])
            elif w[p[REPLIES] + p[deal + F_INDEX]] > 0:
                _accept(p, w, deal)
            else:
                put(p, w, p[deal + F_STATUS], REFUSED, p[deal + F_RANK])
                run_block(p, w, p[deal + F_REFUSED], p[deal + F_SOURCE], p[deal + F_BOTH], CERTAIN)


@compiled
def _bound(p: Words, w: Words, deal: int) -> bool:
    """Does the same agreement, proposed the other way round, bind already?"""
    mirror = p[deal + F_MIRROR]
    if mirror < 0:
        return False
    if w[p[deal + F_MIRROR_STATUS]] == IN_FORCE:
        return True
    return mirror < p[deal + F_INDEX] and w[p[REPLIES] + mirror] > 0


@compiled
def _accept(p: Words, w: Words, deal: int) -> None:
    rank = p[deal + F_RANK]
    put(p, w, p[deal + F_STATUS], IN_FORCE, rank)
    put(p, w, p[deal + F_SINCE], w[TURN_AT], rank)
    put(p, w, p[deal + F_UNTIL], w[CLOCK_AT] + p[deal + F_HOURS], rank)
    for promise in range(p[deal + F_PROMISES], p[deal + F_PROMISES_END], PROMISE_WIDTH):
        for row in range(p[promise + M_PAYS], p[promise + M_PAYS_END], PAY_WIDTH):
            giver = p[row + Y_GIVER]
            paid = max(0, min(number(p, w, row + Y_AMOUNT), w[giver] - p[row + Y_LOW]))
            if paid > 0:
                add(p, w, giver, -paid)
                if p[row + Y_TAKER] != 0:
                    add(p, w, p[row + Y_TAKER], paid)
    run_block(p, w, p[deal + F_ACCEPTED], p[deal + F_SOURCE], p[deal + F_SEEN], CERTAIN)


@compiled
def review(p: Words, w: Words) -> None:
    """After the orders: every agreement that bound this turn is checked, every ultimatum too."""
    if w[ASKED] & DEAL_BINDS != 0:
        for deal in range(p[DEALS], p[DEALS_END], DEAL_WIDTH):
            if w[p[deal + F_STATUS]] == IN_FORCE and w[p[deal + F_SINCE]] < w[TURN_AT]:
                _check(p, w, deal)
    for demand in range(p[DEMANDS], p[DEMANDS_END], DEMAND_WIDTH):
        if w[p[demand + U_STATUS]] == PENDING:
            _check_demand(p, w, demand)


@compiled
def _check(p: Words, w: Words, deal: int) -> None:
    own, other = False, False
    for promise in range(p[deal + F_PROMISES], p[deal + F_PROMISES_END], PROMISE_WIDTH):
        if _breached(p, w, deal, promise):
            if p[promise + M_SEAT] == p[deal + F_SEAT]:
                own = True
            else:
                other = True
    source, seen = p[deal + F_SOURCE], p[deal + F_SEEN]
    if own or other:
        put(p, w, p[deal + F_STATUS], BROKEN, p[deal + F_RANK])
        if own:
            run_block(p, w, p[deal + F_BROKEN], source, seen, CERTAIN)
        if other:
            run_block(p, w, p[deal + F_BROKEN_BACK], source, seen, CERTAIN)
    elif w[CLOCK_AT] >= w[p[deal + F_UNTIL]]:
        put(p, w, p[deal + F_STATUS], KEPT, p[deal + F_RANK])
        run_block(p, w, p[deal + F_KEPT], source, seen, CERTAIN)
        w[REMEMBERS] = 1
        w[p[MEMORY] + p[deal + F_CREDIT]] += TRUST_KEPT
        w[p[MEMORY] + p[deal + F_CREDIT_BACK]] += TRUST_KEPT


@compiled
def _marked(p: Words, w: Words, row: int, end: int, bits: int) -> bool:
    """Has one of these histories a mark among the bits?"""
    for place in range(row, end):  # noqa: SIM110 (no generators here)
        if w[p[place]] & bits != 0:
            return True
    return False


@compiled
def _breached(p: Words, w: Words, deal: int, promise: int) -> bool:
    today = 1 << w[SHIFT]
    if _marked(p, w, p[promise + M_NOT], p[promise + M_NOT_END], today):
        return True
    if not holds(p, w, p[promise + M_HOLDS]):
        return True
    must, end = p[promise + M_MUST], p[promise + M_MUST_END]
    accepted = w[p[deal + F_UNTIL]] - p[deal + F_HOURS]
    if must == end or w[CLOCK_AT] - accepted < p[promise + M_WITHIN]:
        return False
    turns = w[TURN_AT] - w[p[deal + F_SINCE]] + 1
    return not _marked(p, w, must, end, ((1 << turns) - 1) * today)


@compiled
def _check_demand(p: Words, w: Words, demand: int) -> None:
    if holds(p, w, p[demand + U_MET]):
        status, block = MET, p[demand + U_ON_MET]
    elif w[CLOCK_AT] >= w[p[demand + U_DUE]]:
        status, block = EXPIRED, p[demand + U_EXPIRED]
    else:
        return
    put(p, w, p[demand + U_STATUS], status, p[demand + U_RANK])
    run_block(p, w, block, p[demand + U_SOURCE], p[demand + U_SEEN], CERTAIN)
