"""Comparisons are looked at several times and yet err no more often than they say."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from game.analysis.review.evidence import ERROR, average, paired
from game.analysis.review.looking import HOPE, SMALLEST, error_at, looks, next_look, power

STATES = 16
PLANNED = 8


def test_looks_double_and_share_one_error() -> None:
    assert [looks(planned) for planned in (1, 2, 5, 16)] == [[1], [1, 2], [1, 2, 4, 5], [1, 2, 4, 8, 16]]
    for planned in range(1, 40):
        assert sum(error_at(rounds, planned) for rounds in looks(planned)) == pytest.approx(ERROR)
        assert error_at(planned, planned) >= ERROR / 2
        assert all(before < after for before, after in pairwise(looks(planned)))


@pytest.mark.parametrize("between", [0, 1500])
def test_several_looks_judge_falsely_in_at_most_five_of_a_hundred_cases(between: int) -> None:
    """Where there is no difference; whether or not states differ among each other."""
    dice, cases, false, ended = Random(1), 2000, 0, 0
    for _ in range(cases):
        values, rounds = whole(dice, 0, between), 1
        while more := next_look(values, [0] * rounds * STATES, STATES, PLANNED):
            rounds = more
        false += average(values[: rounds * STATES], STATES, error_at(rounds, PLANNED)).clear
        ended += rounds
    assert false / cases <= ERROR + 3 * (ERROR / cases) ** 0.5
    assert ended / cases < PLANNED / 2


@pytest.mark.parametrize("truth", [500, 2000, 4000])
def test_the_interval_at_the_last_look_holds_the_truth(truth: int) -> None:
    """Also where it was stopped because the difference was clear, or would not become so."""
    dice, cases, held = Random(2), 2000, 0
    for _ in range(cases):
        values, rounds = whole(dice, truth, 1000), 1
        while more := next_look(values, [0] * rounds * STATES, STATES, PLANNED):
            rounds = more
        found = average(values[: rounds * STATES], STATES, error_at(rounds, PLANNED))
        held += found.low <= truth / 1000 <= found.high
    assert held / cases >= 1 - ERROR - 3 * (ERROR / cases) ** 0.5


def whole(dice: Random, truth: int, between: int) -> list[int]:
    """All rounds of a comparison whose true difference is `truth`, in states that lie so far apart."""
    centres = [dice.gauss(truth, between) for _ in range(STATES)]
    return [int(dice.gauss(centre, 5000)) for _ in range(PLANNED) for centre in centres]


def test_a_comparison_goes_on_until_it_is_clear_hopeless_or_too_small() -> None:
    def after(*values: int, planned: int = 4) -> int:
        return next_look(values * (32 // len(values)), [0] * 32, 32, planned)

    assert after(5000, 6000) == 0  # clear
    assert after(2000, -1200) == 2  # it may become clear
    assert after(5000, -5000) == 0  # hopeless
    assert after(0) == 0
    assert after(700, -600) == 0 and paired([700, -600] * 16, [0] * 32, 32, ERROR / 6).high < SMALLEST
    assert after(2000, -1200, planned=1) == 0


def test_more_futures_of_the_same_states_do_not_help_where_states_alone_differ() -> None:
    """The same mean and spread of all futures: by luck within the states, or by the states."""
    by_luck = [4000 if (number // 2 + number // STATES) % 2 else -2000 for number in range(2 * STATES)]
    by_state = [4000 if number % 2 else -2000 for number in range(2 * STATES)]
    assert sum(by_luck) == sum(by_state) and power(by_luck, STATES, 8) > 0.5 > HOPE > power(by_state, STATES, 8)
