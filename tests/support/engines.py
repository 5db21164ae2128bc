"""Holds a fast engine to the reference: the same states at every decision point, the same results, the same trace."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from game.core.program import Program
from game.core.state import State
from game.engine.observe import view_of
from game.engine.plain import PlainEngine, plan_of
from game.engine.playing import Engine, Plan, Policy
from game.engine.policies import agent_key, choose

POLICIES = (Policy("random"), Policy(), Policy("doctrine", -15_000), Policy("doctrine", 15_000, 3_000))


def mixed(program: Program, dice: Random) -> list[Policy]:
    """A policy for each seat."""
    return [dice.choice(POLICIES) for _ in program.seats]


def difference(program: Program, wanted: State, found: State) -> str:
    """Where two states differ, for people."""
    slots = [
        f"{info.name}: the rules give {one}, the engine {other}"
        for info, one, other in zip(program.slots, wanted.slots, found.slots, strict=True)
        if one != other
    ]
    if wanted.queue != found.queue:
        slots.append(f"the queue: the rules give {wanted.queue}, the engine {found.queue}")
    return f"turn {wanted.turn}: " + "; ".join(slots)


def same_game(program: Program, engine: Engine, policies: Sequence[Policy], seed: int, game: int) -> int:
    """One game of a series, compared with the reference; gives the number of decision points."""
    wanted, story = PlainEngine(program).trace(policies, seed, game)
    finished, trace = engine.trace(policies, seed, game)
    for one, other in zip(story.states, trace.states, strict=False):
        assert one.digest == other.digest, difference(program, one, other)
    assert len(story.states) == len(trace.states)
    assert finished == wanted
    assert set(trace.happened) == set(story.happened)
    assert engine.games(policies, seed, game, 1) == [wanted]
    return len(story.states)


def same_rollouts(program: Program, engine: Engine, dice: Random, seed: int) -> int:
    """Games played on from the middle with a plan for one seat, compared; gives how many there were."""
    plain = PlainEngine(program)
    states = [state for state in plain.trace(mixed(program, dice), seed, 0)[1].states if not state.over]
    count = 0
    for state in states:
        seat = dice.randrange(len(program.seats))
        plans = {seat: _some_plan(program, state, seat, dice.getrandbits(32))}
        policies, seeds = mixed(program, dice), [dice.getrandbits(40), dice.getrandbits(40)]
        turns = dice.choice((0, 0, state.turn, state.turn + 1))
        wanted = plain.rollouts([state] * 2, seeds, plans, policies, turns)
        position = engine.prepare(state)
        assert engine.rollouts([position] * 2, seeds, plans, policies, turns) == wanted
        count += 1
    return count


def _some_plan(program: Program, state: State, seat: int, key: int) -> Plan:
    view = view_of(program, state, seat)
    moves = choose(program, view, agent_key(state) ^ key, Policy("random")) if view.asked else ()
    return plan_of(program, state, seat, moves)
