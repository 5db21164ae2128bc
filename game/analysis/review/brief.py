"""A review as lines of plain text, for a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap

from game.analysis.review.judging import (
    AIMLESS,
    BETTER,
    EVEN,
    LEANING,
    OPEN,
    SLIGHT,
    UNWEIGHED,
    WORSE,
    Review,
)
from game.analysis.review.summary import Summary, sentences
from game.analysis.review.telling import (
    ASSUMPTIONS,
    SECRET,
    heading,
    methods,
    moment,
    moment_groups,
    moment_heading,
    points,
    swung,
    verdict,
)

WIDTH = 100
BARS = "▁▂▃▄▅▆▇█"


def whole(review: Review, game: Summary) -> Iterator[str]:
    """The whole review: the game, assumptions, course, moments, decisions that the model can tell, methods."""
    yield from _head(game)
    yield from wrap(SECRET, WIDTH)
    yield ""
    yield "What all of this rests on"
    yield from _points(ASSUMPTIONS)
    yield ""
    yield from course(review)
    yield ""
    yield "The moments that mattered most"
    for title, nothing, moments in moment_groups(review):
        if title:
            yield ""
            yield title
        if not moments:
            yield nothing
        for number, judged in moments:
            yield from wrap(f"{number}. {moment_heading(review, judged)}", WIDTH, subsequent_indent="   ")
            words = " ".join(moment(review, judged))
            yield from wrap(words, WIDTH, initial_indent="   ", subsequent_indent="   ")
    yield ""
    yield from _decisions(review)
    yield ""
    yield "How this was worked out"
    yield from _points(methods(review))


def _head(game: Summary) -> Iterator[str]:
    yield f"Decision review: {game.title}"
    for sentence in sentences(game):
        yield from wrap(sentence, WIDTH, subsequent_indent="  ")
    yield ""


def _points(texts: Iterable[str]) -> Iterator[str]:
    for one in texts:
        yield from wrap(one, WIDTH, initial_indent="- ", subsequent_indent="  ")


def first_page(review: Review, game: Summary) -> Iterator[str]:
    """What is shown while the work goes on: the game, its course, and the moments in a line each."""
    yield from _head(game)
    yield from course(review)
    yield ""
    yield "The moments that mattered most, so far"
    for title, _, moments in moment_groups(review):
        if title and moments:
            yield title
        for number, judged in moments:
            luck = f", luck {points(judged.luck.value, '+')}" if judged.luck and swung(judged.luck) else ""
            yield f"{number}. {heading(review, judged)[:56]}: {verdict(judged)}{luck}"


def course(review: Review) -> Iterator[str]:
    """One line a seat: what it could expect to score at each recorded moment."""
    yield "What each seat could expect to score, from the first recorded moment to the last"
    for seat, one in enumerate(review.program.seats):
        scores = [worth.score.value for worth in review.curve if worth.seat == seat]
        if scores:
            bars = "".join(BARS[min(len(BARS) - 1, max(0, int(score / 100 * len(BARS))))] for score in scores)
            kind = "shared stability" if review.measures[seat] == 1 else "own interest"
            person = ", played by a person" if seat in review.people else ""
            yield f"  {one.short:<6} {scores[0]:5.1f} {bars} {scores[-1]:5.1f}  {kind}{person}"


def _decisions(review: Review) -> Iterator[str]:
    counts = Counter(judged.verdict for judged in review.decisions)
    told = (
        f"Of {len(review.decisions)} decisions the model can judge {counts[BETTER] + counts[WORSE]}, sees no "
        f"difference worth telling in {counts[EVEN] + counts[SLIGHT]}, and cannot tell in "
        f"{counts[OPEN] + counts[LEANING]}."
    )
    told += f" Not weighed: {counts[UNWEIGHED]}." if counts[UNWEIGHED] else ""
    told += f" Of seats without objectives, which are not judged: {counts[AIMLESS]}." if counts[AIMLESS] else ""
    yield from wrap(told, WIDTH)
    for judged in review.decisions:
        if judged.verdict in (BETTER, WORSE):
            line = f"{verdict(judged):>12}  {heading(review, judged)}: {judged.chosen}"
            yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent=" " * 16)
