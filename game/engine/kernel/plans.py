"""What a seat does by a plan at the first decision point, judged as `engine.admit` judges moves."""

from __future__ import annotations

from game.core.codes import OFFERED
from game.engine.kernel.layout import (
    A_OPTIONS,
    A_PENDING,
    ANSWERS,
    CANCELS,
    CANCELS_COUNT,
    DEAL_WIDTH,
    DEALS,
    DECISIONS,
    F_STATUS,
    G_ORDER,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    O_ACTION,
    O_CANCELLABLE,
    O_RUNNING,
    OFFERS,
    OFFERS_COUNT,
    ORDER_ROWS,
    PLAN_WIDTH,
    QUESTION_WIDTH,
    QUESTIONS,
    REPLIES,
    S_SLOTS,
    SEAT_WIDTH,
    SEATS,
    STEPS_GIVEN,
    X_ANSWERS,
    X_CANCELS,
    X_DECISIONS,
    X_END,
    X_OFFERS,
    X_ORDERS,
    X_REPLIES,
    X_STEP,
)
from game.engine.kernel.legality import (
    clear_spent,
    deal_open,
    give,
    option_open,
    order_affordable,
    order_open,
    spend_deed,
    spend_order,
)
from game.engine.kernel.native import Words, compiled


@compiled
def follow(p: Words, w: Words, plan: Words, index: int, asked: int) -> None:
    """Do what the plan of a seat says; `asked` is the mask of the seats in a crisis, or -1 outside one."""
    row = index * PLAN_WIDTH
    w[DECISIONS] += plan[row + X_DECISIONS]
    if asked != -1:
        if asked >> index & 1 != 0:
            w[p[STEPS_GIVEN] + index] = plan[row + X_STEP]
        return
    clear_spent(p, w)
    for place in range(plan[row + X_ANSWERS], plan[row + X_REPLIES], 2):
        question = p[QUESTIONS] + plan[place] * QUESTION_WIDTH
        deed = p[p[question + A_OPTIONS] + plan[place + 1]]
        if w[p[question + A_PENDING]] != 0 and option_open(p, w, deed):
            w[p[ANSWERS] + plan[place]] = plan[place + 1]
            spend_deed(p, w, deed)
    for place in range(plan[row + X_REPLIES], plan[row + X_ORDERS], 2):
        if w[p[p[DEALS] + plan[place] * DEAL_WIDTH + F_STATUS]] == OFFERED:
            w[p[REPLIES] + plan[place]] = plan[place + 1]
    _orders(p, w, plan, row, p[p[SEATS] + index * SEAT_WIDTH + S_SLOTS])
    _rest(p, w, plan, row)


@compiled
def _orders(p: Words, w: Words, plan: Words, row: int, slots: int) -> None:
    first = p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH
    for place in range(plan[row + X_ORDERS], plan[row + X_OFFERS], 2):
        order = p[p[ORDER_ROWS] + plan[place]]
        end = p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH
        again = False
        for other in range(first, end, GIVEN_WIDTH):
            again = again or p[w[other + G_ORDER] + O_ACTION] == p[order + O_ACTION]
        room = end - first < slots * GIVEN_WIDTH and not again
        if room and order_open(p, w, order) and order_affordable(p, w, order, True):
            give(p, w, first, order, plan[place + 1])
            spend_order(p, w, order)


@compiled
def _rest(p: Words, w: Words, plan: Words, row: int) -> None:
    for place in range(plan[row + X_OFFERS], plan[row + X_CANCELS]):
        deal = p[DEALS] + plan[place] * DEAL_WIDTH
        if deal_open(p, w, deal):
            w[p[OFFERS] + w[OFFERS_COUNT]] = deal
            w[OFFERS_COUNT] += 1
            break
    for place in range(plan[row + X_CANCELS], plan[row + X_END]):
        order = p[p[ORDER_ROWS] + plan[place]]
        if w[p[order + O_RUNNING]] != 0 and p[order + O_CANCELLABLE] != 0:
            w[p[CANCELS] + w[CANCELS_COUNT]] = order
            w[CANCELS_COUNT] += 1
