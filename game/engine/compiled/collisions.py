"""Orders that meet, as `engine.collide` judges them, on tables; most turns have none."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core import luck
from game.core.fixed import CERTAIN
from game.core.program import Program


@dataclass
class Meeting:
    """An order as it goes into resolution. `contradiction` is the event that its being stopped fires, or -1."""

    index: int
    intent: int
    payers: list[int] = field(default_factory=list)
    stopped: bool = False
    contradiction: int = -1


class Collisions:
    """Settles the orders of a turn against each other."""

    def __init__(self, program: Program) -> None:
        self.program = program
        names = sorted({order.action for order in program.orders})
        self._action = [names.index(order.action) for order in program.orders]
        self._together = [bool(order.joint or order.consent) for order in program.orders]
        self._actor = [program.deeds[order.deed].actor for order in program.orders]
        met = {name for order in program.orders for name in (*order.counters, *order.excludes)}
        self._special = {
            index
            for index, order in enumerate(program.orders)
            if order.counters or order.excludes or order.consent or order.action in met
        }

    def may_meet(self, orders: list[tuple[int, int]]) -> bool:
        """Could any of these orders touch another? Only then they need be settled."""
        seen = set()
        for index, _ in orders:
            if index in self._special:
                return True
            if self._together[index]:
                action = self._action[index]
                if action in seen:
                    return True
                seen.add(action)
        return False

    def settle(self, orders: list[tuple[int, int]], key: int) -> list[Meeting]:
        """What becomes of the orders. Stopped ones are still paid for."""
        given = [Meeting(index, intent, [index]) for index, intent in orders]
        self._counter(given, key)
        self._consent(given)
        self._exclude(given)
        return self._join(given)

    def _counter(self, given: list[Meeting], key: int) -> None:
        program = self.program
        for blocker in given:
            order = program.orders[blocker.index]
            own = program.deeds[order.deed]
            for item in given if order.counters else ():
                other = program.orders[item.index]
                deed = program.deeds[other.deed]
                if other.action not in order.counters or deed.actor == own.actor or item.stopped:
                    continue
                stable = luck.stable_id("counter", str(own.stable), str(deed.stable))
                if luck.below(luck.draw(key, stable, luck.ODDS), CERTAIN) < order.counter_chance:
                    item.stopped = True

    def _consent(self, given: list[Meeting]) -> None:
        for item in given:
            order = self.program.orders[item.index]
            if not order.consent or item.stopped:
                continue
            action = self._action[item.index]
            agreed = 0
            for other in given:
                if self._action[other.index] == action:
                    agreed |= 1 << self._actor[other.index]
            if order.consent & ~agreed:
                item.stopped = True
                item.contradiction = order.contradiction

    def _exclude(self, given: list[Meeting]) -> None:
        orders = self.program.orders
        lost = []
        for item in given:
            first = orders[item.index]
            for other in given:
                second = orders[other.index]
                meets = second.action in first.excludes or first.action in second.excludes
                if item is not other and meets and not other.stopped and first.priority <= second.priority:
                    lost.append(item)
        for item in lost:
            if not item.stopped:
                item.stopped = True
                item.contradiction = orders[item.index].contradiction

    def _join(self, given: list[Meeting]) -> list[Meeting]:
        kept: list[Meeting] = []
        for item in given:
            partner = None if item.stopped else next((other for other in kept if self._same(other, item)), None)
            if partner is None:
                kept.append(item)
            else:
                partner.payers.append(item.index)
        return kept

    def _same(self, other: Meeting, item: Meeting) -> bool:
        if not self._together[item.index] or other.stopped or self._action[other.index] != self._action[item.index]:
            return False
        first = self.program.deeds[self.program.orders[other.index].deed]
        second = self.program.deeds[self.program.orders[item.index].deed]
        return first.target == second.target or (first.target == second.actor and second.target == first.actor)
