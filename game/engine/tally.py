"""What many games come to: exact sums that merge in any order, so that no split can change a digit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import isqrt

from game.engine.playing import Finished


@dataclass(slots=True)
class Spread:
    """Whole numbers as their count, sum and sum of squares."""

    count: int = 0
    total: int = 0
    squares: int = 0

    def add(self, value: int) -> None:
        """One more number."""
        self.count += 1
        self.total += value
        self.squares += value * value

    def merge(self, other: Spread) -> None:
        """All numbers of another."""
        self.count += other.count
        self.total += other.total
        self.squares += other.squares

    def of(self, unit: int) -> dict[str, float | None]:
        """Mean and standard deviation (of the numbers themselves) in units, to three places; None without numbers."""
        if not self.count:
            return {"mean": None, "sd": None}
        variance = self.count * self.squares - self.total * self.total
        return {
            "mean": round(self.total / self.count / unit, 3),
            "sd": round(isqrt(variance) / self.count / unit, 3),
        }


EXAMPLES = 3
"""Games that are named for each ending at most."""


@dataclass(slots=True)
class Tally:
    """Counts and sums over games. `own` and `shared` go by seat; `interrupted`: fewer games than were asked for;
    `examples` are for each ending the first games of the series that came to it.
    """

    seats: int
    games: int = 0
    turns: int = 0
    decisions: int = 0
    with_deaths: int = 0
    endings: Counter[int] = field(default_factory=Counter)
    examples: dict[int, list[int]] = field(default_factory=dict)
    tension: Spread = field(default_factory=Spread)
    own: list[Spread] = field(default_factory=list)
    shared: list[Spread] = field(default_factory=list)
    interrupted: bool = False

    def __post_init__(self) -> None:
        self.own = self.own or [Spread() for _ in range(self.seats)]
        self.shared = self.shared or [Spread() for _ in range(self.seats)]

    def add(self, one: Finished, game: int) -> None:
        """One more game, by its number in the series."""
        self.games += 1
        self.turns += one.turns
        self.decisions += one.decisions
        self.with_deaths += one.deaths > 0
        self.endings[one.ending] += 1
        self._remember(one.ending, [game])
        self.tension.add(one.tension)
        for seat, (own, shared) in enumerate(one.scores):
            if own is not None:
                self.own[seat].add(own)
            if shared is not None:
                self.shared[seat].add(shared)

    def _remember(self, ending: int, games: list[int]) -> None:
        known = self.examples.get(ending, [])
        if len(known) < EXAMPLES or games[0] < known[-1]:
            self.examples[ending] = sorted([*known, *games])[:EXAMPLES]

    def merge(self, other: Tally) -> None:
        """All games of another."""
        self.games += other.games
        self.turns += other.turns
        self.decisions += other.decisions
        self.with_deaths += other.with_deaths
        self.endings.update(other.endings)
        for ending, games in other.examples.items():
            self._remember(ending, games)
        self.tension.merge(other.tension)
        for mine, others in ((self.own, other.own), (self.shared, other.shared)):
            for one, more in zip(mine, others, strict=True):
                one.merge(more)
