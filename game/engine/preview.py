"""What would become of moves, without making them."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.log import Refusal
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.engine.admit import admit
from game.engine.world import World


def refusals(program: Program, state: State, moves: Iterable[Move]) -> tuple[Refusal, ...]:
    """Which of these moves would be refused, and why; none if all would be carried out."""
    world = World(program, state)
    admit(world, moves)
    return tuple(world.refusals)
