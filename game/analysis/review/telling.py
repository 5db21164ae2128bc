"""A review in sentences, for whoever trains: what the model says, how sure it is, and what it cannot tell.

Seats are called by their short names; nothing is called a fault; every judgement stands "in this model", and nothing
below half a point is told as a difference.
"""

from __future__ import annotations

from game.analysis.review import course
from game.analysis.review.bench import STATES, TRIES
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import (
    AIMLESS,
    BETTER,
    EVEN,
    LEANING,
    OPEN,
    SLIGHT,
    UNWEIGHED,
    WORSE,
    Comparison,
    Judged,
    Review,
)
from game.analysis.review.looking import SMALLEST
from game.analysis.review.options import MOST
from game.analysis.review.words import plain
from game.core.program import Program

SPACE = "\u00a0"
"""Keeps a number and its unit on one line."""
SMALLEST_CHANCE = 0.02
"""Changes of an ending's chance below this are not told."""
KINDS = {"orders": "orders", "answer": "an answer", "reply": "a reply", "offer": "a proposal", "exchange": "a crisis"}
SECRET = (
    "This review holds the secrets of every seat. It is for the facilitator alone; show it to participants only when "
    "the game is over and all of them may know everything."
)


ASSUMPTIONS = (
    "The model is the author's: all that follows says how this scenario goes on by its own rules, not what would have "
    "happened in the world. After each decision all seats are taken to go on by doctrine, the author's rules of thumb "
    "for computer players; people might go on otherwise.",
    "“From what was known” plays on from what the decider could know; what it could not know is drawn anew each time. "
    "“From the truth” plays on from what really was. Intervals hold the true mean of the model in about 95 of 100 "
    "cases.",
)
"""What everything else rests on; to be read first."""


def methods(review: Review) -> list[str]:
    """How it was all worked out, for whoever wants to know."""
    half = review.rollouts
    return [
        "“From what was known” plays on from states drawn from the decider's own view, with luck of their own, and "
        "what the others do at the same moment is their doctrine. “From the truth” plays on from the recorded state, "
        "with what the others really did and other luck to come.",
        f"Up to {MOST} alternatives are weighed for a decision. For orders, one of them is replaced, left out or added "
        "and the rest stays; those are tried that doctrine would think of first, and the best of each instrument.",
        "All alternatives of a decision are tried in the same futures, so that their differences are surer than each "
        f"of their scores. Every alternative is tried in {min(TRIES[0], half)} futures and the better ones in more, "
        f"up to {min(TRIES[-1], half)}; the best is then compared with what was done in futures that are all new, "
        "because what was picked as the best of several was in part lucky.",
        f"That comparison begins with {min(STATES, half)} pairs of games, which each further look doubles. It goes on "
        f"until it is as sure as {half} separate games of each of the two would make it; or until the difference is "
        "clear, surely less than half a point, or has a chance of less than one in ten to become clear. Its interval "
        "is so wide that all these looks together miss no more often than one would. From the truth, only the "
        "alternatives that stayed longest are tried, in few games. "
        f"{review.played:,} games were played for the whole review.",
        "Each interval stands by itself; what comes more rarely than once in the futures tried may be missed. A "
        "judgement is given only if its interval leaves zero out and its sign is the same with the others leaning to "
        "restraint and to force; otherwise the model cannot tell. Where there is no difference, at most about five "
        "decisions in a hundred still get one by chance.",
        "The judgement is what was done less the best alternative, from what was known. Luck is what the draws of that "
        "turn did to the expected score, whoever decided what, told from the same number of games before and after "
        f"them ({min(course.MOST, half)} at most). Scores run from 0 to 100; a seat is judged by its own interest, or "
        "by what it shares with others if it has no other objective. What is less than half a point is not told, "
        "however sure it is; luck where nothing is judged is a moment from one point on.",
    ]


def heading(review: Review, judged: Judged) -> str:
    """When, who, and about what."""
    about = f": {judged.about}" if judged.about else ""
    return f"Turn {judged.turn}, {who(review, judged.seat)}, {KINDS[judged.kind]}{about}"


