"""The verb `climb`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Climb
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise(Effect):
    """Something stands on this rung of the ladder."""

    verb: ClassVar[str] = "climb"
    short: ClassVar[str] = "rung"
    doc: ClassVar[str] = "Something stands on this rung of the ladder."
    example: ClassVar[str] = "climb: clash"

    rung: str = spec(Ref("rung"), "Which rung.")

    def lower(self, to: Binder) -> list[Climb]:
        """See `Effect.lower`."""
        return [Climb(rung=to.rung(self.rung))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"the crisis reaches the rung: {to.label('rung', self.rung)}"
