"""The predicate `in_force`."""

from __future__ import annotations

from game.core.codes import IN_FORCE
from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status


class InForce(Predicate):
    """An agreement is in force: between any actors, or between these two."""

    name = "in_force"
    doc = "An agreement is in force: between any actors, or between these two."
    example = "in_force(freeze, usa, dprk)"
    signatures = (
        (Param("agreement", "agreement"),),
        (Param("agreement", "agreement"), Param("first", "actor"), Param("second", "actor")),
    )

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        parties = [to.actor_id(given[name]) for name in ("first", "second") if name in given]
        return any_status(to.deals(given["agreement"], *parties), IN_FORCE)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        between = f" between {to.names((given['first'], given['second']))}" if "first" in given else ""
        return f"“{to.label('agreement', given['agreement'])}” is in force{between}"
