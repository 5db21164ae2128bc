"""Ranges of numbers: what they promise must hold for every value in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.fixed import WORD_LIMIT
from game.language.interval import Interval
from game.language.limits import CHARACTERS, DEPTH, TOKENS
from game.scenario.limits import EXPRESSION, EXPRESSION_DEPTH, EXPRESSION_TOKENS

COMPARE = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
small = st.tuples(st.integers(-4, 4), st.integers(-4, 4)).map(lambda ends: Interval(min(ends), max(ends)))


def values(interval: Interval) -> range:
    return range(interval.low, interval.high + 1)


@given(small, small, st.sampled_from(list(COMPARE)))
def test_a_verdict_is_given_exactly_where_all_values_agree(one: Interval, other: Interval, op: str) -> None:
    answers = {COMPARE[op](a, b) for a in values(one) for b in values(other)}
    assert one.verdict(op, other) == (answers.pop() if len(answers) == 1 else None)


@given(small, small, st.sampled_from("+-*"))
def test_a_combination_holds_every_result_and_no_wider(one: Interval, other: Interval, op: str) -> None:
    results = [{"+": a + b, "-": a - b, "*": a * b}[op] for a in values(one) for b in values(other)]
    assert one.combine(op, other) == Interval(min(results), max(results))


@given(small, st.sampled_from(["<", "<=", ">", ">=", "=="]), st.integers(-6, 6))
def test_what_a_comparison_leaves(one: Interval, op: str, value: int) -> None:
    left = [a for a in values(one) if COMPARE[op](a, value)]
    assert one.narrowed(op, value) == (Interval(left[0], left[-1]) if left else None)


def test_a_product_is_brought_back_to_thousandths_rounding_down() -> None:
    assert Interval(-1, 1_500).settled("*") == Interval(-1, 1)
    assert Interval(-1, 1_500).settled("+") == Interval(-1, 1_500)


@pytest.mark.parametrize(("high", "fits"), [(WORD_LIMIT - 1, True), (WORD_LIMIT, False)])
def test_only_what_stays_below_the_limit_fits(high: int, fits: bool) -> None:
    assert Interval(0, high).fits == fits
    assert Interval(-high, 0).fits == fits


def test_the_bounds_of_an_expression_are_those_that_the_manual_prints() -> None:
    assert (EXPRESSION.most, EXPRESSION_TOKENS.most, EXPRESSION_DEPTH.most) == (CHARACTERS, TOKENS, DEPTH)
