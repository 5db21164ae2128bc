"""Where the jobs of long work are carried out: here, in processes of this machine, or on a cluster."""

from __future__ import annotations

import argparse
import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

from game.cli.errors import FAILED, CliError
from game.cli.scenarios import whole

if TYPE_CHECKING:
    from concurrent.futures import Executor, ProcessPoolExecutor

    from game.core.program import Program

ENDING = 3.0
"""Seconds that worker processes have to end; what they do by then is lost in any case."""
MOST = 256
MOST_ON_WINDOWS = 61
"""A process can wait for no more there."""


def add_workers(parser: argparse.ArgumentParser, all_cores: bool = False) -> None:
    """The options --jobs and --cluster; work is done here, or on all cores, where nothing else is asked for."""
    jobs, told = (possible(os.cpu_count() or 1), "as many as cores") if all_cores else (1, "1")
    parser.add_argument("--jobs", type=whole(1, MOST), default=jobs, metavar="N", help=f"worker processes ({told})")
    parser.add_argument("--cluster", metavar="ADDRESS", help="work on a cluster of `distributed`: tcp://host:port")


def possible(jobs: int) -> int:
    """So many worker processes as were asked for, or as many as there can be."""
    return min(jobs, MOST_ON_WINDOWS if sys.platform == "win32" else MOST)


def speed_up(program: Program) -> None:
    """Before long work: have the kernel of the extra `fast` compiled, or say on a terminal that there is one."""
    from game.engine.engines import accelerated, warm_up

    def tell(message: str) -> None:
        if sys.stderr.isatty():
            print(message, file=sys.stderr, flush=True)

    if accelerated():
        warm_up(program, lambda: tell("The fast engine is being compiled, once for all scenarios; about a minute ..."))
    else:
        tell("This runs many times faster with the extra 'fast' (see the README)")


@contextmanager
def workers(args: argparse.Namespace) -> Iterator[Executor | None]:
    """What carries out jobs for these options; None does so here. CliError if it cannot be had or is lost.

    The first Ctrl-C is a KeyboardInterrupt; later ones do nothing, for the command then tells what it has and ends.
    """
    with _one_interrupt():
        if args.cluster:
            from game.cli.cluster import cluster

            with cluster(args.cluster) as executor:
                yield executor
        elif args.jobs == 1:
            yield None
        else:
            with _processes(possible(args.jobs)) as executor:
                yield executor


@contextmanager
def _one_interrupt() -> Iterator[None]:
    """Whoever presses Ctrl-C twice must not lose what is done because the second one hits the telling of it."""

    def interrupt(_signal: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is interrupt:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _on_interrupt(action: Any) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, action)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _processes(count: int) -> Iterator[Executor]:
    """Processes that leave Ctrl-C to this one and are ended at its end, whatever they are doing."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_obey)
    try:
        with _on_interrupt(signal.SIG_IGN):  # inherited: one that is still loading must not trip
            for _ in range(count):
                executor.submit(int)
        yield executor
    except BrokenExecutor as error:
        message = "a worker process was ended from outside, perhaps for want of memory; try fewer --jobs"
        raise CliError(message, FAILED) from error
    finally:
        with _on_interrupt(signal.SIG_IGN):
            _end(executor)


def _end(executor: ProcessPoolExecutor) -> None:
    """End the processes: the executor itself would wait for every job that they have, which can take minutes."""
    running = list((executor._processes or {}).values())  # only Python 3.14 has a public way to them
    executor.shutdown(wait=False, cancel_futures=True)  # first, or it would take the end of its processes for a fault
    for process in running:
        process.terminate()
    until = monotonic() + ENDING
    for process in running:
        process.join(max(0.0, until - monotonic()))
        process.kill()


def _obey() -> None:
    """In a worker: leave Ctrl-C alone, and when told to end, end the programs that play seats first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)


def _leave(_signal: int, _frame: object) -> None:
    # An exception would end no more than the present job: the executor catches it and begins the next one.
    atexit._run_exitfuncs()
    os._exit(1)
