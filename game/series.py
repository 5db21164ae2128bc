"""Many games at once: chunks of games over any `concurrent.futures.Executor`. Results do not depend on the split.

Workers receive the Program, never YAML; each makes an engine of it once. Seats that are played by tables of the Program
go by the fast engine; search and programs of the user's own are asked move by move.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from threading import local

from game.agents.base import DEFAULT, agents_for, policies_for
from game.agents.play import play
from game.core.moves import AnswerMove, OrderMove
from game.core.program import Program
from game.engine.engines import kept_engine
from game.engine.playing import Finished
from game.engine.scores import scores
from game.engine.spread import spread
from game.engine.tally import Tally

CHUNK = 500
"""Games in one job at most: enough for sending it not to count, few enough for an even split and a moving bar."""
SLOW_CHUNK = 1
"""The same where seats think for themselves: a game can take minutes."""


@dataclass(frozen=True, slots=True)
class Job:
    """Some games of a series: numbers first..first+count-1 of `games`. `packed` is the Program."""

    packed: bytes
    key: str
    spec: str
    seed: int
    first: int
    count: int
    turns: int
    games: int


@dataclass(frozen=True, slots=True)
class Series:
    """Games of a series, an entry a game: endings (index, -1 if it was stopped early), last turns, decisions, final
    tension and deaths (thousandths), and scores of each seat (own, shared; thousandths of a point, -1 for none)."""

    endings: array[int] = field(default_factory=partial(array, "h"))
    turns: array[int] = field(default_factory=partial(array, "h"))
    decisions: array[int] = field(default_factory=partial(array, "i"))
    tension: array[int] = field(default_factory=partial(array, "q"))
    deaths: array[int] = field(default_factory=partial(array, "q"))
    scores: list[tuple[array[int], array[int]]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.endings)

    def add(self, games: Sequence[Finished]) -> None:
        """Append games."""
        for one in games:
            self.endings.append(one.ending)
            self.turns.append(one.turns)
            self.decisions.append(one.decisions)
            self.tension.append(one.tension)
            self.deaths.append(one.deaths)
            if not self.scores:
                self.scores.extend((array("i"), array("i")) for _ in one.scores)
            for arrays, pair in zip(self.scores, one.scores, strict=True):
                for values, points in zip(arrays, pair, strict=True):
                    values.append(-1 if points is None else points)


def run_program(
    program: Program, games: int, seed: int = 0, agents: str = DEFAULT, executor: Executor | None = None
) -> Series:
    """Play a series of games and keep every result; game n of a series is the same whatever else is played."""
    found = Series()
    for chunk in spread(executor, play_job, _jobs(program, games, seed, agents, 0)):
        found.add(chunk)
    return found


def tally_program(
    program: Program,
    games: int,
    seed: int = 0,
    agents: str = DEFAULT,
    turns: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int], None] | None = None,
) -> Tally:
    """Play a series of games and count; memory does not grow with their number.

    `turns` stops games early (0: never). `progress` is told how many games are done. An interrupt (KeyboardInterrupt)
    ends it early: what was counted by then is given, marked as such.
    """
    found = Tally(len(program.seats))
    try:
        for part in spread(executor, tally_job, _jobs(program, games, seed, agents, turns)):
            found.merge(part)
            if progress is not None:
                progress(found.games)
    except KeyboardInterrupt:
        found.interrupted = True
    return found


def make_ready(program: Program, games: int, agents: str, executor: Executor | None, workers: int) -> None:
    """Have so many workers start and make the engine that a series of this many games takes."""
    job = Job(pickle.dumps(program), program.fingerprint, agents, 0, 0, 1, 1, games)
    for _ in spread(executor, ready_job, [job] * (1 if executor is None else workers)):
        pass


def _jobs(program: Program, games: int, seed: int, agents: str, turns: int) -> Iterator[Job]:
    packed = pickle.dumps(program)
    most = CHUNK if policies_for(program, agents) else SLOW_CHUNK
    size = max(1, min(most, games // 16))
    for first in range(0, games, size):
        yield Job(packed, program.fingerprint, agents, seed, first, min(size, games - first), turns, games)


def tally_job(job: Job) -> Tally:
    """Play and count the games of one job."""
    games = play_job(job)
    found = Tally(len(_program_of(job).seats))
    for game, one in enumerate(games, job.first):
        found.add(one, game)
    return found


def ready_job(job: Job) -> None:
    """Make what playing a job takes. A kernel is loaded by its first game; a seat that thinks is not asked."""
    if policies_for(_program_of(job), job.spec) is not None:
        play_job(job)


def play_job(job: Job) -> list[Finished]:
    """Play the games of one job."""
    program = _program_of(job)
    policies = policies_for(program, job.spec)
    if policies is not None:
        return kept_engine(program, job.games).games(policies, job.seed, job.first, job.count, job.turns)
    return [play_game(program, job.spec, job.seed, game, job.turns) for game in range(job.first, job.first + job.count)]


class _Kept(local):
    """The Program that this thread has used last."""

    key = ""
    program: Program


_kept = _Kept()


def _program_of(job: Job) -> Program:
    if _kept.key != job.key:
        _kept.program, _kept.key = pickle.loads(job.packed), job.key
    return _kept.program


def play_game(program: Program, spec: str, seed: int, game: int, turns: int = 0) -> Finished:
    """Play one game with agents to its ending, or to a turn, by the reference rules."""
    decisions = 0
    state = None
    for played in play(program, agents_for(program, spec), seed, game):
        decisions += sum(isinstance(move, OrderMove | AnswerMove) for move in played.moves)
        state = played.result.state
        if turns and state.turn > turns:
            break
    assert state is not None
    reached = scores(program, state.slots)
    return Finished(
        state.ending,
        tuple((score.own, score.shared) for score in reached),
        min(state.turn, turns or state.turn),
        decisions,
        state.slots[program.tension],
        state.slots[program.deaths] if program.deaths >= 0 else 0,
    )
