"""The course of a turn: `engine.reference`, phase by phase. Read that first: what is said there is not said again."""

from __future__ import annotations

from game.core.codes import CRISIS, ORDERS, OVER
from game.core.fixed import CERTAIN
from game.core.luck import CHANCE, EXCHANGED, OPENED, REACTED, RESOLVED
from game.engine.kernel.bargains import reply, review
from game.engine.kernel.blocks import offer, run_block
from game.engine.kernel.collide import JOINED, collide
from game.engine.kernel.crisis import answer, next_crisis
from game.engine.kernel.deeds import charge, habit_factor, pay, perform, remember
from game.engine.kernel.layout import (
    A_DEFAULT,
    A_OPTIONS,
    A_PENDING,
    A_RANK,
    ADDED,
    ANSWERS,
    ASKED,
    B_MARKS,
    B_MARKS_END,
    BLOCK_WIDTH,
    BLOCKS,
    CANCELS,
    CANCELS_COUNT,
    CLOCK_AT,
    CRISES,
    CRISES_COUNT,
    CRISIS_WIDTH,
    D_BLOCK,
    D_RANK,
    DECISION_AT,
    DRIFT_WIDTH,
    DRIFTS,
    DRIFTS_END,
    DUE,
    E_WAITING,
    ENDING_AT,
    F_COSTS,
    F_COSTS_END,
    FADES,
    FINISH_WIDTH,
    FINISHES,
    FINISHES_COUNT,
    FIRED,
    G_INTENT,
    G_NEXT,
    G_ORDER,
    G_PAYERS,
    G_STOPPED,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    H_CHANCE,
    H_DEED,
    H_EVERY,
    H_FIRED,
    H_FIRST,
    H_HISTORY,
    H_LAST,
    H_ONCE,
    H_RANK,
    H_REACTS,
    H_STABLE,
    H_WAIT,
    H_WHEN,
    HAPPENING_WIDTH,
    HAPPENINGS,
    HAPPENINGS_END,
    HOURS_AT,
    LINE_WIDTH,
    LINES,
    LINES_END,
    MINDFUL,
    N_AT_ONCE,
    N_WHEN,
    O_DEED,
    O_MEANT,
    O_ORDERED,
    O_RUNNING,
    O_TAKES,
    OFFER_WAITS,
    OFFERS,
    OFFERS_COUNT,
    OPENING,
    PEAK_AT,
    Q_BLOCK,
    Q_FACTOR,
    Q_SEEN,
    Q_SOURCE,
    QUESTION_WAITS,
    QUESTION_WIDTH,
    QUESTIONS,
    QUESTIONS_END,
    QUEUE_WIDTH,
    REACTING,
    RESUME_AT,
    RUNG_AT,
    RUNNABLE,
    RUNNABLE_END,
    SHIFT,
    STEP_AT,
    TOWARD,
    TURN_AT,
    TURNS,
    W_AT,
    W_BY,
    W_KIND,
    W_NUMBER,
    W_WHEN,
)
from game.engine.kernel.ledger import add, close, mark, put
from game.engine.kernel.luck import enter, happens
from game.engine.kernel.native import Words, compiled
from game.engine.kernel.queue import take_due
from game.engine.kernel.values import holds, number, percent_of
from game.engine.reference import ROUNDS


@compiled
def step(p: Words, w: Words) -> None:
    """From one decision point to the next, with the moves that stand in the world."""
    if w[DECISION_AT] == CRISIS:
        _exchange(p, w)
        return
    _resolve(p, w)
    w[RESUME_AT] = 0
    if w[ENDING_AT] < 0 and not next_crisis(p, w):
        _finish_turn(p, w)
    else:
        end(p, w, False)


# Resolve


@compiled
def _resolve(p: Words, w: Words) -> None:
    enter(w, RESOLVED)
    collide(p, w)
    for place in range(p[CANCELS], p[CANCELS] + w[CANCELS_COUNT]):
        _set_aside(p, w, w[place], 0, 0)
    first = p[GIVEN]
    for item in range(first, first + w[GIVEN_COUNT] * GIVEN_WIDTH, GIVEN_WIDTH):
        mark(p, w, p[w[item + G_ORDER] + O_ORDERED])
        if w[item + G_STOPPED] != JOINED:
            _pay(p, w, item)
            if w[item + G_STOPPED] == 0:
                _carry_out(p, w, item)
    if w[ASKED] & QUESTION_WAITS != 0:
        _answers(p, w)
    if w[ASKED] & OFFER_WAITS != 0:
        reply(p, w)
    for place in range(p[OFFERS], p[OFFERS] + w[OFFERS_COUNT]):
        pay(p, w, p[w[place] + F_COSTS], p[w[place] + F_COSTS_END], 1)
        offer(p, w, w[place])
    close(p, w)
    review(p, w)
    close(p, w)


