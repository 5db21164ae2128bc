"""What lies where in the two arrays of the kernel. Numbers only; a change here makes every cached kernel anew.

`at` is always a place in the world, `row` a place in the tables. Place 0 of the world holds 0: what does not exist
lies there. Places 0 and 1 of the tables are the answers `no` and `yes` of a test.
"""

from __future__ import annotations

NO, YES = 0, 1

# The head of the tables: places of further tables, sizes, places of the world's parts.
(
    SLOT_COUNT, SEAT_COUNT, TURNS, TURN_HOURS, TENSION, DEATHS, WORLD_SIZE, MIDDLES,
    BLOCKS, RANKS, INFOS,
    SEATS, ORDER_COUNT, ORDER_ROWS, RUNNABLE, RUNNABLE_END, HABITS, QUESTIONS, QUESTIONS_END, DEALS, DEALS_END,
    DEMANDS, DEMANDS_END,
    CRISES, CRISES_COUNT, DRIFTS, DRIFTS_END, FINISHES, FINISHES_COUNT, LINES, LINES_END,
    HAPPENINGS, HAPPENINGS_END, OPENING, REACTING,
    SLIGHTS, CREDITS, READINGS, SUSPICIONS, PENDINGS, PENDINGS_END, STATUSES, STATUSES_END, MEMORY, MEMORY_MOST,
    RELATIONS, ACTIONS_COUNT, FIRST_REPORTS, FIRST_REPORTS_END,
    COST_COUNT,
    LEDGER, TOUCHED, OPENED, MARKED, RIVALS, RANKED, LATER, DROPPED, QUEUE, DUE, CALLS, VALUES,
    SPENT, ANSWERS, REPLIES, STEPS_GIVEN, OFFERS, CANCELS, GIVEN, RANKING, AIMS, WEIGHTS, BASES, MOODS,
) = range(2, 76)  # fmt: skip
HEAD = 76

# The world's scalars, then its slots.
(
    ZERO, KEY, SHIFT, GAME_KEY, REPORT_KEY,
    PHASE_RUNG, PHASE_ENDING, PHASE_HOURS,
    TOUCHED_COUNT, OPENED_COUNT, MARKED_COUNT, RIVALS_COUNT, LATER_COUNT, DROPPED_COUNT, QUEUE_COUNT,
    FIRED, GIVEN_COUNT, OFFERS_COUNT, CANCELS_COUNT, DECISIONS,
    MIND_KEY, DRAWN, LEAN, NOISE, CEILING, UNANSWERED, BASE, MOST_SLIGHT, MOST_CREDIT, REMEMBERS, FADES, ASKED, MINDFUL,
) = range(33)  # fmt: skip
SLOTS = 40
READS, RECALLS = 1, 2
"""What MINDFUL asks for: that readings are kept, and that slights and credits are."""
QUESTION_WAITS, OFFER_WAITS, DEAL_BINDS = 1, 2, 4
"""What ASKED says of the state at the decision point."""
TURN_AT, CLOCK_AT, HOURS_AT, DECISION_AT, RUNG_AT, PEAK_AT, ENDING_AT, EXCHANGE_AT, STEP_AT, RESUME_AT = range(
    SLOTS, SLOTS + 10
)
"""The slots of `core.codes`."""

# One slot in the ledger: bit 0 touched, bit 1 opened, above them how many values were put; then sums and the first
# value put with the rank of its source; bounds; where its soft caps lie (0: none), or minus where its middle is.
LEDGER_WIDTH = 8
STATE, RISE, FALL, PUT, RANK, LOW, HIGH, CAPS = range(LEDGER_WIDTH)
TOUCH, OPEN, PUTS = 1, 2, 4

# Numbers that expressions give: a constant, a slot, or code.
CONSTANT, PLACE, CODE = range(3)

# One node of a test: what is asked of a slot, with two numbers, and where to go on (NO, YES or another node).
RANGE, WINDOW, MASK, CODED = range(4)

# Code on a stack: operation and two numbers.
WORD = 3
(
    STOP, LITERAL, LOAD, HISTORY, ADD, SUBTRACT, MULTIPLY, LEAST, MOST,
    BELOW, UP_TO, ABOVE, FROM, EQUAL, UNEQUAL, AT_LEAST, NEGATE, WITHIN, COUNT, NEWEST, SINCE,
) = range(21)  # fmt: skip
NEVER_MARKED = 1 << 61
"""What NEWEST gives for an empty history, before SINCE makes it `fixed.NEVER`."""

