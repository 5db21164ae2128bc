"""Halving spends its rollouts on the bundles that may be best, and what it ranks first is best where luck allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from game.agents.search.futures import Futures
from game.agents.search.halving import halve
from game.core import luck
from game.engine.playing import Plan

PLANS = [Plan(offers=(number,)) for number in range(20)]


class Invented:
    """Futures in which bundle n is worth n times `step`, and luck that is the same for all or each one's own."""

    def __init__(self, step: int, noise: int, shared: bool) -> None:
        self.step, self.noise, self.shared = step, noise, shared
        self.tried: dict[Plan, int] = {}

    @property
    def played(self) -> int:
        return sum(self.tried.values())

    def extend(self, plan: Plan, count: int) -> None:
        self.tried[plan] = max(count, self.tried.get(plan, 0))

    def sums(self, plans: Sequence[Plan], count: int) -> list[int]:
        assert all(self.tried[plan] >= count for plan in plans)
        return [sum(self._worth(plan.offers[0], n) for n in range(count)) for plan in plans]

    def _worth(self, number: int, future: int) -> int:
        stable = 0 if self.shared else number + 1
        return number * self.step + luck.below(luck.draw(7, stable << 20 | future, luck.NOISE), self.noise)


def run(step: int, noise: int, shared: bool, rollouts: int) -> tuple[list[Plan], Invented]:
    futures = Invented(step, noise, shared)
    return halve(cast(Futures, futures), PLANS, rollouts, PLANS[0], lambda: False), futures


@pytest.mark.parametrize("rollouts", [20, 100, 400, 3000])
def test_it_keeps_to_its_budget_and_forgets_no_bundle(rollouts: int) -> None:
    ranked, futures = run(10, 100, False, rollouts)
    assert sorted(ranked) == sorted(PLANS)
    rounds = 5
    assert futures.played <= rollouts + rounds * (1 + len(PLANS))


def test_luck_that_all_share_hides_nothing() -> None:
    ranked, _ = run(1, 1_000_000, True, 100)
    assert ranked[0] == PLANS[-1]
    assert run(1, 1_000_000, False, 100)[0][0] != PLANS[-1]


def test_the_good_are_tried_more_often_than_the_bad_and_doctrine_to_the_end() -> None:
    ranked, futures = run(100, 400, False, 600)
    assert ranked[0] == PLANS[-1]
    most = max(futures.tried.values())
    assert futures.tried[PLANS[-1]] == futures.tried[PLANS[0]] == most
    assert futures.tried[PLANS[1]] < most / 4


def test_when_time_is_up_it_answers_with_what_it_knows() -> None:
    left = iter([False] * 30 + [True] * 1000)
    futures = Invented(100, 10, False)
    ranked = halve(cast(Futures, futures), PLANS, 5000, PLANS[0], lambda: next(left))
    assert ranked[0] == PLANS[-1]
    assert sorted(ranked) == sorted(PLANS)
    futures = Invented(100, 10, False)
    assert halve(cast(Futures, futures), PLANS, 5000, PLANS[0], lambda: True)[0] == PLANS[0]
    assert len(futures.tried) == 1
