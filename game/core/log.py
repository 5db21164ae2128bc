"""What happened, with its causes and who may know it."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.model.board import Track


@dataclass(frozen=True, slots=True)
class Cause:
    """A share of a change. `source` indexes `Program.sources`, or is one of the engine's own words (`note`)."""

    source: int
    amount: int
    seen: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A slot went from `before` to `after`; the causes' amounts sum to the difference for numbers."""

    slot: int
    before: int
    after: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A keyed draw: its name, the weights of its results in order, and what came."""

    key: str
    source: int
    names: tuple[str, ...]
    weights: tuple[int, ...]
    result: str
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened.

    `kind`: news (an event), words (more on what came before), learned, order, answer, offer, exchange, agreement,
    ultimatum, change, rung, line, reading, question, ending, lost, overruled (one effect gave way), cut, adjust.
    `seen` is the mask of seats that learn of it (the facilitator sees all); `author_seen` the mask of those who also
    learn who did it.
    """

    kind: str
    turn: int
    phase: str
    source: int
    seen: int
    author_seen: int = -1
    voice: int = -1
    text: str = ""
    outcome: str = ""
    outcome_title: str = ""
    actor: int = -1
    target: int = -1
    target_kind: str = "none"
    rung: int = -1
    intent: str = ""
    changes: tuple[Change, ...] = ()
    track: Track | None = None
    pin: int = -1


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that was not carried out. `code` is stable, `reason` is for people."""

    code: str
    reason: str
    actor: str = ""
