"""Small numbers with a meaning: the slots that every game has, what a decision point asks, statuses, answers.

Of its own, so that the language can name them without the tables of a Program. Pure; must import nothing.
"""

from __future__ import annotations

RULES = 2
"""Number of the rules: raised whenever the same moves could give another state."""

# Slots that every game has.
TURN, CLOCK, TURN_HOURS, DECISION, RUNG, PEAK, ENDING, EXCHANGE, STEP, RESUME = range(10)
CLOCKS = ("turn", "clock", "turn_hours", "decision", "rung", "peak", "ending", "exchange", "step", "resume")
"""Their names. RESUME is 1 while a crisis that opened before the orders of its turn is played."""

# What the decision point in slot DECISION asks for.
ORDERS, CRISIS, OVER = range(3)

# States of an agreement and of an ultimatum.
NONE, OFFERED, IN_FORCE, KEPT, BROKEN, REFUSED = range(6)
PENDING, MET, EXPIRED = 1, 2, 3

# Answers in a crisis exchange.
MATCH, HOLD, BACK_DOWN = range(3)
STEPS = ("match", "hold", "back_down")
