"""Orders that meet, as `engine.collide` judges them, on tables; most turns have none."""

from __future__ import annotations

from game.core import luck
from game.core.fixed import CERTAIN
from game.core.program import Program

Orders = list[tuple[int, int]]
"""Orders of a turn with their intents, by seat and then by number."""


class Collisions:
    """Settles the orders of a turn against each other."""

    def __init__(self, program: Program) -> None:
        self.program = program
        names = sorted({order.action for order in program.orders})
        self._action = [names.index(order.action) for order in program.orders]
        self._together = [bool(order.joint or order.consent) for order in program.orders]
        self._actor = [program.deeds[order.deed].actor for order in program.orders]
        self._excludes = [self._excluded_by(index) for index in range(len(program.orders))]
        self._bits = [self._bits_of(index) for index in range(len(program.orders))]
        """For each order the bit of its action, those of the actions that it may meet, and its own if it is joint."""

    def _bits_of(self, index: int) -> tuple[int, int, int]:
        bit = 1 << self._action[index]
        return bit, self._met_by(index), bit if self._together[index] else 0

    def _met_by(self, index: int) -> int:
        """Bits of the actions that an order stops or is stopped by; its own where it needs consent."""
        order, bits = self.program.orders[index], self._excludes[index]
        for number, other in enumerate(self.program.orders):
            if other.action in order.counters or order.action in other.counters:
                bits |= 1 << self._action[number]
        return bits | (1 << self._action[index] if order.consent else 0)

    def _excluded_by(self, index: int) -> int:
        """Bits of the actions that cannot be beside an order's."""
        order, bits = self.program.orders[index], 0
        for number, other in enumerate(self.program.orders):
            if other.action in order.excludes or order.action in other.excludes:
                bits |= 1 << self._action[number]
        return bits

    def may_meet(self, orders: Orders) -> tuple[bool, bool]:
        """Could any of these orders stop another? Be one with another?"""
        seen = wanted = doubled = 0
        bits = self._bits
        for index, _ in orders:
            bit, meets, together = bits[index]
            wanted |= meets
            doubled |= seen & together
            seen |= bit
        return seen & wanted != 0, doubled != 0

    def joined(self, orders: Orders) -> dict[int, list[int]]:
        """Orders that several give together: the first of each -> all, itself included. Stopped orders are left out."""
        action, together = self._action, self._together
        first: dict[int, list[int]] = {}
        payers: dict[int, list[int]] = {}
        for index, _ in orders:
            if not together[index]:
                continue
            others = first.setdefault(action[index], [])
            partner = next((other for other in others if self._same(other, index)), -1)
            if partner < 0:
                others.append(index)
            else:
                payers.setdefault(partner, [partner]).append(index)
        return payers

    def _same(self, one: int, other: int) -> bool:
        """The same target, or each other."""
        first = self.program.deeds[self.program.orders[one].deed]
        second = self.program.deeds[self.program.orders[other].deed]
        return first.target == second.target or (first.target == second.actor and second.target == first.actor)

    def stopped(self, orders: Orders, key: int) -> dict[int, int]:
        """Orders that are stopped -> the event that this fires, or -1. They are still paid for."""
        stopped: dict[int, int] = {}
        self._counter(orders, key, stopped)
        self._consent(orders, stopped)
        self._exclude(orders, stopped)
        return stopped

    def _counter(self, orders: Orders, key: int, stopped: dict[int, int]) -> None:
        program = self.program
        for blocker, _ in orders:
            order = program.orders[blocker]
            own = program.deeds[order.deed]
            for item, _ in orders if order.counters else ():
                other = program.orders[item]
                deed = program.deeds[other.deed]
                if other.action not in order.counters or deed.actor == own.actor or item in stopped:
                    continue
                stable = luck.stable_id("counter", str(own.stable), str(deed.stable))
                if luck.below(luck.draw(key, stable, luck.ODDS), CERTAIN) < order.counter_chance:
                    stopped[item] = -1

    def _consent(self, orders: Orders, stopped: dict[int, int]) -> None:
        for item, _ in orders:
            order = self.program.orders[item]
            if order.consent and item not in stopped:
                agreed = 0
                for other, _ in orders:
                    if self._action[other] == self._action[item]:
                        agreed |= 1 << self._actor[other]
                if order.consent & ~agreed:
                    stopped[item] = order.contradiction

    def _exclude(self, orders: Orders, stopped: dict[int, int]) -> None:
        table, seen = self.program.orders, 0
        for item, _ in orders:
            seen |= self._bits[item][0]
        lost = []
        for item, _ in orders:
            if not self._excludes[item] & seen:
                continue
            first = table[item]
            for other, _ in orders:
                second = table[other]
                meets = second.action in first.excludes or first.action in second.excludes
                if item != other and meets and other not in stopped and first.priority <= second.priority:
                    lost.append(item)
        for item in lost:
            stopped.setdefault(item, table[item].contradiction)
