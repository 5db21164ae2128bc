"""`whitecell new`: by options, by questions, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.main import main


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_it_writes_is_accepted_and_the_next_commands_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "deep" / "my crisis"
    assert main(["new", str(folder)]) == 0
    said = capsys.readouterr().out
    assert {"scenario.yaml", "actors.yaml", "text/opening.md", ".schema/events.json"} <= written(folder)
    assert f'whitecell check "{folder}"' in said and "whitecell play" in said and "whitecell simulate" in said
    assert main(["check", "--notes", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: accepted (Over the Line)\n"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["my crisis"]
    assert "aldmark" in (folder / ".schema" / "scenario.json").read_text("utf-8")
    assert "id: my_crisis\n" in (folder / "scenario.yaml").read_text("utf-8")


def test_options_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    options = ["--template", "domestic", "--title", "Dry Taps", "--actors", "a=City,b=Water Board", "--region", "Cuba"]
    assert main(["new", str(folder), *options, "--start", "2 May 2032", "--turns", "6", "--turn-length", "1 day"]) == 0
    head = (folder / "scenario.yaml").read_text("utf-8")
    assert 'title: "Dry Taps"' in head and "start: 2 May 2032\n" in head and "turns: 6 " in head
    assert "bbox: [-8" in head
    assert "Water Board" in (folder / "actors.yaml").read_text("utf-8")


@pytest.mark.parametrize("template", ["bilateral", "alliance", "domestic"])
def test_a_name_as_long_as_an_actor_may_have_fits(template: str, tmp_path: Path) -> None:
    actors = ",".join(f"{id}={id.upper()}{' long name' * 5} and six" for id in ("aa", "bb", "cc", "dd"))
    assert main(["new", str(tmp_path / "x"), "--template", template, "--actors", actors]) == 0
    assert main(["check", "--notes", str(tmp_path / "x")]) == 0


@pytest.mark.parametrize("region", [["--region", "-18,0,26,38"], ["--region=-18,0,26,38"]])
def test_a_region_may_begin_in_the_west(region: list[str], tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "x"), *region, "--turns", "6"]) == 0
    assert "bbox: [-18, 0, 26, 38]" in (tmp_path / "x" / "scenario.yaml").read_text("utf-8")


def test_an_empty_folder_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert main(["new", "."]) == 0
    assert "scenario.yaml" in written(folder)


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert main(["new", str(tmp_path / "notes.txt")]) == 2
    assert main(["new", ""]) == 2
    assert "not empty, and nothing is ever written over" in capsys.readouterr().err
    assert written(tmp_path) == {"notes.txt"}


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        (["--template", "bilatral"], "did you mean"),
        (["--template", "alliance", "--actors", "a=A,b=B"], "at least 3 actors: first the protector"),
        (["--region", "Japn"], "did you mean 'Japan'?"),
        (["--region", "1,2,3"], "--region: '1,2,3' is not a region"),
        (["--start", "soon"], "--start:"),
        (["--turn-length", "2 turns"], "--turn-length:"),
        (["--actors", "a=A,zone_x=B,deaths=C"], "deaths_1=C"),
    ],
)
def test_wrong_options_are_refused_and_leave_nothing(
    option: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "x"), *option]) == 2
    assert reason in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Answers to be typed, in order; after the last of them Ctrl-C is pressed."""
    answers: list[str] = []

    def read(prompt: str = "") -> str:
        print(prompt, end="")
        if not answers:
            raise KeyboardInterrupt
        print(answers[0])
        return answers.pop(0)

    monkeypatch.setattr("builtins.input", read)
    monkeypatch.setattr("game.cli.new.is_terminal", lambda: True)
    yield answers


def test_questions_are_asked_again_with_the_reason_until_they_are_answered(
    terminal: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal += ["4", "2", "", "rok=South Korea,jpn=Japan", "usa=United States,rok=South Korea,dprk=North Korea"]
    terminal += ["", "", "0", "6", ""]
    assert main(["new", str(tmp_path / "x")]) == 0
    said = capsys.readouterr().out
    assert "there is no template '4'" in said
    assert "at least 3 actors" in said
    assert "'0' is not a number of turns" in said
    assert terminal == []
    head = (tmp_path / "x" / "scenario.yaml").read_text("utf-8")
    assert "turns: 6 " in head and 'title: "Would You Come?"' in head


def test_ctrl_c_leaves_nothing_behind(terminal: list[str], tmp_path: Path) -> None:
    terminal += ["", ""]
    assert main(["new", str(tmp_path / "x")]) == 130
    assert list(tmp_path.iterdir()) == []
