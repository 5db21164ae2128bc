"""The player itself: samples, candidates, two passes of halving, the choice and why."""

from __future__ import annotations

from typing import ClassVar

from game.agents.search.budget import Budget, Clock, read_budget
from game.agents.search.bundles import Bundles
from game.agents.search.futures import Futures
from game.agents.search.halving import halve
from game.agents.search.telling import reasons_for
from game.agents.search.workshop import lent_engine
from game.agents.tables import LEANING
from game.core.program import Program
from game.core.view import View
from game.engine.playing import Plan, Policy
from game.engine.policies import doctrine
from game.engine.policies.doctrine import Decision, Mind

STOCK = 64
"""States that are drawn from the seat's belief for one decision."""
FIRST_LOOK = 8
"""Futures from which a player with a time budget learns how fast the machine is."""
PLAYING = 80
"""Percent of a time budget for playing; the rest is for the futures begun last and for telling why."""
FEWEST = 4
"""Futures that every bundle is tried in at least, where the budget allows more than a handful of bundles."""
JOINED = 5
"""Single changes of the first pass whose pairs are tried in the second."""
MANNERS = (Policy(), Policy(lean=-LEANING), Policy(lean=LEANING))
"""How the seat may play on; the first wins ties."""
MANNER_SHARE = 6
"""One part in so many of the budget settles the manner."""
SECOND_PASS = 3
"""One part in so many of the budget is for the second pass."""


class SearchAgent:
    """Doctrine's choice or a better one, by the futures it leads to.

    It wants the mean of its own and the shared score. With a budget in rollouts equal arguments give equal answers;
    with a budget in time the answer is what was best when time was up. A journal keeps the moves, so that a replay is
    exact either way.
    """

    usual: ClassVar[Budget] = Budget(rollouts=400)
    """The budget where none is given."""

    def __init__(self, budget: Budget | None = None) -> None:
        self.budget = budget or self.usual

    @classmethod
    def of(cls, text: str) -> SearchAgent:
        """A player with a budget such as `500` or `1s`. Raises SpecError."""
        return cls(read_budget(text))

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent."""
        if not view.asked:
            return Decision((), ())
        clock = Clock(self.budget.milliseconds * PLAYING // 100)
        with lent_engine(program) as engine:
            return self._choose(program, Futures(program, engine, view, key, STOCK), view, key, clock)

    def _choose(self, program: Program, futures: Futures, view: View, key: int, clock: Clock) -> Decision:
        suggested = doctrine.choose(program, view, key)
        bundles = Bundles(program, view, futures.first, suggested, Mind(program, view, key))
        if not bundles.changes:
            return suggested
        others = [doctrine.choose(program, view, key, manner.lean) for manner in MANNERS]
        manners = {manner: bundles.plan(other.moves) for manner, other in zip(MANNERS, others, strict=True)}
        ranked = self._think(bundles, futures, clock, manners)
        return Decision(bundles.moves(ranked[0]), reasons_for(program, futures, ranked))

    def _think(self, bundles: Bundles, futures: Futures, clock: Clock, manners: dict[Policy, Plan]) -> list[Plan]:
        """All bundles, the best first."""
        rollouts = self.budget.rollouts or _affordable(bundles.own, futures, clock)

        def over() -> bool:
            return bool(self.budget.milliseconds) and clock.left <= 0

        _settle(futures, manners, rollouts // MANNER_SHARE)
        tried = [bundles.own, *list(bundles.changes)[: max(1, rollouts // FEWEST - 1)]]
        tried = list(dict.fromkeys([bundles.own, *manners.values(), *tried]))
        first = halve(futures, tried, rollouts - rollouts // SECOND_PASS, bundles.own, over)
        leading = [bundles.changes[plan] for plan in first if plan in bundles.changes][:JOINED]
        joined = list(dict.fromkeys(plan for plan in bundles.joined(leading) if plan not in futures.ends))
        left = rollouts - futures.played
        if not joined or left < FEWEST * len(joined) or over():
            return first
        both = list(dict.fromkeys([first[0], bundles.own, *joined]))
        ranked = halve(futures, both, left, bundles.own, over)
        return [*ranked, *(plan for plan in first if plan not in ranked)]


class SkilledAgent(SearchAgent):
    """The same strength on every machine, and quick on each."""

    usual = Budget(rollouts=60)


class ExpertAgent(SearchAgent):
    """As strong as a machine allows within what a person at the board is ready to wait."""

    usual = Budget(milliseconds=1000)


def _settle(futures: Futures, manners: dict[Policy, Plan], rollouts: int) -> None:
    """Find the manner that serves the seat best from here on, and let it go on in that."""
    count = rollouts // len(manners)
    found = []
    for manner, plan in manners.items():
        futures.become(manner, {})
        if count:
            futures.extend(plan, count)
            found.append((futures.sums([plan], count)[0], futures.ends))
    best = max(range(len(found)), key=lambda n: (found[n][0], -n), default=0)
    futures.become(list(manners)[best], found[best][1] if found else {})


def _affordable(plan: Plan, futures: Futures, clock: Clock) -> int:
    """How many rollouts the time allows, from a first look; at least a few."""
    futures.draw(FIRST_LOOK)  # drawing a state takes longer than playing on from it in a fast engine
    before = clock.passed
    futures.extend(plan, FIRST_LOOK)
    each = (clock.passed - before) / FIRST_LOOK
    return max(FIRST_LOOK, int(clock.left / max(each, 1e-6)))
