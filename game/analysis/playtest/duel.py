"""Paired games: at one position, under the same luck, each thing a seat may do is done in turn and played on.

What a seat does is done alone, so that all of its choices are compared on equal terms; silence is one of them. Actions
that need the consent of others are left out: alone they come to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.analysis.playtest.casts import cast_of
from game.analysis.playtest.look import Looked, Position
from game.analysis.playtest.touch import Touch, slots_read
from game.core import luck
from game.core.program import Program
from game.core.state import State
from game.engine.engines import kept_engine
from game.engine.legality import option_refusal, order_refusal
from game.engine.observe import view_of
from game.engine.plain import moves_of
from game.engine.playing import Finished, Plan, Policy
from game.engine.policies.doctrine import Mind, intent_number

CHUNK = 6
"""Positions of one job."""


class Arm(NamedTuple):
    """One thing a seat does: `pass`, `order` and its index, or `option` with the question and the option."""

    what: str
    which: int = -1
    option: int = -1


PASS = Arm("pass")
UNKNOWN = -1
ALIKE = 3000
"""Thousandths of a point in mean by which scores may differ when nothing but later choices was moved."""


@dataclass(slots=True)
class Played:
    """What came of an arm: sums over the paired games. Scores go by seat and kind (own, shared), None without any."""

    games: int = 0
    touched: int = UNKNOWN
    """What it moves at once against `pass`; not looked at where the scores differ anyway."""
    scores: list[int | None] = field(default_factory=list)
    endings: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class DuelJob:
    """Some positions of a series, with the number of games each arm is played on."""

    program: Program
    seed: int
    positions: tuple[Position, ...]
    games: int


Duel = tuple[Position, dict[Arm, Played]]


def choose_positions(looked: Looked, each: int) -> list[Position]:
    """Few positions such that every order and question that ever came up has `each` of them, if it had so many.

    Greedy cover: the position that still serves the most of them comes next.
    """
    serves: dict[Position, list[int]] = {}
    wanted: list[int] = []
    for positions in (*looked.orders.values(), *looked.questions.values()):
        for position in positions:
            serves.setdefault(position, []).append(len(wanted))
        wanted.append(min(each, len(positions)))
    chosen: list[Position] = []
    while any(wanted):
        best = max(sorted(serves), key=lambda position: sum(wanted[one] > 0 for one in serves[position]))
        for one in serves.pop(best):
            wanted[one] -= wanted[one] > 0
        chosen.append(best)
    return sorted(chosen, key=lambda position: (position.game, position.point, position.seat))


def duel_jobs(program: Program, seed: int, positions: Sequence[Position], games: int) -> list[DuelJob]:
    """All positions, in jobs."""
    return [
        DuelJob(program, seed, tuple(positions[first : first + CHUNK]), games)
        for first in range(0, len(positions), CHUNK)
    ]


def duel(job: DuelJob) -> list[Duel]:
    """Play every arm at every position of a job."""
    engine = kept_engine(job.program)
    usual = (Policy(),) * len(job.program.seats)
    read = slots_read(job.program)
    states: dict[int, list[State]] = {}
    duels = []
    for position in job.positions:
        if position.game not in states:
            cast = cast_of(len(job.program.seats), position.game)
            states = {position.game: engine.trace(cast, job.seed, position.game)[1].states}
        state = states[position.game][position.point]
        ready = engine.prepare(state)
        seeds = [luck.mix(position.rank ^ number) for number in range(job.games)]
        plans = dict(arms_at(job.program, state, position.seat))
        played = {
            arm: _sum(engine.rollouts([ready] * job.games, seeds, {position.seat: plan}, usual))
            for arm, plan in plans.items()
        }
        _touch(played, plans, position.seat, Touch(job.program, read, state))
        duels.append((position, played))
    return duels


def arms_at(program: Program, state: State, seat: int) -> Iterator[tuple[Arm, Plan]]:
    """All that a seat may do alone at a position, silence first. A public order is meant as its doctrine would."""
    view = view_of(program, state, seat)
    mind = Mind(program, view, 0, noise=0)
    yield PASS, Plan()
    for order in program.seats[seat].orders:
        alone = not program.orders[order].consent & ~(1 << seat)
        if alone and order_refusal(program, view.values, order) is None:
            yield Arm("order", order), Plan(orders=((order, intent_number(mind, program.orders[order])),))
    actor = program.seats[seat].id
    for index in view.questions:
        for option, deed in enumerate(program.questions[index].options):
            if option_refusal(program, view.values, program.deeds[deed], actor) is None:
                yield Arm("option", index, option), Plan(answers=((index, option),))


def _touch(played: dict[Arm, Played], plans: dict[Arm, Plan], seat: int, touch: Touch) -> None:
    """Count what the arms move whose scores are those of silence."""
    for arm, one in played.items():
        if arm != PASS and _alike(one, played[PASS]):
            moves = moves_of(touch.program, touch.state, seat, plans[arm])
            one.touched = touch.count(moves, _paid(touch.program, arm))


def _alike(one: Played, other: Played) -> bool:
    gaps = [abs(a - b) for a, b in zip(one.scores, other.scores, strict=True) if a is not None and b is not None]
    return max(gaps, default=0) < ALIKE * one.games


def _paid(program: Program, arm: Arm) -> frozenset[int]:
    """The slots that pay for a choice."""
    deed = program.orders[arm.which].deed if arm.what == "order" else program.questions[arm.which].options[arm.option]
    return frozenset(slot for slot, _ in program.deeds[deed].costs)


def _sum(games: Sequence[Finished]) -> Played:
    played = Played(len(games), endings=Counter(game.ending for game in games))
    for seat in range(len(games[0].scores)):
        for kind in range(2):
            values = [game.scores[seat][kind] for game in games]
            known = [worth for worth in values if worth is not None]
            played.scores.append(sum(known) if known else None)
    return played