def who(review: Review, seat: int) -> str:
    """A seat by its short name, marked if a person played it."""
    short = review.program.seats[seat].short
    return f"{short} (played by a person)" if seat in review.people else short


def moment_groups(review: Review) -> list[tuple[str, str, list[tuple[int, Judged]]]]:
    """The moments with their numbers, under a heading each for people and computers if people played; and what is said
    where there are none."""
    moments = [(number, review.decisions[index]) for number, index in enumerate(review.moments, 1)]
    if review.done < 1:
        nothing = "Nothing is weighed far enough yet."
    elif all(measure is None for measure in review.measures):
        nothing = "No seat of this scenario has objectives, so that nothing can be said of better or worse."
    else:
        nothing = "No decision and no luck made a difference that is sure and worth telling."
    if not review.people:
        return [("", nothing, moments)]
    ours = [item for item in moments if item[1].seat in review.people]
    return [("Decisions of people", nothing, ours), ("Of computer seats", nothing, moments[len(ours) :])]


def moment_heading(review: Review, judged: Judged) -> str:
    """The same for a moment, which may be one of luck alone."""
    if by_luck(judged):
        return f"Turn {judged.turn}, {who(review, judged.seat)}: luck"
    return heading(review, judged)


def moment(review: Review, judged: Judged) -> list[str]:
    """What is said of a moment, sentence by sentence; of one of luck alone no more than that."""
    if not by_luck(judged) or judged.luck is None:
        return paragraph(review, judged)
    said = {
        EVEN: "between what was done and the best alternative there is no difference",
        SLIGHT: "between what was done and the best alternative there is no difference worth telling",
    }.get(judged.verdict, "the model cannot tell whether an alternative could expect more")
    return [*_luck(judged.luck), f"That was luck: {said}.", f"Done: {judged.chosen}."]


def by_luck(judged: Judged) -> bool:
    """Can a moment be told as luck only, because no judgement of the decision stands?"""
    return judged.verdict not in (BETTER, WORSE)


def paragraph(review: Review, judged: Judged) -> list[str]:
    """All that the model says of a decision, sentence by sentence."""
    sentences = [f"Done: {judged.chosen}."]
    comparison = judged.comparison
    if judged.verdict == AIMLESS:
        sentences.append("This seat has no objectives, so that nothing can be said of better or worse.")
    elif comparison is None or judged.verdict == UNWEIGHED:
        sentences.append("Not weighed yet.")
    else:
        sentences += [f"Best alternative weighed: {judged.options[judged.best].words}.", judgement(judged)]
        if judged.verdict in (BETTER, WORSE):
            sentences += [
                *_endings(review.program, comparison),
                f"The sign holds if the others lean: {_leanings(comparison)}.",
            ]
        if judged.verdict != EVEN and comparison.truth is not None:
            sentences.append(_truth(comparison.truth))
    if judged.luck is not None:
        sentences += [*_luck(judged.luck), *_apart(judged)]
    return sentences


def judgement(judged: Judged) -> str:
    """The verdict in one sentence, about what was done and the best alternative."""
    comparison = judged.comparison
    assert comparison is not None
    cannot = "The model cannot tell which of the two could expect more"
    if judged.verdict == OPEN:
        return f"{cannot}: for what was done it is {signed(comparison.difference)}."
    if judged.verdict == LEANING:
        return (
            f"{cannot}, because it depends on how the others go on: for what was done it is "
            f"{points(comparison.difference.value, '+')} points if they keep to their doctrine, "
            f"{_leanings(comparison)}."
        )
    if judged.verdict == EVEN:
        return f"In this model both give the same score in each of the {comparison.futures} futures compared."
    if judged.verdict == SLIGHT:
        return "In this model there is no difference worth telling between the two: it is less than half a point."
    more = "more" if judged.verdict == BETTER else "fewer"
    done, other = comparison.scores
    return (
        f"In this model, and from what the seat knew, it could expect {points(done)} points from what was done and "
        f"{points(other)} from the alternative: {size(comparison.difference, more)} for what was done."
    )