@compiled
def _pay(p: Words, w: Words, item: int) -> None:
    payers = w[item + G_PAYERS]
    while item != 0:
        charge(p, w, p[w[item + G_ORDER] + O_DEED], payers)
        item = w[item + G_NEXT]


@compiled
def _carry_out(p: Words, w: Words, item: int) -> None:
    order, intent = w[item + G_ORDER], w[item + G_INTENT]
    deed = p[order + O_DEED]
    if p[order + O_TAKES] != 0:
        _set_aside(p, w, order, w[CLOCK_AT] + p[order + O_TAKES], intent)
    else:
        remember(p, w, deed, intent, perform(p, w, deed, habit_factor(p, w, order)))
    item = w[item + G_NEXT]
    while item != 0:
        head = p[BLOCKS] + p[p[w[item + G_ORDER] + O_DEED] + D_BLOCK] * BLOCK_WIDTH
        for place in range(p[head + B_MARKS], p[head + B_MARKS_END]):
            mark(p, w, p[place])
        item = w[item + G_NEXT]


@compiled
def _set_aside(p: Words, w: Words, order: int, until: int, intent: int) -> None:
    rank = p[p[order + O_DEED] + D_RANK]
    put(p, w, p[order + O_RUNNING], until, rank)
    if p[order + O_MEANT] != 0:
        put(p, w, p[order + O_MEANT], intent, rank)


@compiled
def _answers(p: Words, w: Words) -> None:
    answer = p[ANSWERS]
    for question in range(p[QUESTIONS], p[QUESTIONS_END], QUESTION_WIDTH):
        if w[p[question + A_PENDING]] != 0:
            chosen = w[answer] if w[answer] >= 0 else p[question + A_DEFAULT]
            deed = p[p[question + A_OPTIONS] + chosen]
            put(p, w, p[question + A_PENDING], 0, p[question + A_RANK])
            charge(p, w, deed, 1)
            remember(p, w, deed, 0, perform(p, w, deed, CERTAIN))
        answer += 1


# Exchange


@compiled
def _exchange(p: Words, w: Words) -> None:
    enter(w, EXCHANGED + w[STEP_AT])
    goes_on = answer(p, w)
    close(p, w)
    if goes_on:
        w[STEP_AT] += 1
    elif w[ENDING_AT] < 0 and not next_crisis(p, w) and w[RESUME_AT] == 0:
        _finish_turn(p, w)
        return
    end(p, w, False)


# React


@compiled
def _may_fire(p: Words, w: Words, row: int) -> bool:
    history = w[p[row + H_HISTORY]]
    return history >> w[SHIFT] & 1 == 0 and not (p[row + H_ONCE] != 0 and history != 0)


@compiled
def _in_its_turns(p: Words, w: Words, row: int) -> bool:
    since = w[TURN_AT] - p[row + H_FIRST]
    return since >= 0 and w[TURN_AT] <= p[row + H_LAST] and (p[row + H_EVERY] == 0 or since % p[row + H_EVERY] == 0)


@compiled
def _comes(p: Words, w: Words, row: int) -> bool:
    """Does an event happen by itself in one of its turns?"""
    history = w[p[row + H_HISTORY]]
    if history != 0 and (p[row + H_ONCE] != 0 or history & p[row + H_WAIT] << w[SHIFT] != 0):
        return False
    return happens(w, p[row + H_STABLE], CHANCE, p[row + H_CHANCE]) and holds(p, w, p[row + H_WHEN])


@compiled
def _by_itself(p: Words, w: Words, table: int) -> int:
    """Carry out the events of a phase that happen by themselves; gives how many those are."""
    came = 0
    turn = table + w[TURN_AT]
    for place in range(p[turn], p[turn + 1]):
        if _comes(p, w, p[place]):
            _happen(p, w, p[place])
            came += 1
    return came


@compiled
def _happen(p: Words, w: Words, row: int) -> None:
    if w[p[row + H_FIRED]] != 0:
        put(p, w, p[row + H_FIRED], 0, p[row + H_RANK])
    perform(p, w, p[row + H_DEED], CERTAIN)


