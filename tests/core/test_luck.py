"""Luck of a game of a series under a seed of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.luck import MASK, alone, turn_key


@given(st.integers(0, MASK), st.integers(0, 10**7), st.integers(1, 60))
def test_a_game_of_a_series_has_a_seed_under_which_it_is_the_first(seed: int, game: int, turn: int) -> None:
    single = alone(seed, game)
    assert 0 <= single <= MASK
    assert turn_key(single, 0, turn) == turn_key(seed, game, turn)
    assert alone(seed, 0) == seed
