"""The verb `believe`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.codes import TURN
from game.core.expr import Const, Slot
from game.core.fields import Number, Path, Refs, spec
from game.core.model.effects import Effect
from game.core.primitives import Put
from game.core.tree import Name
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Believe(Effect):
    """Sets what seats believe a number to be, right or wrong: their report becomes low to high."""

    verb: ClassVar[str] = "believe"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Sets what seats believe a number to be, right or wrong: their report becomes low to high."
    example: ClassVar[str] = "believe: {about: dprk.readiness, by: [rok], low: 60, high: 90}"

    about: Name = spec(Path(), "Which number.")
    by: tuple[str, ...] = spec(Refs("actor", roles=True), "Whose belief.")
    low: int = spec(Number(), "They think that it is at least this.")
    high: int = spec(Number(), "They think that it is at most this.")

    def lower(self, to: Binder) -> list[Put]:
        """See `Effect.lower`."""
        slot = to.slot(self.about)
        made: list[Put] = []
        for seat in to.actors(self.by):
            report = to.report(seat, slot)
            if report is not None:
                made += [
                    Put(slot=report.low, value=Const(self.low)),
                    Put(slot=report.high, value=Const(self.high)),
                    Put(slot=report.turn, value=Slot(TURN)),
                ]
        return made

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        span = f"{to.plain(self.low)} and {to.plain(self.high)}"
        return f"{to.names(self.by)} believe {to.number_name(self.about)} is between {span}"
