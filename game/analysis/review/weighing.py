"""Weighs all decisions of a game, a little more with every step, so that a whole review can be read at any time.

First the course of the game in a few futures: a page within a second. Then every alternative in a few futures, then
the better ones in more, then the comparisons that are judged; those that seem to matter most come first. Results do not
depend on who does the jobs, nor on how many do them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import chain

from game.analysis.review.bench import KNOWN, STATES, TRIES, Bench, Request
from game.analysis.review.course import PILOT, Course, Part
from game.analysis.review.decisions import points_of
from game.analysis.review.futures import TRUTH, End, Job, pack, play, unpacked
from game.analysis.review.looking import looks
from game.core import luck
from game.core.program import Program
from game.engine.spread import spread
from game.session.table import Round

FIRST = 4
"""Futures of each recorded state for the first page."""


EARLY = 4
"""Workers that are woken while the first page is made."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job, and who takes what comes of it."""

    job: Job
    take: Callable[[list[list[End]]], None]


class Weighing:
    """A review in progress. `done` is the share of the work that is done, 0 to 1; `played` counts rollouts; `people`
    are the seats that people played."""

    def __init__(
        self, program: Program, rounds: Sequence[Round], rollouts: int, seed: int, people: Sequence[int] = ()
    ) -> None:
        self.program, self.rollouts, self.seed, self.people = program, rollouts, seed, tuple(people)
        self.packed = pack(program)
        self.states = [made.state for made in rounds]
        self.points = list(points_of(program, rounds))
        self.course = Course(program, self.states, self.points, rollouts)
        self.benches = [
            Bench(sitting, self.course.measures[sitting.seat], rollouts)
            for point in self.points
            for sitting in point.sittings
        ]
        self.done = 0.0
        self.played = 0

    def steps(self, executor: Executor | None = None) -> Iterator[None]:
        """Do the work; after each step there is something new to read. The first page is made here, not by workers."""
        passes: tuple[Callable[[], Iterator[Task]], ...] = (
            lambda: self._weigh(Bench.look),
            lambda: self._follow(self.course.until(PILOT)),
            *[lambda: self._weigh(Bench.halve)] * (len(TRIES) - 1),
            lambda: chain(self._weigh(Bench.look_in_truth), self._weigh(Bench.compare_anew)),
            *[lambda: self._weigh(Bench.compare_on)] * (len(looks(-(-self.rollouts // STATES))) - 1),
            lambda: chain(self._weigh(Bench.lean), self._weigh(Bench.more_truth), self._follow(self.course.refined())),
        )
        if executor is not None:
            for _ in range(EARLY):
                executor.submit(unpacked, self.packed)
        for _ in self._carry_out(self._follow(self.course.until(FIRST)), None):
            pass
        yield
        for number, made in enumerate(passes):
            tasks = list(made())
            for place, _ in enumerate(self._carry_out(tasks, executor), 1):
                self.done = (number + place / len(tasks)) / len(passes)
                yield
        self.done = 1.0
        yield

    def _carry_out(self, tasks: Iterable[Task], executor: Executor | None) -> Iterator[None]:
        given = list(tasks)
        found = spread(executor, play, (task.job for task in given))
        for task, ends in zip(given, found, strict=True):
            task.take(ends)
            self.played += task.job.games
            yield

    def _follow(self, parts: Iterable[Part]) -> Iterator[Task]:
        """Jobs for the course of the game."""
        for part in parts:
            key = self._key("truth")
            counts = (part.count,) * len(part.arms)
            job = Job(self.packed, part.stage.state, TRUTH, part.arms, counts, key, part.first, 1)
            yield Task(job, part.stage.take)

    def _weigh(self, asked: Callable[[Bench], Request | None]) -> Iterator[Task]:
        """Jobs for the sittings, the most important first."""
        for bench in sorted(self.benches, key=self._urgency):
            request = asked(bench)
            if request is not None and any(count for _, _, count in request.tries):
                yield Task(self._job(bench, request), partial(bench.take, request))

    def _job(self, bench: Bench, request: Request) -> Job:
        sitting, futures = bench.sitting, request.tries[0][0].futures
        state = self.states[sitting.point]
        arms = tuple(bench.arm(arm, batch.lean) for batch, arm, _ in request.tries)
        counts = tuple(count for _, _, count in request.tries)
        if futures == "truth":
            others = self.course.stages[sitting.point].plans
            arms = tuple(arm._replace(plans=tuple(sorted({**others, **dict(arm.plans)}.items()))) for arm in arms)
            return Job(self.packed, state, TRUTH, arms, counts, self._key("truth"), request.first, 1)
        key = self._key(futures, str(sitting.point), self.program.seats[sitting.seat].id)
        return Job(self.packed, state, sitting.seat, arms, counts, key, request.first, STATES)

    def _urgency(self, bench: Bench) -> float:
        """Lower is sooner: by what the best alternative seems to differ by, before that by what luck did."""
        known = [abs(found.value) for alive in bench.alive for arm in alive if (found := bench.difference(KNOWN, arm))]
        if known:
            return -max(known)
        swing = self.course.luck(bench.sitting.point, bench.sitting.seat)
        return -abs(swing.value) if swing is not None else 0.0

    def _key(self, *path: str) -> int:
        return luck.mix(self.seed ^ luck.stable_id("review", *path))
