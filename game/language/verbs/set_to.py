"""The verb `set`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Amounts, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.core.tree import Formula, Name
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTo(Effect):
    """Gives numbers a value, whatever they were."""

    verb: ClassVar[str] = "set"
    short: ClassVar[str] = "amounts"
    doc: ClassVar[str] = "Gives numbers a value, whatever they were."
    example: ClassVar[str] = "set: {cuba.alert: 0}"

    amounts: tuple[tuple[Name, Formula], ...] = spec(Amounts(), "Which number gets which value.")

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        return [Put(slot=to.slot(name), value=to.number(formula)) for name, formula in self.amounts]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return " and ".join(f"{to.number_name(name)} becomes {to.formula(formula)}" for name, formula in self.amounts)
