"""The verb `say`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Voices as Words
from game.core.fields import spec
from game.core.model.effects import Effect
from game.core.model.texts import Voices
from game.core.primitives import Tell
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Effect):
    """Tells something to those who see the cause."""

    verb: ClassVar[str] = "say"
    short: ClassVar[str] = "words"
    doc: ClassVar[str] = "Tells something to those who see the cause."
    example: ClassVar[str] = "say: {rok: The line is dead., others: No comment.}"

    words: Voices = spec(Words(), "What is told.")

    def lower(self, to: Binder) -> list[Tell]:
        """See `Effect.lower`."""
        return [Tell(voice=to.voice(self.words))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return "something is told"
