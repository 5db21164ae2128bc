"""The predicate `did`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import ACTOR, TURNS, Given, Param, Predicate, history, marked, within


class Did(Predicate):
    """An actor has carried out an action or one with a tag: ever, or within that many turns before this one."""

    name = "did"
    doc = "An actor has carried out an action or one with a tag: ever, or within that many turns before this one."
    example = "did(dprk, srbm_test, 1)"
    signatures = ((ACTOR, Param("deed", "action|tag"), TURNS),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        slots = history(to, "action|tag", given["deed"], to.actor_id(given["actor"]))
        return marked(slots, given)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        deed = to.label("action|tag", given["deed"])
        return f"{to.names((given['actor'],))} has carried out “{deed}”{within(given)}"
