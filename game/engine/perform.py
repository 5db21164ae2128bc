"""How primitives and deeds are carried out on a World: they only write into the phase's ledger."""

from __future__ import annotations

from game.core import luck
from game.core.codes import CLOCK, IN_FORCE, OFFERED, PENDING
from game.core.fixed import CERTAIN, clamp, percent_of
from game.core.primitives import (
    Add,
    AnyPrimitive,
    Climb,
    Collect,
    Drop,
    End,
    Later,
    Mark,
    Open,
    Pace,
    Put,
    Sometimes,
    Tell,
)
from game.core.program import Deed, Order, Result
from game.core.state import Pending
from game.engine.evaluate import value
from game.engine.reports import report_of
from game.engine.world import World

WORN = "worn by repetition"
WAITING, PLAYED = 1, 2
"""A crisis exchange that is to be played, and one that was played this turn."""


def run_block(world: World, block: int, source: int, seen: int, factor: int = CERTAIN) -> None:
    """Carry out a block. `factor` (ten-thousandths) scales what it adds: a habit that wears out."""
    for primitive in world.program.blocks[block]:
        if world.holds(primitive):
            _run(world, primitive, source, seen, factor)


def _run(world: World, primitive: AnyPrimitive, source: int, seen: int, factor: int) -> None:
    ledger = world.ledger
    match primitive:
        case Add(slot=slot, amount=amount):
            _add(world, slot, value(amount, world.slots), source, seen, factor)
        case Put(slot=slot, value=worth):
            info = world.program.slots[slot]
            ledger.put(slot, clamp(value(worth, world.slots), info.low, info.high), source, seen)
        case Mark(slot=slot):
            ledger.marks.add(slot)
        case Later(hours=hours, block=block):
            ledger.later.append(Pending(world.slots[CLOCK] + hours, block, source, seen, factor))
        case Sometimes(chance=chance, block=block, stable=stable):
            if world.happens(source, stable, luck.CHANCE, chance):
                run_block(world, block, source, seen, factor)
        case Open(what=what, index=index):
            OPENERS[what](world, index, source, seen)
        case _:
            _run_rare(world, primitive, source, seen)


def _run_rare(world: World, primitive: AnyPrimitive, source: int, seen: int) -> None:
    ledger = world.ledger
    match primitive:
        case Collect(seat=seat, slot=slot, width=width):
            _collect(world, seat, slot, width, source)
        case Climb(rung=rung):
            ledger.rung = max(ledger.rung, rung)
        case Pace(hours=hours):
            ledger.hours = min(hours, ledger.hours or hours)
        case End(ending=ending):
            ledger.ending = ending if ledger.ending < 0 else min(ending, ledger.ending)
        case Tell(voice=voice, seen=mask):
            world.note("words" if mask < 0 else "learned", source, seen if mask < 0 else mask, voice=voice)
        case Drop(block=block):
            ledger.dropped.add(block)


def _add(world: World, slot: int, amount: int, source: int, seen: int, factor: int) -> None:
    world.ledger.add(slot, amount, source, seen)
    worn = percent_of(amount, factor) - amount
    world.ledger.add(slot, worn, -1, seen, WORN)


def _collect(world: World, seat: int, slot: int, width: int, source: int) -> None:
    """Renew a report from the snapshot; a wider report never replaces a narrower one of this turn."""
    report = world.program.reports.get((seat, slot))
    if report is None:
        return
    low, high = report_of(world.program, world.seed, world.game, seat, slot, width, world.slots[slot])
    held = world.ledger.puts.get(report.low)
    if held and world.ledger.puts[report.high][0][0] - held[0][0] <= high - low:
        return
    for place, worth in ((report.low, low), (report.high, high), (report.turn, world.turn)):
        world.ledger.puts.pop(place, None)
        world.ledger.put(place, worth, source, 1 << seat)


# What `Open` starts


def _open_event(world: World, index: int, source: int, seen: int) -> None:
    world.ledger.opens(world.program.happenings[index].fired, 1)


def _open_dilemma(world: World, index: int, source: int, seen: int) -> None:
    question = world.program.questions[index]
    if not world.ledger.opens(question.pending, 1):
        return
    world.note("question", question.source, 1 << question.actor, actor=question.actor)


def open_offer(world: World, index: int, source: int, seen: int) -> None:
    """An agreement is proposed, unless it is on the table or in force already."""
    deal = world.program.deals[index]
    mirror = world.program.deals[deal.mirror] if deal.mirror >= 0 else deal
    if world.slots[deal.status] in (OFFERED, IN_FORCE) or world.slots[mirror.status] == IN_FORCE:
        return
    if not world.ledger.opens(deal.status, OFFERED):
        return
    mask = 1 << deal.actor | 1 << deal.partner
    world.note("offer", deal.source, mask, actor=deal.actor, target=deal.partner, target_kind="actor")


