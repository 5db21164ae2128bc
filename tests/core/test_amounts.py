"""Numbers in words: decimals of the meter, units behind values, figures that add up as they are read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.amounts import account, balance, changes, decimals_of, least, measure, price, steps, weight
from game.core.program import SlotInfo
from game.core.shares import percentages, rounded

WHOLE = SlotInfo("tension", "meter")
LAKE = SlotInfo("lake", "meter", unit="km³", decimals=1)


def test_a_value_has_the_decimals_of_its_meter_and_the_unit_behind_it() -> None:
    assert (measure(WHOLE, 58_400), measure(LAKE, 8_600), measure(LAKE, 9_000)) == (
        "58",
        "8.6\u00a0km³",
        "9.0\u00a0km³",
    )
    assert (steps(LAKE, 8_650), steps(LAKE, -8_650)) == (87, -87)


def test_a_price_is_as_short_as_it_can_be_said() -> None:
    money = SlotInfo("money", "meter", decimals=1)
    assert [price(money, value) for value in (2_000, 1_500, 1_960, 1_940)] == ["2", "1.5", "2", "2"]
    assert [balance(money, value) for value in (2_000, 1_500, -500, 1_960)] == ["2", "1.5", "-0.5", "1.9"]


@given(st.integers(0, 20_000), st.integers(1, 20_000), st.integers(0, 3))
def test_a_price_that_cannot_be_paid_is_said_to_be_more_than_what_is_left(left: int, more: int, decimals: int) -> None:
    money = SlotInfo("money", "meter", decimals=decimals)
    assert Decimal(balance(money, left)) <= Decimal(left) / 1000
    assert Decimal(price(money, left + more)) >= Decimal(left + more) / 1000


def test_a_change_is_never_told_as_nothing_and_those_beside_it_have_as_many_decimals() -> None:
    assert changes(LAKE, 600) == ("+0.6",)
    assert changes(WHOLE, -400, 3_000) == ("-0.4", "+3.0")
    assert changes(WHOLE, 0, 3_000) == ("0", "+3")
    assert (least(WHOLE), least(LAKE)) == (500, 50)


def test_changes_of_narrow_and_of_wide_meters_compare_by_their_range() -> None:
    narrow = SlotInfo("lake", "meter", low=5_000, high=15_000)
    wide = SlotInfo("tension", "meter", low=0, high=100_000)
    assert (weight(narrow, -600), weight(wide, 2_000), weight(SlotInfo("x", "counter"), -2_000)) == (
        6_000,
        2_000,
        2_000,
    )


def test_a_change_of_a_fine_meter_is_told_in_its_decimals() -> None:
    told = account(LAKE, 7_000, 8_100, [600, 500])
    assert (told.before, told.after, told.change, told.parts) == ("7.0", "8.1", "+1.1", ("+0.6", "+0.5"))


def test_whole_numbers_get_a_decimal_where_they_would_not_add_up_or_lose_a_part() -> None:
    plain = account(WHOLE, 58_000, 63_000, [4_000, 1_000])
    assert (plain.before, plain.after, plain.change, plain.parts) == ("58", "63", "+5", ("+4", "+1"))
    worn = account(WHOLE, 62_500, 65_000, [5_000, -2_500])
    assert (worn.before, worn.after, worn.change, worn.parts) == ("62.5", "65.0", "+2.5", ("+5.0", "-2.5"))
    small = account(WHOLE, 50_000, 53_600, [4_000, -400])
    assert (small.change, small.parts) == ("+3.6", ("+4.0", "-0.4"))
    assert account(WHOLE, 40_000, 42_010, [2_000, 10]).parts == ("+2", "0")


def test_what_moves_a_number_without_a_cause_that_its_reader_knows_is_told_too() -> None:
    assert account(WHOLE, 50_000, 52_000, []).change == "+2"


@given(
    st.integers(0, 100_000),
    st.lists(st.integers(-30_000, 30_000), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_the_value_before_and_the_parts_give_the_value_after(start: int, parts: list[int], decimals: int) -> None:
    told = account(SlotInfo("x", "meter", decimals=decimals), start, start + sum(parts), parts)
    before, after, change = Decimal(told.before), Decimal(told.after), Decimal(told.change)
    assert before + sum(map(Decimal, told.parts)) == before + change == after
    step = Decimal(1).scaleb(-told.decimals)
    for part, said in zip(parts, told.parts, strict=True):
        assert abs(Decimal(said) - Decimal(part) / 1000) <= 2 * step
        assert -Decimal(said).as_tuple().exponent == told.decimals


@pytest.mark.parametrize(("value", "decimals"), [(58_000, 0), (-500, 1), (250, 2), (8_601, 3), (0, 0)])
def test_the_fewest_decimals_that_say_a_number(value: int, decimals: int) -> None:
    assert decimals_of(value) == decimals


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=9).filter(any))
def test_percentages_of_a_whole_add_up_to_100(weights: list[int]) -> None:
    shares = percentages(weights)
    assert sum(shares) == 100
    assert all(abs(share - 100 * weight / sum(weights)) < 1 for share, weight in zip(shares, weights, strict=True))


def test_percentages_go_to_those_that_lost_most_by_rounding() -> None:
    assert percentages([3, 2, 2]) == [43, 29, 28]
    assert percentages([3, 1, 2]) == [50, 17, 33]
    assert percentages([0, 0]) == [0, 0]
    assert rounded([-500, 1_500, -1_000], 1_000) == [0, 1, -1]
