"""The predicate `near`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, one_of


class Near(Predicate):
    """A piece is within that many kilometres of a place."""

    name = "near"
    doc = "A piece is within that many kilometres of a place."
    example = "near(carrier, busan, 300)"
    signatures = ((Param("piece", "piece"), Param("place", "place"), Param("km", "km")),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return one_of(to.piece(given["piece"]), to.places_within(given["place"], given["km"]))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        place = to.label("place", given["place"])
        return f"{to.label('piece', given['piece'])} is within {given['km']} km of {place}"
