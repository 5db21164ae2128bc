"""Many scramblings at once: 64-bit numbers side by side in one long integer of Python.

Each number has a lane of 128 bits, so that a product stays in its lane; masks clear what spills over. One operation on
the long integer does for all lanes what `luck.mix` does for one number, several times faster than one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from struct import Struct
from typing import NamedTuple

from game.core.luck import GOLDEN, MASK


class _Row(NamedTuple):
    """What mixing a row of a certain length takes."""

    ones: int
    mask: int
    golden: int
    upper: int
    unpack: Callable[[bytes], tuple[int, ...]]
    unpack_upper: Callable[[bytes], tuple[int, ...]]


@cache
def _row(count: int) -> _Row:
    ones = sum(1 << 128 * lane for lane in range(count))
    whole, upper = Struct("<" + count * "Q8x"), Struct("<" + count * "4xI8x")
    return _Row(ones, MASK * ones, GOLDEN * ones, (MASK >> 32) * ones, whole.unpack, upper.unpack)


def lay(stables: Iterable[int]) -> int:
    """64-bit numbers side by side, the first in the lowest lane."""
    return sum((stable & MASK) << 128 * lane for lane, stable in enumerate(stables))


def upper_lanes(lanes: int, count: int, key: int = 0) -> tuple[int, ...]:
    """The upper halves of `mix(key ^ stable)` for every number of a row of `count`: all that a small number takes."""
    row = _row(count)
    return row.unpack_upper(_mixed(lanes, row, key).to_bytes(16 * count, "little"))


def _mixed(lanes: int, row: _Row, key: int) -> int:
    ones, mask, golden = row[:3]
    x = (lanes ^ key * ones) + golden & mask
    x = (x ^ x >> 30 & mask) * 0xBF58476D1CE4E5B9 & mask
    x = (x ^ x >> 27 & mask) * 0x94D049BB133111EB & mask
    return x ^ x >> 31  # what spills over stands where nobody reads


class Lanes:
    """A fixed row of stable numbers that is mixed with one key after another."""

    def __init__(self, stables: Sequence[int]) -> None:
        self._count, self._lanes = len(stables), lay(stables)
        self._row = _row(self._count)

    def draw(self, key: int) -> tuple[int, ...]:
        """`mix(key ^ stable)` for every stable number of the row."""
        return self._row.unpack(_mixed(self._lanes, self._row, key).to_bytes(16 * self._count, "little"))

    def draw_upper(self, key: int) -> tuple[int, ...]:
        """The upper halves of the same numbers."""
        return upper_lanes(self._lanes, self._count, key)

    def draw_below(self, key: int, n: int) -> tuple[int, ...]:
        """`below` of the same numbers: each in 0..n-1."""
        row = self._row
        x = (_mixed(self._lanes, row, key) >> 32 & row.upper) * n
        return row.unpack_upper(x.to_bytes(16 * self._count, "little"))
