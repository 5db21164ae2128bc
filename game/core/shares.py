"""Parts of a whole in round figures that add up to the round figure of the whole (largest remainder)."""

from __future__ import annotations

from collections.abc import Sequence


def rounded(parts: Sequence[int], step: int) -> list[int]:
    """Each part in whole steps, so that they sum to their rounded sum. None is a step or more from its exact value.

    All are rounded down first; the steps that are missing then go to the parts that lost most, of equals to the first.
    `rounded([1500, 1500], 1000)` is `[2, 1]`.
    """
    down = [part // step for part in parts]
    missing = (2 * sum(parts) + step) // (2 * step) - sum(down)
    most = sorted(range(len(parts)), key=lambda index: -(parts[index] % step))
    for index in most[: max(0, missing)]:
        down[index] += 1
    return down


def percentages(weights: Sequence[int], unit: int = 1) -> list[int]:
    """Percentages of weights that are not negative, in parts of `unit` of a percent: 100 in sum, or all 0 where there
    is no weight at all.
    """
    total = sum(weights)
    return rounded([100 * unit * weight for weight in weights], total) if total else [0] * len(weights)
