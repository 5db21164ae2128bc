"""What is expected of each thing that a seat could have done: chances of the endings, and both scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.review.bench import CHOSEN, KNOWN, NEW, REAL, STATES, Bench
from game.analysis.review.evidence import MOST_POINTS, Figure, added, average, paired, shifted
from game.analysis.review.futures import End


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is expected of one thing that could be done: the chance of each ending, the scores in points (None without
    such objectives), and in how many futures it was tried."""

    endings: tuple[float, ...]
    own: Figure | None
    shared: Figure | None
    futures: int


class Estimates:
    """Estimates of a sitting's arms. `done` are futures of the recorded state in which all did what they did."""

    def __init__(self, bench: Bench, done: Sequence[End], endings: int) -> None:
        self.bench, self.done, self.endings = bench, done, endings
        self.seat = bench.sitting.seat

    def known(self, arm: int) -> Estimate | None:
        """From what the seat knew. What was tried in new futures is told by these alone; all else by what it differs
        from what was chosen in the futures of the selection."""
        fresh, tried = self._ends(NEW.name, arm), self._ends(KNOWN.name, arm)
        if fresh or not tried:
            return self._estimate(fresh, [self._mean(fresh, kind) for kind in (0, 1)]) if fresh else None
        base = self._ends(NEW.name, CHOSEN)
        if not base:
            return self._estimate(tried, [self._mean(tried, kind) for kind in (0, 1)])
        common = self._ends(KNOWN.name, CHOSEN)[: len(tried)]
        figures = []
        for kind in (0, 1):
            mean, one, other = self._mean(base, kind), self._scores(tried, kind), self._scores(common, kind)
            figures.append(added(mean, paired(one, other, STATES)) if mean is not None else None)
        return self._estimate(tried, figures, base, common)

    def truth(self, arm: int) -> Estimate | None:
        """From the recorded state; sharper by all futures of what was done."""
        tried = self._ends(REAL.name, arm) if arm != CHOSEN else list(self.done)
        tried = tried[: len(self.done)]
        if not tried:
            return None
        figures = []
        for kind in (0, 1):
            base, other = self._scores(self.done, kind), self._scores(tried, kind)
            figures.append(shifted(base, other) if other else None)
        return self._estimate(tried, figures, self.done, self.done[: len(tried)])

    def _ends(self, batch: str, arm: int) -> list[End]:
        return self.bench.ends.get((batch, arm), [])

    def _scores(self, ends: Sequence[End], kind: int) -> list[int]:
        return [points for end in ends if (points := end.scores[self.seat][kind]) is not None]

    def _mean(self, ends: Sequence[End], kind: int) -> Figure | None:
        scores = self._scores(ends, kind)
        return average(scores, STATES) if scores else None

    def _estimate(
        self,
        tried: Sequence[End],
        figures: Sequence[Figure | None],
        base: Sequence[End] = (),
        common: Sequence[End] = (),
    ) -> Estimate:
        """With the chances of the endings: those of `base`, changed as they are between `common` and `tried`."""
        first, then, less = shares(base), shares(tried), shares(common)
        raw = [
            max(0.0, first.get(ending, 0.0) + then.get(ending, 0.0) - less.get(ending, 0.0))
            for ending in range(self.endings)
        ]
        whole = sum(raw) or 1.0
        own, shared = (None if figure is None else figure.within(0, MOST_POINTS) for figure in figures)
        return Estimate(tuple(one / whole for one in raw), own, shared, len(tried))


def shares(ends: Sequence[End]) -> dict[int, float]:
    """How often each ending came; nothing of nothing."""
    return {ending: count / len(ends) for ending, count in Counter(end.ending for end in ends).items()}
