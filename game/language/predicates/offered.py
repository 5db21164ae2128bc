"""The predicate `offered`."""

from __future__ import annotations

from game.core.codes import OFFERED
from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status


class Offered(Predicate):
    """An agreement has been offered and waits for an answer."""

    name = "offered"
    doc = "An agreement has been offered and waits for an answer."
    example = "offered(freeze)"
    signatures = ((Param("agreement", "agreement"),),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        return any_status(to.deals(given["agreement"]), OFFERED)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        return f"“{to.label('agreement', given['agreement'])}” is on offer"