# Blocks: constant additions without a guard (slot, amount), marks, everything else, the highest rung without a guard.
BLOCK_WIDTH = 7
B_ADDS, B_ADDS_END, B_MARKS, B_MARKS_END, B_MORE, B_MORE_END, B_RUNG = range(BLOCK_WIDTH)
STEP_WIDTH = 6
P_KIND, P_GUARD, P_A, P_B, P_C, P_D = range(STEP_WIDTH)
(
    RUN_ADD, RUN_PUT, RUN_MARK, RUN_LATER, RUN_SOMETIMES, RUN_EVENT, RUN_DILEMMA, RUN_OFFER, RUN_ULTIMATUM,
    RUN_EXCHANGE, RUN_COLLECT, RUN_CLIMB, RUN_PACE, RUN_END, RUN_DROP,
) = range(15)  # fmt: skip
QUEUE_WIDTH = 5
Q_DUE, Q_BLOCK, Q_SOURCE, Q_SEEN, Q_FACTOR = range(QUEUE_WIDTH)

# Deeds, their results and odds.
DEED_WIDTH = 26
(
    D_SEAT, D_TARGET, D_SEEN, D_AUTHOR, D_BLOCK, D_STABLE, D_SOURCE, D_RANK, D_HISTORY,
    D_RESULTS, D_RESULT_COUNT, D_TOTAL, D_WHOLE, D_ODDS, D_LINES, D_LINES_END, D_VIEWED, D_FAILS,
    D_COSTS, D_COSTS_END, D_NEEDS, D_NATURE, D_SLIGHT, D_CONCERNS, D_READINGS, D_VALUED,
) = range(DEED_WIDTH)  # fmt: skip
RESULT_WIDTH = 5
R_WEIGHT, R_SUCCESS, R_BLOCK, R_SEEN, R_AUTHOR = range(RESULT_WIDTH)
C_AT, C_SPENT, C_LOW, C_HAVE, C_WANT, C_PAY = 0, 1, 2, 3, 5, 7
"""HAVE, WANT (both as the seat sees them) and PAY (the truth) are numbers of two words each."""
COST_WIDTH = 9

ORDER_WIDTH = 44
(
    O_HABIT, O_HISTORY, O_HABIT_BITS, O_HABIT_LAST, O_DYNAMIC, O_RUNG, O_NATURE, O_SLIGHT, O_CREDIT, O_STABLE,
    O_RUNNING, O_ORDERED, O_NEEDS, O_ONCE, O_PURSE, O_PRICE, O_SPENT, O_WANT, O_ACTION, O_DEED, O_VALUED, O_NUMBER,
    O_AIMS, O_AIMS_END, O_INDEX, O_SEAT, O_TRAITS, O_CONSENT, O_PRIORITY, O_CONTRADICTION, O_CHANCE,
    O_PAIRS, O_AIMED, O_TAKES, O_CANCELLABLE, O_MEANT, O_BEGUN, O_BEGUN_END,
    O_INTENTS, O_INTENTS_END, O_FORCEFUL, O_WARNING, O_MILD, O_INTENT_STABLE,
) = range(ORDER_WIDTH)  # fmt: skip
"""What policies ask of every order comes first. PURSE is the place that pays: place 0 where nothing is paid, -1 where
it is not that simple; PRICE is what must be there, WANT what is taken. DYNAMIC is the row of the order's value if its
gains hang on odds that change, else 0.
"""
HAS_COUNTERS, HAS_CONSENT, HAS_EXCLUDES, IS_JOINT = 1, 2, 4, 8
COUNTERS, MEETS = 1, 2
GIVEN_WIDTH = 6
G_ORDER, G_INTENT, G_STOPPED, G_PAYERS, G_NEXT, G_LAST = range(GIVEN_WIDTH)

HAPPENING_WIDTH = 13
(
    H_HISTORY, H_WHEN, H_CHANCE, H_ONCE, H_WAIT, H_STABLE, H_DEED, H_FIRED, H_RANK, H_FIRST, H_LAST, H_EVERY, H_REACTS,
) = range(HAPPENING_WIDTH)  # fmt: skip

QUESTION_WIDTH = 6
A_PENDING, A_SEAT, A_OPTIONS, A_COUNT, A_DEFAULT, A_RANK = range(QUESTION_WIDTH)

