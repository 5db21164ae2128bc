"""How early a game is decided: from states along some games, how do games that are played on from there end?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.analysis.playtest.casts import cast_of, is_usual
from game.core import luck
from game.core.program import Program
from game.engine.engines import kept_engine
from game.engine.playing import Policy

CHUNK = 2
"""Games of one job."""


@dataclass(frozen=True, slots=True)
class FateJob:
    """Some games of a series, and how often each of their turns is played on."""

    program: Program
    seed: int
    games: tuple[int, ...]
    rollouts: int


Fates = dict[int, Counter[int]]
"""Of one game: how the games played on from each of its turns ended, by turn."""


def fate_jobs(program: Program, seed: int, games: int, rollouts: int) -> list[FateJob]:
    """The first games of doctrine of a series, in jobs."""
    chosen = [game for game in range(2 * games + 8) if is_usual(game)][:games]
    return [
        FateJob(program, seed, tuple(chosen[first : first + CHUNK]), rollouts) for first in range(0, len(chosen), CHUNK)
    ]


def follow(job: FateJob) -> list[Fates]:
    """Play on from every turn of the games of a job."""
    engine = kept_engine(job.program)
    usual = (Policy(),) * len(job.program.seats)
    found = []
    for game in job.games:
        _, trace = engine.trace(cast_of(len(job.program.seats), game), job.seed, game)
        fates: Fates = {}
        for state in trace.states:
            if state.over or state.turn in fates:
                continue
            key = luck.mix(luck.mix(job.seed ^ game << 8) ^ state.turn)
            seeds = [luck.mix(key ^ number) for number in range(job.rollouts)]
            ready = engine.prepare(state)
            played = engine.rollouts([ready] * job.rollouts, seeds, {}, usual)
            fates[state.turn] = Counter(one.ending for one in played)
        found.append(fates)
    return found
