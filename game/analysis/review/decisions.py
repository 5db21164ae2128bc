"""Finds the decisions of a saved game: who was asked what, what was chosen, and what else could have been.

A sitting is one seat at one decision point; it may hold several decisions (orders, answers, replies, an offer), which
share what the seat did as a whole. Only the decider's view is used to say what else was allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.analysis.review.options import Decision, decisions_of
from game.core.moves import AdjustMove, InjectMove, RulingMove
from game.core.program import Program
from game.core.state import State
from game.engine.admit import admit
from game.engine.observe import view_of
from game.engine.plain import plan_from
from game.engine.playing import Plan
from game.engine.world import World
from game.session.table import Round

CONTROL = InjectMove | AdjustMove | RulingMove
"""Moves of the facilitator."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One seat at one decision point. `point` is the place of its state among the recorded ones."""

    point: int
    seat: int
    plan: Plan
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A recorded state at which seats decided. `plans` is what all of them did; `ruled` says that the facilitator had a
    hand in the step, so that luck cannot be told apart."""

    index: int
    state: State
    plans: dict[int, Plan]
    ruled: bool
    sittings: tuple[Sitting, ...]


def points_of(program: Program, rounds: Sequence[Round]) -> Iterator[Point]:
    """Every recorded decision point that seats answered, in order; steps of the facilitator alone are passed over."""
    for index, (before, after) in enumerate(pairwise(rounds)):
        point = _point(program, index, before.state, after)
        if point is not None:
            yield point


def _point(program: Program, index: int, state: State, after: Round) -> Point | None:
    admitted = admit(World(program, state), after.moves)
    if admitted.only_control or state.over:
        return None
    plans = {seat: plan_from(program, admitted, seat) for seat in range(len(program.seats))}
    sittings = []
    for seat, plan in plans.items():
        view = view_of(program, state, seat)
        if view.asked:
            found = decisions_of(program, view, plan)
            if found:
                sittings.append(Sitting(index, seat, plan, found))
    ruled = any(isinstance(move, CONTROL) for move in after.moves)
    return Point(index, state, plans, ruled, tuple(sittings))
