"""Plays a game with agents in all seats, or lets agents answer one decision point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.agents.base import Agent
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.engine.observe import view_of
from game.engine.policies import agent_key
from game.engine.policies.doctrine import Reason
from game.engine.reference import StepResult, start, step


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agents of some seats do at a decision point, and why, by seat."""

    moves: tuple[Move, ...]
    reasons: dict[int, tuple[Reason, ...]]


def ask(program: Program, state: State, agents: Mapping[int, Agent]) -> Answer:
    """Let agents answer a decision point for their seats, each from its own view."""
    moves: list[Move] = []
    reasons: dict[int, tuple[Reason, ...]] = {}
    key = agent_key(state)
    for seat, agent in agents.items():
        view = view_of(program, state, seat)
        if view.asked:
            decision = agent.choose(program, view, key)
            moves += decision.moves
            if decision.reasons:
                reasons[seat] = decision.reasons
    return Answer(tuple(moves), reasons)


@dataclass(frozen=True, slots=True)
class Played:
    """One step of a game: the moves (empty for the start), what came, and the agents' reasons."""

    moves: tuple[Move, ...]
    result: StepResult
    reasons: dict[int, tuple[Reason, ...]]


def play(program: Program, agents: Mapping[int, Agent], seed: int, game: int = 0) -> Iterator[Played]:
    """Every step of a game from the start to its ending."""
    result = start(program, seed, game)
    yield Played((), result, {})
    while not result.state.over:
        answer = ask(program, result.state, agents)
        result = step(program, result.state, answer.moves)
        yield Played(answer.moves, result, answer.reasons)
