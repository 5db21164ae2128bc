"""Scenario time in words: days for long turns, hours too for short ones."""

from __future__ import annotations

from datetime import datetime

import pytest

from game.core.calendar import moment, stamp

START = int((datetime(2030, 1, 14, 18) - datetime(1, 1, 1)).total_seconds()) // 60


def test_a_moment_counts_hours_from_the_start() -> None:
    assert moment(START, 30) == datetime(2030, 1, 16)


@pytest.mark.parametrize(
    ("turn_hours", "short", "expected"),
    [
        (6, False, "Tuesday 15 January 2030, 06:00"),
        (6, True, "15 Jan 2030, 06:00"),
        (24, True, "15 Jan 2030"),
        (168, False, "Tuesday 15 January 2030"),
    ],
)
def test_the_hour_is_told_where_turns_are_shorter_than_a_day(turn_hours: int, short: bool, expected: str) -> None:
    assert stamp(START, 12, turn_hours, short) == expected
