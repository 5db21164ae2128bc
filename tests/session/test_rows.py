"""Rows of numbers: how they were and are, and what moved them, in figures that agree as they are read."""

from __future__ import annotations

import pytest

from game.core.program import SlotInfo
from game.session.rows import OTHER, Row, Shares, merged, number
from tests.support.small import small

TRUST = SlotInfo("trust", "meter", label="Trust")


def trust(start: int, *shares: tuple[str, int]) -> Row | None:
    """What is told of trust where each share has a source of its own; that of unknown causes is not known."""
    own: Shares = tuple((-1 if said == OTHER else source, said, by) for source, (said, by) in enumerate(shares))
    return number(TRUST, 0, start, start + sum(by for _, by in shares), own)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (58_000, 63_000, "58 to 63 (+5)"),
        (35_400, 31_600, "35.4 to 31.6 (-3.8)"),
        (57_400, 58_800, "57.4 to 58.8 (+1.4)"),
        (35_440, 31_560, "35.4 to 31.6 (-3.8)"),
        (-1_400, 1_400, "-1.4 to 1.4 (+2.8)"),
        (57_900, 58_300, "57.9 to 58.3 (+0.4)"),
        (58_020, 58_040, "stays at 58.0"),
    ],
)
def test_the_ends_of_a_change_and_the_change_agree(before: int, after: int, shown: str) -> None:
    row = trust(before, ("Aid", after - before))
    assert row is not None
    assert row.span == shown


@pytest.mark.parametrize(
    ("start", "shares", "told"),
    [
        (58_000, [("A", 4_000), ("B", 1_000)], "Trust 58 to 63 (+5): A +4, B +1"),
        (58_020, [("A", 1_000), ("B", -980)], "Trust stays at 58.0: A +1.0, B -1.0"),
        (58_000, [("A", 5_000), ("B", -5_000)], "Trust stays at 58: A +5, B -5"),
        (58_000, [("Patrol", 2_000), ("Patrol", 2_000), ("Aid", 1_000)], "Trust 58 to 63 (+5): Patrol +4, Aid +1"),
        (58_000, [("Aid", 1_000), (OTHER, 4_000)], "Trust 58 to 63 (+5): Aid +1, other causes +4"),
    ],
)
def test_a_change_is_told_with_its_causes_by_their_words(start: int, shares: list[tuple[str, int]], told: str) -> None:
    row = trust(start, *shares)
    assert row is not None
    assert row.as_text() == told


@pytest.mark.parametrize(
    "shares",
    [
        [],
        [("Patrol", 5_000), ("Patrol", -5_000)],
        [("Patrol", 5_000), (OTHER, -5_000)],
        [("Patrol", 5_000), ("Patrol", -2_000), (OTHER, -3_000)],
    ],
)
def test_a_number_is_not_told_to_stay_where_no_two_causes_can_be_told_for_it(shares: list[tuple[str, int]]) -> None:
    assert trust(58_000, *shares) is None


def test_changes_of_one_number_are_merged_from_its_first_to_its_last_value() -> None:
    program = small()
    slot = program.names["tension"]
    parts = [
        number(program.slots[slot], slot, start, end, ((0, "Stir", end - start),))
        for start, end in ((50_400, 52_400), (52_400, 52_600))
    ]
    [row] = merged(program, [row for row in parts if row is not None])
    assert (row.before, row.after, row.change) == ("50.4", "52.6", "+2.2")


def test_what_one_cause_takes_back_later_is_not_told_of_the_whole() -> None:
    program = small()
    slot = program.names["tension"]
    parts = [
        number(program.slots[slot], slot, start, end, ((source, "Patrol", end - start),))
        for source, (start, end) in enumerate(((50_000, 55_000), (55_000, 50_000)))
    ]
    assert merged(program, [row for row in parts if row is not None]) == []
