"""A review in sentences, for whoever trains: what the model says, how sure it is, and what it cannot tell.

Offices speak, not names; nothing is called a fault; every judgement stands "in this model".
"""

from __future__ import annotations

from game.analysis.review.bench import FRESH, LOOK
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import (
    BETTER,
    EVEN,
    LEANING,
    OPEN,
    UNWEIGHED,
    WORSE,
    Comparison,
    Judged,
    Review,
    Weighed,
)
from game.analysis.review.options import MOST
from game.analysis.review.words import plain
from game.core.program import Program

KINDS = {"orders": "orders", "answer": "an answer", "reply": "a reply", "offer": "a proposal", "exchange": "a crisis"}
SECRET = (
    "This review holds the secrets of every seat. It is for the facilitator alone; show it to participants only when "
    "the game is over and all of them may know everything."
)


def assumptions(review: Review) -> list[str]:
    """What everything else rests on; to be read first."""
    half = review.rollouts
    return [
        "The model is the author's. All that follows says how this scenario goes on by its own rules, not what would "
        "have happened in the world.",
        "After each decision all seats are taken to go on by doctrine: the rules of thumb that the author gave to "
        "computer players. People might go on otherwise.",
        "“From what was known” plays on from states drawn from the decider's own view, with luck of their own: what "
        "the seat could not know is drawn anew in each, and what the others do at the same moment is their doctrine. "
        "“From the truth” plays on from the recorded state, with what the others really did and other luck to come.",
        f"Up to {MOST} alternatives are weighed for a decision. For orders, one of them is replaced, left out or added "
        "and the rest stays; those are tried that doctrine would think of first, and the best of each instrument.",
        "All alternatives of a decision are tried in the same futures, so that their differences are surer than each "
        f"of their scores. Every alternative is tried in {min(LOOK, half)} futures and the better ones in more; the "
        "best is then compared with what was done in futures that are all new, because what was picked as the best of "
        "several was in part lucky.",
        f"That comparison is carried on until it is as sure as {half} separate games of each of the two would make it, "
        f"in at least {min(FRESH, half)} pairs of games. {review.played:,} games were played for the whole review.",
        "Intervals hold the true mean of the model in 95 of 100 cases, each taken by itself; what happens in fewer "
        "than about one of as many futures as were tried can be missed. A judgement is given only if its interval "
        "leaves zero out and its sign is the same with the other seats leaning to restraint and to force. Where there "
        "is no difference at all, at most five decisions in a hundred get one by chance.",
        "The judgement is what was done less the best alternative, from what was known. Luck is what the draws of that "
        "turn did to the expected score, whoever decided what. Scores run from 0 to 100; a seat is judged by its own "
        "interest, or by what it shares with others if it has no other objective.",
    ]


def heading(program: Program, judged: Judged) -> str:
    """When, who, and about what."""
    about = f": {judged.about}" if judged.about else ""
    return f"Turn {judged.turn}, {office(program, judged.seat)}, {KINDS[judged.kind]}{about}"


def office(program: Program, seat: int) -> str:
    """Who decides: the office, with the actor's short name."""
    one = program.seats[seat]
    return f"{one.short}, {one.office}" if one.office else one.title


def paragraph(review: Review, judged: Judged) -> list[str]:
    """All that the model says of a decision, sentence by sentence."""
    sentences = [f"Chosen: {judged.chosen}.", judgement(review, judged)]
    if judged.comparison is not None and judged.verdict in (BETTER, WORSE):
        sentences += [_endings(review.program, judged.comparison), _leanings(judged.comparison)]
    if judged.comparison is not None and judged.comparison.truth is not None and judged.verdict != EVEN:
        sentences.append(_truth(judged.comparison.truth))
    if judged.luck is not None:
        sentences.append(_luck(judged.luck))
        if _apart(judged):
            sentences.append("What was chosen and what came of it point in different directions here.")
    return [sentence for sentence in sentences if sentence]


