"""`whitecell playtest`: what many games say about a scenario, finding by finding."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FAILED, FINE, INTERRUPTED, REFUSED, CliError
from game.cli.scenarios import add_seed, choose, whole

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from game.analysis.playtest.run import Progress
    from game.analysis.playtest.study import Study

MOST_GAMES = 1_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument("--games", type=whole(1, MOST_GAMES), default=1000, metavar="N", help="how many games (1000)")
    add_seed(parser)
    parser.add_argument("--jobs", type=whole(1, 256), default=0, metavar="N", help="worker processes (all cores)")
    parser.add_argument("--cluster", metavar="ADDRESS", help="play on a cluster of `distributed`: tcp://host:port")
    parser.add_argument("--html", metavar="FILE", help="write one page with everything, plots included")
    parser.add_argument("--json", metavar="FILE", help="write everything as JSON (- for standard output)")
    parser.epilog = "example:\n  whitecell playtest my_scenario --games 2000 --jobs 2 --html playtest.html"


def run(args: argparse.Namespace) -> int:
    """Play, write what is asked for, and print the findings."""
    from game.analysis.playtest.report import as_json, findings

    chosen = choose(args.scenario)
    with _workers(args) as executor, _bar() as progress:
        from game.analysis.playtest.run import playtest

        study = playtest(chosen.model, chosen.program, args.games, args.seed, executor, progress)
    if study.interrupted and not study.tally.games:
        raise KeyboardInterrupt
    found = findings(study)
    if args.html:
        from game.analysis.playtest.page import as_html

        _write(args.html, as_html(study, found))
    if args.json == "-":
        sys.stdout.write(as_json(study, found))
    else:
        if args.json:
            _write(args.json, as_json(study, found))
        from game.cli.playtest_text import show

        show(study, found)
    return _told(study)


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


def _write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _workers(args: argparse.Namespace) -> Iterator[Executor | None]:
    """Where jobs are carried out: here (None), in processes that leave Ctrl-C to this one, or on a cluster."""
    if args.cluster:
        with _cluster(args.cluster) as executor:
            yield executor
        return
    jobs = args.jobs or os.cpu_count() or 1
    if jobs == 1:
        yield None
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts) as executor:
            yield executor
    except BrokenProcessPool as error:
        message = "a worker process was ended from outside, perhaps for want of memory; try fewer --jobs"
        raise CliError(message, FAILED) from error


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise CliError(
            "--cluster needs the package 'distributed': pip install 'whitecell[cluster]'", REFUSED
        ) from error
    try:
        client = distributed.Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise CliError(f"no cluster answers at {address}", FAILED) from error
    with client:
        yield client.get_executor()


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
