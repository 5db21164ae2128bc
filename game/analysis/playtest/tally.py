"""What is counted in games: whole numbers only, so that tallies merged in any grouping are equal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

BINS = 20
"""Bars of the distribution of a score from 0 to 100."""
EARLY = 2
"""Turns whose happenings are counted as early ones."""


class Key(NamedTuple):
    """One thing that can happen, as `playing.Happened` names it: a table, an index, and what came of it."""

    what: str
    which: int
    how: int


@dataclass(slots=True)
class Sum:
    """Count, sum and sum of squares of whole numbers, with the ends."""

    count: int = 0
    total: int = 0
    squares: int = 0
    low: int = 0
    high: int = 0

    def add(self, value: int) -> None:
        """Count one value."""
        self.low = min(self.low, value) if self.count else value
        self.high = max(self.high, value) if self.count else value
        self.count += 1
        self.total += value
        self.squares += value * value

    def merge(self, other: Sum) -> None:
        """Count all that the other has counted."""
        if other.count:
            self.low = min(self.low, other.low) if self.count else other.low
            self.high = max(self.high, other.high) if self.count else other.high
            self.count += other.count
            self.total += other.total
            self.squares += other.squares

    @property
    def mean(self) -> float:
        """The mean; 0 of nothing."""
        return self.total / self.count if self.count else 0.0

    @property
    def variance(self) -> float:
        """The sample variance; 0 of fewer than two."""
        if self.count < 2:
            return 0.0
        return max(0.0, (self.squares - self.total * self.total / self.count) / (self.count - 1))

    @property
    def deviation(self) -> float:
        """The sample standard deviation."""
        return sqrt(self.variance)


@dataclass(slots=True)
class MeterSum:
    """One number at one turn: its values, and how often it stood at the ends of its range."""

    values: Sum = field(default_factory=Sum)
    at_low: int = 0
    at_high: int = 0

    def merge(self, other: MeterSum) -> None:
        """Count all that the other has counted."""
        self.values.merge(other.values)
        self.at_low += other.at_low
        self.at_high += other.at_high


@dataclass(slots=True)
class Tally:
    """Games of a series. Lists go by seat, endings by index, -1 being a game without one.

    `usual` counts games of doctrine alone; `endings`, `turns`, `own`, `shared`, `bars`, `firsts`, `meters`, `beside`
    and `early` are of these games, everything else of all games.
    """

    games: int = 0
    usual: int = 0
    endings: Counter[int] = field(default_factory=Counter)
    others: Counter[int] = field(default_factory=Counter)
    """Endings of the other games."""
    turns: Counter[int] = field(default_factory=Counter)
    own: dict[int, Sum] = field(default_factory=dict)
    shared: dict[int, Sum] = field(default_factory=dict)
    bars: Counter[tuple[int, int]] = field(default_factory=Counter)
    """(seat, bar of its own score)."""
    firsts: Counter[int] = field(default_factory=Counter)
    """Games in which a seat had the highest own score, alone; by seat, -1 for a tie."""
    hits: Counter[Key] = field(default_factory=Counter)
    usual_hits: Counter[Key] = field(default_factory=Counter)
    first_game: dict[Key, int] = field(default_factory=dict)
    beside: Counter[tuple[str, int]] = field(default_factory=Counter)
    """(id of an action, event, option or outcome; ending): games of doctrine in which both came."""
    early: Counter[tuple[str, int]] = field(default_factory=Counter)
    """The same for what came in the first turns."""
    rungs: Counter[int] = field(default_factory=Counter)
    """Games that stood on a rung."""
    steps: Counter[tuple[int, int]] = field(default_factory=Counter)
    """(exchange, step): how often that step was answered."""
    lines: Counter[int] = field(default_factory=Counter)
    """Games in which a red line was crossed."""
    first_ending: dict[int, list[int]] = field(default_factory=dict)
    """The first few games with an ending."""
    ranges: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Lowest and highest value of a number in all games, by slot."""
    meters: dict[tuple[int, int], MeterSum] = field(default_factory=dict)
    """(slot, turn)."""

    def merge(self, other: Tally) -> None:
        """Count all that the other has counted; its games come after those of this tally."""
        self.games += other.games
        self.usual += other.usual
        for name in COUNTERS:
            getattr(self, name).update(getattr(other, name))
        for mine, theirs in ((self.own, other.own), (self.shared, other.shared)):
            for seat, sums in theirs.items():
                mine.setdefault(seat, Sum()).merge(sums)
        for place, meter in other.meters.items():
            self.meters.setdefault(place, MeterSum()).merge(meter)
        for slot, (low, high) in other.ranges.items():
            mine_low, mine_high = self.ranges.get(slot, (low, high))
            self.ranges[slot] = min(low, mine_low), max(high, mine_high)
        for key, game in other.first_game.items():
            self.first_game.setdefault(key, game)
        for ending, games in other.first_ending.items():
            known = self.first_ending.setdefault(ending, [])
            known += games[: MOST_EXAMPLES - len(known)]


COUNTERS = (
    "endings",
    "others",
    "turns",
    "bars",
    "firsts",
    "hits",
    "usual_hits",
    "beside",
    "early",
    "rungs",
    "lines",
    "steps",
)
MOST_EXAMPLES = 12
"""Games of an ending that are remembered."""
