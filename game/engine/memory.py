"""What seats remember of each other, and how they read public words. Both serve computer seats and the review.

A forceful act is a slight to those it is aimed at, or without a target to all on other sides: one point and one more
for each rung. An act of restraint is a credit of three points. Both fade by three tenths a turn. A public order with
an intent is read by each seat it concerns; with a chance that grows with the reader's suspicion and with slights, the
reader takes it one shade worse.
"""

from __future__ import annotations

from game.core import luck
from game.core.fixed import CERTAIN, UNIT
from game.core.model.deeds import INTENTS
from game.core.program import Deed, Program
from game.engine.world import World

FADE = 7_000
CREDIT = 3 * UNIT
READ_AS = 2 * UNIT
WORSE = {
    "reassure": "probe",
    "deter": "coerce",
    "probe": "coerce",
    "concede": "probe",
    "coerce": "punish",
    "punish": "punish",
}
HOSTILE = ("coerce", "punish")
FRIENDLY = ("reassure", "concede")


def fade(world: World) -> None:
    """At the start of a turn, memories pale."""
    for table in (world.program.slights, world.program.credits):
        for slot in table.values():
            if world.slots[slot]:
                world.ledger.put(slot, world.slots[slot] * FADE // CERTAIN, 0, 0)


def remember(world: World, deed: Deed, intent: str, witnesses: int) -> None:
    """After an order: those who saw it and know whose it was remember it, and read its intent."""
    valued = world.program.doctrine.deeds.get(deed.index)
    nature = valued.nature if valued else 0
    for seat in range(len(world.program.seats)):
        if seat == deed.actor or not witnesses >> seat & 1 or not concerns(world.program, deed, seat):
            continue
        if nature > 0:
            world.ledger.add(world.program.slights[seat, deed.actor], (max(0, deed.rung) + 1) * UNIT, deed.source, 0)
        elif nature < 0:
            world.ledger.add(world.program.credits[seat, deed.actor], CREDIT, deed.source, 0)
        if intent:
            _read(world, deed, intent, seat)


def concerns(program: Program, deed: Deed, seat: int) -> bool:
    """Is the seat the target, or, without one, on another side?"""
    if deed.target_kind == "actor":
        return deed.target == seat
    own, other = program.seats[deed.actor].side, program.seats[seat].side
    return not own or own != other


def _read(world: World, deed: Deed, intent: str, seat: int) -> None:
    temper = world.program.doctrine.tempers[seat]
    slight = world.slots[world.program.slights[seat, deed.actor]]
    chance = min(CERTAIN, temper.suspicion + slight // 20)
    stable = luck.stable_id("reading", str(deed.stable), world.program.seats[seat].id)
    worse = luck.below(luck.draw(world.key, stable, luck.READING), CERTAIN) < chance
    read = WORSE[intent] if worse else intent
    world.ledger.put(world.program.readings[seat, deed.actor], 1 + INTENTS.index(read), deed.source, 0)
    if read in HOSTILE:
        world.ledger.add(world.program.slights[seat, deed.actor], READ_AS, deed.source, 0)
    elif read in FRIENDLY:
        world.ledger.add(world.program.credits[seat, deed.actor], READ_AS, deed.source, 0)
    world.note(
        "reading",
        deed.source,
        1 << seat,
        actor=deed.actor,
        target=seat,
        target_kind="actor",
        intent=intent,
        outcome=read,
    )
