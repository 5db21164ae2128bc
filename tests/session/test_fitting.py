"""Whatever the rules give fits its scenario, so that only forged saves are refused for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.program import Program
from game.session.fitting import log_fits, state_fits
from tests.support.play import NAMED, QUICK, generated, named, steps


def a_game_fits(program: Program, seed: int, spec: str) -> None:
    for _, _, result in steps(program, seed, spec):
        assert state_fits(program, result.state)
        assert log_fits(program, result.log, result.draws)


@settings(max_examples=20)
@given(st.tuples(st.integers(0, 40), st.integers(0, 2)), st.integers(0, 999), st.sampled_from(QUICK))
def test_every_state_and_story_of_generated_scenarios_fits(which: tuple[int, int], seed: int, spec: str) -> None:
    a_game_fits(generated(*which), seed, spec)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("spec", QUICK)
def test_every_state_and_story_of_written_scenarios_fits(name: str, spec: str) -> None:
    a_game_fits(named(name), 4, spec)