@compiled
def _round(p: Words, w: Words, react: bool) -> int:
    """One round of what was fired and, in `react`, of what happens by itself; gives how many events those are."""
    if w[FIRED] == 0:
        return _by_itself(p, w, p[REACTING]) if react else 0
    w[FIRED] = 0
    came = 0
    for row in range(p[HAPPENINGS], p[HAPPENINGS_END], HAPPENING_WIDTH):
        goes = w[p[row + H_FIRED]] != 0 and _may_fire(p, w, row)
        if not goes and react and p[row + H_REACTS] != 0 and _in_its_turns(p, w, row):
            goes = _comes(p, w, row)
        if goes:
            _happen(p, w, row)
            came += 1
    return came


@compiled
def _fired(p: Words, w: Words, react: bool) -> None:
    any_fired = w[FIRED]
    for _ in range(ROUNDS):
        if _round(p, w, react) == 0:
            break
        close(p, w)
        any_fired |= w[FIRED]
    if any_fired != 0:
        for row in range(p[HAPPENINGS], p[HAPPENINGS_END], HAPPENING_WIDTH):
            w[p[row + H_FIRED]] = 0
        w[FIRED] = 0


# Learn and Close


@compiled
def _finish_turn(p: Words, w: Words) -> None:
    """To the opening of the next turn, with endings looked for on the way; or to a crisis."""
    enter(w, REACTED)
    _fired(p, w, True)
    if w[ENDING_AT] < 0 and next_crisis(p, w):
        end(p, w, False)
        return
    for line in range(p[LINES], p[LINES_END], LINE_WIDTH):
        if holds(p, w, p[line]):
            mark(p, w, p[line + 1])
    w[RUNG_AT] = max(w[PEAK_AT], w[RUNG_AT] - 1, 0)
    close(p, w)
    end(p, w, w[TURN_AT] >= p[TURNS])
    if w[ENDING_AT] < 0:
        _next_turn(p, w)
        open_turn(p, w)


@compiled
def end(p: Words, w: Words, at_end: bool) -> None:
    """The first of the author's endings that holds."""
    if w[ENDING_AT] < 0:
        row = p[FINISHES]
        for index in range(p[FINISHES_COUNT]):
            if (at_end or p[row + N_AT_ONCE] != 0) and holds(p, w, p[row + N_WHEN]):
                w[ENDING_AT] = index
                break
            row += FINISH_WIDTH
    if w[ENDING_AT] >= 0:
        w[DECISION_AT] = OVER


@compiled
def _next_turn(p: Words, w: Words) -> None:
    w[CLOCK_AT] += w[HOURS_AT]
    w[TURN_AT] += 1
    w[SHIFT] -= 1
    w[PEAK_AT] = -1
    for index in range(p[CRISES_COUNT]):
        w[p[p[CRISES] + index * CRISIS_WIDTH + E_WAITING]] = 0


# Open


@compiled
def open_turn(p: Words, w: Words) -> None:
    """The opening of a turn, up to its first decision point."""
    enter(w, OPENED)
    w[DECISION_AT] = ORDERS
    w[FADES] = w[MINDFUL]
    _processes(p, w)
    row = p[DUE]
    for _ in range(take_due(p, w)):
        run_block(p, w, w[row + Q_BLOCK], w[row + Q_SOURCE], w[row + Q_SEEN], w[row + Q_FACTOR])
        row += QUEUE_WIDTH
    _complete(p, w)
    close(p, w)
    _by_itself(p, w, p[OPENING])
    close(p, w)
    _fired(p, w, False)
    w[RUNG_AT] = max(w[RUNG_AT], w[PEAK_AT])
    w[RESUME_AT] = 1
    if w[ENDING_AT] < 0:
        next_crisis(p, w)
    end(p, w, False)


@compiled
def _processes(p: Words, w: Words) -> None:
    for row in range(p[DRIFTS], p[DRIFTS_END], DRIFT_WIDTH):
        if holds(p, w, p[row + W_WHEN]):
            kind, now = p[row + W_KIND], w[p[row + W_AT]]
            if kind == TOWARD:
                amount = percent_of(number(p, w, row + W_NUMBER) - now, p[row + W_BY])
            elif kind == ADDED:
                amount = number(p, w, row + W_NUMBER)
            else:
                amount = -percent_of(now, p[row + W_BY])
            if amount != 0:
                add(p, w, p[row + W_AT], amount)


@compiled
def _complete(p: Words, w: Words) -> None:
    """Actions that were under way come to their outcome."""
    for place in range(p[RUNNABLE], p[RUNNABLE_END]):
        order = p[place]
        if 0 < w[p[order + O_RUNNING]] <= w[CLOCK_AT]:
            intent = w[p[order + O_MEANT]]
            _set_aside(p, w, order, 0, 0)
            remember(p, w, p[order + O_DEED], intent, perform(p, w, p[order + O_DEED], habit_factor(p, w, order)))
