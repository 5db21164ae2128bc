"""Agreements and ultimatums: answered, kept, broken, met, run out."""

from __future__ import annotations

from game.core.codes import BROKEN, CLOCK, EXPIRED, IN_FORCE, KEPT, MET, NONE, OFFERED, PENDING, REFUSED
from game.core.program import Deal, Demand, Promise
from game.engine.evaluate import value
from game.engine.perform import run_block
from game.engine.world import World

TRUST_KEPT = 6_000
"""What a kept agreement adds to what each party remembers in the other's favour (thousandths)."""


def reply(world: World, replies: dict[int, int]) -> None:
    """Every offer on the table is answered now; silence refuses. Of two offers of the same, one binds."""
    for index, deal in enumerate(world.program.deals):
        if world.slots[deal.status] == OFFERED:
            if _bound(world, deal, index, replies):
                world.ledger.put(deal.status, NONE, deal.source, 0)
            elif replies.get(index, 0):
                _accept(world, deal)
            else:
                _refuse(world, deal)


def _bound(world: World, deal: Deal, index: int, replies: dict[int, int]) -> bool:
    """Does the same agreement, proposed the other way round, bind already?"""
    if deal.mirror < 0:
        return False
    in_force = world.slots[world.program.deals[deal.mirror].status] == IN_FORCE
    return in_force or (deal.mirror < index and bool(replies.get(deal.mirror, 0)))


def _tell(world: World, deal: Deal, outcome: str, seen: int) -> None:
    world.note(
        "agreement",
        deal.source,
        seen,
        outcome=outcome,
        actor=deal.actor,
        target=deal.partner,
        target_kind="actor",
        voice=deal.voice if outcome == "accepted" else -1,
    )


def _accept(world: World, deal: Deal) -> None:
    world.ledger.put(deal.status, IN_FORCE, deal.source, 0)
    world.ledger.put(deal.since, world.turn, deal.source, 0)
    world.ledger.put(deal.until, world.slots[CLOCK] + deal.hours, deal.source, 0)
    for promise in deal.promises:
        for giver, taker, amount in promise.pays:
            paid = max(0, min(value(amount, world.slots), world.slots[giver] - world.program.slots[giver].low))
            world.ledger.add(giver, -paid, deal.source, deal.seen)
            if taker >= 0:
                world.ledger.add(taker, paid, deal.source, deal.seen)
    _tell(world, deal, "accepted", deal.seen)
    run_block(world, deal.accepted, deal.source, deal.seen)


def _refuse(world: World, deal: Deal) -> None:
    world.ledger.put(deal.status, REFUSED, deal.source, 0)
    _tell(world, deal, "refused", 1 << deal.actor | 1 << deal.partner)
    run_block(world, deal.refused, deal.source, 1 << deal.actor | 1 << deal.partner)


def review(world: World) -> None:
    """After the orders: every agreement that bound this turn is checked, every ultimatum too."""
    now = world.slots[CLOCK]
    for deal in world.program.deals:
        if world.slots[deal.status] == IN_FORCE and world.slots[deal.since] < world.turn:
            _check(world, deal, now)
    for demand in world.program.demands:
        if world.slots[demand.status] == PENDING:
            _check_demand(world, demand, now)


def _check(world: World, deal: Deal, now: int) -> None:
    breakers = {promise.actor for promise in deal.promises if _breached(world, deal, promise, now)}
    if breakers:
        world.ledger.put(deal.status, BROKEN, deal.source, 0)
        for actor in sorted(breakers):
            world.note(
                "agreement",
                deal.source,
                deal.seen,
                outcome="broken",
                actor=actor,
                target=deal.partner if actor == deal.actor else deal.actor,
                target_kind="actor",
            )
            run_block(world, deal.broken[0 if actor == deal.actor else 1], deal.source, deal.seen)
    elif now >= world.slots[deal.until]:
        world.ledger.put(deal.status, KEPT, deal.source, 0)
        _tell(world, deal, "kept", deal.seen)
        run_block(world, deal.kept, deal.source, deal.seen)
        for one, other in ((deal.actor, deal.partner), (deal.partner, deal.actor)):
            world.ledger.add(world.program.credits[one, other], TRUST_KEPT, deal.source, 0)


def _breached(world: World, deal: Deal, promise: Promise, now: int) -> bool:
    slots = world.slots
    if any(slots[history] & 1 for history in promise.must_not):
        return True
    if promise.holds is not None and not value(promise.holds, slots):
        return True
    accepted = slots[deal.until] - deal.hours
    late = promise.must and now - accepted >= promise.within
    window = (1 << world.turn - slots[deal.since] + 1) - 1
    return bool(late) and not any(slots[history] & window for history in promise.must)


def _check_demand(world: World, demand: Demand, now: int) -> None:
    if value(demand.met, world.slots):
        status, block, voice, outcome = MET, demand.on_met, demand.voice_met, "met"
    elif now >= world.slots[demand.due]:
        status, block, voice, outcome = EXPIRED, demand.expired, demand.voice_expired, "expired"
    else:
        return
    world.ledger.put(demand.status, status, demand.source, 0)
    world.note(
        "ultimatum",
        demand.source,
        demand.seen,
        outcome=outcome,
        voice=voice,
        actor=demand.actor,
        target=demand.target,
        target_kind="actor",
    )
    run_block(world, block, demand.source, demand.seen)
