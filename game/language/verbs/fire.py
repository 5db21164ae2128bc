"""The verb `fire`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Fire(Effect):
    """Makes an event happen in this turn's reactions."""

    verb: ClassVar[str] = "fire"
    short: ClassVar[str] = "event"
    doc: ClassVar[str] = "Makes an event happen in this turn's reactions."
    example: ClassVar[str] = "fire: press_leak"

    event: str = spec(Ref("event"), "Which event.")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="event", index=index) for index in to.events(self.event)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"this happens next: {to.label('event', self.event)}"
