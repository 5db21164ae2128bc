"""The predicate `count`."""

from __future__ import annotations

from game.core.expr import Const, Expr, Marks
from game.language.binder import Binder
from game.language.interval import COUNT, Interval
from game.language.labels import Labels
from game.language.limits import TURNS as EVER
from game.language.predicate import TURNS, Given, Param, Predicate, history, within


class Count(Predicate):
    """How often something happened or was done: ever, or within that many turns before this one."""

    name = "count"
    doc = "How often something happened or was done: ever, or within that many turns before this one."
    example = "count(launch, 4)"
    gives = "number"
    signatures = ((Param("what", "event|action|tag"), TURNS),)

    @classmethod
    def interval(cls, numbers: tuple[Interval, ...]) -> Interval:
        """See `Predicate.interval`."""
        return COUNT

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        slots = history(to, "event|action|tag", given["what"])
        return Marks(slots, given.get("turns", EVER)) if slots else Const(0)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the number of times of “{to.label('event|action|tag', given['what'])}”{within(given)}"
