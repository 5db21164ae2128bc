"""Moves: everything that comes from outside. Frozen, JSON both ways, in ids rather than indexes to be readable.

A step takes all moves of a decision point at once; their order does not matter.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class OrderMove:
    """An actor orders an action, at a target (an actor's or place's id, or ""), with an intent if it is public."""

    kind: ClassVar[str] = "order"
    actor: str
    action: str
    target: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True)
class AnswerMove:
    """An actor answers: a dilemma (`about` its id, `choice` an option), an offer (`about` the agreement's id, `other`
    the proposer, `choice` accept or refuse) or a crisis exchange (`choice` match, hold or back_down)."""

    kind: ClassVar[str] = "answer"
    actor: str
    about: str
    choice: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class OfferMove:
    """An actor proposes an agreement to another."""

    kind: ClassVar[str] = "offer"
    actor: str
    agreement: str
    other: str


@dataclass(frozen=True, slots=True)
class CancelMove:
    """An actor calls off an action that is still under way."""

    kind: ClassVar[str] = "cancel"
    actor: str
    action: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class InjectMove:
    """The facilitator fires an event (`self` for a `for_each` event in `actor`)."""

    kind: ClassVar[str] = "inject"
    event: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class RulingMove:
    """The facilitator settles a draw: `result` names an outcome (or `yes`/`no`), or "" with another `reroll` number."""

    kind: ClassVar[str] = "ruling"
    draw: str
    result: str = ""
    reroll: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AdjustMove:
    """The facilitator changes a number or a flag by hand, with a reason: `set` or `add` on a slot's name."""

    kind: ClassVar[str] = "adjust"
    path: str
    op: str
    value: int
    reason: str


Move = OrderMove | AnswerMove | OfferMove | CancelMove | InjectMove | RulingMove | AdjustMove
KINDS: dict[str, type[Move]] = {
    cls.kind: cls for cls in (OrderMove, AnswerMove, OfferMove, CancelMove, InjectMove, RulingMove, AdjustMove)
}


def dump(move: Move) -> dict[str, Any]:
    """A move as JSON values."""
    return {"kind": move.kind, **asdict(move)}


def load(data: Any) -> Move:
    """A move again; ValueError names what is wrong."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        raise ValueError("not a move")
    cls = KINDS[data["kind"]]
    fields = {name: value for name, value in data.items() if name != "kind"}
    known = cls.__dataclass_fields__
    for name, value in fields.items():
        wanted = int if known.get(name) is not None and known[name].type == "int" else str
        if name not in known or type(value) is not wanted:
            raise ValueError(f"a move of kind {data['kind']} has no such {name}")
    try:
        return cls(**fields)
    except TypeError as error:
        raise ValueError(f"a move of kind {data['kind']} lacks a field") from error
