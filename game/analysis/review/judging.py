"""Draws the conclusions of a review as far as it has come: frozen, for whoever tells them.

A judgement is what was chosen less the best alternative, in points expected from what the decider knew. It stands only
if its interval leaves zero out and its sign is the same with the others leaning to restraint and to force.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.review.bench import CHOSEN, DOVES, HAWKS, KNOWN, NEW, REAL, Bench
from game.analysis.review.estimates import Estimate, Estimates, shares
from game.analysis.review.evidence import Figure, chance_difference, paired
from game.analysis.review.futures import End
from game.analysis.review.weighing import Weighing
from game.core.fixed import UNIT
from game.core.program import Program

BETTER, WORSE, EVEN, OPEN, LEANING = "better", "worse", "even", "open", "leaning"
"""Verdicts: what was done was better or worse than the best alternative; made no difference; the interval includes
zero; the sign hangs on how the others lean."""
UNWEIGHED, AIMLESS = "unweighed", "aimless"
"""Not compared yet; the seat has no objectives to be judged by."""
MOST_MOMENTS = 8


@dataclass(frozen=True, slots=True)
class Weighed:
    """An alternative: its words, what is expected of it, and by how much what was chosen is above it (points)."""

    words: str
    known: Estimate | None
    truth: Estimate | None
    difference: Figure | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was chosen against the best alternative, in futures of their own: the scores of both, and differences of the
    decider's score in points, in truth and with the others leaning too; the ending whose chance differs most, with the
    chances of both and that difference."""

    futures: int
    scores: tuple[float, float]
    difference: Figure
    doves: Figure | None
    hawks: Figure | None
    truth: Figure | None
    ending: int
    ending_chances: tuple[float, float]
    ending_difference: Figure


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision and what the model says of it. `best` is the place of the best alternative or -1; `luck` what the
    draws of the step did to the decider's expected score, in points."""

    point: int
    turn: int
    seat: int
    kind: str
    about: str
    chosen: str
    known: Estimate | None
    truth: Estimate | None
    options: tuple[Weighed, ...]
    best: int
    comparison: Comparison | None
    verdict: str
    luck: Figure | None

    @property
    def judgement(self) -> Figure | None:
        """The difference, if the model can tell."""
        told = self.verdict in (BETTER, WORSE, EVEN)
        return self.comparison.difference if self.comparison is not None and told else None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a recorded state was worth to a seat, in points."""

    state: int
    turn: int
    seat: int
    score: Figure


@dataclass(frozen=True, slots=True)
class Review:
    """A review as far as it has come. `done` is the share of the work, `rollouts` the confidence that was asked for,
    `played` the games played; `measures` say for each seat whether its own (0) or the shared score (1) counts."""

    program: Program
    rollouts: int
    played: int
    done: float
    measures: tuple[int | None, ...]
    decisions: tuple[Judged, ...]
    moments: tuple[int, ...]
    curve: tuple[Worth, ...]


def review_of(weighing: Weighing) -> Review:
    """The conclusions of a review at this moment."""
    decisions = [judged for bench in weighing.benches for judged in _judge(weighing, bench)]
    states = weighing.states
    curve = tuple(
        Worth(index, state.turn, seat, found)
        for index, state in enumerate(states)
        for seat in range(len(weighing.program.seats))
        if (found := weighing.course.worth(index, seat)) is not None
    )
    return Review(
        weighing.program,
        weighing.rollouts,
        weighing.played,
        weighing.done,
        tuple(weighing.course.measures),
        tuple(decisions),
        _moments(decisions),
        curve,
    )


def _judge(weighing: Weighing, bench: Bench) -> list[Judged]:
    course, sitting = weighing.course, bench.sitting
    stage, seat = course.stages[sitting.point], sitting.seat
    estimates = Estimates(bench, stage.done, len(weighing.program.finishes))
    found, arm = [], CHOSEN
    for decision, best in zip(sitting.decisions, bench.best, strict=True):
        first = arm + 1
        arm += len(decision.others)
        options = [
            Weighed(option.words, estimates.known(number), estimates.truth(number), _difference(bench, number))
            for number, option in enumerate(decision.others, first)
        ]
        judged = best != CHOSEN and bench.measure is not None
        comparison = _compare(bench, best, stage.done) if judged else None
        found.append(
            Judged(
                sitting.point,
                stage.state.turn,
                seat,
                decision.kind,
                decision.about,
                decision.chosen,
                estimates.known(CHOSEN),
                estimates.truth(CHOSEN),
                tuple(options),
                best - first if best != CHOSEN else -1,
                comparison,
                AIMLESS if bench.measure is None else _verdict(comparison),
                course.luck(sitting.point, seat),
            )
        )
    return found


def _difference(bench: Bench, arm: int) -> Figure | None:
    """From new futures where the alternative was tried in them; None for a seat without objectives."""
    if bench.measure is None:
        return None
    return bench.difference(NEW, arm) or bench.difference(KNOWN, arm)


def _compare(bench: Bench, best: int, done: Sequence[End]) -> Comparison | None:
    difference = bench.difference(NEW, best)
    if difference is None:
        return None
    others = bench.ends[NEW.name, best]
    ours = bench.ends[NEW.name, CHOSEN][: len(others)]
    moved = {
        ending: chance_difference([end.ending == ending for end in ours], [end.ending == ending for end in others])
        for ending in {end.ending for end in (*ours, *others)}
    }
    most = max(moved, key=lambda ending: (abs(moved[ending].value), -ending))
    real = [bench.score(end) for end in bench.ends.get((REAL.name, best), [])]
    return Comparison(
        len(others),
        (_mean(bench, ours), _mean(bench, others)),
        difference,
        bench.difference(DOVES, best),
        bench.difference(HAWKS, best),
        paired([bench.score(end) for end in done], real, len(real)) if real and done else None,
        most,
        (shares(ours).get(most, 0.0), shares(others).get(most, 0.0)),
        moved[most],
    )


def _mean(bench: Bench, ends: Sequence[End]) -> float:
    return sum(bench.score(end) for end in ends) / len(ends) / UNIT


def _verdict(comparison: Comparison | None) -> str:
    if comparison is None:
        return UNWEIGHED
    difference = comparison.difference
    if difference == (0, 0, 0):
        return EVEN
    if not difference.clear:
        return OPEN
    if comparison.doves is None or comparison.hawks is None:
        return UNWEIGHED
    signs = {figure.value > 0 for figure in (difference, comparison.doves, comparison.hawks) if figure.value}
    upheld = len(signs) == 1 and comparison.doves.value and comparison.hawks.value
    return (BETTER if difference.value > 0 else WORSE) if upheld else LEANING


def _moments(decisions: Sequence[Judged]) -> tuple[int, ...]:
    """The decisions that mattered most: the largest judgements, or the largest swings of luck; the first first."""
    weights: dict[tuple[int, int], tuple[float, int]] = {}
    for index, judged in enumerate(decisions):
        weight = _weight(judged)
        place = (judged.point, judged.seat)
        if weight > weights.get(place, (0.0, -1))[0]:
            weights[place] = (weight, index)
    ranked = sorted(weights.values(), key=lambda item: (-item[0], item[1]))
    return tuple(sorted(index for _, index in ranked[:MOST_MOMENTS]))


def _weight(judged: Judged) -> float:
    figures = [figure for figure in (judged.judgement, judged.luck) if figure is not None and figure.clear]
    return max((abs(figure.value) for figure in figures), default=0.0)
