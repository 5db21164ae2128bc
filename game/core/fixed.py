"""Numbers of the game: integers only, so that every machine computes the same.

Meters, counters, turns and every number of an expression are kept in thousandths (`UNIT`), chances in
ten-thousandths (`CERTAIN`). A product of two thousandths is divided by `UNIT`, rounding down.
"""

from __future__ import annotations

UNIT = 1000
"""One whole, in thousandths."""
CERTAIN = 10_000
"""A chance of 100 %, in ten-thousandths."""
NUMBER_LIMIT = 10**9
"""The largest number an author may write (whole units)."""
WORD_LIMIT = 2**62
"""No intermediate value may reach this, so that every engine can use 64-bit integers."""
NEVER = 10**6 * UNIT
"""What `turns_since` answers for a thing that has not happened: longer than any game."""


def times(a: int, b: int) -> int:
    """Multiply two numbers in thousandths, rounding down."""
    return a * b // UNIT


def percent_of(amount: int, chance: int) -> int:
    """The share `chance` (ten-thousandths) of an amount, rounded towards zero so that rises and falls match."""
    return amount * chance // CERTAIN if amount >= 0 else -(-amount * chance // CERTAIN)


def clamp(value: int, low: int, high: int) -> int:
    """The value nearest to `value` within `low..high`."""
    return low if value < low else high if value > high else value


def show(value: int, places: int = 0) -> str:
    """A number in thousandths as people read it: `58000` -> `58`; rounded half away from zero."""
    step = UNIT // 10**places
    whole = (abs(value) + step // 2) // step
    sign = "-" if value < 0 and whole else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10**places}.{whole % 10**places:0{places}d}"


def show_exactly(value: int) -> str:
    """A number in thousandths with as many decimals as it has: `58000` -> `58`, `-500` -> `-0.5`."""
    text = show(value, 0 if value % UNIT == 0 else 3)
    return text.rstrip("0") if "." in text else text


def show_chance(chance: int) -> str:
    """A chance in ten-thousandths as a percentage: `3500` -> `35 %`."""
    return f"{(chance + 50) // 100} %"
