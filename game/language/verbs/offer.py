"""The verb `offer`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.fields import Ref, spec
from game.core.model.effects import Effect
from game.core.primitives import Open
from game.language.binder import Binder


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Effect):
    """Proposes an agreement; the partner answers with the next orders."""

    verb: ClassVar[str] = "offer"
    short: ClassVar[str] = ""
    doc: ClassVar[str] = "Proposes an agreement; the partner answers with the next orders."
    example: ClassVar[str] = "offer: {agreement: freeze, from: self, to: target}"

    agreement: str = spec(Ref("agreement"), "Which agreement.")
    proposer: str = spec(Ref("actor", roles=True), "Who proposes.", default="self")
    to: str = spec(Ref("actor", roles=True), "To whom.", default="target")

    def lower(self, to: Binder) -> list[Open]:
        """See `Effect.lower`."""
        return [Open(what="offer", index=to.deal(self.agreement, to.actor_id(self.proposer), to.actor_id(self.to)))]

    def speak(self, to: Any) -> str:
        """See `Effect.speak`."""
        return (
            f"{to.names((self.proposer,))} propose to {to.names((self.to,))}: {to.label('agreement', self.agreement)}"
        )
