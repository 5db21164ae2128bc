"""States that a seat cannot tell apart."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from game.core.program import Program
from game.core.state import Pending, State


def twin(program: Program, state: State, seat: int, dice: Random) -> State:
    """The same state as far as the seat can know, and another one in all the rest."""
    slots = list(state.slots)
    own = program.seats[seat].id
    for slot, info in enumerate(program.slots):
        known = info.exact >> seat & 1
        if info.kind == "fact":
            known = state.slots[program.names[f"knows.{own}.{info.name.removeprefix('fact.')}"]]
        if not known and info.kind != "clock":
            high = min(info.high, 7) if info.kind in ("status", "history", "seen", "report", "memory") else info.high
            slots[slot] = dice.randint(
                max(info.low, 0 if info.kind in ("history", "seen", "status") else info.low), high
            )
    queue = tuple(sorted(Pending(dice.randrange(9999), 0, 0, 0) for _ in range(dice.randrange(4))))
    return replace(state, slots=tuple(slots), queue=queue)
