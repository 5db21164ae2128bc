"""Crisis exchanges: `engine.crisis`. The answers of the seats stand in `STEPS_GIVEN`, -1 for silence."""

from __future__ import annotations

from game.core.codes import BACK_DOWN, CRISIS, HOLD, ORDERS
from game.core.fixed import CERTAIN
from game.engine.kernel.blocks import climb, run_block
from game.engine.kernel.layout import (
    CRISES,
    CRISES_COUNT,
    CRISIS_WIDTH,
    DECISION_AT,
    E_ACTORS,
    E_ACTORS_END,
    E_CALMED,
    E_COST,
    E_DEFAULT,
    E_GROWTH,
    E_RAN_OUT,
    E_RANK,
    E_RUNG_COUNT,
    E_RUNGS,
    E_SEEN,
    E_SOURCE,
    E_WAITING,
    EXCHANGE_AT,
    PARTY_WIDTH,
    STEP_AT,
    STEPS_GIVEN,
    T_AUDIENCE,
    T_BACKED,
    T_SEAT,
    T_STEPS,
)
from game.engine.kernel.ledger import add, put
from game.engine.kernel.native import Words, compiled
from game.engine.perform import PLAYED, WAITING


@compiled
def next_crisis(p: Words, w: Words) -> bool:
    """Stand at the first answer of a crisis that waits to be played; False if none does."""
    for index in range(p[CRISES_COUNT]):
        if w[p[p[CRISES] + index * CRISIS_WIDTH + E_WAITING]] == WAITING:
            w[DECISION_AT], w[EXCHANGE_AT], w[STEP_AT] = CRISIS, index, 1
            return True
    w[DECISION_AT], w[EXCHANGE_AT], w[STEP_AT] = ORDERS, -1, 0
    return False


@compiled
def answer(p: Words, w: Words) -> bool:
    """Carry out one round of answers. True if the crisis goes on at the next step."""
    crisis, step = p[CRISES] + w[EXCHANGE_AT] * CRISIS_WIDTH, w[STEP_AT]
    source, seen = p[crisis + E_SOURCE], p[crisis + E_SEEN]
    backed, held = False, True
    for party in range(p[crisis + E_ACTORS], p[crisis + E_ACTORS_END], PARTY_WIDTH):
        given = w[p[STEPS_GIVEN] + p[party + T_SEAT]]
        if given < 0:
            given = p[crisis + E_DEFAULT]
            w[p[STEPS_GIVEN] + p[party + T_SEAT]] = given
        run_block(p, w, p[party + T_STEPS + given], source, seen, CERTAIN)
        backed = backed or given == BACK_DOWN
        held = held and given == HOLD
    if backed:
        _back_down(p, w, crisis, step)
    elif held:
        _finish(p, w, crisis, p[crisis + E_CALMED])
    elif step == p[crisis + E_RUNG_COUNT]:
        _finish(p, w, crisis, p[crisis + E_RAN_OUT])
    else:
        climb(w, p[p[crisis + E_RUNGS] + step])
        return True
    return False


@compiled
def _back_down(p: Words, w: Words, crisis: int, step: int) -> None:
    _finish(p, w, crisis, 0)
    for party in range(p[crisis + E_ACTORS], p[crisis + E_ACTORS_END], PARTY_WIDTH):
        if w[p[STEPS_GIVEN] + p[party + T_SEAT]] == BACK_DOWN:
            run_block(p, w, p[party + T_BACKED], p[crisis + E_SOURCE], p[crisis + E_SEEN], CERTAIN)
            cost = p[crisis + E_COST] + p[crisis + E_GROWTH] * (step - 1)
            if p[party + T_AUDIENCE] != 0 and cost != 0:
                add(p, w, p[party + T_AUDIENCE], -cost)


@compiled
def _finish(p: Words, w: Words, crisis: int, block: int) -> None:
    put(p, w, p[crisis + E_WAITING], PLAYED, p[crisis + E_RANK])
    run_block(p, w, block, p[crisis + E_SOURCE], p[crisis + E_SEEN], CERTAIN)
