"""A review as one page: the game, assumptions, then its course, the moments that mattered, every decision."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.page import folded, page, paragraphs, table, tag, text
from game.analysis.review.estimates import Estimate
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import Judged, Review, Weighed
from game.analysis.review.summary import Summary, sentences
from game.analysis.review.telling import (
    ASSUMPTIONS,
    SECRET,
    heading,
    methods,
    paragraph,
    percent,
    verdict,
)
from game.analysis.review.words import plain
from game.analysis.svg import Dot, Mark, course

AGAIN = 2
"""Seconds between looks at a page that is still being worked on."""
NONE = "–"


def page_of(review: Review, game: Summary, going_on: bool = False) -> str:
    """The whole page; while the work is going on it asks to be looked at again."""
    return page(f"Decision review: {game.title}", _body(review, game, going_on), again=AGAIN if going_on else 0)


def _body(review: Review, game: Summary, going_on: bool) -> Iterator[str]:
    yield tag("h1", text(f"Decision review: {game.title}"))
    yield from paragraphs(sentences(game))
    yield tag("p", text(SECRET), class_="secret")
    if review.done < 1:
        after = "this page will change" if going_on else "the work was stopped here"
        words = f"{100 * review.done:.0f} % of the work is done; the figures are still rough, and {after}."
        yield tag("p", text(words), class_="soft")
    yield tag("h2", "What all of this rests on")
    yield tag("ul", "".join(tag("li", text(sentence)) for sentence in ASSUMPTIONS))
    inside = tag("ul", "".join(tag("li", text(sentence)) for sentence in methods(review)))
    yield folded("How this was worked out", [inside])
    yield tag("h2", "The course of the game")
    yield from paragraphs([
        "What each seat could expect to score at each recorded moment, if all went on by doctrine from there (the band "
        "is the 95 % interval). The numbered marks are the moments below."
    ])  # fmt: skip
    yield tag("div", "".join(_courses(review)), class_="courses")
    yield tag("h2", "The moments that mattered most")
    yield from _moments(review)
    yield tag("h2", "Every decision")
    yield from (_decision(review, index, judged) for index, judged in enumerate(review.decisions))


def _courses(review: Review) -> Iterator[str]:
    turns: dict[int, int] = {}
    for worth in review.curve:
        turns.setdefault(worth.turn, worth.state)
    ticks = [(float(state), str(turn)) for turn, state in turns.items()]
    low = min((worth.score.low for worth in review.curve), default=0.0) // 10 * 10
    high = max(-(-max((worth.score.high for worth in review.curve), default=100.0) // 10) * 10, low + 10)
    for seat, one in enumerate(review.program.seats):
        line = [worth for worth in review.curve if worth.seat == seat]
        at = {worth.state: worth.score.value for worth in line}
        marks = [
            Mark(judged.point, at[judged.point], str(number), heading(review.program, judged), f"m{number}")
            for number, index in enumerate(review.moments, 1)
            if (judged := review.decisions[index]).seat == seat
        ]
        if line:
            kind = "shared stability" if review.measures[seat] == 1 else "own interest"
            dots = [Dot(worth.state, *worth.score) for worth in line]
            yield course(f"{one.short}: {kind}, by turn", dots, marks, ticks, max(0.0, low), min(100.0, high))


def _moments(review: Review) -> Iterator[str]:
    if not review.moments:
        yield tag("p", "So far no decision and no draw stands out from the uncertainty of the figures.")
    for number, index in enumerate(review.moments, 1):
        judged = review.decisions[index]
        link = tag("a", text(f"{number}. {heading(review.program, judged)}"), href=f"#d{index}")
        yield tag("h3", link, id=f"m{number}")
        yield from paragraphs([" ".join(paragraph(review, judged))])


def _decision(review: Review, index: int, judged: Judged) -> str:
    head = ["", "Own", "Own, truth", "Shared", "Shared, truth", "Done less this", "Likeliest endings", "… in truth"]
    rows = [["What was done: " + judged.chosen, *_row(review, judged.known, judged.truth, None)]]
    rows += [[_named(judged, place), *_option_row(review, option)] for place, option in enumerate(judged.options)]
    inside = [*paragraphs(paragraph(review, judged)), table(head, rows)]
    return folded(f"{heading(review.program, judged)} — {verdict(judged)}", inside, id_=f"d{index}")


def _named(judged: Judged, place: int) -> str:
    words = judged.options[place].words
    return f"{words} (the best that was weighed)" if place == judged.best else words


def _option_row(review: Review, option: Weighed) -> list[str]:
    return _row(review, option.known, option.truth, option.difference)


def _row(review: Review, known: Estimate | None, truth: Estimate | None, difference: Figure | None) -> list[str]:
    sides = (known, truth)
    own = [NONE if side is None else _score(side.own) for side in sides]
    shared = [NONE if side is None else _score(side.shared) for side in sides]
    apart = NONE if difference is None else f"{difference.value:+.1f} ({difference.low:+.1f} to {difference.high:+.1f})"
    return [*own, *shared, apart, *(_endings(review, side) for side in sides)]


def _score(figure: Figure | None) -> str:
    return NONE if figure is None else f"{figure.value:.1f} ({figure.low:.0f} to {figure.high:.0f})"


def _endings(review: Review, estimate: Estimate | None) -> str:
    """The endings with at least one chance in fifty, the likeliest first."""
    if estimate is None:
        return NONE
    ranked = sorted(range(len(estimate.endings)), key=lambda ending: (-estimate.endings[ending], ending))
    shown = [ending for ending in ranked if estimate.endings[ending] >= 0.02][:4]
    return ", ".join(
        f"{plain(review.program.finishes[ending].title)} {percent(estimate.endings[ending])}" for ending in shown
    )
