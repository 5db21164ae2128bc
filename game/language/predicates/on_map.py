"""The predicate `on_map`."""

from __future__ import annotations

from game.core.expr import Compare, Const, Expr, Slot
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class OnMap(Predicate):
    """A piece is on the map, wherever."""

    name = "on_map"
    doc = "A piece is on the map, wherever."
    example = "on_map(carrier)"
    signatures = ((Param("piece", "piece"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return Compare(">=", Slot(to.piece(given["piece"])), Const(0))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"{to.label('piece', given['piece'])} is on the map"
