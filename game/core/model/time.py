"""Spans of time and schedules as authors write them."""

from __future__ import annotations

from dataclasses import dataclass

HOURS = {"hour": 1, "day": 24, "week": 168}


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of scenario time: whole turns of the scenario's own length, or hours."""

    turns: int = 0
    hours: int = 0

    def in_hours(self, turn_hours: int) -> int:
        """The span in hours, where a declared turn lasts `turn_hours`."""
        return self.turns * turn_hours + self.hours


@dataclass(frozen=True, slots=True)
class Schedule:
    """Turns at which something may happen: `first..last`, every `every` turns (0: each turn of the range)."""

    first: int
    last: int
    every: int = 0
