"""Estimates: what a seat that does not know a number is told of it.

A report is a cell of a fixed grid: `width` wide, shifted by an error that is drawn once for the whole game for each
seat, number and width. So the truth lies within it, looking twice tells nothing more, and a small change shows only
when it crosses the edge of a cell.
"""

from __future__ import annotations

from game.core import luck
from game.core.fixed import clamp
from game.core.program import Program


def report_of(program: Program, seed: int, game: int, seat: int, slot: int, width: int, worth: int) -> tuple[int, int]:
    """Low and high end of the report of a value, within the number's own range."""
    info = program.slots[slot]
    stable = report_id(program, seat, slot)
    shift = luck.below(luck.draw(luck.turn_key(seed, game, 0), stable, luck.REPORT, width), width)
    low = (worth - shift) // width * width + shift
    return clamp(low, info.low, info.high), clamp(low + width, info.low, info.high)


def report_id(program: Program, seat: int, slot: int) -> int:
    """What keys the error of a seat's reports of a number."""
    return luck.stable_id("report", program.seats[seat].id, program.slots[slot].name)
