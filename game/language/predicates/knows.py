"""The predicate `knows`."""

from __future__ import annotations

from game.core.expr import Expr, Slot
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import ACTOR, Given, Param, Predicate


class Knows(Predicate):
    """An actor knows a fact."""

    name = "knows"
    doc = "An actor knows a fact."
    example = "knows(rok, munitions_deal)"
    signatures = ((ACTOR, Param("fact", "fact")),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return Slot(to.knows(to.actor_id(given["actor"]), given["fact"]))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"{to.names((given['actor'],))} knows of “{to.label('fact', given['fact'])}”"
