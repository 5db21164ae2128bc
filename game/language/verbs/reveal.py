"""The verb `reveal`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import TRUE
from game.core.fields import Ref, Refs, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Effect):
    """Lets actors learn a fact."""

    verb: ClassVar[str] = "reveal"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Lets actors learn a fact."
    example: ClassVar[str] = "reveal: {fact: launch_telemetry, to: [usa, jpn]}"

    fact: str = spec(Ref("fact"), "Which fact.")
    to: tuple[str, ...] = spec(Refs("actor", roles=True), "Who learns it.")

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        return [Put(slot=to.knows(to.actor_ids[index], self.fact), value=TRUE) for index in to.actors(self.to)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"{to.names(self.to)} learn of: {to.label('fact', self.fact)}"
