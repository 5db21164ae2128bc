"""A review as one page: the game, assumptions, then its course, the moments that mattered, every decision."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.review.estimates import Estimate
from game.analysis.review.evidence import Figure
from game.analysis.review.judging import Judged, Review
from game.analysis.review.summary import Summary, sentences
from game.analysis.review.telling import (
    ASSUMPTIONS,
    SECRET,
    heading,
    methods,
    moment,
    moment_groups,
    moment_heading,
    paragraph,
    percent,
    points,
    verdict,
    who,
)
from game.analysis.review.words import plain
from game.analysis.svg import Dot, Mark, course
from game.core.html import folded, page, paragraphs, table, tag, text

AGAIN = 2
"""Seconds between looks at a page that is still being worked on."""
NONE = "–"
UNTRIED = f"From the truth only the better alternatives were tried; {NONE} stands for the others."
SIDES = ("from what was known", "from the truth")
AGAINST = (
    "The best was picked by first futures and then compared again in new ones, which its figure is from: so another "
    "may stand higher here."
)
"""Why the alternative that is marked need not have the highest figure."""


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
    yield from paragraphs([UNTRIED], "soft")
    yield from (_decision(review, index, judged) for index, judged in enumerate(review.decisions))


def _courses(review: Review) -> Iterator[str]:
    turns: dict[int, int] = {}
    for worth in review.curve:
        turns.setdefault(worth.turn, worth.state)
    ticks = [(float(state), str(turn)) for turn, state in turns.items()]
    low = min((worth.score.low for worth in review.curve), default=0.0) // 10 * 10
    high = max(-(-max((worth.score.high for worth in review.curve), default=100.0) // 10) * 10, low + 10)
    for seat in range(len(review.program.seats)):
        line = [worth for worth in review.curve if worth.seat == seat]
        at = {worth.state: worth.score.value for worth in line}
        marks = [
            Mark(judged.point, at[judged.point], str(number), moment_heading(review, judged), f"m{number}")
            for number, index in enumerate(review.moments, 1)
            if (judged := review.decisions[index]).seat == seat
        ]
        if line:
            kind = "shared stability" if review.measures[seat] == 1 else "own interest"
            dots = [Dot(worth.state, *worth.score) for worth in line]
            yield course(f"{who(review, seat)}: {kind}, by turn", dots, marks, ticks, max(0.0, low), min(100.0, high))


def _moments(review: Review) -> Iterator[str]:
    places = dict(enumerate(review.moments, 1))
    for title, nothing, moments in moment_groups(review):
        if title:
            yield tag("h3", text(title))
        if not moments:
            yield tag("p", text(nothing))
        for number, judged in moments:
            link = tag("a", text(f"{number}. {moment_heading(review, judged)}"), href=f"#d{places[number]}")
            yield tag("h4" if title else "h3", link, id=f"m{number}")
            yield from paragraphs([" ".join(moment(review, judged))])


def _decision(review: Review, index: int, judged: Judged) -> str:
    rows = [["What was done: " + judged.chosen, *_row(review, judged.known, judged.truth, None)]]
    rows += [
        [_named(judged, place), *_row(review, option.known, option.truth, option.difference)]
        for place, option in enumerate(judged.options)
    ]
    note = paragraphs([AGAINST], "soft") if _overtaken(review, judged) else []
    inside = [*paragraphs(paragraph(review, judged)), *note, *_table(rows)]
    return folded(f"{heading(review, judged)} — {verdict(judged)}", inside, id_=f"d{index}")


def _table(rows: list[list[str]]) -> Iterator[str]:
    """Scores of a kind that the seat has no objectives for are left out; the kind is named if there are two."""
    kinds = [
        kind for kind in range(2) if any(cell != NONE for row in rows for cell in row[1 + 2 * kind : 3 + 2 * kind])
    ]
    named = [
        f"{('Own interest', 'Shared stability')[kind]}, expected" if len(kinds) == 2 else "Expected" for kind in kinds
    ]
    head = ["", *(f"{name} {side}" for name in named for side in SIDES), "What was done, less this"]
    head += [f"Likeliest endings {side}" for side in SIDES]
    kept = [0, *(1 + 2 * kind + side for kind in kinds for side in range(2)), 5, 6, 7]
    yield table(head, [[row[place] for place in kept] for row in rows])


def _named(judged: Judged, place: int) -> str:
    words = judged.options[place].words
    return f"{words} (the best that was weighed)" if place == judged.best else words


def _overtaken(review: Review, judged: Judged) -> bool:
    """Has another alternative a higher figure than the one that is marked the best?"""
    measure = review.measures[judged.seat]
    if measure is None or judged.best < 0 or judged.comparison is None:
        return False
    known = [(option.known.own, option.known.shared)[measure] if option.known else None for option in judged.options]
    best = known[judged.best]
    return best is not None and any(figure is not None and figure.value > best.value for figure in known)


def _row(review: Review, known: Estimate | None, truth: Estimate | None, difference: Figure | None) -> list[str]:
    sides = (known, truth)
    own = [NONE if side is None else _score(side.own) for side in sides]
    shared = [NONE if side is None else _score(side.shared) for side in sides]
    apart = NONE if difference is None else _interval(*(points(number, "+") for number in difference))
    return [*own, *shared, apart, *(_endings(review, side) for side in sides)]


def _score(figure: Figure | None) -> str:
    return NONE if figure is None else _interval(*(points(number) for number in figure))


def _interval(value: str, low: str, high: str) -> str:
    """Without an interval that has no width when it is written."""
    return f"{value} ({low} to {high})" if low != high else value


def _endings(review: Review, estimate: Estimate | None) -> str:
    """The endings with at least one chance in fifty, the likeliest first."""
    if estimate is None:
        return NONE
    ranked = sorted(range(len(estimate.endings)), key=lambda ending: (-estimate.endings[ending], ending))
    shown = [ending for ending in ranked if estimate.endings[ending] >= 0.02][:4]
    return ", ".join(
        f"{plain(review.program.finishes[ending].title)} {percent(estimate.endings[ending])}" for ending in shown
    )
