"""The verb `move`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import Const
from game.core.fields import Duration as Time
from game.core.fields import Flag, Ref, spec
from game.core.model.effects import Effect
from game.core.model.time import Duration
from game.core.primitives import Later, Put
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePiece(Effect):
    """Puts a piece at a place, at once or after the time it takes."""

    verb: ClassVar[str] = "move"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Puts a piece at a place, at once or after the time it takes."
    example: ClassVar[str] = "move: {piece: carrier, to: busan, takes: 1 week}"

    piece: str = spec(Ref("piece"), "Which piece.")
    to: str = spec(Ref("place", roles=True), "Where it goes; `target` where the action aims at a place.", default="")
    away: bool = spec(Flag(), "Instead of `to`: it leaves the map.", default=False)
    takes: Duration | None = spec(Time(), "How long it is under way.", default=None, example="1 week")

    def lower(self, to: Binder) -> list[Later | Put]:
        """See `Effect.lower`."""
        place = -1 if self.away else to.place(self.to)
        arrive = Put(slot=to.piece(self.piece), value=Const(place))
        if self.takes is None:
            return [arrive]
        return [Later(hours=to.hours(self.takes), block=to.raw_block((arrive,)))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        goal = "leaves the map" if self.away else f"moves to {to.label('place', self.to)}"
        return f"{to.label('piece', self.piece)} {goal}"
