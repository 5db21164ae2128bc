"""What samples say: means, differences of pairs and of chances, each with its 95 % interval.

Methods beside those of `analysis.stats`: Student's t for paired differences (Student 1908); adjusted Wald interval for
the difference of two chances in pairs (Agresti and Min 2005); the size of a second sample from the variance of the
first (Stein 1945). Scores come in thousandths of a point and are told in points; sums are exact until the last step.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from game.analysis.stats import CONFIDENCE, Interval, quantile, t_quantile
from game.core.fixed import UNIT

MOST_POINTS = 100
"""Scores run from 0 to this."""
ERROR = 1 - CONFIDENCE
"""How often an interval may miss the truth."""


class Figure(Interval):
    """A number with its interval."""

    __slots__ = ()

    @property
    def clear(self) -> bool:
        """Does the interval leave zero out?"""
        return self.low > 0 or self.high < 0

    def within(self, least: float, most: float) -> Figure:
        """Without what cannot be."""
        return Figure(*(min(most, max(least, number)) for number in self))


def variance(values: Sequence[int]) -> float:
    """Sample variance of whole numbers, from exact sums; 0 for fewer than two."""
    n = len(values)
    if n < 2:
        return 0.0
    total = sum(values)
    return (n * sum(value * value for value in values) - total * total) / (n * (n - 1))


def mean(values: Sequence[int], error: float = ERROR) -> Figure:
    """The mean of scores, in points; its interval may miss the truth with the chance `error`."""
    n = len(values)
    centre = sum(values) / n / UNIT
    if n < 2:
        return Figure(centre, centre, centre)
    half = t_quantile(n - 1, 1 - error) * sqrt(variance(values) / n) / UNIT
    return Figure(centre, centre - half, centre + half)


def clustered(values: Sequence[int], clusters: int) -> list[int]:
    """Sums over the futures that begin in the same state; value n belongs to state n modulo `clusters`.

    Futures of one state are not independent, so that an interval may rest on the states alone.
    """
    return [sum(values[first::clusters]) for first in range(min(clusters, len(values)))]


def average(values: Sequence[int], clusters: int, error: float = ERROR) -> Figure:
    """The mean of scores, in points, of futures that begin in so many states, each in equally many."""
    each = max(1, len(values) // clusters)
    return Figure(*(number / each for number in mean(clustered(values, clusters), error)))


def paired(one: Sequence[int], other: Sequence[int], clusters: int, error: float = ERROR) -> Figure:
    """By how much `one` is above `other`, pair by pair, in points; the longer one's surplus is left out."""
    return average([a - b for a, b in zip(one, other, strict=False)], clusters, error)


def added(base: Figure, difference: Figure) -> Figure:
    """A mean and an independent difference from it."""
    half = sqrt((base.high - base.value) ** 2 + (difference.high - difference.value) ** 2)
    value = base.value + difference.value
    return Figure(value, value - half, value + half)


def shifted(base: Sequence[int], other: Sequence[int]) -> Figure:
    """The mean of `other`, in points, with what more samples of `base` tell about the futures they have in common.

    `other` was tried in the first futures of `base`: its mean is that of all of `base` plus the paired difference, a
    control variate with coefficient 1 (Lavenberg and Welch 1981).
    """
    n, whole = len(other), len(base)
    common = base[:n]
    differences = [b - a for a, b in zip(common, other, strict=True)]
    centre = (sum(base) / whole + sum(differences) / n) / UNIT
    if n < 2:
        return Figure(centre, centre, centre)
    sums = [a + d for a, d in zip(common, differences, strict=True)]
    together = (variance(sums) - variance(common) - variance(differences)) / 2
    spread = variance(base) / whole + variance(differences) / n + 2 * together / whole
    half = t_quantile(n - 1) * sqrt(max(0.0, spread)) / UNIT
    return Figure(centre, centre - half, centre + half)


def chance_difference(one: Sequence[bool], other: Sequence[bool], clusters: int, error: float = ERROR) -> Figure:
    """By how much a thing is likelier in `one` than in `other`, pair by pair; the longer one's surplus is left out.

    The interval is as wide as separate pairs make it, or wider if the states that the pairs begin in differ by more.
    """
    moved = [a - b for a, b in zip(one, other, strict=False)]
    n, gained, lost = len(moved), moved.count(1), moved.count(-1)
    centre = (gained - lost) / (n + 2)
    apart = gained + lost + 1 - (gained - lost) ** 2 / (n + 2)
    states = clustered(moved, clusters)
    half = quantile(1 - error) * sqrt(max(apart, len(states) * variance(states))) / (n + 2)
    return Figure((gained - lost) / n, max(-1.0, centre - half), min(1.0, centre + half))


def pairs_needed(one: Sequence[int], other: Sequence[int], independent: int, least: int) -> int:
    """Pairs that give the difference the standard error of `independent` separate samples of each; at least `least`."""
    apart = variance(one) + variance(other)
    if apart <= 0:
        return least
    differences = [a - b for a, b in zip(one, other, strict=True)]
    return max(least, min(independent, ceil(independent * variance(differences) / apart)))
