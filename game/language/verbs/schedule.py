"""The verb `schedule`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Effect):
    """Makes an event happen later."""

    verb: ClassVar[str] = "schedule"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Makes an event happen later."
    example: ClassVar[str] = "schedule: {event: crew_return, in: 2 turns, chance: 60%}"

    event: str = spec(Ref("event"), "Which event.")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="event", index=index) for index in to.events(self.event)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"later: {to.label('event', self.event)}"