def _endings(program: Program, comparison: Comparison) -> list[str]:
    """The ending whose chance differs most, if that is sure and large enough to be told."""
    moved = comparison.ending_difference
    if not moved.value:
        return ["The chances of the endings stay the same."]
    if not moved.clear or abs(moved.value) < SMALLEST_CHANCE:
        return []
    done, other = comparison.ending_chances
    ends = sorted((100 * abs(moved.low), 100 * abs(moved.high)))
    return [
        f"Most of all this moves the chance of ‘{plain(program.finishes[comparison.ending].title)}’: {percent(done)} "
        f"with what was done against {percent(other)} with the alternative "
        f"(95{SPACE}% interval of the difference {ends[0]:.0f} to {ends[1]:.0f} percentage points)."
    ]


def _leanings(comparison: Comparison) -> str:
    doves, hawks = comparison.doves, comparison.hawks
    if doves is None or hawks is None:
        return "as far as it was looked at"
    return f"{points(doves.value, '+')} if they lean to restraint and {points(hawks.value, '+')} if they lean to force"


def _truth(truth: Figure) -> str:
    known = "From the truth, which the seat could not know,"
    if truth.low > -SMALLEST and truth.high < SMALLEST:
        return f"{known} there is no difference worth telling."
    if not truth.clear:
        return f"{known} no difference can be told: {signed(truth)}."
    if abs(truth.value) < SMALLEST:
        return f"{known} there is no difference worth telling."
    return f"{known} it made {size(truth, 'more' if truth.value > 0 else 'fewer')} for what was done."


def _luck(luck: Figure) -> list[str]:
    """Nothing of a swing that is not sure or not worth telling."""
    if not swung(luck):
        return []
    way = "raised" if luck.value > 0 else "lowered"
    return [f"Luck: the draws of the turn {way} what the seat could expect by {size(luck)}."]


def swung(luck: Figure | None) -> bool:
    """Did luck do what is sure and worth telling?"""
    return luck is not None and luck.clear and abs(luck.value) >= SMALLEST


def _apart(judged: Judged) -> list[str]:
    """What to make of luck and judgement that pull in different directions."""
    found, luck = judged.judgement, judged.luck
    if found is None or luck is None or judged.verdict not in (BETTER, WORSE) or found.value * luck.value > 0:
        return []
    if not swung(luck):
        return []
    if luck.value > 0:
        return ["So the result looks better than the choice was."]
    return ["So the result looks worse than the choice was."]


def points(value: float, sign: str = "") -> str:
    """A number of points with one decimal, with a plus if `sign` is one; nothing has no sign."""
    rounded = round(value, 1)
    return f"{rounded:{sign}.1f}" if rounded else "0.0"


def size(figure: Figure, more: str = "") -> str:
    """A difference without its sign: `2.3 points more (95 % interval 1.1 to 3.5)`."""
    low, high = sorted((abs(figure.low), abs(figure.high)))
    words = f"{points(abs(figure.value))} points{f' {more}' if more else ''}"
    return words + _between(points(low), points(high))


def signed(figure: Figure) -> str:
    """A difference with its sign: `+0.3 points (95 % interval -1.1 to +1.5)`."""
    words = f"{points(figure.value, '+')} points"
    return words + _between(points(figure.low, "+"), points(figure.high, "+"))


def _between(low: str, high: str) -> str:
    """Nothing for an interval that has no width when it is written."""
    return f" (95{SPACE}% interval {low} to {high})" if low != high else ""


def percent(share: float) -> str:
    """`71 %`."""
    return f"{100 * share:.0f}{SPACE}%"


def verdict(judged: Judged) -> str:
    """The verdict in a few words, for a list."""
    if judged.verdict in (OPEN, LEANING):
        return "the model cannot tell"
    if judged.verdict == AIMLESS:
        return "no objectives"
    if judged.verdict == UNWEIGHED or judged.comparison is None:
        return "not weighed yet"
    if judged.verdict == EVEN:
        return "no difference"
    if judged.verdict == SLIGHT:
        return "no difference worth telling"
    return f"{points(judged.comparison.difference.value, '+')} points"
