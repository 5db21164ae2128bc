"""The predicate `min`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.interval import Interval
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate
from game.language.simplify import arith


class Smaller(Predicate):
    """The smaller of two numbers."""

    name = "min"
    doc = "The smaller of two numbers."
    example = "min(rok.alarm, jpn.alarm)"
    gives = "number"
    signatures = ((Param("first", "number"), Param("second", "number")),)

    @classmethod
    def interval(cls, numbers: tuple[Interval, ...]) -> Interval:
        """See `Predicate.interval`."""
        return Interval(min(one.low for one in numbers), min(one.high for one in numbers))

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return arith("min", given["first"], given["second"])

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the smaller of {given['first']} and {given['second']}"
