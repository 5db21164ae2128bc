"""Many scramblings at once: 64-bit numbers side by side in one long integer of Python.

Each number has a lane of 128 bits, so that a product stays in its lane; masks clear what spills over. One operation on
the long integer does for all lanes what `luck.mix` does for one number, several times faster than one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct

from game.core.luck import GOLDEN, MASK

_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Lanes:
    """A fixed row of stable numbers that is mixed with one key after another."""

    def __init__(self, stables: Sequence[int]) -> None:
        self._count = len(stables)
        self._ones = sum(1 << 128 * lane for lane in range(self._count))
        self._mask = MASK * self._ones
        self._golden = GOLDEN * self._ones
        self._stables = sum((stable & MASK) << 128 * lane for lane, stable in enumerate(stables))
        self._unpack = Struct(f"<{2 * self._count}Q").unpack

    def draw(self, key: int) -> tuple[int, ...]:
        """`mix(key ^ stable)` for every stable number of the row."""
        mask = self._mask
        x = (self._stables ^ key * self._ones) + self._golden & mask
        x = (x ^ x >> 30 & mask) * _FIRST & mask
        x = (x ^ x >> 27 & mask) * _SECOND & mask
        return self._unpack((x ^ x >> 31 & mask).to_bytes(16 * self._count, "little"))[::2]
