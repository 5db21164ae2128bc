"""The predicate `covers`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, one_of


class Covers(Predicate):
    """A piece stands where its reach takes in a place."""

    name = "covers"
    doc = "A piece stands where its reach takes in a place."
    example = "covers(aegis_destroyer, seoul)"
    signatures = ((Param("piece", "piece"), Param("place", "place")),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        reach = to.piece_range(given["piece"])
        return one_of(to.piece(given["piece"]), to.places_within(given["place"], reach))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"{to.label('piece', given['piece'])} covers {to.label('place', given['place'])}"
