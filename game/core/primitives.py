"""The few things that can happen to a state. Verbs lower to these; engines implement only these.

A block is a list of primitives; every primitive has a guard and amounts, judged on the snapshot at the start of the
phase. A block runs for a source (what caused it), for the seats that see it, and with a factor that scales what it
adds; blocks that it puts off or leaves to chance keep all three. Nothing changes before the phase is closed. How
rivals merge within one phase:

- `Put`: the candidates for one slot are sorted by source (kind, id, actor, target), then value. If they differ, a
  keyed draw picks one, each with equal chance, so that what was put twice counts twice; the losers are logged. The
  value, within the slot's range, then stands as the base for additions. The ends and the turn of one report are
  settled by the same draw.
- `Add`: rises and falls are summed apart, soft-capped at the snapshot's value, added to the base and clamped once.
  A factor rounds each amount toward zero; what it took is a cause of its own.
- `Climb`: the highest rung wins. `End`: the first of the author's endings wins. `Pace`: the shortest turn wins.
- `Open`: opening twice is opening once, and what is opened stays so whatever else is put on its slot in that phase.
- `Collect`: the narrowest report wins; a report is a cell of a fixed grid (`engine.reports`).
- `Mark`: marking twice is marking once.
- `Drop` takes out what waited before the phase, never what the same phase puts off.
- `Later`, `Sometimes`, `Tell`: independent of each other. The queue is kept sorted; beyond its limit what is due last
  is dropped, and said.
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
    """From the next turn on a turn lasts this many hours (at least one)."""

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
