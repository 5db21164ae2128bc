"""Looks at the decision points of some games: what could have been ordered or asked, and which conditions ever held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from game.analysis.playtest.casts import cast_of
from game.core import luck
from game.core.expr import Expr
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.engines import kept_engine
from game.engine.evaluate import value
from game.engine.legality import order_refusal
from game.engine.observe import view_of

CHUNK = 8
"""Games of one job."""
MOST_POSITIONS = 16
"""Positions that are remembered for each order and each question."""


class Position(NamedTuple):
    """A seat's decision point of a game of the series: a keyed number to choose by, the game, the place in its trace,
    and the seat."""

    rank: int
    game: int
    point: int
    seat: int


@dataclass(frozen=True, slots=True)
class LookJob:
    """Some games of a series, and the conditions to watch."""

    program: Program
    seed: int
    games: tuple[int, ...]
    watched: tuple[Expr, ...]


@dataclass(slots=True)
class Looked:
    """What was seen. `orders` and `questions` give the positions with the lowest ranks at which an order was allowed
    or a question asked; `needs` the (order, line of its needs) that held once; `held` the watched conditions that did.
    """

    points: int = 0
    orders: dict[int, list[Position]] = field(default_factory=dict)
    questions: dict[int, list[Position]] = field(default_factory=dict)
    needs: set[tuple[int, int]] = field(default_factory=set)
    held: set[int] = field(default_factory=set)

    def merge(self, other: Looked) -> None:
        """Add what the other has seen."""
        self.points += other.points
        for mine, theirs in ((self.orders, other.orders), (self.questions, other.questions)):
            for index, positions in theirs.items():
                mine[index] = sorted({*mine.get(index, ()), *positions})[:MOST_POSITIONS]
        self.needs |= other.needs
        self.held |= other.held


def look_jobs(program: Program, games: int, seed: int, watched: tuple[Expr, ...]) -> list[LookJob]:
    """The first games of a series, in jobs."""
    return [
        LookJob(program, seed, tuple(range(first, min(first + CHUNK, games))), watched)
        for first in range(0, games, CHUNK)
    ]


def look(job: LookJob) -> Looked:
    """Play the games of a job again and look at every decision point."""
    engine = kept_engine(job.program)
    looked = Looked()
    for game in job.games:
        _, trace = engine.trace(cast_of(len(job.program.seats), game), job.seed, game)
        for point, state in enumerate(trace.states):
            for index, watched in enumerate(job.watched):
                if index not in looked.held and value(watched, state.slots):
                    looked.held.add(index)
            if not state.over and not state.in_crisis:
                looked.points += 1
                _look_at(job, looked, game, point, state)
    return looked


def _look_at(job: LookJob, looked: Looked, game: int, point: int, state: State) -> None:
    for seat in range(len(job.program.seats)):
        rank = luck.mix(luck.mix(luck.mix(job.seed) ^ game << 20 ^ point) ^ seat)
        position = Position(rank, game, point, seat)
        view = view_of(job.program, state, seat)
        for question in view.questions:
            _keep(looked.questions, question, position)
        for order in job.program.seats[seat].orders:
            _look_at_order(job.program, looked, order, view, position)


def _look_at_order(program: Program, looked: Looked, order: int, view: View, position: Position) -> None:
    if order_refusal(program, view.values, order) is None:
        _keep(looked.orders, order, position)
    if order in looked.orders:
        return
    for line, (needs, _) in enumerate(program.deeds[program.orders[order].deed].needs):
        if (order, line) not in looked.needs and value(needs, view.values):
            looked.needs.add((order, line))


def _keep(kept: dict[int, list[Position]], index: int, position: Position) -> None:
    known = kept.setdefault(index, [])
    if len(known) < MOST_POSITIONS:
        known.append(position)
        known.sort()
    elif position < known[-1]:
        known[-1] = position
        known.sort()
