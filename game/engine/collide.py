"""Collide: what becomes of orders that meet, before any draw of their own.

In this order, all by the author's rules: `counters` stop others' actions; an action that needs `consent` fails unless
all have ordered it; of two that exclude each other the one of higher priority happens, at equal priority neither;
a `joint` action ordered by several is one, and each pays a share.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core import luck
from game.core.program import Deed, Order
from game.engine.world import World


@dataclass
class Given:
    """An order as it goes into resolution. `payers` are all who ordered it together, itself included."""

    index: int
    intent: str
    payers: list[int] = field(default_factory=list)
    stopped: str = ""


def collide(world: World, orders: list[tuple[int, str]]) -> list[Given]:
    """Judge all orders of the turn against each other. Stopped ones keep their reason; they are still paid for."""
    given = [Given(index, intent, [index]) for index, intent in orders]
    _counter(world, given)
    _consent(world, given)
    _exclude(world, given)
    return _join(world, given)


def _order(world: World, item: Given) -> Order:
    return world.program.orders[item.index]


def _deed(world: World, item: Given) -> Deed:
    return world.program.deeds[_order(world, item).deed]


def _counter(world: World, given: list[Given]) -> None:
    for blocker in given:
        order, own = _order(world, blocker), _deed(world, blocker)
        for item in given:
            deed = _deed(world, item)
            if _order(world, item).action not in order.counters or deed.actor == own.actor or item.stopped:
                continue
            if world.happens(
                own.source,
                luck.stable_id("counter", str(own.stable), str(deed.stable)),
                luck.ODDS,
                order.counter_chance,
            ):
                item.stopped = _because(own, deed, "Stopped: {}.")


def _consent(world: World, given: list[Given]) -> None:
    for item in given:
        wanted = _order(world, item).consent
        if not wanted or item.stopped:
            continue
        action = _order(world, item).action
        agreed = sum({1 << _deed(world, other).actor for other in given if _order(world, other).action == action})
        missing = wanted & ~agreed
        if missing:
            names = [seat.title for index, seat in enumerate(world.program.seats) if missing >> index & 1]
            item.stopped = f"It needs the consent of {' and '.join(names)}."
            _contradict(world, item)


def _exclude(world: World, given: list[Given]) -> None:
    lost = []
    for item in given:
        for other in given:
            first, second = _order(world, item), _order(world, other)
            meets = second.action in first.excludes or first.action in second.excludes
            if item is not other and meets and not other.stopped and first.priority <= second.priority:
                lost.append((item, _deed(world, other)))
    for item, other_deed in lost:
        if not item.stopped:
            item.stopped = _because(other_deed, _deed(world, item), "It cannot happen beside this: {}.")
            _contradict(world, item)


def _because(cause: Deed, stopped: Deed, words: str) -> str:
    """Why an order was stopped, for all who see it: what not all of them may see is not named."""
    return words.format(cause.title) if not stopped.seen & ~cause.seen else "Something else stood in its way."


def _contradict(world: World, item: Given) -> None:
    event = _order(world, item).contradiction
    if event >= 0:
        world.ledger.opens(world.program.happenings[event].fired, 1)


def _join(world: World, given: list[Given]) -> list[Given]:
    """Several orders of one joint (or consented) action at one target become the first of them."""
    kept: list[Given] = []
    for item in given:
        order, deed = _order(world, item), _deed(world, item)
        partner = next((other for other in kept if not item.stopped and _same(world, other, order, deed)), None)
        if partner is None:
            kept.append(item)
        else:
            partner.payers.append(item.index)
    return kept


def _same(world: World, other: Given, order: Order, deed: Deed) -> bool:
    first = _deed(world, other)
    together = order.joint or order.consent
    return bool(together and not other.stopped and _order(world, other).action == order.action and _aim(first, deed))


def _aim(first: Deed, second: Deed) -> bool:
    """The same target, or each other."""
    return first.target == second.target or (first.target == second.actor and second.target == first.actor)
