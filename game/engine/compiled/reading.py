"""What generated functions read: the rest need not be kept up to date while a game is played."""

from __future__ import annotations

import re

from game.core.program import Program
from game.engine.lensed import middles

_SLOT = re.compile(r"S\[(\d+)\]")


def slots_read(source: str) -> frozenset[int]:
    """The slots whose values the source names."""
    return frozenset(int(found) for found in _SLOT.findall(source))


def reports_read(program: Program, slots: frozenset[int]) -> frozenset[int]:
    """Places in `Program.reports` of the reports whose middles are among the slots."""
    return frozenset(index for index, slot in enumerate(middles(program).values()) if slot in slots)


def kept_at_random(program: Program, slots: frozenset[int]) -> frozenset[int] | None:
    """What counts where all seats are played at random, given the slots that rules and legality read.

    None where they read reports or what seats remember of one another: then everything does.
    """
    tables = (program.slights, program.credits, program.readings)
    memories = {slot for table in tables for slot in table.values()}
    if memories & slots or reports_read(program, slots):
        return None
    return slots | {program.deeds[happening.deed].history for happening in program.happenings}
