"""What is the same for all beliefs about a program: beliefs are made for every decision of every seat.

What the marks of a history may stand for, what may still come of that and what it has left with whom; and how other
seats' reports are drawn. Each thread keeps the backdrop of its last program.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import local
from typing import NamedTuple

from game.core import luck
from game.core.lanes import Lanes
from game.core.primitives import Later, Sometimes
from game.core.program import Deed, Program, Report
from game.core.view import View
from game.engine.grudges import left_by, spoken
from game.engine.heeded import heeded
from game.engine.reports import report_id


class Memory(NamedTuple):
    """One of these deeds was done so many turns ago; a draw by `stable` settles which. All that it put off was due
    `latest` hours after it (-1: nothing was put off)."""

    deeds: tuple[Deed, ...]
    stable: int
    ago: int
    latest: int


class Told(NamedTuple):
    """A report of another seat: its slots, the number it is of, how wide it is, the number's range."""

    low: int
    high: int
    slot: int
    width: int
    least: int
    most: int


class Tellings(NamedTuple):
    """Reports that are drawn, the draws of their errors, and the slots of the turns that they are of."""

    told: tuple[Told, ...]
    shifts: Lanes
    turns: tuple[int, ...]


class Backdrop:
    """For one program, by itself: one with numbers moved by hand has another."""

    def __init__(self, program: Program) -> None:
        self.program = program
        deeds: dict[int, list[Deed]] = {}
        for deed in program.deeds:
            deeds.setdefault(deed.history, []).append(deed)
        self._deeds = {history: tuple(found) for history, found in deeds.items()}
        self._latest = {history: max(map(self._latest_of, found)) for history, found in deeds.items()}
        self._spoken = spoken(program)
        # Worked out as they are asked for, and then kept.
        self.memory = cache(self._memory)
        self.left = cache(self._left)
        self.tellings = cache(self._tellings)

    def marks(self, view: View) -> Iterator[tuple[int, int]]:
        """History, and turns ago, of each mark that a seat sees."""
        for history in self._deeds:
            marks = view.values[history]
            while marks:
                last = marks & -marks
                yield history, last.bit_length() - 1
                marks ^= last

    def _memory(self, history: int, ago: int) -> Memory:
        """What a mark stands for; deeds at several targets share one."""
        stable = luck.stable_id(self.program.slots[history].name, str(ago))
        return Memory(self._deeds[history], stable, ago, self._latest[history])

    def _left(self, watcher: int, history: int, ago: int) -> tuple[tuple[int, int], ...]:
        """What a mark left in grudges and credits of other seats than the watcher, by slot."""
        return tuple(left_by(self.program, watcher, self._deeds[history], ago, self._spoken))

    def _latest_of(self, deed: Deed) -> int:
        return max(self._hours(block) for block in (deed.block, *(item.block for item in deed.results)))

    def _hours(self, block: int) -> int:
        """After how many hours the last of what a block puts off is due."""
        latest = -1
        for primitive in self.program.blocks[block]:
            if isinstance(primitive, Later):
                latest = max(latest, primitive.hours)
            elif isinstance(primitive, Sometimes):
                latest = max(latest, self._hours(primitive.block))
        return latest

    def _tellings(self, seat: int, whole: bool) -> Tellings:
        """Of the reports of all seats but one; unless `whole`, of those that computer seats heed."""
        counting = None if whole else heeded(self.program)
        told, salts, turns = [], [], []
        for place, ((other, slot), report) in enumerate(self.program.reports.items()):
            if other != seat and (counting is None or place in counting):
                told.append(self._told(slot, report))
                width = self.program.slots[slot].width
                salts.append(luck.salt(report_id(self.program, other, slot), luck.REPORT, width))
                turns.append(report.turn)
        return Tellings(tuple(told), Lanes(salts), tuple(turns))

    def _told(self, slot: int, report: Report) -> Told:
        info = self.program.slots[slot]
        return Told(report.low, report.high, slot, info.width, info.low, info.high)


class _Kept(local):
    backdrop: Backdrop | None = None


_kept = _Kept()


def backdrop_of(program: Program) -> Backdrop:
    """The backdrop of a program: the one that this thread has asked for last, or a new one."""
    found = _kept.backdrop
    if found is None or found.program is not program:
        found = _kept.backdrop = Backdrop(program)
    return found
