"""Draws the conclusions of a review as far as it has come: frozen, for whoever tells them.

A judgement is what was chosen less the best alternative, in points expected from what the decider knew. It stands only
if its interval leaves zero out and its sign is the same with the others leaning to restraint and to force.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.review.bench import CHOSEN, DOVES, HAWKS, KNOWN, NEW, REAL, STATES, Bench
from game.analysis.review.estimates import Estimate, Estimates, shares
from game.analysis.review.evidence import Figure, chance_difference, paired
from game.analysis.review.futures import End
from game.analysis.review.looking import SMALLEST
from game.analysis.review.weighing import Weighing
from game.core.fixed import UNIT
from game.core.program import Program

BETTER, WORSE, SLIGHT, EVEN, OPEN, LEANING = "better", "worse", "slight", "even", "open", "leaning"
"""Verdicts: what was done was better or worse than the best alternative; the difference is too small to be worth
telling; there is none; the interval includes zero; the sign hangs on how the others lean."""
UNWEIGHED, AIMLESS = "unweighed", "aimless"
"""Not compared yet; the seat has no objectives to be judged by."""
MOST_MOMENTS = 8
LUCK_ALONE = 1.0
"""Points: a swing of luck of this size is told even where the decision is not judged."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An alternative: its words, what is expected of it, and by how much what was chosen is above it (points). `truth`
    is None for those that were dropped before they were tried from the recorded state."""

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
        """The difference, if the model can tell; exact, however small."""
        found = self.comparison
        told = self.verdict in (BETTER, WORSE, EVEN) or (
            self.verdict == SLIGHT and found is not None and found.difference.clear and _upheld(found)
        )
        return found.difference if found is not None and told else None


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
    `played` the games played; `people` are the seats that people played; `measures` say for each seat whether its own
    (0) or the shared score (1) counts; `moments` are places of decisions, those of people before others, the
    largest first."""

    program: Program
    rollouts: int
    played: int
    done: float
    people: tuple[int, ...]
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
        weighing.people,
        tuple(weighing.course.measures),
        tuple(decisions),
        _moments(decisions, weighing.people),
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
        ending: chance_difference(
            [end.ending == ending for end in ours], [end.ending == ending for end in others], STATES, bench.error(best)
        )
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
    if difference.low > -SMALLEST and difference.high < SMALLEST:
        return SLIGHT
    if not difference.clear:
        return OPEN
    if comparison.doves is None or comparison.hawks is None:
        return UNWEIGHED
    if not _upheld(comparison):
        return LEANING
    if abs(difference.value) < SMALLEST:
        return SLIGHT
    return BETTER if difference.value > 0 else WORSE


def _upheld(comparison: Comparison) -> bool:
    """Is the sign the same with the others leaning to restraint and to force?"""
    figures = (comparison.difference, comparison.doves, comparison.hawks)
    signs = {figure is not None and (figure.value > 0) - (figure.value < 0) for figure in figures}
    return signs in ({1}, {-1})


def _moments(decisions: Sequence[Judged], people: Sequence[int]) -> tuple[int, ...]:
    """What mattered most, the largest first: judgements that stand, and large swings of luck; one for each sitting.
    Where people played, theirs come first and computer seats get fewer."""
    weights: dict[tuple[int, int], tuple[bool, float, int]] = {}
    for index, judged in enumerate(decisions):
        weight = (judged.verdict in (BETTER, WORSE), _weight(judged), -index)
        place = (judged.point, judged.seat)
        if weight[1] and weight > weights.get(place, (False, 0.0, 0)):
            weights[place] = weight
    ranked = [-least for _, _, least in sorted(weights.values(), key=lambda item: (-item[1], -item[2]))]
    ours = [index for index in ranked if decisions[index].seat in people]
    others = [index for index in ranked if decisions[index].seat not in people]
    return (*ours[:MOST_MOMENTS], *others[: MOST_MOMENTS // 2 if people else MOST_MOMENTS])


def _weight(judged: Judged) -> float:
    """Points that a decision and its luck moved; 0 if neither is worth telling among the moments."""
    swing = abs(judged.luck.value) if judged.luck is not None and judged.luck.clear else 0.0
    if judged.verdict in (BETTER, WORSE) and judged.judgement is not None:
        return max(abs(judged.judgement.value), swing)
    return swing if swing >= LUCK_ALONE and judged.verdict != UNWEIGHED else 0.0
