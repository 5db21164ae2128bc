"""The predicate `did_tag`."""

from __future__ import annotations

from game.core.expr import Expr
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import ACTOR, TURNS, Given, Param, Predicate, history, marked, within


class DidTag(Predicate):
    """Anyone, or one actor, has done something with a tag: ever, or within that many turns before this one."""

    name = "did_tag"
    doc = "Anyone, or one actor, has done something with a tag: ever, or within that many turns before this one."
    example = "did_tag(dprk, launch, 1)"
    signatures = ((Param("tag", "tag"), TURNS), (ACTOR, Param("tag", "tag"), TURNS))

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        actor = to.actor_id(given["actor"]) if "actor" in given else ""
        return marked(history(to, "tag", given["tag"], actor), given)

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        tag = f"“{to.label('tag', given['tag'])}”"
        if "actor" not in given:
            return f"{tag} has taken place{within(given)}"
        return f"{to.names((given['actor'],))} has carried out {tag}{within(given)}"
