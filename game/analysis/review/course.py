"""The course of the game: what each recorded state was worth to each seat, and what luck did between two of them.

`ahead` holds futures of a recorded state with doctrine in all seats from there; `done` futures of it in which all seats
first do what they did. The mean of `ahead` at the next state, less that of `done` here, is what the draws of the step
did: both by the same continuation and with the same luck after it, so that they are compared pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.analysis.review.decisions import Point
from game.analysis.review.evidence import MOST_POINTS, Figure, mean, paired, pairs_needed
from game.analysis.review.futures import Arm, End
from game.core.program import Program
from game.core.state import State
from game.engine.playing import Plan
from game.engine.scores import scores

PILOT = 32
"""Futures that tell how many are needed."""
MOST = 128
"""More are never spent on luck."""


@dataclass(slots=True)
class Stage:
    """One recorded state, and what seats decided there, if they did."""

    state: State
    point: Point | None
    ahead: list[End] = field(default_factory=list)
    done: list[End] = field(default_factory=list)

    @property
    def plans(self) -> dict[int, Plan]:
        """What each seat did here."""
        return {} if self.point is None else self.point.plans

    def take(self, found: list[list[End]]) -> None:
        """Keep what came of a part of the course."""
        self.ahead += found[0]
        if len(found) > 1:
            self.done += found[1]


@dataclass(frozen=True, slots=True)
class Part:
    """Arms to be tried from a stage in futures first..first+count-1."""

    stage: Stage
    arms: tuple[Arm, ...]
    first: int
    count: int


class Course:
    """The recorded states of a game in order. `measures` say by which of its scores each seat is judged: 0 own
    interest, 1 what is shared, None if it has no objectives."""

    def __init__(self, program: Program, states: list[State], points: list[Point], rollouts: int) -> None:
        self.rollouts = rollouts
        by_index = {point.index: point for point in points}
        self.stages = [Stage(state, by_index.get(index)) for index, state in enumerate(states)]
        self.measures = [_measure(program, seat) for seat in range(len(program.seats))]
        for stage in self.stages:
            if stage.state.over:
                found = tuple((score.own, score.shared) for score in scores(program, stage.state.slots))
                stage.ahead = [End(stage.state.ending, found)]

    def until(self, count: int) -> Iterator[Part]:
        """What must be tried until each stage has been in `count` futures."""
        for stage in self.stages:
            yield from self._part(stage, count)

    def refined(self) -> Iterator[Part]:
        """The same, until luck is told as surely as by `rollouts` separate futures before and after it, or by MOST."""
        wanted = [PILOT] * len(self.stages)
        for index, stage in enumerate(self.stages[:-1]):
            if stage.point is not None:
                needed = self._needed(stage, self.stages[index + 1])
                wanted[index] = max(wanted[index], needed)
                wanted[index + 1] = max(wanted[index + 1], needed)
        for stage, count in zip(self.stages, wanted, strict=True):
            yield from self._part(stage, count)

    def _part(self, stage: Stage, count: int) -> Iterator[Part]:
        had, count = len(stage.ahead), min(count, self.rollouts)
        if not stage.state.over and had < count:
            arms = (Arm(), Arm(tuple(sorted(stage.plans.items())))) if stage.point else (Arm(),)
            yield Part(stage, arms, had, count - had)

    def _needed(self, stage: Stage, after: Stage) -> int:
        pilots = [
            min(MOST, pairs_needed(*self._pair(stage, after, seat), self.rollouts, PILOT))
            for seat, measure in enumerate(self.measures)
            if measure is not None
        ]
        return max(pilots, default=PILOT)

    def values(self, ends: list[End], seat: int) -> list[int]:
        """The scores of a seat by its measure."""
        measure = self.measures[seat]
        return [] if measure is None else [end.scores[seat][measure] or 0 for end in ends]

    def worth(self, index: int, seat: int) -> Figure | None:
        """The expected score of a seat at a recorded state, in points; None for a seat without objectives."""
        found = self.values(self.stages[index].ahead, seat)
        return mean(found).within(0, MOST_POINTS) if found else None

    def luck(self, index: int, seat: int) -> Figure | None:
        """What the draws of the step after a state did to a seat's expected score; None where it cannot be told."""
        stage = self.stages[index]
        if stage.point is None or stage.point.ruled or self.measures[seat] is None or not stage.done:
            return None
        done, after = self._pair(stage, self.stages[index + 1], seat)
        return paired(after, done, len(done)) if after else None

    def _pair(self, stage: Stage, after: Stage, seat: int) -> tuple[list[int], list[int]]:
        """A seat's scores after what was done, and from the next state, in as many futures."""
        done, ahead = self.values(stage.done, seat), self.values(after.ahead, seat)
        if after.state.over:
            ahead = ahead * len(done)
        n = min(len(done), len(ahead))
        return done[:n], ahead[:n]


def _measure(program: Program, seat: int) -> int | None:
    kinds = {goal.shared for goal in program.goals if goal.actor == seat}
    return None if not kinds else 0 if False in kinds else 1
