"""The predicate `kept`."""

from __future__ import annotations

from game.core.codes import KEPT
from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status


class Kept(Predicate):
    """An agreement has run its time unbroken."""

    name = "kept"
    doc = "An agreement has run its time unbroken."
    example = "kept(freeze)"
    signatures = ((Param("agreement", "agreement"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return any_status(to.deals(given["agreement"]), KEPT)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"“{to.label('agreement', given['agreement'])}” has been kept"
