"""Between which values a number of an expression must lie. In thousandths; imports the core's numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fixed import NEVER, NUMBER_LIMIT, UNIT, WORD_LIMIT


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: int
    high: int

    @property
    def fits(self) -> bool:
        """Is every value safe in 64 bits?"""
        return self.low > -WORD_LIMIT and self.high < WORD_LIMIT

    @property
    def fixed(self) -> bool:
        """Is there only one value?"""
        return self.low == self.high

    def combine(self, op: str, other: Interval) -> Interval:
        """What `op` in `+ - *` gives; a product is not yet divided by 1000, see `settled`."""
        if op == "+":
            return Interval(self.low + other.low, self.high + other.high)
        if op == "-":
            return Interval(self.low - other.high, self.high - other.low)
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def settled(self, op: str) -> Interval:
        """The value of an operation from its raw result: products are brought back to thousandths."""
        return Interval(self.low // UNIT, self.high // UNIT) if op == "*" else self

    def negative(self) -> Interval:
        """All values with the other sign."""
        return Interval(-self.high, -self.low)

    def verdict(self, op: str, other: Interval) -> bool | None:
        """Whether `self op other` always (True) or never (False) holds; None if it depends."""
        if op == "==":
            return self._equal(other)
        if op == "!=":
            equal = self._equal(other)
            return None if equal is None else not equal
        if op in (">", ">="):
            return other.verdict({">": "<", ">=": "<="}[op], self)
        if self.high < other.low or (op == "<=" and self.high == other.low):
            return True
        if self.low > other.high or (op == "<" and self.low == other.high):
            return False
        return None

    def _equal(self, other: Interval) -> bool | None:
        if self.high < other.low or other.high < self.low:
            return False
        return True if self.fixed and other.fixed else None

    def narrowed(self, op: str, value: int) -> Interval | None:
        """The part that `op value` leaves; None if nothing is left. `!=` takes nothing away."""
        low, high = self.low, self.high
        if op in (">", ">="):
            low = max(low, value + (op == ">"))
        elif op in ("<", "<="):
            high = min(high, value - (op == "<"))
        elif op == "==":
            low, high = max(low, value), min(high, value)
        return Interval(low, high) if low <= high else None


COUNTER = Interval(-NUMBER_LIMIT * UNIT, NUMBER_LIMIT * UNIT)
"""A number without an author's bounds."""
TURN = Interval(UNIT, 60 * UNIT)
"""The turn, in the longest game."""
SINCE = Interval(0, NEVER)
"""Turns since something."""
COUNT = Interval(0, NEVER)
"""How often something happened."""
