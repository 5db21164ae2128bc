"""Intervals and tests against values from the books."""

from __future__ import annotations

from collections import Counter
from math import isclose, log2

import pytest

from game.analysis.stats import entropy, holm, information, mean, percents, quantile, share, t_quantile


def test_shares_have_wilsons_interval() -> None:
    size = share(81, 263)  # Newcombe 1998, table I: 0.2553 to 0.3662
    assert (round(size.low, 4), round(size.high, 4)) == (0.2553, 0.3662)
    assert share(0, 20).low == 0.0 and round(share(0, 20).high, 4) == 0.1611
    assert share(20, 20).high == 1.0
    assert share(0, 0) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(("freedom", "wanted"), [(5, 2.5706), (9, 2.2622), (15, 2.1314), (30, 2.0423), (1000, 1.9623)])
def test_students_t_is_close(freedom: int, wanted: float) -> None:
    assert isclose(t_quantile(freedom), wanted, rel_tol=0.01)


def test_several_tests_share_their_error() -> None:
    assert isclose(quantile(0.95), 1.96, abs_tol=0.001)
    assert isclose(quantile(0.95, 10), 2.807, abs_tol=0.001)


def test_a_mean_of_equal_values_has_no_width_and_a_single_one_no_end() -> None:
    assert mean([2.0, 2.0, 2.0]) == (2.0, 2.0, 2.0)
    assert mean([2.0]).high == float("inf")


def test_entropy_counts_bits() -> None:
    assert entropy(Counter({0: 10})) == 0.0
    assert entropy(Counter({0: 500, 1: 500})) == 1.0
    assert 0.46 < entropy(Counter({0: 900, 1: 100})) < 0.48


def test_holm_stops_at_the_first_that_fails() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == [True, False, False, True]


def test_information_is_nothing_for_what_is_independent_and_all_for_what_decides() -> None:
    assert information([(25, 50, 50, 100), (25, 50, 50, 100)]) == 0.0
    assert isclose(information([(50, 50, 50, 100), (0, 50, 50, 100)]), log2(2))


def test_shares_of_one_whole_come_to_a_hundred_percent() -> None:
    assert percents([1, 1, 1]) == ["33.4 %", "33.3 %", "33.3 %"]
    assert percents([2, 1, 2, 1], 0) == ["33 %", "17 %", "33 %", "17 %"]
    assert percents([0.7, 0.3], 0) == ["70 %", "30 %"]
    assert percents([0, 0]) == ["0.0 %", "0.0 %"]
    assert percents([]) == []
