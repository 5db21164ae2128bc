"""The `random` player: `policies.chance`."""

from __future__ import annotations

from game.core.codes import OFFERED
from game.core.luck import POLICY
from game.engine.kernel.layout import (
    A_COUNT,
    A_DEFAULT,
    A_OPTIONS,
    A_PENDING,
    ANSWERS,
    ASKED,
    DEAL_WIDTH,
    DEALS,
    DECISIONS,
    DRAWN,
    F_STATUS,
    G_ORDER,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    MIND_KEY,
    O_ACTION,
    O_INTENTS,
    O_INTENTS_END,
    OFFER_WAITS,
    OFFERS,
    OFFERS_COUNT,
    ORDER_WIDTH,
    QUESTION_WAITS,
    QUESTION_WIDTH,
    QUESTIONS,
    RANKING,
    REPLIES,
    S_COUNT,
    S_DEALS,
    S_DEALS_END,
    S_FIRST,
    S_INDEX,
    S_OFFERED,
    S_OFFERED_END,
    S_QUESTIONS,
    S_QUESTIONS_END,
    S_RANDOM,
    S_SLOTS,
    STEPS_GIVEN,
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
from game.engine.kernel.luck import PURPOSE, below, mix
from game.engine.kernel.native import Words, compiled
from game.engine.policies.chance import CANDIDATES, OFFER_CHANCE


@compiled
def _below(w: Words, n: int) -> int:
    """The next number of the stream, in 0..n-1."""
    w[DRAWN] += 1
    return below(mix(w[MIND_KEY] ^ POLICY << PURPOSE ^ w[DRAWN]), n)


@compiled
def choose(p: Words, w: Words, seat: int, key: int) -> None:
    """A seat's orders, answers and offers."""
    w[MIND_KEY], w[DRAWN] = key ^ p[seat + S_RANDOM], 0
    clear_spent(p, w)
    if w[ASKED] & (QUESTION_WAITS | OFFER_WAITS) != 0:
        _answers(p, w, seat)
    _orders(p, w, seat)
    _offer(p, w, seat)


@compiled
def choose_step(p: Words, w: Words, seat: int, key: int) -> None:
    """A seat's answer in a crisis."""
    w[MIND_KEY], w[DRAWN] = key ^ p[seat + S_RANDOM], 0
    w[p[STEPS_GIVEN] + p[seat + S_INDEX]] = _below(w, 3)
    w[DECISIONS] += 1


@compiled
def _answers(p: Words, w: Words, seat: int) -> None:
    for place in range(p[seat + S_QUESTIONS], p[seat + S_QUESTIONS_END]):
        question = p[QUESTIONS] + p[place] * QUESTION_WIDTH
        if w[p[question + A_PENDING]] != 0:
            option = _below(w, p[question + A_COUNT])
            deed = p[p[question + A_OPTIONS] + option]
            if option_open(p, w, deed):
                spend_deed(p, w, deed)
            else:
                option = p[question + A_DEFAULT]
            w[p[ANSWERS] + p[place]] = option
            w[DECISIONS] += 1
    for place in range(p[seat + S_OFFERED], p[seat + S_OFFERED_END]):
        if w[p[p[DEALS] + p[place] * DEAL_WIDTH + F_STATUS]] == OFFERED:
            w[p[REPLIES] + p[place]] = _below(w, 2)
            w[DECISIONS] += 1


@compiled
def _taken(p: Words, w: Words, first: int, action: int) -> bool:
    """Has the seat ordered the action already?"""
    for row in range(first, p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH, GIVEN_WIDTH):
        if p[w[row + G_ORDER] + O_ACTION] == action:
            return True
    return False


@compiled
def _orders(p: Words, w: Words, seat: int) -> None:
    size, slots = p[seat + S_COUNT], p[seat + S_SLOTS]
    if size == 0:
        return
    first, given = p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH, 0
    for _ in range(CANDIDATES):
        if given >= slots:
            break
        order = p[seat + S_FIRST] + _below(w, size) * ORDER_WIDTH
        if (
            not order_open(p, w, order)
            or not order_affordable(p, w, order, True)
            or _taken(p, w, first, p[order + O_ACTION])
        ):
            continue
        spend_order(p, w, order)
        intent, count = 0, p[order + O_INTENTS_END] - p[order + O_INTENTS]
        if count > 0:
            intent = p[p[order + O_INTENTS] + _below(w, count)]
        give(p, w, first, order, intent)
        given += 1
    w[DECISIONS] += given


@compiled
def _offer(p: Words, w: Words, seat: int) -> None:
    # The draw is the same before as after looking for open ones, and nine times of ten there is no need to look.
    if p[seat + S_DEALS] == p[seat + S_DEALS_END] or _below(w, OFFER_CHANCE) != 0:
        return
    count = 0
    for place in range(p[seat + S_DEALS], p[seat + S_DEALS_END]):
        if deal_open(p, w, p[place]):
            w[p[RANKING] + count] = p[place]
            count += 1
    if count > 0:
        w[p[OFFERS] + w[OFFERS_COUNT]] = w[p[RANKING] + _below(w, count)]
        w[OFFERS_COUNT] += 1
