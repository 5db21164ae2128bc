"""What the questions about agreements have in common: which agreement, between whom, and how it stands."""

from __future__ import annotations

from typing import ClassVar

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate, any_status

_AGREEMENT = Param("agreement", "agreement")


class DealPredicate(Predicate):
    """An agreement stands at `status`: between any actors, or between these two, whoever proposed it."""

    signatures = ((_AGREEMENT,), (_AGREEMENT, Param("first", "actor"), Param("second", "actor")))
    status: ClassVar[int]
    """A code of `game.core.codes`."""
    clause: ClassVar[str]
    """What is said of it: "has been kept"."""

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        parties = [to.actor_id(given[name]) for name in ("first", "second") if name in given]
        return any_status(to.deals(given["agreement"], *parties), cls.status)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        between = f" between {to.names((given['first'], given['second']))}" if "first" in given else ""
        return f"“{to.label('agreement', given['agreement'])}” {cls.clause}{between}"
