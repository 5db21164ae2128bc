"""What commands write is tried before the work, and is there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.cli.errors import FILE_TROUBLE, REFUSED, CliError
from game.cli.files import check_targets, write
from game.cli.main import main

SCENARIO = str(Path(__file__).resolve().parents[1] / "scenarios" / "sound")
MANY = "900000"
"""Games that would take hours: a test that plays them does not end."""


def test_a_file_in_a_folder_that_is_there_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    check_targets(None, "", "-", str(tmp_path / "new.json"), str(tmp_path / "old.json"))


@pytest.mark.parametrize(("name", "why"), [("no/such/x.html", "there is no such folder"), ("", "this is a folder")])
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(CliError, match=why) as caught:
        check_targets(str(tmp_path / name))
    assert caught.value.code == FILE_TROUBLE


@pytest.mark.parametrize("command", [["graph", SCENARIO], ["schema"]])
def test_an_author_s_text_is_never_written_over(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "events.yaml"
    mine.write_text("mine", encoding="utf-8")
    assert main([*command, "--out", str(mine)]) == REFUSED
    assert "an author's text stands here and is not written over" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["events.YAML", "events.Yml", "README.MD"])
def test_the_case_of_an_ending_does_not_matter(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(CliError, match="an author's text stands here"):
        check_targets(str(tmp_path / name))


@pytest.mark.parametrize(
    "command",
    [
        ["playtest", SCENARIO, "--games", MANY, "--html"],
        ["playtest", SCENARIO, "--games", MANY, "--json"],
        ["simulate", SCENARIO, "--games", MANY, "--json"],
    ],
)
def test_a_folder_that_is_not_there_is_told_before_any_game(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(tmp_path / "no" / "such" / "file")]) == FILE_TROUBLE
    told = capsys.readouterr()
    assert told.out == "" and "there is no such folder" in told.err


def test_a_file_is_replaced_whole_and_no_draft_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    write(str(path), "first\n")
    write(str(path), "zweite – Seite\n")
    assert path.read_bytes() == "zweite – Seite\n".encode()

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space") as caught:
        write(str(path), "third")
    assert caught.value.filename == str(path)  # the draft's name would tell a reader nothing
    assert path.read_bytes() == "zweite – Seite\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own, and there are no such modes")
def test_an_author_s_file_keeps_its_mode_and_stays_where_a_link_leads(tmp_path: Path) -> None:
    path, link = tmp_path / "real.yaml", tmp_path / "scenario.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path.name)
    write(str(link), "format: 2\n")
    assert link.is_symlink() and path.read_text("utf-8") == "format: 2\n"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(str(pipe), "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_findings_are_told_even_if_their_files_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(name: str, text: str) -> None:
        raise OSError(28, "No space left on device", name)

    monkeypatch.setattr("game.cli.playtest.write", fail)
    page = tmp_path / "out.html"
    assert main(["playtest", SCENARIO, "--games", "16", "--html", str(page)]) == FILE_TROUBLE
    told = capsys.readouterr()
    assert "No space left on device" in told.err and "16 games" in " ".join(told.out.split())