DEAL_WIDTH = 30
(
    F_STATUS, F_MIRROR_STATUS, F_DIRECT, F_NEEDS, F_COSTS, F_COSTS_END, F_SINCE, F_INDEX,
    F_SEAT, F_PARTNER, F_SOURCE, F_RANK, F_UNTIL,
    F_PROMISES, F_PROMISES_END, F_HOURS, F_SEEN, F_ACCEPTED, F_REFUSED, F_KEPT, F_BROKEN, F_BROKEN_BACK,
    F_MIRROR, F_STABLE, F_OFFERING, F_ANSWERING, F_PRICE, F_BOTH, F_CREDIT, F_CREDIT_BACK,
) = range(DEAL_WIDTH)  # fmt: skip
PROMISE_WIDTH = 9
M_SEAT, M_NOT, M_NOT_END, M_MUST, M_MUST_END, M_WITHIN, M_HOLDS, M_PAYS, M_PAYS_END = range(PROMISE_WIDTH)
PAY_WIDTH = 5
Y_GIVER, Y_TAKER, Y_LOW, Y_AMOUNT = 0, 1, 2, 3

DEMAND_WIDTH = 10
U_STATUS, U_DUE, U_HOURS, U_MET, U_ISSUED, U_ON_MET, U_EXPIRED, U_SOURCE, U_RANK, U_SEEN = range(DEMAND_WIDTH)

CRISIS_WIDTH = 15
(
    E_WAITING, E_SOURCE, E_RANK, E_SEEN, E_RUNGS, E_RUNG_COUNT, E_ACTORS, E_ACTORS_END, E_MASK, E_DEFAULT,
    E_COST, E_GROWTH, E_CALMED, E_RAN_OUT, E_STABLES,
) = range(CRISIS_WIDTH)  # fmt: skip
PARTY_WIDTH = 10
T_SEAT, T_STEPS, T_BACKED, T_AUDIENCE, T_OTHER, T_VALUED = 0, 1, 4, 5, 6, 7

DRIFT_WIDTH = 6
W_AT, W_WHEN, W_KIND, W_BY, W_NUMBER = 0, 1, 2, 3, 4
TOWARD, ADDED, KEPT_SHARE = range(3)
GOAL_WIDTH = 5
L_NUMBER, L_START, L_SPAN, L_WEIGHT = 0, 2, 3, 4
FINISH_WIDTH = 3
N_WHEN, N_AT_ONCE, N_CAP = range(FINISH_WIDTH)
LINE_WIDTH = 2
REPORT_WIDTH = 6
"""A report: its ends and its turn, whose number, how wide at first, its stable id."""

SEAT_WIDTH = 35
(
    S_FIRST, S_COUNT, S_SLOTS, S_QUESTIONS, S_QUESTIONS_END, S_OFFERED, S_OFFERED_END,
    S_DEALS, S_DEALS_END, S_RANDOM, S_DOCTRINE, S_OWN, S_OWN_END, S_OWN_WEIGHT, S_SHARED, S_SHARED_END,
    S_SHARED_WEIGHT, S_AIMS, S_AIMS_COUNT, S_DRIVES, S_DRIVES_END, S_CEILING, S_CAUTION, S_MIRROR, S_CALM, S_CALM_END,
    S_PATIENCE, S_PATIENCE_BITS, S_BLUFF, S_THRESHOLD, S_OBJECTIVES, S_TENSION, S_TENSION_TOO, S_THRIFT,
    S_INDEX,
) = range(SEAT_WIDTH)  # fmt: skip
DRIVE_WIDTH = 3
AIM_WIDTH = 3
SHIFT_WIDTH = 2

VALUED_WIDTH = 10
(
    V_AIMS, V_AIMS_END, V_GAINS, V_GAINS_END, V_SUM, V_DEED, V_PRICE, V_RUNG, V_NATURE, V_BY_LINES,
) = range(VALUED_WIDTH)  # fmt: skip

MOOD_WAYS = 32
"""How many moods of a seat are remembered with what all its orders are worth in them."""
MOST_DRIVES = 60

POLICY_WIDTH = 3
RANDOM, DOCTRINE = range(2)
UNKNOWN = -(1 << 63)
"""In an end of a report: as it was at the start of the game, not worked out yet."""
HISTORY_TOP = 60
"""A mark of turn n is bit 60 - n of a history, so that a new turn shifts none."""

# A plan, by seat: is there one, then where its parts begin, its answer in a crisis, how many decisions it counts.
PLAN_WIDTH = 9
X_PLANNED, X_ANSWERS, X_REPLIES, X_ORDERS, X_OFFERS, X_CANCELS, X_END, X_STEP, X_DECISIONS = range(PLAN_WIDTH)
