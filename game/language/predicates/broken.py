"""The predicate `broken`."""

from __future__ import annotations

from game.core.codes import BROKEN
from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status


class Broken(Predicate):
    """An agreement has been broken."""

    name = "broken"
    doc = "An agreement has been broken."
    example = "broken(freeze)"
    signatures = ((Param("agreement", "agreement"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return any_status(to.deals(given["agreement"]), BROKEN)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"“{to.label('agreement', given['agreement'])}” has been broken"
