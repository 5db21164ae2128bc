"""The predicate `expired`."""

from __future__ import annotations

from game.core.codes import EXPIRED
from game.core.expr import Expr, OneOf
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class Expired(Predicate):
    """An ultimatum has run out unmet."""

    name = "expired"
    doc = "An ultimatum has run out unmet."
    example = "expired(stop_leaflets)"
    signatures = ((Param("ultimatum", "ultimatum"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return OneOf(to.ultimatum_status(given["ultimatum"]), (EXPIRED,))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the ultimatum “{to.label('ultimatum', given['ultimatum'])}” has expired"
