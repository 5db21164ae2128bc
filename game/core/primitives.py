"""The few things that can happen to a state. Verbs lower to these; engines implement only these.

A block is a list of primitives; every primitive has a guard, judged on the snapshot at the start of the phase.
How rivals merge within one phase:

- `Put`: rival values for one slot are settled by a keyed draw over the candidates sorted by source; the losers are
  logged. The value then stands as the base for additions.
- `Add`: rises and falls are summed apart, soft-capped at the snapshot's value, added to the base and clamped once.
- `Climb`: the highest rung wins. `End`: the first of the author's endings wins. `Pace`: the shortest turn wins.
- `Open`: opening twice is opening once. `Collect`: the narrowest report wins.
- `Mark`: marking twice is marking once.
- `Later`, `Drop`, `Sometimes`, `Tell`: independent of each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.expr import TRUE, Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Primitive:
    """One thing that happens if `guard` holds."""

    guard: Expr = TRUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Primitive):
    """Add an amount (thousandths) to a number."""

    slot: int
    amount: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Put(Primitive):
    """Give a slot a value: a number, a yes/no, a place, who knows what."""

    slot: int
    value: Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Later(Primitive):
    """Run a block when `hours` of scenario time have passed, at the start of a turn."""

    hours: int
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sometimes(Primitive):
    """Run a block with a chance (ten-thousandths), by a draw of its own."""

    chance: int
    block: int
    stable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Primitive):
    """Start something: `what` is event, dilemma, offer, ultimatum or exchange; `index` is its place in that table.

    An event runs in the next round of reactions; a dilemma or an offer is put with the next orders; an exchange is
    played before the turn goes on.
    """

    what: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect(Primitive):
    """Renew a seat's stored report of a number it does not know exactly, `width` wide (thousandths)."""

    seat: int
    slot: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb(Primitive):
    """Something stands on this rung of the ladder (index)."""

    rung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace(Primitive):
    """From the next turn on a turn lasts this many hours; 0 means the scenario's own length."""

    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Primitive):
    """The game stops with this ending (index)."""

    ending: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell(Primitive):
    """Say something to those who can see the cause, or to the seats of the mask `seen` instead."""

    voice: int
    seen: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop(Primitive):
    """Take an event's scheduled blocks (`Later` that opens it) out of the queue."""

    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Primitive):
    """Set the mark of this turn in a history (bit 0; every new turn shifts histories by one)."""

    slot: int


AnyPrimitive = Add | Put | Mark | Later | Sometimes | Open | Collect | Climb | Pace | End | Tell | Drop