def judgement(review: Review, judged: Judged) -> str:
    """The verdict in one sentence."""
    comparison = judged.comparison
    if comparison is None or judged.best < 0 or judged.verdict == UNWEIGHED:
        return "Not weighed yet."
    best = judged.options[judged.best]
    if judged.verdict == OPEN:
        return (
            f"The model cannot tell whether this or {best.words} was to be expected to do better: the difference is "
            f"{points(comparison.difference)}."
        )
    if judged.verdict == LEANING:
        return (
            f"The model cannot tell whether this or {best.words} was to be expected to do better: it depends on how "
            f"the others go on. {_leanings(comparison)}"
        )
    if judged.verdict == EVEN:
        return (
            f"In this model no alternative that was weighed was to be expected to do better: the best of them, "
            f"{best.words}, gave the same score in each of {comparison.futures} futures."
        )
    return _told(review, judged, best, comparison)


def _told(review: Review, judged: Judged, best: Weighed, comparison: Comparison) -> str:
    measure = review.measures[judged.seat] or 0
    figures = [
        (estimate.own, estimate.shared)[measure] if estimate is not None else None
        for estimate in (judged.known, best.known)
    ]
    against = ""
    if figures[0] is not None and figures[1] is not None:
        against = f": {figures[0].value:.1f} points against {figures[1].value:.1f}"
    size = points(Figure(*_turned(comparison.difference)))
    if judged.verdict == BETTER:
        return (
            f"In this model, and from what this seat knew, what was done was to be expected to do better than the best "
            f"alternative weighed, {best.words}{against}, a difference of {size}."
        )
    return (
        f"In this model, and from what this seat knew, {best.words} was to be expected to do better than what was "
        f"done{against.replace(' against ', ' for what was done against ')}, a difference of {size}."
    )


def _endings(program: Program, comparison: Comparison) -> str:
    moved = comparison.ending_difference
    if not moved.value:
        return "No ending became likelier or less likely."
    ours, others = comparison.ending_chances
    low, high = (
        sorted((abs(moved.low), abs(moved.high))) if moved.clear else (0.0, max(abs(moved.low), abs(moved.high)))
    )
    return (
        f"Of all endings the chance of ‘{plain(program.finishes[comparison.ending].title)}’ differs most: "
        f"{percent(ours)} with what was done against {percent(others)} with the alternative (95 % interval of the "
        f"difference {100 * low:.0f} to {100 * high:.0f} percentage points)."
    )


def _leanings(comparison: Comparison) -> str:
    if comparison.doves is None or comparison.hawks is None:
        return ""
    return (
        f"For what was done that is {comparison.doves.value:+.1f} points if the others lean to restraint, and "
        f"{comparison.hawks.value:+.1f} if they lean to force."
    )


def _truth(truth: Figure) -> str:
    return f"From the truth, which the seat could not know, the difference is {points(truth)}."


def _luck(luck: Figure) -> str:
    if not luck.clear:
        return f"The draws of the turn did nothing that can be told: {points(luck)}."
    way = "raised" if luck.value > 0 else "lowered"
    return f"Luck: the draws of the turn {way} this seat's expected score by {points(Figure(*_turned(luck)))}."


def _apart(judged: Judged) -> bool:
    """Did luck and judgement pull in different directions?"""
    found, luck = judged.judgement, judged.luck
    return found is not None and luck is not None and luck.clear and found.clear and found.value * luck.value < 0


def _turned(figure: Figure) -> tuple[float, float, float]:
    """The size of a difference, with its interval the right way round."""
    value, low, high = figure
    return (value, low, high) if value >= 0 else (-value, -high, -low)


def points(figure: Figure) -> str:
    """`+2.3 points (95 % interval +1.1 to +3.5)`; without signs where the number is a size."""
    sign = "+" if figure.low < 0 else ""
    return f"{figure.value:{sign}.1f} points (95 % interval {figure.low:{sign}.1f} to {figure.high:{sign}.1f})"


def percent(share: float) -> str:
    """`71 %`."""
    return f"{100 * share:.0f} %"


def verdict(judged: Judged) -> str:
    """The verdict in a few words, for a list."""
    if judged.verdict in (OPEN, LEANING):
        return "the model cannot tell"
    if judged.verdict == UNWEIGHED or judged.comparison is None:
        return "not weighed yet"
    if judged.verdict == EVEN:
        return "no difference"
    return f"{judged.comparison.difference.value:+.1f} points"
