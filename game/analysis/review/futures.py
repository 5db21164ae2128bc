"""Plays on from one decision point in many futures, the same for every alternative. Jobs are plain data.

From what a seat knew, future n is a sample of the states that its view allows, with luck of its own; from the truth it
is the recorded state with other luck. Common random numbers: each arm is played in the same futures, so that the
difference between two arms is measured pair by pair. All seats go on by doctrine.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from game.core import luck
from game.core.program import Program
from game.core.state import State
from game.engine.belief import sample
from game.engine.engines import engine_for
from game.engine.observe import view_of
from game.engine.playing import Engine, Finished, Plan, Policy

TRUTH = -1
"""In place of a seat: futures of the recorded state itself."""


class Arm(NamedTuple):
    """What is tried: what seats do at the decision point, and how far the others lean after it (thousandths)."""

    plans: tuple[tuple[int, Plan], ...] = ()
    lean: int = 0


class End(NamedTuple):
    """How one future ended: the ending's index, and the scores of all seats as in `Finished`."""

    ending: int
    scores: tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A program for jobs: unpacked once by each worker, however many jobs it does."""

    fingerprint: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """Futures first..first+count-1 of a state, as `seat` sees it, for each arm. `key` keys all their luck."""

    packed: Packed
    state: State
    seat: int
    arms: tuple[Arm, ...]
    key: int
    first: int
    count: int


_HELD: dict[str, tuple[Program, Engine]] = {}
"""Programs that this process has unpacked, by fingerprint."""


def pack(program: Program) -> Packed:
    """Make a program ready to be sent with jobs."""
    _HELD[program.fingerprint] = (program, engine_for(program))
    return Packed(program.fingerprint, pickle.dumps(program))


def play(job: Job) -> list[list[End]]:
    """How each arm's futures ended, in the order of the futures."""
    program, engine = _unpacked(job.packed)
    seeds = [luck.draw(job.key, number, luck.BELIEF) for number in range(job.first, job.first + job.count)]
    if job.seat == TRUTH:
        positions = [engine.prepare(job.state)] * len(seeds)
    else:
        view = view_of(program, job.state, job.seat)
        states = [sample(program, view, seed) for seed in seeds]
        positions = [engine.prepare(state) for state in states]
        seeds = [state.seed for state in states]
    rollouts = partial(_rollouts, program, engine, positions, seeds, job.seat)
    return [[End(one.ending, one.scores) for one in rollouts(arm)] for arm in job.arms]


def _rollouts(
    program: Program, engine: Engine, positions: list[object], seeds: list[int], seat: int, arm: Arm
) -> list[Finished]:
    plans: Mapping[int, Plan] = dict(arm.plans)
    policies = [Policy(lean=0 if other == seat else arm.lean) for other in range(len(program.seats))]
    return engine.rollouts(positions, seeds, plans, policies)


def _unpacked(packed: Packed) -> tuple[Program, Engine]:
    if packed.fingerprint not in _HELD:
        program: Program = pickle.loads(packed.data)
        _HELD[packed.fingerprint] = (program, engine_for(program))
    return _HELD[packed.fingerprint]
