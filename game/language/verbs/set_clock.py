"""The verb `set_clock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Duration as Time
from game.core.fields import spec
from game.core.model.effects import Effect
from game.core.model.time import Duration
from game.core.primitives import Pace
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock(Effect):
    """From the next turn on, turns last this long; `1 turn` goes back to the scenario's own length."""

    verb: ClassVar[str] = "set_clock"
    short: ClassVar[str] = "length"
    doc: ClassVar[str] = "From the next turn on, turns last this long; `1 turn` goes back to the scenario's own length."
    example: ClassVar[str] = "set_clock: 1 day"

    length: Duration = spec(Time(), "How long a turn is; `1 turn` is the scenario's own length.")

    def lower(self, to: Binder) -> list[Pace]:
        """See `Effect.lower`."""
        return [Pace(hours=to.hours(self.length))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"turns now last {to.span(self.length)}"
