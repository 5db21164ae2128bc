"""What would become of moves, without making them."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.log import Refusal
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.admit import admit
from game.engine.world import World


def refusals(program: Program, state: State, moves: Iterable[Move]) -> tuple[Refusal, ...]:
    """Which of these moves would be refused, and why; none if all would be carried out."""
    world = World(program, state)
    admit(world, moves)
    return tuple(world.refusals)


def fitting(program: Program, view: View, moves: Iterable[Move]) -> tuple[list[Move], list[tuple[Move, Refusal]]]:
    """Those of a seat's moves that can be made together, the earlier before the later; and the others, with why not.

    Judged on what the seat knows, as the rules do: what it does not know takes no part.
    """
    known = State(view.values, (), 0)
    kept: list[Move] = []
    refused: list[tuple[Move, Refusal]] = []
    for move in moves:
        found = refusals(program, known, [*kept, move])
        if found:
            refused.append((move, found[0]))
        elif move not in kept:
            kept.append(move)
    return kept, refused