def _open_ultimatum(world: World, index: int, source: int, seen: int) -> None:
    demand = world.program.demands[index]
    if world.slots[demand.status] == PENDING or not world.ledger.opens(demand.status, PENDING):
        return
    world.ledger.put(demand.due, world.slots[CLOCK] + demand.hours, source, 0)
    world.note(
        "ultimatum",
        demand.source,
        demand.seen,
        text=demand.says,
        actor=demand.actor,
        target=demand.target,
        target_kind="actor",
    )
    run_block(world, demand.issued, demand.source, demand.seen)


def _open_exchange(world: World, index: int, source: int, seen: int) -> None:
    crisis = world.program.crises[index]
    if world.slots[crisis.waiting] == PLAYED:
        world.note("cut", crisis.source, 0, text="This crisis has been played this turn; it does not open again.")
        return
    if world.slots[crisis.waiting] == WAITING or not world.ledger.opens(crisis.waiting, WAITING):
        return
    world.ledger.rung = max(world.ledger.rung, crisis.rungs[0])
    world.note("exchange", crisis.source, crisis.seen, text=crisis.says[0], rung=crisis.rungs[0])


OPENERS = {
    "event": _open_event,
    "dilemma": _open_dilemma,
    "offer": open_offer,
    "ultimatum": _open_ultimatum,
    "exchange": _open_exchange,
}


# Deeds


def weights_of(deed: Deed, chance: int | None) -> tuple[int, ...]:
    """Weights of a deed's results; `chance` is that of success, None where the deed has no odds.

    With odds, what success leaves is shared by the other results' shares.
    """
    if chance is None:
        return tuple(result.weight for result in deed.results)
    left = CERTAIN - chance
    shares = [0 if result.name == "success" else result.weight for result in deed.results]
    whole = sum(shares) or 1
    return tuple(
        chance if result.name == "success" else left * share // whole
        for result, share in zip(deed.results, shares, strict=True)
    )


def odds_of(deed: Deed, slots: list[int] | tuple[int, ...]) -> int | None:
    """Chance of success on these slots (ten-thousandths): the base and every line that holds; None without odds."""
    if deed.odds is None:
        return None
    lines = sum(line.by for line in deed.lines if value(line.needs, slots))
    return clamp(deed.odds + lines, 0, CERTAIN)


def _draw_result(world: World, deed: Deed) -> Result | None:
    if not deed.results:
        return None
    chance = odds_of(deed, world.slots)
    if chance is not None and deed.fails_if is not None and value(deed.fails_if, world.slots):
        chance = 0
    weights = weights_of(deed, chance)
    if sum(weights) <= 0:
        return None
    names = tuple(result.name for result in deed.results)
    return deed.results[world.choose(deed.source, deed.stable, luck.OUTCOME, names, weights)]


def habit_factor(deed: Deed, order: Order | None, slots: list[int] | tuple[int, ...]) -> int:
    """How much a repeated action still does: by its uses in the turns before this one."""
    if order is None or not order.habit:
        return CERTAIN
    before = slots[deed.history] >> 1 & (1 << order.habit_turns) - 1
    return order.habit[min(before.bit_count(), len(order.habit) - 1)]


def perform(world: World, deed: Deed, kind: str, factor: int = CERTAIN, intent: str = "") -> int:
    """Carry out a deed: draw its result, run its blocks, tell what is seen. Gives who knows its author.

    Who sees the deed but not its outcome is told of the deed alone.
    """
    result = _draw_result(world, deed)
    if result is None:
        _tell(world, deed, kind, None, deed.seen, intent)
        run_block(world, deed.block, deed.source, deed.seen, factor)
        return deed.seen & deed.author_seen
    _tell(world, deed, kind, result, result.seen, intent)
    if deed.seen & ~result.seen:
        _tell(world, deed, kind, None, deed.seen & ~result.seen, intent)
    run_block(world, deed.block, deed.source, deed.seen, factor)
    run_block(world, result.block, deed.source, result.seen, factor)
    return (result.seen | deed.seen) & deed.author_seen & result.author_seen


def _tell(world: World, deed: Deed, kind: str, result: Result | None, seen: int, intent: str) -> None:
    told: dict[str, object] = {"voice": deed.voice, "track": deed.track, "author_seen": deed.author_seen}
    if result is not None:
        told = {
            "voice": result.voice if result.voice >= 0 else deed.voice,
            "track": result.track or deed.track,
            "author_seen": deed.author_seen & result.author_seen,
            "outcome": result.name,
            "outcome_title": result.title,
        }
    world.note(
        kind,
        deed.source,
        seen,
        actor=deed.actor,
        target=deed.target,
        target_kind=deed.target_kind,
        rung=deed.rung,
        intent=intent,
        pin=deed.pin,
        **told,
    )
