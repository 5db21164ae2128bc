"""One sitting being weighed: which of its alternatives are tried next, in how many futures, and what came of them.

Rollouts go where they matter (sequential halving: Karnin, Koren and Somekh 2013): all alternatives are tried in a few
futures, the better half in more, until few are left and the best is picked. What it was picked for may have been luck,
so that it is then compared with what was chosen in futures that are all new: at most in as many as the variance of
the first asks for (Stein 1945), and no longer than it can still change the verdict (see `looking`). Only this
comparison is judged, and again with the others leaning to restraint and to force.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.agents.tables import LEANING
from game.analysis.review.decisions import Sitting
from game.analysis.review.evidence import ERROR, Figure, paired, pairs_needed
from game.analysis.review.futures import Arm, End
from game.analysis.review.looking import error_at, next_look

TRIES = (4, 8, 16)
"""Futures in which every alternative is tried, then those that each halving leaves. They are few at first, as a poor
one shows soon, and more where the best of the last is picked."""
STATES = 32
"""Different states that new futures begin in, each with as many kinds of luck: their least number, too."""
REAL_LOOK, REAL_MORE = 6, 16
"""Futures of the recorded state in which the better alternatives, and the best one, are tried."""
CHOSEN = 0
"""The arm that stands for what was done; alternatives follow, those of all decisions of the sitting in a row."""


class Batch(NamedTuple):
    """A set of futures: its name, and how far the others lean in it."""

    name: str
    futures: str
    lean: int = 0


KNOWN = Batch("known", "known")
NEW = Batch("new", "new")
DOVES = Batch("doves", "new", -LEANING)
HAWKS = Batch("hawks", "new", LEANING)
REAL = Batch("real", "truth")


@dataclass(frozen=True, slots=True)
class Request:
    """Arms of batches to be tried in so many futures each, from `first` on; all batches of it have the same futures."""

    tries: tuple[tuple[Batch, int, int], ...]
    first: int = 0


@dataclass(slots=True)
class Bench:
    """What is known so far of one sitting. `measure` is the decider's score that counts (0 own interest, 1 what is
    shared, None without objectives); for each decision `alive` are the alternatives still tried and `best` is the one
    picked (0: none yet)."""

    sitting: Sitting
    measure: int | None
    rollouts: int
    ends: dict[tuple[str, int], list[End]] = field(default_factory=dict)
    alive: list[list[int]] = field(default_factory=list)
    best: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        start = 1
        for decision in self.sitting.decisions:
            self.alive.append(list(range(start, start + len(decision.others))))
            self.best.append(CHOSEN)
            start += len(decision.others)

    def arm(self, number: int, lean: int) -> Arm:
        """What the seat does in an arm; what others do at the decision point is theirs."""
        options = [option for decision in self.sitting.decisions for option in decision.others]
        plan = self.sitting.plan if number == CHOSEN else options[number - 1].plan
        return Arm(((self.sitting.seat, plan),), lean)

    def scores(self, batch: Batch, arm: int) -> list[int]:
        """The decider's scores in the futures of an arm."""
        return [self.score(end) for end in self.ends.get((batch.name, arm), [])]

    def score(self, end: End) -> int:
        """The decider's score by its measure, in thousandths; 0 for a seat without objectives."""
        return 0 if self.measure is None else end.scores[self.sitting.seat][self.measure] or 0

    def difference(self, batch: Batch, arm: int) -> Figure | None:
        """By how much what was chosen is above an alternative, in points."""
        chosen, other = self.scores(batch, CHOSEN), self.scores(batch, arm)
        if not other:
            return None
        return paired(chosen, other, STATES, self.error(arm) if batch == NEW else ERROR)

    def error(self, arm: int) -> float:
        """The error that the comparison of an alternative in new futures may make, as far as it has come."""
        chosen, other = self.scores(NEW, CHOSEN), self.scores(NEW, arm)
        return error_at(len(other) // self.states, self._planned(chosen, other))

    @property
    def states(self) -> int:
        """Different states that new futures begin in: a round is one future of each."""
        return min(STATES, self.rollouts)

    def _planned(self, chosen: Sequence[int], other: Sequence[int]) -> int:
        """Rounds in which a comparison is as sure as one of `rollouts` separate games, by what its first round says."""
        first = slice(self.states)
        return -(-pairs_needed(chosen[first], other[first], self.rollouts, self.states) // self.states)

    def take(self, request: Request, found: list[list[End]]) -> None:
        """Keep what came of a request."""
        for (batch, arm, _), ends in zip(request.tries, found, strict=True):
            self.ends.setdefault((batch.name, arm), []).extend(ends)

    # What to try next

    def look(self) -> Request:
        """Every alternative in the first futures."""
        return self._until(KNOWN, [CHOSEN, *(arm for alive in self.alive for arm in alive)], TRIES[0])

    def halve(self) -> Request:
        """Drop the worse half of the alternatives of each decision, and try the others in more futures."""
        for alive in self.alive:
            alive.sort(key=lambda arm: (-sum(self.scores(KNOWN, arm)), arm))
            del alive[max(1, len(alive) // 2) :]
        tried = len(self.ends[KNOWN.name, CHOSEN])
        count = next(tries for tries in TRIES if tries > tried)
        return self._until(KNOWN, [CHOSEN, *(arm for alive in self.alive for arm in alive)], count)

    def look_in_truth(self) -> Request:
        """The alternatives that stay, from the recorded state; what was chosen is tried there with the course of the
        game."""
        return self._until(REAL, [arm for alive in self.alive for arm in alive], REAL_LOOK)

    def compare_anew(self) -> Request:
        """Pick the best alternative of each decision, and compare it with what was chosen in new futures."""
        self.best = [max(alive, key=lambda arm: (sum(self.scores(KNOWN, arm)), -arm)) for alive in self.alive]
        return self._until(NEW, [CHOSEN, *self.best], self.states)

    def compare_on(self) -> Request | None:
        """The same in more futures, until the next look, where it is not settled yet."""
        more = {arm: count for arm in self.best if (count := self._missing(arm))}
        if not more:
            return None
        first = len(self.ends[NEW.name, CHOSEN])
        tries = ((NEW, arm, count) for arm, count in more.items())
        return Request(((NEW, CHOSEN, max(more.values())), *tries), first)

    def _missing(self, arm: int) -> int:
        """In how many more futures a comparison is looked at again; 0 if it is settled. All that are not settled have
        been in equally many."""
        chosen, other = self.scores(NEW, CHOSEN), self.scores(NEW, arm)
        look = next_look(chosen, other, self.states, self._planned(chosen, other))
        return max(0, look * self.states - len(other))

    def lean(self) -> Request | None:
        """The same comparison with leaning others, where there is a sign to be upheld."""
        arms = [arm for arm in self.best if (found := self.difference(NEW, arm)) is not None and found.clear]
        if not arms:
            return None
        return Request(tuple((batch, arm, self.states) for batch in (DOVES, HAWKS) for arm in (CHOSEN, *arms)))

    def more_truth(self) -> Request | None:
        """The best alternatives in more futures of the recorded state."""
        return self._until(REAL, self.best, REAL_MORE)

    def _until(self, batch: Batch, arms: Iterable[int], count: int) -> Request:
        """Try arms until they have been in the first `count` futures of a batch. All have been in equally many."""
        wanted = tuple(dict.fromkeys(arms))
        done = len(self.ends.get((batch.name, wanted[0]), []))
        more = max(0, min(count, self.rollouts) - done)
        return Request(tuple((batch, arm, more) for arm in wanted), done)
