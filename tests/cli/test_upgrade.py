"""`whitecell upgrade`: what it shows, what it writes, and that it leaves alone what it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.main import main

OLD = (Path(__file__).parents[1] / "session" / "fixtures" / "scenario.yaml").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "scenario.yaml").write_bytes(OLD.replace("\n", "\r\n").encode())
    return tmp_path / "old"


def test_an_old_scenario_is_rewritten_and_then_checked_without_a_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder)]) == 0
    assert "whitecell upgrade" in capsys.readouterr().out
    assert main(["upgrade", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "-tension: tension" in said and "+main_meter: tension" in said and "format 2, main_meter:" in said
    assert (folder / "scenario.yaml").read_bytes() == OLD.replace("format: 1", "format: 2").replace(
        "\ntension:", "\nmain_meter:"
    ).replace("\n", "\r\n").encode()
    assert [path.name for path in folder.iterdir()] == ["scenario.yaml"]
    assert main(["check", "--notes", str(folder)]) == 0
    assert "old-format" not in capsys.readouterr().out


def test_once_is_enough(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["upgrade", str(folder)])
    before = (folder / "scenario.yaml").read_bytes()
    capsys.readouterr()
    assert main(["upgrade", str(folder)]) == 0
    assert "nothing is to be done" in capsys.readouterr().out
    assert (folder / "scenario.yaml").read_bytes() == before


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "scenario.yaml").read_bytes()
    assert main(["upgrade", str(folder), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "+main_meter: tension" in said and "Nothing is written yet" in said
    assert (folder / "scenario.yaml").read_bytes() == before


def test_what_cannot_be_read_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "events.yaml").write_text("a: [\n")
    before = (folder / "scenario.yaml").read_bytes()
    assert main(["upgrade", str(folder)]) == 2
    assert "nothing is upgraded" in capsys.readouterr().err
    assert (folder / "scenario.yaml").read_bytes() == before
    assert main(["upgrade", str(folder / "nothing")]) == 2


def test_a_bundled_scenario_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["upgrade", "korea_2023"]) == 2
    assert "bundled and up to date; name a folder or a file of yours" in capsys.readouterr().err
