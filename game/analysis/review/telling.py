"""A review in sentences, for whoever trains: what the model says, how sure it is, and what it cannot tell.

Offices speak, not names; nothing is called a fault; every judgement stands "in this model".
"""

from __future__ import annotations

from game.analysis.review import course
from game.analysis.review.bench import LOOK, STATES
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import (
    AIMLESS,
    BETTER,
    EVEN,
    LEANING,
    OPEN,
    UNWEIGHED,
    WORSE,
    Comparison,
    Judged,
    Review,
)
from game.analysis.review.options import MOST
from game.analysis.review.words import plain
from game.core.program import Program

SPACE = "\u00a0"
"""Keeps a number and its unit on one line."""
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
        f"of their scores. Every alternative is tried in {min(LOOK, half)} futures and the better ones in more; the "
        "best is then compared with what was done in futures that are all new, because what was picked as the best of "
        "several was in part lucky.",
        f"That comparison begins with {min(STATES, half)} pairs of games. It goes on until it is as sure as {half} "
        "separate games of each of the two would make it, or until going on would hardly change the verdict. "
        f"{review.played:,} games were played for the whole review.",
        "Each interval stands by itself; what comes more rarely than once in the futures tried may be missed. A "
        "judgement is given only if its interval leaves zero out and its sign is the same with the others leaning to "
        "restraint and to force; otherwise the model cannot tell. Where there is no difference, at most about five "
        "decisions in a hundred still get one by chance.",
        "The judgement is what was done less the best alternative, from what was known. Luck is what the draws of that "
        "turn did to the expected score, whoever decided what, told from the same number of games before and after "
        f"them ({min(course.MOST, half)} at most). Scores run from 0 to 100; a seat is judged by its own interest, or "
        "by what it shares with others if it has no other objective.",
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
                _endings(review.program, comparison),
                f"The sign holds if the others lean: {_leanings(comparison)}.",
            ]
        if judged.verdict != EVEN and comparison.truth is not None:
            sentences.append(_truth(comparison.truth))
    if judged.luck is not None:
        sentences += [_luck(judged.luck), *_apart(judged)]
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
            f"{comparison.difference.value:+.1f} points if they keep to their doctrine, "
            f"{_leanings(comparison)}."
        )
    if judged.verdict == EVEN:
        return f"In this model both give the same score in each of the {comparison.futures} futures compared."
    more = "more" if judged.verdict == BETTER else "fewer"
    done, other = comparison.scores
    return (
        f"In this model, and from what the seat knew, it could expect {done:.1f} points from what was done and "
        f"{other:.1f} from the alternative: {size(comparison.difference, more)} for what was done."
    )


def _endings(program: Program, comparison: Comparison) -> str:
    moved = comparison.ending_difference
    if not moved.value:
        return "The chances of the endings stay the same."
    done, other = comparison.ending_chances
    ends = sorted((100 * abs(moved.low), 100 * abs(moved.high)))
    sure = f"95{SPACE}% interval of the difference {ends[0]:.0f} to {ends[1]:.0f} percentage points"
    return (
        f"Most of all this moves the chance of ‘{plain(program.finishes[comparison.ending].title)}’: {percent(done)} "
        f"with what was done against {percent(other)} with the alternative "
        f"({sure if moved.clear else 'which may be chance'})."
    )


def _leanings(comparison: Comparison) -> str:
    doves, hawks = comparison.doves, comparison.hawks
    if doves is None or hawks is None:
        return "as far as it was looked at"
    return f"{doves.value:+.1f} if they lean to restraint and {hawks.value:+.1f} if they lean to force"


def _truth(truth: Figure) -> str:
    known = "From the truth, which the seat could not know,"
    if not truth.clear:
        return f"{known} no difference can be told: {signed(truth)}."
    return f"{known} it made {size(truth, 'more' if truth.value > 0 else 'fewer')} for what was done."


def _luck(luck: Figure) -> str:
    if not luck.low and not luck.high:
        return "Luck changed nothing in this turn."
    if not luck.clear:
        return f"Luck: nothing that can be told, {signed(luck)}."
    way = "raised" if luck.value > 0 else "lowered"
    return f"Luck: the draws of the turn {way} what the seat could expect by {size(luck)}."


def _apart(judged: Judged) -> list[str]:
    """What to make of luck and judgement that pull in different directions."""
    found, luck = judged.judgement, judged.luck
    if found is None or luck is None or not (luck.clear and found.clear) or found.value * luck.value > 0:
        return []
    if luck.value > 0:
        return ["So the result looks better than the choice was."]
    return ["So the result looks worse than the choice was."]


def size(figure: Figure, more: str = "") -> str:
    """A difference without its sign: `2.3 points more (95 % interval 1.1 to 3.5)`."""
    low, high = sorted((abs(figure.low), abs(figure.high)))
    return f"{abs(figure.value):.1f} points{f' {more}' if more else ''} (95{SPACE}% interval {low:.1f} to {high:.1f})"


def signed(figure: Figure) -> str:
    """A difference with its sign: `+0.3 points (95 % interval -1.1 to +1.5)`."""
    return f"{figure.value:+.1f} points (95{SPACE}% interval {figure.low:+.1f} to {figure.high:+.1f})"


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
    return f"{judged.comparison.difference.value:+.1f} points"
