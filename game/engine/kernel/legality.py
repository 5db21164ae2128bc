"""What a seat may do, on what it sees: `engine.legality` without words. Also what it has chosen so far.

`SPENT` holds what a seat has spent at this decision point, a place for each slot that anything costs.
"""

from __future__ import annotations

from game.core.codes import IN_FORCE, OFFERED
from game.engine.kernel.layout import (
    ANSWERS,
    ASKED,
    C_HAVE,
    C_LOW,
    C_SPENT,
    C_WANT,
    CANCELS_COUNT,
    COST_COUNT,
    COST_WIDTH,
    D_COSTS,
    D_COSTS_END,
    D_NEEDS,
    DEAL_BINDS,
    F_COSTS,
    F_COSTS_END,
    F_DIRECT,
    F_MIRROR_STATUS,
    F_NEEDS,
    F_STATUS,
    G_INTENT,
    G_ORDER,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    O_BEGUN,
    O_BEGUN_END,
    O_DEED,
    O_HISTORY,
    O_NEEDS,
    O_ONCE,
    O_PRICE,
    O_PURSE,
    O_RUNNING,
    O_SPENT,
    O_WANT,
    OFFER_WAITS,
    OFFERS_COUNT,
    PENDINGS,
    PENDINGS_END,
    QUESTION_WAITS,
    REPLIES,
    SEAT_COUNT,
    SPENT,
    STATUSES,
    STATUSES_END,
    STEPS_GIVEN,
)
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.values import holds, number


@compiled
def clear_moves(p: Words, w: Words) -> None:
    """Nobody has chosen anything."""
    w[GIVEN_COUNT] = w[OFFERS_COUNT] = w[CANCELS_COUNT] = 0
    for place in range(p[ANSWERS], p[REPLIES]):
        w[place] = -1
    for place in range(p[REPLIES], p[STEPS_GIVEN]):
        w[place] = 0
    for place in range(p[STEPS_GIVEN], p[STEPS_GIVEN] + p[SEAT_COUNT]):
        w[place] = -1


@compiled
def look(p: Words, w: Words) -> None:
    """What waits for anybody, so that nobody need look again where nothing does."""
    asked = 0
    for place in range(p[PENDINGS], p[PENDINGS_END]):
        if w[p[place]] != 0:
            asked = QUESTION_WAITS
    for place in range(p[STATUSES], p[STATUSES_END]):
        status = w[p[place]]
        if status == OFFERED:
            asked |= OFFER_WAITS
        elif status == IN_FORCE:
            asked |= DEAL_BINDS
    w[ASKED] = asked


@compiled
def clear_spent(p: Words, w: Words) -> None:
    """A seat begins to choose: nothing is spent."""
    for place in range(p[SPENT], p[SPENT] + p[COST_COUNT]):
        w[place] = 0


@compiled
def affordable(p: Words, w: Words, row: int, end: int, spent: bool) -> bool:
    """Can costs be paid, beside what is spent already or (not `spent`) by themselves?"""
    while row < end:
        left = number(p, w, row + C_HAVE) - p[row + C_LOW]
        if spent:
            left -= w[p[row + C_SPENT]]
        if max(0, number(p, w, row + C_WANT)) > left:
            return False
        row += COST_WIDTH
    return True


@compiled
def spend(p: Words, w: Words, row: int, end: int) -> None:
    """Add costs to what is spent."""
    while row < end:
        w[p[row + C_SPENT]] += max(0, number(p, w, row + C_WANT))
        row += COST_WIDTH


@compiled
def deed_affordable(p: Words, w: Words, deed: int, spent: bool) -> bool:
    """Can the costs of a deed be paid?"""
    row, end = p[deed + D_COSTS], p[deed + D_COSTS_END]
    return row == end or affordable(p, w, row, end, spent)


@compiled
def spend_deed(p: Words, w: Words, deed: int) -> None:
    """Add the costs of a deed to what is spent."""
    spend(p, w, p[deed + D_COSTS], p[deed + D_COSTS_END])


@compiled
def option_open(p: Words, w: Words, deed: int) -> bool:
    """May an answer to a dilemma be given?"""
    return holds(p, w, p[deed + D_NEEDS]) and deed_affordable(p, w, deed, True)


@compiled
def order_open(p: Words, w: Words, order: int) -> bool:
    """May an order be given, costs apart?"""
    if w[p[order + O_RUNNING]] != 0:
        return False
    if p[order + O_ONCE] != 0 and (w[p[order + O_HISTORY]] != 0 or _begun(p, w, order)):
        return False
    return holds(p, w, p[order + O_NEEDS])


@compiled
def order_affordable(p: Words, w: Words, order: int, spent: bool) -> bool:
    """Can the costs of an order be paid?"""
    purse = p[order + O_PURSE]
    if purse < 0:
        return deed_affordable(p, w, p[order + O_DEED], spent)
    left = w[purse] - w[p[order + O_SPENT]] if spent else w[purse]
    return left >= p[order + O_PRICE]


@compiled
def spend_order(p: Words, w: Words, order: int) -> None:
    """Add the costs of an order to what is spent."""
    if p[order + O_PURSE] > 0:
        w[p[order + O_SPENT]] += p[order + O_WANT]
    elif p[order + O_PURSE] < 0:
        spend_deed(p, w, p[order + O_DEED])


@compiled
def _begun(p: Words, w: Words, order: int) -> bool:
    """Is the seat's action under way at any target?"""
    for place in range(p[order + O_BEGUN], p[order + O_BEGUN_END]):  # noqa: SIM110 (no generators here)
        if w[p[place]] != 0:
            return True
    return False


@compiled
def deal_open(p: Words, w: Words, deal: int) -> bool:
    """May an agreement be proposed, beside what is spent?"""
    if p[deal + F_DIRECT] == 0:
        return False
    status = w[p[deal + F_STATUS]]
    if status in (OFFERED, IN_FORCE) or w[p[deal + F_MIRROR_STATUS]] == IN_FORCE:
        return False
    return holds(p, w, p[deal + F_NEEDS]) and affordable(p, w, p[deal + F_COSTS], p[deal + F_COSTS_END], True)


@compiled
def give(p: Words, w: Words, first: int, order: int, intent: int) -> None:
    """Give an order. Those of a seat, from the row `first` on, stand in the order of the table."""
    row = p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH
    while row > first and w[row - GIVEN_WIDTH + G_ORDER] > order:
        w[row + G_ORDER], w[row + G_INTENT] = w[row - GIVEN_WIDTH + G_ORDER], w[row - GIVEN_WIDTH + G_INTENT]
        row -= GIVEN_WIDTH
    w[row + G_ORDER], w[row + G_INTENT] = order, intent
    w[GIVEN_COUNT] += 1
