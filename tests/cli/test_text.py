"""`whitecell text`, and `--lang` of the commands that show a scenario's texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.cli.main import main
from game.cli.scenarios import choose
from game.resources import lint_cases_dir
from game.session.journal import Journal
from game.session.saved import header_for, read_story


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    shutil.copytree(lint_cases_dir() / "base", tmp_path / "dam")
    return tmp_path / "dam"


def translate(dam: Path, sheet: str) -> None:
    (dam / "text").mkdir(exist_ok=True)
    (dam / "text" / "ko.yaml").write_text(sheet, encoding="utf-8")


def test_a_file_is_begun_filled_in_and_played(dam: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = dam / "text" / "ko.yaml"
    assert main(["text", str(dam), "--lang", "ko"]) == 0
    assert "Nothing is translated yet" in capsys.readouterr().out
    assert main(["text", str(dam), "--lang", "ko", "--extract", str(sheet)]) == 0
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("\ntitle:\n", "\ntitle: 세브라 댐\n"), encoding="utf-8")
    assert main(["text", str(dam), "--lang", "ko", "--extract", str(sheet)]) == 0
    assert "title: 세브라 댐" in sheet.read_text("utf-8")
    capsys.readouterr()
    assert main(["transcript", str(dam), "--lang", "ko", "--seed", "1"]) == 0
    assert capsys.readouterr().out.startswith("세브라 댐 (everything)")
    assert main(["transcript", str(dam), "--seed", "1"]) == 0
    assert capsys.readouterr().out.startswith("The dam on the Sevra (everything)")


def test_coverage_names_what_is_wrong(dam: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(dam, "title: 댐\nendings.wor.title: 전쟁\n# [abcdef] Old\nsummary: 요약\n")
    assert main(["text", str(dam), "--lang", "ko"]) == 0
    said = capsys.readouterr().out
    assert "did you mean 'endings.war.title'?" in said and "[stale-translation]" in said
    assert [line.split()[-1] for line in said.splitlines() if line.strip().startswith(("head", "all "))] == ["1", "1"]


def test_letters_that_no_font_has_are_told(
    dam: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(dam, "title: 댐\n")
    assert main(["text", str(dam), "--lang", "ko"]) == 0
    assert "boxes" not in capsys.readouterr().out
    monkeypatch.setattr("game.ui.kit.faces.missing", lambda text, language: "".join(chr(0x1200 + i) for i in range(15)))
    assert main(["text", str(dam), "--lang", "ko"]) == 0
    said = capsys.readouterr().out
    assert "show boxes: \u1200 \u1201" in said and "\u120b and 3 more" in said
    assert "left to right" not in said
    translate(dam, "title: \u05e1\u05db\u05e8\n")
    assert main(["text", str(dam), "--lang", "ko"]) == 0
    assert "left to right" in capsys.readouterr().out


def test_no_file_of_the_authors_is_written_over(dam: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = dam / "notes.txt"
    notes.write_text("mine")
    assert main(["text", str(dam), "--lang", "ko", "--extract", str(notes)]) == 2
    assert notes.read_text() == "mine"
    assert "not the scenario's own translation" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["text", "DAM", "--lang", "Korean"], "is no language"),
        (["text", "DAM", "--lang", "de"], "cannot be read"),
        (["text", "nowhere", "--lang", "ko"], "cannot be read"),
        (["transcript", "DAM", "--lang", "ja"], "not translated into 'ja'"),
    ],
)
def test_what_cannot_be_done_is_told(
    words: list[str], reason: str, dam: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(dam, "title: 댐\n")
    if "de" in words:
        (dam / "text" / "de.yaml").write_text("title: [\n")
    assert main([str(dam) if word == "DAM" else word for word in words]) == 2
    assert reason in capsys.readouterr().err


def test_a_saved_game_keeps_its_language(dam: Path, tmp_path: Path) -> None:
    translate(dam, "title: 세브라 댐\n")
    game = tmp_path / "game.wcg"
    scenario = choose(str(dam), "ko").model
    Journal.create(game, header_for(scenario, 1, ("ostara",), "doctrine")).close()
    shutil.rmtree(dam)
    story = read_story(game)
    assert story.scenario.header.title == story.header.title == "세브라 댐" and story.header.language == "ko"
