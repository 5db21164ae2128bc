"""How computer seats choose, as functions of a view and tables of the Program; the agents wrap them."""

from __future__ import annotations

from game.core import luck
from game.core.codes import DECISION, STEP
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.playing import Policy
from game.engine.policies import chance, doctrine

AGENT_STAGE = 15
"""Keeps the luck of agents apart from that of the rules."""


def agent_key(state: State) -> int:
    """The luck of all agents at a decision point."""
    stage = state.slots[STEP] + state.slots[DECISION]
    return luck.mix(luck.turn_key(state.seed, state.game, state.turn, AGENT_STAGE) ^ stage)


def choose(program: Program, view: View, key: int, policy: Policy) -> tuple[Move, ...]:
    """The moves of a seat that is played by a policy."""
    if policy.kind == "random":
        return tuple(chance.choose(program, view, key))
    return doctrine.choose(program, view, key, policy.lean, policy.noise).moves
