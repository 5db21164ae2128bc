"""The verb `collect`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import ListOf, Number, Path, Refs, spec
from game.core.model.effects import Effect
from game.core.primitives import Collect
from game.core.tree import Name
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Gather(Effect):
    """Renews what seats know of numbers that they only estimate: reports this wide."""

    verb: ClassVar[str] = "collect"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Renews what seats know of numbers that they only estimate: reports this wide."
    example: ClassVar[str] = "collect: {of: [dprk.readiness], for: [rok, usa], width: 10}"

    of: tuple[Name, ...] = spec(ListOf(Path()), "Which numbers.")
    readers: tuple[str, ...] = spec(Refs("actor", roles=True), "Whose reports.")
    width: int = spec(Number(1), "Width of the report; smaller is better.", default=15_000)

    def lower(self, to: Binder) -> list[Collect]:
        """See `Effect.lower`."""
        return [
            Collect(seat=seat, slot=to.slot(name), width=self.width)
            for name in self.of
            for seat in to.actors(self.readers)
        ]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"{to.names(self.readers)} get new reports of {', '.join(to.number_name(name) for name in self.of)}"
