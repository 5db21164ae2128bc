"""The futures that candidates are compared in: states that the view allows, each with its own luck, the same for all.

Future n is the game that begins in sample n (of a stock that is gone through again and again) with seed n. What came
of a bundle in the first futures is kept, so that trying it in more of them costs only those.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.core import luck
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.belief import Belief
from game.engine.playing import Engine, Finished, Plan, Policy

AT_ONCE = 64
"""Rollouts that an engine is asked for at once: a window beside it must come to its turn in between."""


def worth(finished: Finished, seat: int) -> int:
    """What a seat makes of an end: its own interest and shared stability, added, each in thousandths of a point.

    Where it has objectives of one kind only these count twice, so that half of it is always a score of 0..100.
    """
    own, shared = finished.scores[seat]
    if own is None:
        return 2 * (shared or 0)
    return own + (own if shared is None else shared)


class Futures:
    """The futures of one seat at one decision point.

    `manner` is how the seat plays on after this decision point; `played` counts rollouts.
    """

    def __init__(self, program: Program, engine: Engine, view: View, key: int, stock: int) -> None:
        self.program, self.engine, self.seat = program, engine, view.seat
        self.belief, self.stock = Belief(program, view, whole=False), stock
        self.key = luck.mix(key ^ luck.stable_id("search", program.seats[view.seat].id))
        self.manner = Policy()
        self.first = self._sample(0)
        self.positions: list[Any] = []
        self.ends: dict[Plan, list[Finished]] = {}
        self.played = 0

    def become(self, manner: Policy, ends: dict[Plan, list[Finished]]) -> None:
        """Play on in another manner, with what is known of bundles in that manner."""
        self.manner, self.ends = manner, ends

    def extend(self, plan: Plan, count: int) -> None:
        """Try a bundle in the first `count` futures."""
        known = self.ends.setdefault(plan, [])
        wanted = range(len(known), count)
        if wanted:
            positions = [self._position(number % self.stock) for number in wanted]
            seeds = [luck.draw(self.key, number, luck.POLICY) for number in wanted]
            policies = [Policy()] * len(self.program.seats)
            policies[self.seat] = self.manner
            for at in range(0, len(wanted), AT_ONCE):
                part = slice(at, at + AT_ONCE)
                known += self.engine.rollouts(positions[part], seeds[part], {self.seat: plan}, policies)
            self.played += len(wanted)

    def sums(self, plans: Sequence[Plan], count: int) -> list[int]:
        """What each bundle is worth over the first `count` futures, summed."""
        return [sum(worth(end, self.seat) for end in self.ends[plan][:count]) for plan in plans]

    def _sample(self, number: int) -> State:
        return self.belief.sample(luck.draw(self.key, number, luck.BELIEF))

    def draw(self, count: int) -> None:
        """Have at least so many states of the stock ready."""
        while len(self.positions) < count:
            self.positions.append(self.engine.prepare(self._sample(len(self.positions))))

    def _position(self, number: int) -> Any:
        self.draw(number + 1)
        return self.positions[number]
