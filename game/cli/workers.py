"""Where the jobs of long work are carried out: here, in processes of this machine, or on a cluster."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from game.cli.errors import FAILED, REFUSED, CliError
from game.cli.scenarios import whole

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from game.core.program import Program

PATIENCE = 10
"""Seconds until a cluster that does not answer is given up."""


def add_workers(parser: argparse.ArgumentParser, all_cores: bool = False) -> None:
    """The options --jobs and --cluster; work is done here, or on all cores, where nothing else is asked for."""
    jobs, told = (os.cpu_count() or 1, "as many as cores") if all_cores else (1, "1")
    parser.add_argument("--jobs", type=whole(1, 256), default=jobs, metavar="N", help=f"worker processes ({told})")
    parser.add_argument("--cluster", metavar="ADDRESS", help="work on a cluster of `distributed`: tcp://host:port")


def speed_up(program: Program) -> None:
    """Before long work: have the kernel of the extra `fast` compiled, or say on a terminal that there is one."""
    from game.engine.engines import accelerated, warm_up

    def tell(message: str) -> None:
        if sys.stderr.isatty():
            print(message, file=sys.stderr, flush=True)

    if accelerated():
        warm_up(program, lambda: tell("The fast engine is being compiled, once for all scenarios; about a minute ..."))
    else:
        tell("This runs many times faster with the extra 'fast': pip install 'whitecell[fast]'")


@contextmanager
def workers(args: argparse.Namespace) -> Iterator[Executor | None]:
    """What carries out jobs for these options; None does so here. CliError if it cannot be had or is lost."""
    from concurrent.futures import BrokenExecutor

    try:
        if args.cluster:
            with _cluster(args.cluster) as executor:
                yield executor
        elif args.jobs == 1:
            yield None
        else:
            with _processes(args.jobs) as executor:
                yield executor
    except BrokenExecutor as error:
        message = "a worker process was ended from outside, perhaps for want of memory; try fewer --jobs"
        raise CliError(message, FAILED) from error


@contextmanager
def _processes(count: int) -> Iterator[Executor]:
    """Processes that leave Ctrl-C to this one and begin no job any more once it has stopped."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: one that is still loading must not trip
        for _ in range(count):
            executor.submit(int)
        signal.signal(signal.SIGINT, before)
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError as error:
        message = "--cluster needs the package 'distributed': pip install 'whitecell[cluster]'"
        raise CliError(message, REFUSED) from error
    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise CliError(f"no cluster answers at {address}; is its scheduler running?", FAILED) from error
    with client:
        yield client.get_executor()
