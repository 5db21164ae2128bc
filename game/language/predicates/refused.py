"""The predicate `refused`."""

from __future__ import annotations

from game.core.codes import REFUSED
from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status


class Refused(Predicate):
    """An agreement was offered and refused."""

    name = "refused"
    doc = "An agreement was offered and refused."
    example = "refused(freeze)"
    signatures = ((Param("agreement", "agreement"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return any_status(to.deals(given["agreement"]), REFUSED)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"“{to.label('agreement', given['agreement'])}” has been refused"
