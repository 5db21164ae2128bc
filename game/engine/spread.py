"""Carries out jobs in order, here or over any `concurrent.futures.Executor`, without piling them up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Job = TypeVar("Job")
Made = TypeVar("Made")

WINDOW = 64
"""Jobs that are given out at a time: enough for any machine, few enough to keep memory flat."""


def spread(executor: Executor | None, work: Callable[[Job], Made], jobs: Iterable[Job]) -> Iterator[Made]:
    """What `work` makes of each job, in the order of the jobs. Jobs not begun when the reader stops are dropped."""
    if executor is None:
        yield from map(work, jobs)
        return
    waiting: deque[Future[Made]] = deque()
    try:
        for job in jobs:
            waiting.append(executor.submit(work, job))
            if len(waiting) >= WINDOW:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
