"""The verb `ask`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Effect):
    """Puts a dilemma with the next orders."""

    verb: ClassVar[str] = "ask"
    short: ClassVar[str] = "dilemma"
    doc: ClassVar[str] = "Puts a dilemma with the next orders."
    example: ClassVar[str] = "ask: dprk_answers_bombers"

    dilemma: str = spec(Ref("dilemma"), "Which dilemma.")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="dilemma", index=index) for index in to.questions(self.dilemma)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"a decision is asked for: {to.label('dilemma', self.dilemma)}"
