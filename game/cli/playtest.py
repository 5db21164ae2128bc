"""`whitecell playtest`: what many games say about a scenario, finding by finding."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from game.cli.errors import FINE, INTERRUPTED
from game.cli.files import check_targets, write
from game.cli.scenarios import add_seed, choose, whole
from game.cli.workers import add_workers, speed_up, workers

if TYPE_CHECKING:
    from game.analysis.playtest.judged import Judged
    from game.analysis.playtest.run import Progress
    from game.analysis.playtest.study import Study

MOST_GAMES = 1_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument("--games", type=whole(1, MOST_GAMES), default=1000, metavar="N", help="how many games (1000)")
    add_seed(parser)
    add_workers(parser)
    parser.add_argument("--html", metavar="FILE", help="write one page with everything, plots included")
    parser.add_argument("--json", metavar="FILE", help="write everything as JSON (- for standard output)")
    parser.epilog = "example:\n  whitecell playtest my_scenario --games 2000 --jobs 2 --html playtest.html"


def run(args: argparse.Namespace) -> int:
    """Play, write what is asked for, and print the findings."""
    from game.analysis.playtest.report import findings
    from game.analysis.playtest.run import playtest

    check_targets(args.html, args.json)
    chosen = choose(args.scenario)
    speed_up(chosen.program)
    with workers(args) as executor, _bar() as progress:
        study = playtest(chosen.model, chosen.program, args.games, args.seed, executor, progress)
    if study.interrupted and not study.tally.games:
        raise KeyboardInterrupt
    found = findings(study)
    try:
        _write(study, found, args)
    finally:  # what long work has found is told, whatever becomes of the files
        _print(study, found, args.json == "-")
    return _told(study)


def _write(study: Study, found: tuple[Judged, ...], args: argparse.Namespace) -> None:
    if args.html:
        from game.analysis.playtest.page import as_html

        write(args.html, as_html(study, found))
    if args.json and args.json != "-":
        from game.analysis.playtest.report import as_json

        write(args.json, as_json(study, found))


def _print(study: Study, found: tuple[Judged, ...], as_data: bool) -> None:
    if as_data:
        from game.analysis.playtest.report import as_json

        sys.stdout.write(as_json(study, found))
        return
    from game.cli.playtest_text import show

    show(study, found)


def _told(study: Study) -> int:
    if not study.interrupted:
        return FINE
    sys.stdout.flush()
    print(
        f"whitecell: interrupted; this is what {study.tally.games} of {study.wanted} games say, "
        "and later stages may be missing",
        file=sys.stderr,
    )
    return INTERRUPTED


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """A progress bar on a terminal, none elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("games", total=None)

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield tell
