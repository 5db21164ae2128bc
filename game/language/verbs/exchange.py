"""The verb `exchange`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(Effect):
    """Opens a crisis exchange before the turn goes on."""

    verb: ClassVar[str] = "exchange"
    short: ClassVar[str] = "exchange"
    doc: ClassVar[str] = "Opens a crisis exchange before the turn goes on."
    example: ClassVar[str] = "exchange: island_fire"

    exchange: str = spec(Ref("exchange"), "Which exchange.")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="exchange", index=to.exchange(self.exchange))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"a crisis opens: {to.label('exchange', self.exchange)}"
