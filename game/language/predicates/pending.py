"""The predicate `pending`."""

from __future__ import annotations

from game.core.codes import PENDING
from game.core.expr import Expr, OneOf
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class Pending(Predicate):
    """An ultimatum has been issued and is neither met nor expired."""

    name = "pending"
    doc = "An ultimatum has been issued and is neither met nor expired."
    example = "pending(stop_leaflets)"
    signatures = ((Param("ultimatum", "ultimatum"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return OneOf(to.ultimatum_status(given["ultimatum"]), (PENDING,))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"the ultimatum “{to.label('ultimatum', given['ultimatum'])}” is pending"
