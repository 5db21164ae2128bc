"""The verb `flag`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import TRUE
from game.core.fields import Refs, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise(Effect):
    """Makes flags true."""

    verb: ClassVar[str] = "flag"
    short: ClassVar[str] = "flags"
    doc: ClassVar[str] = "Makes flags true."
    example: ClassVar[str] = "flag: talks"

    flags: tuple[str, ...] = spec(Refs("flag"), "Which flags.")

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        return [Put(slot=to.flag(name), value=TRUE) for name in self.flags]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return " and ".join(f"from now on: {to.label('flag', name)}" for name in self.flags)
