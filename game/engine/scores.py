"""How well each actor did: objectives from 0 to 100, own interest and shared stability side by side, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.codes import ENDING
from game.core.fixed import CERTAIN, UNIT, clamp
from game.core.program import Goal, Program
from game.engine.evaluate import value


@dataclass(frozen=True, slots=True)
class GoalScore:
    """One objective: its measure now (thousandths) and its points (0..100 in thousandths)."""

    goal: Goal
    measure: int
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """One actor's scores in thousandths of a point. `own` and `shared` are None without such objectives.

    `capped` is set when an ending's cap held the scores down.
    """

    seat: int
    own: int | None
    shared: int | None
    goals: tuple[GoalScore, ...]
    capped: bool


def points(goal: Goal, slots: Sequence[int]) -> int:
    """Points of one objective, unclamped: 0 at its start, 100 at its goal (thousandths)."""
    return (value(goal.measure, slots) - goal.start) * 100 * UNIT // (goal.goal - goal.start or 1)


def scores(program: Program, slots: Sequence[int]) -> tuple[Score, ...]:
    """The scores of all seats on a state's slots; a catastrophe caps every one."""
    ending = slots[ENDING]
    cap = 100 * UNIT * (program.finishes[ending].cap if ending >= 0 else CERTAIN) // CERTAIN
    return tuple(_score(program, slots, seat, cap) for seat in range(len(program.seats)))


def _score(program: Program, slots: Sequence[int], seat: int, cap: int) -> Score:
    goals = tuple(
        GoalScore(goal, value(goal.measure, slots), clamp(points(goal, slots), 0, 100 * UNIT))
        for goal in program.goals
        if goal.actor == seat
    )
    raw = [_mean([item for item in goals if item.goal.shared is shared]) for shared in (False, True)]
    held = [None if mean is None else min(mean, cap) for mean in raw]
    return Score(seat, held[0], held[1], goals, held != raw)


def _mean(goals: list[GoalScore]) -> int | None:
    weight = sum(item.goal.weight for item in goals)
    return sum(item.points * item.goal.weight for item in goals) // weight if weight else None
