"""The predicate `at`."""

from __future__ import annotations

from game.core.expr import Expr, OneOf
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class At(Predicate):
    """A piece is at a place, or at one of several."""

    name = "at"
    doc = "A piece is at a place, or at one of several."
    example = "at(carrier, busan, east_sea)"
    signatures = ((Param("piece", "piece"), Param("place", "place", many=True)),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return OneOf(to.piece(given["piece"]), tuple(to.place(name) for name in given["place"]))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        places = " or ".join(to.label("place", name) for name in given["place"])
        return f"{to.label('piece', given['piece'])} is at {places}"
