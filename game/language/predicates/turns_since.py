"""The predicate `turns_since`."""

from __future__ import annotations

from game.core.expr import Const, Expr, Since
from game.core.fixed import NEVER
from game.language.binder import Binder
from game.language.interval import SINCE, Interval
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, history


class TurnsSince(Predicate):
    """How many turns ago something last happened or was done; a very large number if it never was."""

    name = "turns_since"
    doc = "How many turns ago something last happened or was done; a very large number if it never was."
    example = "turns_since(sea_launch)"
    gives = "number"
    signatures = ((Param("what", "event|action|tag"),),)

    @classmethod
    def interval(cls, numbers: tuple[Interval, ...]) -> Interval:
        """See `Predicate.interval`."""
        return SINCE

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        slots = history(to, "event|action|tag", given["what"])
        return Since(slots) if slots else Const(NEVER)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the number of turns since “{to.label('event|action|tag', given['what'])}”"
