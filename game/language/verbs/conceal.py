"""The verb `conceal`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import FALSE
from game.core.fields import Ref, Refs, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceal(Effect):
    """Takes a fact out of what actors can rely on: they no longer know it."""

    verb: ClassVar[str] = "conceal"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Takes a fact out of what actors can rely on: they no longer know it."
    example: ClassVar[str] = "conceal: {fact: source_in_port, to: [usa]}"

    fact: str = spec(Ref("fact"), "Which fact.")
    to: tuple[str, ...] = spec(Refs("actor", roles=True), "Who loses it.")

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        return [Put(slot=to.knows(to.actor_ids[index], self.fact), value=FALSE) for index in to.actors(self.to)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"{to.names(self.to)} can no longer rely on: {to.label('fact', self.fact)}"
