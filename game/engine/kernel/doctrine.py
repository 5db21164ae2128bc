"""The `doctrine` player: `policies.doctrine`, without its reasons."""

from __future__ import annotations

from game.core.codes import BACK_DOWN, MATCH, OFFERED
from game.core.fixed import CERTAIN, UNIT
from game.core.luck import NOISE as NOISE_LUCK
from game.core.luck import POLICY
from game.engine.kernel.deeds import odds, weigh
from game.engine.kernel.layout import (
    A_COUNT,
    A_DEFAULT,
    A_OPTIONS,
    A_PENDING,
    ACTIONS_COUNT,
    AIM_WIDTH,
    AIMS,
    ANSWERS,
    ASKED,
    BASE,
    BASES,
    CEILING,
    CREDITS,
    CRISES,
    CRISIS_WIDTH,
    D_LINES,
    D_LINES_END,
    D_RESULT_COUNT,
    D_STABLE,
    D_VALUED,
    D_VIEWED,
    DEAL_WIDTH,
    DEALS,
    DECISIONS,
    DRIVE_WIDTH,
    E_ACTORS,
    E_ACTORS_END,
    E_COST,
    E_DEFAULT,
    E_GROWTH,
    E_RUNGS,
    E_STABLES,
    EXCHANGE_AT,
    F_ANSWERING,
    F_OFFERING,
    F_PARTNER,
    F_PRICE,
    F_SEAT,
    F_STABLE,
    F_STATUS,
    G_ORDER,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    HABITS,
    LEAN,
    MEETS,
    MIND_KEY,
    MOOD_WAYS,
    MOODS,
    MOST_CREDIT,
    MOST_DRIVES,
    MOST_SLIGHT,
    NOISE,
    O_ACTION,
    O_AIMS,
    O_AIMS_END,
    O_CREDIT,
    O_DYNAMIC,
    O_FORCEFUL,
    O_HABIT,
    O_HABIT_BITS,
    O_HABIT_LAST,
    O_HISTORY,
    O_INTENT_STABLE,
    O_INTENTS,
    O_INTENTS_END,
    O_MILD,
    O_NATURE,
    O_NUMBER,
    O_ORDERED,
    O_RUNG,
    O_SLIGHT,
    O_STABLE,
    O_VALUED,
    O_WARNING,
    OFFER_WAITS,
    OFFERS,
    OFFERS_COUNT,
    ORDER_COUNT,
    ORDER_WIDTH,
    PARTY_WIDTH,
    QUESTION_WAITS,
    QUESTION_WIDTH,
    QUESTIONS,
    RANKING,
    RELATIONS,
    REPLIES,
    S_AIMS,
    S_AIMS_COUNT,
    S_BLUFF,
    S_CALM,
    S_CALM_END,
    S_CAUTION,
    S_CEILING,
    S_COUNT,
    S_DEALS,
    S_DEALS_END,
    S_DOCTRINE,
    S_DRIVES,
    S_DRIVES_END,
    S_FIRST,
    S_INDEX,
    S_MIRROR,
    S_OBJECTIVES,
    S_OFFERED,
    S_OFFERED_END,
    S_PATIENCE,
    S_PATIENCE_BITS,
    S_QUESTIONS,
    S_QUESTIONS_END,
    S_SLOTS,
    S_TENSION,
    S_THRESHOLD,
    S_THRIFT,
    SEAT_COUNT,
    SHIFT,
    SHIFT_WIDTH,
    SLIGHTS,
    STEP_AT,
    STEPS_GIVEN,
    T_AUDIENCE,
    T_OTHER,
    T_SEAT,
    T_VALUED,
    UNANSWERED,
    UNKNOWN,
    V_AIMS,
    V_AIMS_END,
    V_BY_LINES,
    V_DEED,
    V_GAINS,
    V_GAINS_END,
    V_NATURE,
    V_PRICE,
    V_RUNG,
    V_SUM,
    WEIGHTS,
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
from game.engine.kernel.native import Words, compiled, inlined
from game.engine.kernel.values import bit_count, holds, number, percent_of
from game.engine.policies.doctrine import OFFER_MARGIN, STALE, TENSE

PARTS_OF_THRIFT = 10
RESENTFUL = 5 * UNIT
NOBODY = -1
SPREAD, SPREAD_BITS = 0x9E3779B97F4A7C1, 40
"""Spreads moods over the ways in which they are kept: a large odd number and the bits that are left out."""


# The mood


@compiled
def _mind(p: Words, w: Words, seat: int, key: int) -> int:
    """The seat's mood: its luck, the weights of its aims after drives, its ceiling, its memories.

    Gives a number that tells moods with other weights apart, or -1 if the seat has too many drives for that.
    """
    w[MIND_KEY] = mix(key ^ p[seat + S_DOCTRINE])
    for aim in range(p[seat + S_AIMS_COUNT]):
        w[p[AIMS] + aim] = p[p[seat + S_AIMS] + aim]
    mood = 0
    for drive in range(p[seat + S_DRIVES], p[seat + S_DRIVES_END], DRIVE_WIDTH):
        mood <<= 1
        if holds(p, w, p[drive]):
            mood |= 1
            for row in range(p[drive + 1], p[drive + 2], SHIFT_WIDTH):
                w[p[AIMS] + p[row]] += p[row + 1]
    tension = number(p, w, seat + S_TENSION)
    w[CEILING] = p[seat + S_CEILING] + max(0, tension - TENSE) // (10 * UNIT)
    w[MOST_SLIGHT] = _most(p, w, p[SLIGHTS], seat)
    w[MOST_CREDIT] = _most(p, w, p[CREDITS], seat)
    w[UNANSWERED] = 1 if _unanswered(p, w, seat) else 0
    if p[seat + S_DRIVES_END] - p[seat + S_DRIVES] > MOST_DRIVES * DRIVE_WIDTH:
        return -1
    return mood << 1 | w[UNANSWERED]


@compiled
def _find_bases(p: Words, w: Words, seat: int, mood: int) -> None:
    """Let `BASE` be where the worth of the seat's orders in a mood is kept, as far as only the mood matters.

    What is there from another turn, or another game, is right: the same mood gives the same.
    """
    way = ((mood * SPREAD) >> SPREAD_BITS) & MOOD_WAYS - 1
    known = p[MOODS] + p[seat + S_INDEX] * MOOD_WAYS + way
    w[BASE] = p[BASES] + way * p[HABITS] * p[ORDER_COUNT] + p[p[seat + S_FIRST] + O_NUMBER]
    if w[known] != mood + 1 or mood < 0:
        w[known] = mood + 1
        row = w[BASE]
        for _ in range(p[HABITS]):
            for base in range(row, row + p[seat + S_COUNT]):
                w[base] = UNKNOWN
            row += p[ORDER_COUNT]


@compiled
def _most(p: Words, w: Words, table: int, seat: int) -> int:
    """The most that the seat remembers of anybody."""
    row, most = table + p[seat + S_INDEX] * p[SEAT_COUNT], 0
    for place in range(row, row + p[SEAT_COUNT]):
        most = max(most, w[p[place]])
    return most


@compiled
def _unanswered(p: Words, w: Words, seat: int) -> bool:
    """Has the seat's own restraint of the last turns met none in return?"""
    if w[MOST_CREDIT] > UNIT:
        return False
    bits, count = p[seat + S_PATIENCE_BITS] << w[SHIFT], 0
    for place in range(p[seat + S_CALM], p[seat + S_CALM_END]):
        count += bit_count(w[p[place]] & bits)
    return count > p[seat + S_PATIENCE]


# The worth of a choice


@compiled
def _worth(p: Words, w: Words, seat: int, valued: int, other: int, stable: int) -> int:
    """What a choice toward another seat, or nobody (-1), is worth."""
    slight, credit = MOST_SLIGHT, MOST_CREDIT
    if other >= 0:
        pair = p[seat + S_INDEX] * p[SEAT_COUNT] + other
        slight, credit = p[p[SLIGHTS] + pair], p[p[CREDITS] + pair]
    total = _aims(p, w, p[valued + V_AIMS], p[valued + V_AIMS_END], CERTAIN)
    total += _gains(p, w, seat, valued, CERTAIN) + p[valued + V_PRICE]
    balance = w[slight] - w[credit]
    return total + _mood(p, w, seat, p[valued + V_RUNG], p[valued + V_NATURE], balance, stable)


@inlined
def _worth_of_order(p: Words, w: Words, seat: int, order: int, base: int) -> int:
    """The same for an order; `base` is where its worth is kept for a first use."""
    used, dynamic = 0, p[order + O_DYNAMIC]
    if p[order + O_HABIT] != 0:
        bits = w[p[order + O_HISTORY]] >> w[SHIFT] + 1 & p[order + O_HABIT_BITS]
        if bits != 0:
            used = min(bit_count(bits), p[order + O_HABIT_LAST])
    place = base + used * p[ORDER_COUNT]
    if w[place] == UNKNOWN:
        w[place] = _steady(p, w, seat, order, used)
    total = w[place]
    if dynamic != 0:
        total += _gains(p, w, seat, dynamic, p[p[order + O_HABIT] + used] if p[order + O_HABIT] != 0 else CERTAIN)
    balance = w[p[order + O_SLIGHT]] - w[p[order + O_CREDIT]]
    return total + _mood(p, w, seat, p[order + O_RUNG], p[order + O_NATURE], balance, p[order + O_STABLE])


@compiled
def _steady(p: Words, w: Words, seat: int, order: int, used: int) -> int:
    """What an order is worth after so many uses as far as only the mood matters: aims and price, and gains if the odds
    do not hang on the state."""
    factor, valued = CERTAIN, p[order + O_VALUED]
    if p[order + O_HABIT] != 0:
        factor = p[p[order + O_HABIT] + used]
    total = _aims(p, w, p[order + O_AIMS], p[order + O_AIMS_END], factor) + p[valued + V_PRICE]
    if p[valued + V_DEED] == 0:
        total += _gains(p, w, seat, valued, factor)
    return total


@inlined
def _mood(p: Words, w: Words, seat: int, rung: int, nature: int, balance: int, stable: int) -> int:
    """The part of the worth that is the seat's own: caution, an answer to what others did, a leaning, a whim."""
    total = 0
    if rung > w[CEILING]:
        total -= p[seat + S_CAUTION] * (rung - w[CEILING])
    if nature != 0:
        total += percent_of(balance * nature, p[seat + S_MIRROR]) + w[LEAN] * nature
    if w[NOISE] != 0:
        total += below(mix(w[MIND_KEY] ^ stable ^ NOISE_LUCK << PURPOSE), 2 * w[NOISE] + 1) - w[NOISE]
    return total


@compiled
def _aims(p: Words, w: Words, row: int, end: int, factor: int) -> int:
    total = 0
    while row < end:
        weight = w[p[AIMS] + p[row]] * p[row + 1] // UNIT
        if factor != CERTAIN:
            weight = percent_of(weight, factor)
        if weight > 0 and p[row + 2] != 0 and w[UNANSWERED] != 0:
            weight //= 2
        total += weight
        row += AIM_WIDTH
    return total


@compiled
def _gains(p: Words, w: Words, seat: int, valued: int, factor: int) -> int:
    """What the seat's own objectives may expect; worked out beforehand where it does not hang on odds."""
    if p[valued + V_DEED] != 0:
        return _gains_by_odds(p, w, seat, valued, factor)
    if factor == CERTAIN:
        return p[valued + V_SUM]
    total = 0
    for row in range(p[valued + V_GAINS], p[valued + V_GAINS_END]):
        total += percent_of(p[row], factor)
    return total


@compiled
def _gains_by_odds(p: Words, w: Words, seat: int, valued: int, factor: int) -> int:
    deed = p[valued + V_DEED]
    viewed = p[deed + D_VIEWED]
    if factor == CERTAIN and p[valued + V_BY_LINES] != 0:
        held, bit = 0, 1
        for row in range(viewed, viewed + p[deed + D_LINES_END] - p[deed + D_LINES], 2):
            if holds(p, w, p[row + 1]):
                held |= bit
            bit <<= 1
        return p[p[valued + V_BY_LINES] + held]
    chance = odds(p, w, deed, viewed, viewed + p[deed + D_LINES_END] - p[deed + D_LINES])
    whole = max(1, weigh(p, w, deed, chance))
    row, total, results = p[valued + V_GAINS], 0, p[deed + D_RESULT_COUNT]
    while row < p[valued + V_GAINS_END]:
        points = 0
        for index in range(results):
            points += p[row + 2 + index] * w[p[WEIGHTS] + index] // whole
        share = points * p[row] // p[row + 1] * p[seat + S_OBJECTIVES] // UNIT
        total += percent_of(share, factor)
        row += 2 + results
    return total


# Choosing


@compiled
def choose(p: Words, w: Words, seat: int, key: int) -> None:
    """A seat's orders, answers and offers."""
    mood = _mind(p, w, seat, key)
    clear_spent(p, w)
    if w[ASKED] & QUESTION_WAITS != 0:
        _answers(p, w, seat)
    if w[ASKED] & OFFER_WAITS != 0:
        _replies(p, w, seat)
    if p[seat + S_COUNT] > 0:
        _find_bases(p, w, seat, mood)
        _orders(p, w, seat)
    _offers(p, w, seat)


@compiled
def _answers(p: Words, w: Words, seat: int) -> None:
    for place in range(p[seat + S_QUESTIONS], p[seat + S_QUESTIONS_END]):
        question = p[QUESTIONS] + p[place] * QUESTION_WIDTH
        if w[p[question + A_PENDING]] == 0:
            continue
        default = p[question + A_DEFAULT]
        best, chosen = UNKNOWN, default
        for option in range(p[question + A_COUNT]):
            deed = p[p[question + A_OPTIONS] + option]
            if option_open(p, w, deed):
                worth = _worth(p, w, seat, p[deed + D_VALUED], NOBODY, p[deed + D_STABLE])
                if worth > best or (worth == best and option == default):
                    best, chosen = worth, option
        w[p[ANSWERS] + p[place]] = chosen
        w[DECISIONS] += 1
        spend_deed(p, w, p[p[question + A_OPTIONS] + chosen])


@compiled
def _replies(p: Words, w: Words, seat: int) -> None:
    for place in range(p[seat + S_OFFERED], p[seat + S_OFFERED_END]):
        deal = p[DEALS] + p[place] * DEAL_WIDTH
        if w[p[deal + F_STATUS]] == OFFERED:
            worth = _worth(p, w, seat, p[deal + F_ANSWERING], p[deal + F_SEAT], p[deal + F_STABLE])
            w[p[REPLIES] + p[place]] = 1 if worth > p[deal + F_PRICE] else 0
            w[DECISIONS] += 1


@compiled
def _orders(p: Words, w: Words, seat: int) -> None:
    """The best legal orders worth more than the threshold, as far as slots and means go.

    Whether an order is legal is only asked when it is the best that is left.
    """
    slots, count = p[seat + S_SLOTS], _rank(p, w, seat)
    first = p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH
    given, looks = 0, 4 * slots + 4
    for _ in range(count):
        if given >= slots or looks == 0:
            break
        best = _take_best(p, w, count)
        order = w[best + 1]
        w[best] = UNKNOWN
        if not _legal(p, w, order):
            continue
        looks -= 1
        if not _clashes(p, w, first, order) and order_affordable(p, w, order, True):
            give(p, w, first, order, _intent(p, w, seat, order))
            spend_order(p, w, order)
            given += 1
    w[DECISIONS] += given


@compiled
def _rank(p: Words, w: Words, seat: int) -> int:
    """Worth and row of every order worth more than the threshold, into `RANKING`; gives how many there are."""
    row, threshold, order = p[RANKING], p[seat + S_THRESHOLD], p[seat + S_FIRST]
    for base in range(w[BASE], w[BASE] + p[seat + S_COUNT]):
        worth = _worth_of_order(p, w, seat, order, base)
        # Written in any case and counted only if good enough: a guess that processors need not make.
        w[row], w[row + 1] = worth, order
        row += 2 if worth > threshold else 0
        order += ORDER_WIDTH
    return (row - p[RANKING]) // 2


@compiled
def _legal(p: Words, w: Words, order: int) -> bool:
    """May an order be given, and was it not given in both of the last turns?"""
    stale = STALE << w[SHIFT]
    fresh = w[p[order + O_ORDERED]] & stale != stale
    return fresh and order_open(p, w, order) and order_affordable(p, w, order, False)


@inlined
def _take_best(p: Words, w: Words, count: int) -> int:
    """Where the best that is left stands in `RANKING`; the first of equals."""
    best = p[RANKING]
    for row in range(p[RANKING], p[RANKING] + 2 * count, 2):
        if w[row] > w[best]:
            best = row
    return best


@compiled
def _clashes(p: Words, w: Words, first: int, order: int) -> bool:
    """Is the order at odds with one that the seat has given, or of the same action?"""
    action = p[order + O_ACTION]
    for row in range(first, p[GIVEN] + w[GIVEN_COUNT] * GIVEN_WIDTH, GIVEN_WIDTH):
        other = p[w[row + G_ORDER] + O_ACTION]
        if other == action or p[p[RELATIONS] + action * p[ACTIONS_COUNT] + other] & MEETS != 0:
            return True
    return False


@compiled
def _intent(p: Words, w: Words, seat: int, order: int) -> int:
    """What the seat means by a public order: by the nature of what it serves; a bluffer overstates."""
    if p[order + O_INTENTS] == p[order + O_INTENTS_END]:
        return 0
    if p[order + O_NATURE] <= 0:
        return p[order + O_MILD]
    bits = mix(w[MIND_KEY] ^ p[order + O_INTENT_STABLE] ^ POLICY << PURPOSE)
    if below(bits, CERTAIN) < p[seat + S_BLUFF] or w[MOST_SLIGHT] >= RESENTFUL:
        return p[order + O_FORCEFUL]
    return p[order + O_WARNING]


@compiled
def _offers(p: Words, w: Words, seat: int) -> None:
    best, chosen = UNKNOWN, 0
    for place in range(p[seat + S_DEALS], p[seat + S_DEALS_END]):
        deal = p[place]
        if deal_open(p, w, deal):
            worth = _worth(p, w, seat, p[deal + F_OFFERING], p[deal + F_PARTNER], p[deal + F_STABLE])
            if worth > best:
                best, chosen = worth, deal
    if chosen != 0 and best > p[seat + S_THRESHOLD] + OFFER_MARGIN:
        w[p[OFFERS] + w[OFFERS_COUNT]] = chosen
        w[OFFERS_COUNT] += 1


# A crisis


@compiled
def choose_step(p: Words, w: Words, seat: int, key: int) -> None:
    """A seat's answer in a crisis."""
    _mind(p, w, seat, key)
    crisis, step = p[CRISES] + w[EXCHANGE_AT] * CRISIS_WIDTH, w[STEP_AT]
    party = p[crisis + E_ACTORS]
    while p[party + T_SEAT] != p[seat + S_INDEX] and party < p[crisis + E_ACTORS_END]:
        party += PARTY_WIDTH
    best, chosen = UNKNOWN, 0
    for number_of in range(3):
        stable = p[p[crisis + E_STABLES] + (step - 1) * 3 + number_of]
        worth = _worth(p, w, seat, p[party + T_VALUED + number_of], p[party + T_OTHER], stable)
        if number_of == MATCH:
            rung = p[p[crisis + E_RUNGS] + step - 1]
            worth -= p[seat + S_CAUTION] * max(0, rung + 1 - w[CEILING])
        elif number_of == BACK_DOWN and p[party + T_AUDIENCE] != 0:
            cost = p[crisis + E_COST] + p[crisis + E_GROWTH] * (step - 1)
            worth -= percent_of(cost, p[seat + S_THRIFT] * PARTS_OF_THRIFT)
        if worth > best or (worth == best and number_of == p[crisis + E_DEFAULT]):
            best, chosen = worth, number_of
    w[p[STEPS_GIVEN] + p[seat + S_INDEX]] = chosen
    w[DECISIONS] += 1
