"""The predicate `is_true`."""

from __future__ import annotations

from game.core.expr import Expr, Slot
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class IsTrue(Predicate):
    """A fact is true, whoever knows it."""

    name = "is_true"
    doc = "A fact is true, whoever knows it."
    example = "is_true(munitions_deal)"
    signatures = ((Param("fact", "fact"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return Slot(to.fact(given["fact"]))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"it is true that “{to.label('fact', given['fact'])}”"
