"""The verb `change`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Amounts, spec
from game.core.model.effects import Effect
from game.core.primitives import Add
from game.core.tree import Formula, Name
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Effect):
    """Adds to numbers; a minus sign takes away."""

    verb: ClassVar[str] = "change"
    short: ClassVar[str] = "amounts"
    doc: ClassVar[str] = "Adds to numbers; a minus sign takes away."
    example: ClassVar[str] = "change: {tension: +4, jpn.alarm: +6}"

    amounts: tuple[tuple[Name, Formula], ...] = spec(Amounts(), "What is added to which number.")

    def lower(self, to: Binder) -> list[Add]:
        """See `Effect.lower`."""
        return [Add(slot=to.slot(name), amount=to.number(formula)) for name, formula in self.amounts]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return " and ".join(f"{to.number_name(name)} {to.amount(formula)}" for name, formula in self.amounts)
