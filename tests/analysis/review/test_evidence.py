"""The statistics of the review hold what they promise."""

from __future__ import annotations

from random import Random

import pytest

from game.analysis.review.evidence import (
    added,
    average,
    chance_difference,
    mean,
    paired,
    pairs_needed,
    shifted,
)


def test_the_interval_of_a_paired_difference_holds_the_truth_in_95_of_100_cases() -> None:
    dice = Random(1)
    held = 0
    for _ in range(2000):
        base = [int(dice.gauss(50_000, 9000)) for _ in range(32)]
        other = [int(value + dice.gauss(2000, 4000)) for value in base]
        figure = paired(other, base, 32)
        held += figure.low <= 2 <= figure.high
    assert 0.93 <= held / 2000 <= 0.97


def test_futures_of_one_state_do_not_count_as_independent() -> None:
    """Eight states, each played on eight times with the same end: as sure as eight futures, no more."""
    values = [1000 * (number % 8) for number in range(64)]
    assert average(values, 8) == pytest.approx(mean(values[:8]))


def test_an_interval_that_may_err_less_often_is_wider() -> None:
    values = [1000, 5000, 3000, 2000]
    assert mean(values, error=0.025).high > mean(values).high


def test_what_is_known_of_the_base_sharpens_an_alternative() -> None:
    dice = Random(2)
    base = [dice.randrange(100_000) for _ in range(200)]
    other = [value + 1000 for value in base[:8]]
    found = shifted(base, other)
    assert found.value == pytest.approx(mean(base).value + 1)
    assert found.high - found.low < (mean(other).high - mean(other).low) / 2
    assert shifted(base, base) == pytest.approx(mean(base))
    assert added(mean(base), mean([0, 0, 0])) == pytest.approx(mean(base))


def test_pairs_are_fewer_the_more_two_alternatives_have_in_common() -> None:
    dice = Random(3)
    one = [dice.randrange(100_000) for _ in range(64)]
    near = [value + dice.randrange(9000) for value in one]
    far = [dice.randrange(100_000) for _ in range(64)]
    assert pairs_needed(one, one, 500, 32) == 32
    assert pairs_needed(one, near, 500, 4) < 20 < 300 < pairs_needed(one, far, 500, 4) <= 500


def test_a_difference_of_chances_has_its_sign_and_an_interval_even_if_it_never_came() -> None:
    yes, no = [True] * 30 + [False] * 2, [True] * 10 + [False] * 22
    found = chance_difference(yes, no, 32)
    assert found.value == pytest.approx(20 / 32) and found.clear
    never = chance_difference(no, no, 32)
    assert never.value == 0 and never.low < 0 < never.high


def test_a_chance_is_no_surer_by_more_futures_of_the_same_states() -> None:
    """Where the states alone decide whether a thing comes; where luck does, more futures tell more."""
    one, other = [number % 8 < 3 for number in range(8)], [number % 8 == 5 for number in range(8)]
    eight, often = chance_difference(one, other, 8), chance_difference(one * 8, other * 8, 8)
    assert often.high - often.low > 0.7 * (eight.high - eight.low)
    dice = Random(4)
    luck, more = ([dice.random() < chance for _ in range(512)] for chance in (0.4, 0.6))
    found = chance_difference(luck, more, 8)
    assert found.high < 0 and found.high - found.low < 0.3
    assert chance_difference(luck, more, 8, error=0.01).high > found.high


@pytest.mark.parametrize("rounds", [1, 8])
def test_the_interval_of_a_difference_of_chances_holds_the_truth(rounds: int) -> None:
    """In states of which each has its own chances."""
    dice, held = Random(5), 0
    for _ in range(1000):
        chances = [(dice.uniform(0.2, 1), dice.uniform(0, 0.8)) for _ in range(32)] * rounds
        drawn = [(dice.random() < one, dice.random() < other) for one, other in chances]
        figure = chance_difference([one for one, _ in drawn], [other for _, other in drawn], 32)
        held += figure.low <= 0.2 <= figure.high
    assert held / 1000 >= 0.93
