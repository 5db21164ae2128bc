"""The predicate `happened`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import TURNS, Given, Param, Predicate, history, marked, within


class Happened(Predicate):
    """An event has happened: ever, or within that many turns before this one."""

    name = "happened"
    doc = "An event has happened: ever, or within that many turns before this one."
    example = "happened(sea_launch, 2)"
    signatures = ((Param("event", "event"), TURNS),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return marked(history(to, "event", given["event"]), given)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"“{to.label('event', given['event'])}” has happened{within(given)}"
