"""A budget is a number of rollouts or a time; anything else is refused in a sentence."""

from __future__ import annotations

import pytest

from game.agents.base import SpecError
from game.agents.search.budget import Budget, read_budget


@pytest.mark.parametrize(
    ("text", "budget"),
    [("500", Budget(500)), ("1s", Budget(0, 1000)), ("250ms", Budget(0, 250)), ("1000000", Budget(1_000_000))],
)
def test_rollouts_and_times_are_read(text: str, budget: Budget) -> None:
    assert read_budget(text) == budget


@pytest.mark.parametrize("text", ["0", "1000001", "0s", "601s", "-5", "1 s", "1h", "", "٣", "9" * 400, "1.5s", "ms"])
def test_anything_else_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(SpecError, match="budget"):
        read_budget(text)
