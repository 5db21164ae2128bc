"""Finds the best of many bundles with few rollouts: sequential halving (Karnin, Koren and Somekh 2013).

The budget is spread evenly over the rounds; in each, every bundle that is left is tried in as many more futures, and
the worse half is dropped. All are tried in the same futures, and what earlier rounds gave is kept, so that the
differences between bundles carry little of the luck of the futures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.agents.search.futures import Futures
from game.engine.playing import Plan


def halve(futures: Futures, plans: Sequence[Plan], rollouts: int, stays: Plan, over: Callable[[], bool]) -> list[Plan]:
    """The bundles, best first; the leading ones were tried in the most futures.

    `stays` is never dropped, so that the winner can be compared with it. `over` says that time is up. With equal
    worth the earlier bundle is the better one.
    """
    left, dropped = list(plans), list[Plan]()
    rounds = max(1, (len(left) - 1).bit_length())
    count = 0
    for _ in range(rounds):
        more = count + max(1, rollouts // (len(left) * rounds))
        tried = _try(futures, left, more, over)
        if len(tried) < len(left):
            return [*left, *dropped] if count else _ranked(futures, tried, more) + left[len(tried) :]
        count = more
        ranked = _ranked(futures, left, count)
        kept = ranked[: (len(left) + 1) // 2]
        if stays in ranked and stays not in kept:
            kept.append(stays)
        dropped = [plan for plan in ranked if plan not in kept] + dropped
        left = kept
    return [*left, *dropped]


def _try(futures: Futures, plans: Sequence[Plan], count: int, over: Callable[[], bool]) -> list[Plan]:
    """Those of the bundles that were tried in `count` futures before time was up; at least one."""
    tried: list[Plan] = []
    for plan in plans:
        if tried and over():
            break
        futures.extend(plan, count)
        tried.append(plan)
    return tried


def _ranked(futures: Futures, plans: Sequence[Plan], count: int) -> list[Plan]:
    sums = dict(zip(plans, futures.sums(plans, count), strict=True))
    return sorted(plans, key=lambda plan: -sums[plan])
