"""The predicate `met`."""

from __future__ import annotations

from game.core.codes import MET
from game.core.expr import Expr, OneOf
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class Met(Predicate):
    """An ultimatum has been met."""

    name = "met"
    doc = "An ultimatum has been met."
    example = "met(stop_leaflets)"
    signatures = ((Param("ultimatum", "ultimatum"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return OneOf(to.ultimatum_status(given["ultimatum"]), (MET,))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the ultimatum “{to.label('ultimatum', given['ultimatum'])}” has been met"
