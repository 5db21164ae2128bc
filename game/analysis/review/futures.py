"""Plays on from one decision point in many futures, the same for every alternative. Jobs are plain data.

From what a seat knew, future n is a sample of the states that its view allows, with luck of its own; from the truth it
is the recorded state with other luck. Common random numbers: each arm is played in the same futures, so that the
difference between two arms is measured pair by pair. All seats go on by doctrine.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from threading import local
from typing import Any, NamedTuple

from game.core import luck
from game.core.program import Program
from game.core.state import State
from game.engine.belief import Belief
from game.engine.engines import kept_engine
from game.engine.observe import view_of
from game.engine.playing import Engine, Plan, Policy

TRUTH = -1
"""In place of a seat: futures of the recorded state itself."""
KEPT = 96
"""Seats at points whose drawn states a worker keeps: all of a game of usual length. Each takes about a megabyte where a
state has 2,800 numbers."""


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
    """A program for jobs: small, because each carries it; a worker unpacks it once, however many jobs it does."""

    fingerprint: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """Arms tried from a state, as `seat` sees it; arm n in futures first..first+counts[n]-1. `key` keys all luck.

    Future n plays on from the sample n modulo `states`: drawing a state costs more than a game of a fast engine.
    """

    packed: Packed
    state: State
    seat: int
    arms: tuple[Arm, ...]
    counts: tuple[int, ...]
    key: int
    first: int
    states: int

    @property
    def games(self) -> int:
        """Games that are played for it."""
        return sum(self.counts)


class _Drawn:
    """The states that futures of one seat at one point begin in, ready to be played on from."""

    def __init__(self, program: Program, engine: Engine, state: State, seat: int, key: int) -> None:
        self.belief = Belief(program, view_of(program, state, seat), whole=False)
        self.engine, self.key = engine, key
        self.positions: dict[int, Any] = {}

    def position(self, number: int) -> Any:
        """One of them; drawn when it is asked for first."""
        if number not in self.positions:
            sample = self.belief.sample(luck.draw(self.key, number, luck.BELIEF, 1))
            self.positions[number] = self.engine.prepare(sample)
        return self.positions[number]


class _Held(local):
    """The program that this thread has unpacked last, and its engine: an engine serves one thread. And what it has
    drawn last: jobs of later steps of a review begin in the same states, and may come to the same worker."""

    fingerprint = ""
    program: Program
    engine: Engine
    drawn: Callable[[State, int, int], _Drawn]


_held = _Held()


def pack(program: Program) -> Packed:
    """Make a program ready to be sent with jobs."""
    return Packed(program.fingerprint, zlib.compress(pickle.dumps(program), 1))


def play(job: Job) -> list[list[End]]:
    """How each arm's futures ended, in the order of the futures."""
    program, engine = _unpack(job.packed)
    numbers = range(job.first, job.first + max(job.counts))
    seeds = [luck.draw(job.key, number, luck.BELIEF) for number in numbers]
    if job.seat == TRUTH:
        positions = [engine.prepare(job.state)] * len(seeds)
    else:
        drawn = _held.drawn(job.state, job.seat, job.key)
        positions = [drawn.position(number % job.states) for number in numbers]
    found = []
    for arm, count in zip(job.arms, job.counts, strict=True):
        policies = [Policy(lean=0 if seat == job.seat else arm.lean) for seat in range(len(program.seats))]
        ends = engine.rollouts(positions[:count], seeds[:count], dict(arm.plans), policies)
        found.append([End(one.ending, one.scores) for one in ends])
    return found


def unpacked(packed: Packed) -> str:
    """Make this process ready for jobs of a program; the name of its engine."""
    return _unpack(packed)[1].name


def _unpack(packed: Packed) -> tuple[Program, Engine]:
    if _held.fingerprint != packed.fingerprint:
        _held.program = pickle.loads(zlib.decompress(packed.data))
        _held.engine, _held.fingerprint = kept_engine(_held.program), packed.fingerprint
        _held.drawn = lru_cache(KEPT)(partial(_Drawn, _held.program, _held.engine))
    return _held.program, _held.engine
