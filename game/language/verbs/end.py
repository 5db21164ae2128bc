"""The verb `end`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import End
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Effect):
    """Ends the game."""

    verb: ClassVar[str] = "end"
    short: ClassVar[str] = "ending"
    doc: ClassVar[str] = "Ends the game."
    example: ClassVar[str] = "end: war"

    ending: str = spec(Ref("ending"), "Which ending.")

    def lower(self, to: Binder) -> list[End]:
        """See `Effect.lower`."""
        return [End(ending=to.ending(self.ending))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"the game ends: {to.label('ending', self.ending)}"
