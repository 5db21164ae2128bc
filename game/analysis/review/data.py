"""A review as JSON values. Points are rounded to thousandths, chances to ten-thousandths."""

from __future__ import annotations

from typing import Any

from game.analysis.review.estimates import Estimate
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import Comparison, Judged, Review, Weighed
from game.analysis.review.summary import Summary
from game.core.codes import TURN
from game.core.fixed import UNIT
from game.core.program import Program


def data_of(review: Review, game: Summary) -> dict[str, Any]:
    """The review with the keys of the contract: game, decisions, moments, curve, and more."""
    program = review.program
    return {
        "scenario": program.scenario,
        "game": _game(game),
        "rollouts": review.rollouts,
        "played": review.played,
        "finished": review.done >= 1,
        "measures": {
            seat.id: None if measure is None else ("own", "shared")[measure]
            for seat, measure in zip(program.seats, review.measures, strict=True)
        },
        "decisions": [_decision(review, judged) for judged in review.decisions],
        "moments": list(review.moments),
        "curve": [
            {
                "state": worth.state,
                "turn": worth.turn,
                "seat": program.seats[worth.seat].id,
                "score": _number(worth.score.value),
                "interval": _interval(worth.score),
            }
            for worth in review.curve
        ],
    }


def _game(game: Summary) -> dict[str, Any]:
    """How the game went; None for what a game without recorded states or without an ending lacks."""
    program, first, last = game.program, game.first, game.last
    played = first is not None and last is not None
    ends = [state for state in (first, last) if state is not None]
    return {
        "title": game.title,
        "turns": [state.slots[TURN] for state in ends],
        "dates": [game.date(state) for state in ends],
        "over": game.over,
        "damaged": game.damaged,
        "ending": program.finishes[last.ending].id if last is not None and last.over else None,
        "ending_title": game.ending or None,
        "tension": [_number(state.slots[program.tension] / UNIT) for state in ends],
        "highest_rung": program.ladder[game.rung].id if played else None,
        "people": [program.seats[seat].id for seat in game.people],
        "agents": game.agents,
    }


def _decision(review: Review, judged: Judged) -> dict[str, Any]:
    program = review.program
    measure = review.measures[judged.seat]
    return {
        "turn": judged.turn,
        "state": judged.point,
        "seat": program.seats[judged.seat].id,
        "person": judged.seat in review.people,
        "kind": judged.kind,
        "about": judged.about,
        "chosen": judged.chosen,
        "known": _estimate(program, judged.known, measure),
        "truth": _estimate(program, judged.truth, measure),
        "alternatives": [_option(program, option, measure) for option in judged.options],
        "best": judged.best if judged.best >= 0 else None,
        "comparison": _comparison(program, judged.comparison),
        "verdict": judged.verdict,
        "judgement": _value(judged.judgement),
        "judgement_interval": _interval(judged.judgement),
        "luck": _value(judged.luck),
        "luck_interval": _interval(judged.luck),
    }


def _option(program: Program, option: Weighed, measure: int | None) -> dict[str, Any]:
    return {
        "order": option.words,
        "known": _estimate(program, option.known, measure),
        "truth": _estimate(program, option.truth, measure),
        "difference": _value(option.difference),
        "difference_interval": _interval(option.difference),
    }


def _estimate(program: Program, estimate: Estimate | None, measure: int | None) -> dict[str, Any] | None:
    """`score` and its interval are the decider's own interest, or what is shared where it has no other objective."""
    if estimate is None:
        return None
    counted = None if measure is None else (estimate.own, estimate.shared)[measure]
    return {
        "endings": {
            finish.id: _number(share, 4) for finish, share in zip(program.finishes, estimate.endings, strict=True)
        },
        "score": _value(counted),
        "interval": _interval(counted),
        "shared": _value(estimate.shared),
        "shared_interval": _interval(estimate.shared),
        "futures": estimate.futures,
    }


def _comparison(program: Program, comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "futures": comparison.futures,
        "scores": [_number(score) for score in comparison.scores],
        "difference": _value(comparison.difference),
        "interval": _interval(comparison.difference),
        "doves": _value(comparison.doves),
        "hawks": _value(comparison.hawks),
        "truth": _value(comparison.truth),
        "truth_interval": _interval(comparison.truth),
        "ending": program.finishes[comparison.ending].id,
        "ending_chances": [_number(share, 4) for share in comparison.ending_chances],
        "ending_difference": _number(comparison.ending_difference.value, 4),
        "ending_interval": _interval(comparison.ending_difference, 4),
    }


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else _number(figure.value)


def _interval(figure: Figure | None, places: int = 3) -> list[float] | None:
    return None if figure is None else [_number(figure.low, places), _number(figure.high, places)]


def _number(value: float, places: int = 3) -> float:
    """Rounded, and never minus nothing."""
    return round(value, places) + 0.0
