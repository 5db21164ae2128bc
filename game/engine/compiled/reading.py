"""Which reports any generated function reads: only their middles need be kept up to date while a game is played."""

from __future__ import annotations

import re

from game.core.program import Program
from game.engine.lensed import middles

_SLOT = re.compile(r"S\[(\d+)\]")


def read_reports(program: Program, source: str) -> frozenset[int]:
    """Places in `Program.reports` of the reports whose middles the source names."""
    named = {int(found) for found in _SLOT.findall(source)}
    return frozenset(index for index, slot in enumerate(middles(program).values()) if slot in named)
