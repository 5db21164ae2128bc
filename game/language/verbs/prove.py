"""The verb `prove`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import FALSE, TRUE
from game.core.fields import Flag, Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Prove(Effect):
    """Makes a fact true or false."""

    verb: ClassVar[str] = "prove"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Makes a fact true or false."
    example: ClassVar[str] = "prove: {fact: munitions_deal, true: true}"

    fact: str = spec(Ref("fact"), "Which fact.")
    true: bool = spec(Flag(), "Is it so from now on?", default=True)

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        return [Put(slot=to.fact(self.fact), value=TRUE if self.true else FALSE)]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return f"it is {'' if self.true else 'not '}so that: {to.label('fact', self.fact)}"
