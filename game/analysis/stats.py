"""Intervals and tests for what is counted in games. Floats, for reports alone: no rule of the game uses them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log, log2, sqrt
from statistics import NormalDist
from typing import NamedTuple

from game.core.shares import percentages

NORMAL = NormalDist()
CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A value and the ends of its interval."""

    value: float
    low: float
    high: float

    def scaled(self, factor: float) -> Interval:
        """In other units."""
        return Interval(self.value * factor, self.low * factor, self.high * factor)


def quantile(confidence: float = CONFIDENCE, tests: int = 1) -> float:
    """Normal quantile of a two-sided interval; several tests share its error (Bonferroni)."""
    return NORMAL.inv_cdf(1 - (1 - confidence) / (2 * max(1, tests)))


def t_quantile(freedom: int, confidence: float = CONFIDENCE, tests: int = 1) -> float:
    """Quantile of Student's t, from the normal one by the expansion of Fisher and Cornish (1960).

    Within 1 % for 5 degrees of freedom and more at the usual levels.
    """
    z, n = quantile(confidence, tests), float(max(1, freedom))
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / n ** (power + 1) for power, term in enumerate(terms))


def share(hits: int, total: int, confidence: float = CONFIDENCE, tests: int = 1) -> Interval:
    """A share with its score interval (Wilson 1927); never wider than 0..1."""
    if total <= 0:
        return Interval(0.0, 0.0, 1.0)
    z, p = quantile(confidence, tests), hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == total else min(1.0, middle + half)
    return Interval(p, low, high)


def mean(values: Sequence[float], confidence: float = CONFIDENCE, tests: int = 1) -> Interval:
    """A mean with its t interval; of a single value without any width to go by, unbounded."""
    n = len(values)
    middle = sum(values) / n if n else 0.0
    if n < 2:
        return Interval(middle, float("-inf"), float("inf"))
    error = sqrt(sum((value - middle) ** 2 for value in values) / (n - 1) / n)
    half = t_quantile(n - 1, confidence, tests) * error
    return Interval(middle, middle - half, middle + half)


def chance_of(z: float) -> float:
    """Two-sided probability that a normal value is at least so far from 0."""
    return 2 * NORMAL.cdf(-abs(z))


def entropy(counts: Mapping[int, int]) -> float:
    """Bits of uncertainty, corrected for the size of the sample (Miller 1955), at most what so many values can hold."""
    total = sum(counts.values())
    kinds = sum(count > 0 for count in counts.values())
    if total == 0 or kinds < 2:
        return 0.0
    plain = -sum(count / total * log2(count / total) for count in counts.values() if count)
    return min(log2(kinds), plain + (kinds - 1) / (2 * total * log(2)))


def holm(chances: Sequence[float], level: float = 0.05) -> list[bool]:
    """Which of several tests hold when all are to be right together with 1 - level (Holm 1979)."""
    order = sorted(range(len(chances)), key=lambda index: (chances[index], index))
    held = [False] * len(chances)
    for rank, index in enumerate(order):
        if chances[index] > level / (len(chances) - rank):
            break
        held[index] = True
    return held


def information(joint: Iterable[tuple[int, int, int, int]]) -> float:
    """Mutual information in bits of a yes/no and a kind, from (both, yes, kind, all) for every kind."""
    bits = 0.0
    for both, yes, kind, total in joint:
        for count, side in ((both, yes), (kind - both, total - yes)):
            if count and side:
                bits += count / total * log2(count * total / (side * kind))
    return bits


FINE = 10**12
"""Shares are weighed in parts of this, so that what is one half in two ways of reckoning is one number."""


def percents(parts: Sequence[float], places: int = 1) -> list[str]:
    """The shares of one whole in percent, such as `33.4 %`, rounded so that they come to 100 (largest remainder).

    `parts` are counts or shares, all of them that there are; of nothing each is 0.
    """
    unit = 10**places
    weights = [round(part * FINE) for part in parts]
    return [f"{one / unit:.{places}f} %" for one in percentages(weights, unit)]
