"""The verb `demand`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Effect):
    """Issues an ultimatum."""

    verb: ClassVar[str] = "demand"
    short: ClassVar[str] = "ultimatum"
    doc: ClassVar[str] = "Issues an ultimatum."
    example: ClassVar[str] = "demand: stop_leaflets"

    ultimatum: str = spec(Ref("ultimatum"), "Which ultimatum.")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="ultimatum", index=to.ultimatum(self.ultimatum))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"an ultimatum: {to.label('ultimatum', self.ultimatum)}"
