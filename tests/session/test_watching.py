"""An author's files are followed however they are saved, and what does not matter is not taken for a change."""

import os
from pathlib import Path

import pytest

from game.scenario.build import load_path
from game.session.watching import Watch
from tests.session.scenario_copies import Writing


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path)


def test_a_saved_file_is_noticed_and_read(writing: Writing) -> None:
    watch = Watch(writing.folder)
    first = watch.draft()
    assert watch.stamp() == first.stamp
    writing.edit("meters.yaml", "start: 48", "start: 52")
    assert watch.stamp() != first.stamp
    second = watch.draft()
    assert second.fresh
    assert second.loaded.scenario is not None
    assert second.loaded.scenario.meters["tension"].start == 52_000


def test_what_is_read_is_what_the_loader_reads(writing: Writing) -> None:
    watch = Watch(writing.folder)
    for text in ("start: 52", "strat: 52", "start: 48"):
        writing.write("meters.yaml", writing.read("meters.yaml").replace("start: 48", text, 1))
        again, afresh = watch.draft().loaded, load_path(writing.folder)
        assert (again.scenario, again.findings, again.pages) == (afresh.scenario, afresh.findings, afresh.pages)
        writing.write("meters.yaml", writing.read("meters.yaml").replace(text, "start: 48", 1))


def test_a_file_of_the_same_text_is_no_change(writing: Writing) -> None:
    watch = Watch(writing.folder)
    first = watch.draft()
    writing.write("meters.yaml", writing.read("meters.yaml"))
    assert watch.stamp() != first.stamp
    second = watch.draft()
    assert not second.fresh
    assert second.loaded is first.loaded


def test_a_new_a_deleted_and_a_renamed_file_are_noticed(writing: Writing) -> None:
    watch = Watch(writing.folder)
    watch.draft()
    os.rename(writing.folder / "packages.yaml", writing.folder / "packages.off")
    assert watch.draft().fresh
    (writing.folder / "text").mkdir()
    (writing.folder / "text" / "notes.md").write_text("Nothing yet.\n")
    assert watch.draft().fresh


def test_the_files_of_an_extended_scenario_are_followed_too(writing: Writing) -> None:
    watch = Watch(writing.extending())
    first = watch.draft()
    assert first.loaded.scenario is not None
    writing.edit("meters.yaml", "start: 48", "start: 52")
    assert watch.stamp() != first.stamp
    again = watch.draft().loaded.scenario
    assert again is not None
    assert again.meters["tension"].start == 52_000


def test_pictures_are_followed_and_the_leavings_of_editors_are_not(writing: Writing) -> None:
    watch = Watch(writing.folder)
    first = watch.draft()
    (writing.folder / ".meters.yaml.swp").write_bytes(b"x")
    (writing.folder / "meters.yaml~").write_bytes(b"x")
    assert watch.stamp() == first.stamp
    (writing.folder / "relief.png").write_bytes(b"x")
    assert watch.stamp() != first.stamp
    assert watch.draft().fresh


def test_a_scenario_of_one_file_is_followed(tmp_path: Path) -> None:
    one = tmp_path / "one.yaml"
    one.write_text("format: 2\n")
    (tmp_path / "other.yaml").write_text("x: 1\n")
    watch = Watch(one)
    first = watch.draft()
    (tmp_path / "other.yaml").write_text("x: 22\n")
    assert watch.stamp() == first.stamp
    one.write_text("format: 2\nid: one\n")
    assert watch.stamp() != first.stamp


def test_a_folder_that_is_gone_is_a_finding_and_comes_back(writing: Writing, tmp_path: Path) -> None:
    watch = Watch(writing.folder)
    first = watch.draft()
    os.rename(writing.folder, tmp_path / "away")
    assert watch.stamp() != first.stamp
    assert watch.draft().loaded.scenario is None
    os.rename(tmp_path / "away", writing.folder)
    assert watch.draft().loaded.scenario is not None
