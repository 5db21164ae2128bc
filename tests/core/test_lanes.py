"""Many scramblings at once give what one after another gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.lanes import Lanes, lay, upper_lanes
from game.core.luck import below, mix

WORDS = st.integers(0, 2**64 - 1)


@given(st.lists(WORDS, max_size=40), WORDS, st.integers(1, 2**31 - 1))
def test_scrambling_side_by_side_is_scrambling_one_by_one(stables: list[int], key: int, n: int) -> None:
    mixed = [mix(key ^ stable) for stable in stables]
    row = Lanes(stables)
    assert list(row.draw(key)) == mixed
    assert list(row.draw_upper(key)) == [bits >> 32 for bits in mixed]
    assert list(row.draw_below(key, n)) == [below(bits, n) for bits in mixed]
    assert upper_lanes(lay(stables), len(stables), key) == row.draw_upper(key)
