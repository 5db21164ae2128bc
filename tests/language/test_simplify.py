"""Expressions that were simplified while they were built keep their value."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.expr import FALSE, TRUE, Arith, AtLeast, Compare, Const, Expr, Neither, Slot
from game.language.simplify import arith, at_least, compare, every, neither, some
from tests.language.world import value

numbers: st.SearchStrategy[Expr] = st.one_of(
    st.sampled_from([0, 1000, -3, 2500]).map(Const), st.integers(0, 1).map(Slot)
)
states = st.fixed_dictionaries({0: st.integers(-5000, 5000), 1: st.integers(-5000, 5000)})


@given(st.sampled_from(["+", "-", "*", "min", "max"]), numbers, numbers, states)
def test_arithmetic(op: str, left: Expr, right: Expr, state: dict[int, int]) -> None:
    assert value(arith(op, left, right), state) == value(Arith(op, left, right), state)


@given(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers, numbers, states)
def test_comparisons_and_their_opposites(op: str, left: Expr, right: Expr, state: dict[int, int]) -> None:
    plain = Compare(op, left, right)
    assert value(compare(op, left, right), state) == value(plain, state)
    assert value(neither(compare(op, left, right)), state) == 1 - value(plain, state)


@pytest.mark.parametrize("count", range(-1, 5))
@pytest.mark.parametrize("items", list(product([TRUE, FALSE, Slot(0), Slot(1)], repeat=3)))
def test_so_many_of_several(count: int, items: tuple[Expr, ...]) -> None:
    for state in ({0: 0, 1: 0}, {0: 0, 1: 1}, {0: 1, 1: 1}):
        assert value(at_least(count, items), state) == value(AtLeast(count, items), state)


def test_nothing_to_ask() -> None:
    assert every(()) == TRUE
    assert some(()) == FALSE
    assert neither(TRUE) == FALSE
    assert neither(neither(Slot(3))) == Slot(3)
    assert neither(Slot(3)) == Neither(Slot(3))
    assert every((Slot(3), TRUE)) == Slot(3)
