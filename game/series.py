"""Many games at once: chunks of games over any `concurrent.futures.Executor`. Results do not depend on the split.

A job carries the Program, never YAML, so that worker processes need nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from game.agents.base import DEFAULT, agents_for
from game.agents.play import play
from game.core.moves import AnswerMove, OrderMove
from game.core.program import Program
from game.engine.scores import scores

CHUNK = 16
"""Games in one job: small enough for an even split, large enough that sending a Program does not count."""


@dataclass(frozen=True, slots=True)
class GameResult:
    """One game: its ending (index, -1 if it was stopped early), scores by seat (own, shared; thousandths or None),
    turns played, decisions made (orders and answers), final tension and deaths (thousandths)."""

    ending: int
    scores: tuple[tuple[int | None, int | None], ...]
    turns: int
    decisions: int
    tension: int
    deaths: int


@dataclass(frozen=True, slots=True)
class Job:
    """Some games of a series: numbers first..first+count-1."""

    program: Program
    spec: str
    seed: int
    first: int
    count: int
    turns: int


def run_program(
    program: Program,
    games: int,
    seed: int = 0,
    agents: str = DEFAULT,
    turns: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[GameResult]:
    """Play a series of games; game n of a series is the same whatever else is played.

    `turns` stops games early (0: never). `progress` is told how many games are done.
    """
    jobs = [Job(program, agents, seed, first, min(CHUNK, games - first), turns) for first in range(0, games, CHUNK)]
    results: list[GameResult] = []
    for chunk in _map(executor, jobs):
        results += chunk
        if progress is not None:
            progress(len(results))
    return results


def _map(executor: Executor | None, jobs: Iterable[Job]) -> Iterator[list[GameResult]]:
    return map(play_job, jobs) if executor is None else executor.map(play_job, jobs)


def play_job(job: Job) -> list[GameResult]:
    """Play the games of one job."""
    return [
        play_game(job.program, job.spec, job.seed, game, job.turns) for game in range(job.first, job.first + job.count)
    ]


def play_game(program: Program, spec: str, seed: int, game: int, turns: int = 0) -> GameResult:
    """Play one game of a series to its ending, or to a turn."""
    decisions = 0
    state = None
    for played in play(program, agents_for(program, spec), seed, game):
        decisions += sum(isinstance(move, OrderMove | AnswerMove) for move in played.moves)
        state = played.result.state
        if turns and state.turn > turns:
            break
    assert state is not None
    reached = scores(program, state.slots)
    return GameResult(
        state.ending,
        tuple((score.own, score.shared) for score in reached),
        min(state.turn, turns or state.turn),
        decisions,
        state.slots[program.tension],
        state.slots[program.deaths] if program.deaths >= 0 else 0,
    )
