"""`whitecell review`: every decision of a saved game weighed against its alternatives."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from game.cli.errors import FINE, INTERRUPTED
from game.cli.files import check_targets, write
from game.cli.scenarios import add_seed, save_error, whole
from game.cli.workers import add_workers, speed_up, workers
from game.session.errors import SaveError

if TYPE_CHECKING:
    from game.analysis.review.summary import Summary
    from game.analysis.review.weighing import Weighing

OFTEN = 2.0
"""Seconds between two writings of an unfinished page."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("game", metavar="GAME", help="a saved game")
    parser.add_argument(
        "--rollouts",
        type=whole(2, 100_000),
        default=500,
        metavar="N",
        help="compare as surely as N separate games of each alternative would (500)",
    )
    add_seed(parser)
    add_workers(parser, all_cores=True)
    parser.add_argument("--html", metavar="FILE", help="write one page, at once and again as it is refined")
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON (- for standard output)")
    parser.epilog = "example:\n  whitecell review game.wcg --html review.html"


def run(args: argparse.Namespace) -> int:
    """Read the game, weigh, tell."""
    from game.analysis.review.summary import summary_of
    from game.analysis.review.weighing import Weighing
    from game.session.saved import read_story

    check_targets(args.html, args.json)
    try:
        story = read_story(Path(args.game))
    except SaveError as error:
        raise save_error(error) from error
    if story.notice:
        print(f"whitecell: {story.notice}", file=sys.stderr)
    speed_up(story.program)
    game = summary_of(story)
    weighing = Weighing(story.program, story.rounds, args.rollouts, args.seed, game.people)
    stopped = _weigh(weighing, game, args)
    _finish(weighing, game, args)
    if stopped:
        print(f"whitecell: interrupted with {100 * weighing.done:.0f} % of the work done", file=sys.stderr)
        return INTERRUPTED
    return FINE


def _weigh(weighing: Weighing, game: Summary, args: argparse.Namespace) -> bool:
    """Do the work, show it as it grows; True if it was interrupted."""
    try:
        with _shown(weighing, game, args) as show, workers(args) as executor:
            for _ in weighing.steps(executor):
                show()
    except KeyboardInterrupt:
        return True
    return False


@contextmanager
def _shown(weighing: Weighing, game: Summary, args: argparse.Namespace) -> Iterator[Callable[[], None]]:
    """A function that shows how far the review has come: on a terminal, and on the page at times."""
    from game.analysis.review.brief import first_page
    from game.analysis.review.judging import review_of

    last = [float("-inf")]

    def due() -> bool:
        if perf_counter() - last[0] < OFTEN:
            return False
        last[0] = perf_counter()
        return True

    def write_page() -> None:
        if args.html and due():
            _write_page(weighing, game, args.html, going_on=True)

    if not sys.stderr.isatty():
        yield write_page
        return
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import Progress
    from rich.text import Text

    bar = Progress()
    task = bar.add_task("weighing", total=1.0)
    with Live(bar, console=Console(stderr=True), transient=True, refresh_per_second=4) as live:

        def show() -> None:
            bar.update(task, completed=weighing.done)
            if due():
                live.update(Group(Text("\n".join(first_page(review_of(weighing), game))), bar))
                if args.html:
                    _write_page(weighing, game, args.html, going_on=True)

        yield show


def _finish(weighing: Weighing, game: Summary, args: argparse.Namespace) -> None:
    """Write and print the review as far as it has come."""
    from game.analysis.review.brief import whole as told
    from game.analysis.review.data import data_of
    from game.analysis.review.judging import review_of

    review = review_of(weighing)
    if args.html:
        _write_page(weighing, game, args.html)
    if args.json:
        data = json.dumps(data_of(review, game), indent=1, ensure_ascii=False)
        if args.json == "-":
            print(data)
            return
        write(args.json, data + "\n")
    for line in told(review, game):
        print(line)


def _write_page(weighing: Weighing, game: Summary, name: str, going_on: bool = False) -> None:
    from game.analysis.review.judging import review_of
    from game.analysis.review.page import page_of

    write(name, page_of(review_of(weighing), game, going_on))
