"""What an edit changed is told in names and in the numbers that an author wrote."""

from pathlib import Path

import pytest

from game.core.fixed import show_exactly
from game.session.comparing import EVENTS, NUMBERS, WRITTEN, Difference, differences
from game.session.redoing import Recorded, redo
from game.session.watching import Watch
from tests.session.scenario_copies import Writing, begun, played


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path)


def changes(writing: Writing, name: str, old: str, new: str, turns: int = 3) -> tuple[Difference, ...]:
    watch = Watch(writing.folder)
    table = played(watch, turns)
    writing.edit(name, old, new)
    return differences(table, redo(Recorded.of(table), *begun(watch.draft())).table)


def test_a_number_is_told_as_it_stands_in_the_file_and_in_the_game(writing: Writing) -> None:
    found = changes(writing, "meters.yaml", "start: 48", "start: 52", 1)
    assert Difference(WRITTEN, "meters.tension.start", "48", "52") in found
    tension = next(item for item in found if item.group == NUMBERS and item.label == "Tension")
    assert float(tension.new) > float(tension.old)


def test_a_number_of_one_actor_is_told_with_its_path(writing: Writing) -> None:
    found = changes(writing, "meters.yaml", "{arva: 5, besk: 6}", "{arva: 5, besk: 7.5}", 1)
    assert Difference(WRITTEN, "meters.capital.start.besk", "6", "7.5") in found


def test_a_text_is_told_around_its_first_difference_and_changes_nothing_else(writing: Writing) -> None:
    found = changes(writing, "endings.yaml" if (writing.folder / "endings.yaml").exists() else "scenario.yaml",
                    "Ships are burning.", "Ships are sinking.")  # fmt: skip
    assert found == (Difference(WRITTEN, "endings.war.says", "Ships are burning.", "Ships are sinking."),)


def test_events_that_happen_now_and_no_longer_are_named(writing: Writing) -> None:
    found = changes(writing, "events.yaml", "at: turn 1", "at: turn 2")
    told = [(item.label, item.new) for item in found if item.group == EVENTS]
    assert ("Turn 2: A survey ship stops answering", "happens now") in told
    assert ("Turn 1: A survey ship stops answering", "no longer happens") in told


def test_an_entry_that_is_new_and_one_that_is_gone(writing: Writing) -> None:
    found = changes(writing, "events.yaml", "clerks_meet:", "clerks_met:", 1)
    told = {(item.label, item.new) for item in found if item.group == WRITTEN}
    assert {("events.clerks_met", "is new"), ("events.clerks_meet", "is gone")} <= told


@pytest.mark.parametrize(
    ("number", "words"), [(58_000, "58"), (64_810, "64.81"), (-500, "-0.5"), (0, "0"), (-12_005, "-12.005")]
)
def test_numbers_are_written_out_exactly(number: int, words: str) -> None:
    assert show_exactly(number) == words
