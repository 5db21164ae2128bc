"""The predicate `read_as`."""

from __future__ import annotations

from game.core.expr import Expr, OneOf
from game.core.model.deeds import INTENTS
from game.language.binder import Binder
from game.language.labels import Labels
from game.language.predicate import Given, Param, Predicate


class ReadAs(Predicate):
    """An actor last read this intent into the public orders of another."""

    name = "read_as"
    doc = "An actor last read this intent into the public orders of another."
    example = "read_as(dprk, usa, coerce)"
    signatures = ((Param("reader", "actor"), Param("author", "actor"), Param("intent", "intent")),)

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """See `Predicate.lower`."""
        reading = to.reading(to.actor_id(given["reader"]), to.actor_id(given["author"]))
        return OneOf(reading, (1 + INTENTS.index(given["intent"]),))

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """See `Predicate.speak`."""
        author = to.names((given["author"],))
        return f"{to.names((given['reader'],))} reads the last public acts of {author} as: {given['intent']}"
