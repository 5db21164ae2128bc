"""The verb `cancel`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Drop
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Effect):
    """Takes a scheduled event out of the queue."""

    verb: ClassVar[str] = "cancel"
    short: ClassVar[str] = "event"
    doc: ClassVar[str] = "Takes a scheduled event out of the queue."
    example: ClassVar[str] = "cancel: crew_return"

    event: str = spec(Ref("event"), "Which event.")

    def lower(self, to: Binder) -> list[Drop]:
        """See `Effect.lower`."""
        return [Drop(block=block) for block in to.opens(self.event)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"no longer to come: {to.label('event', self.event)}"
