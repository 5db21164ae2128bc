"""`whitecell reference`: the contents, one word, and all pages in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import errors
from game.cli.main import main


def test_without_a_word_it_lists_what_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference"]) == 0
    said = capsys.readouterr().out
    assert "Verbs\n" in said and "schedule" in said and "tutorial" in said and "unknown-meter" in said


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("change", "Adds to numbers"),
        ("events.chance", "a percentage from 0% to 100%"),
        ("unknown-meter", "did you mean 'tension'?"),
        ("exit-codes", "A scenario that was accepted"),
        ("needs", "actions.needs"),
        ("tutorial", "12. What each one wants"),
        ("verbs", "More here: effect, then, ask"),
        ("actors", "persona"),
    ],
)
def test_a_word_is_explained(word: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", word]) == 0
    said = capsys.readouterr().out
    assert words in said
    assert max(len(line) for line in said.splitlines() if not line.startswith("    ")) <= 100


def test_an_unknown_word_is_refused_with_its_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "chnage"]) == 2
    assert "did you mean 'change'?" in capsys.readouterr().err


def test_all_pages_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "reference"
    assert main(["reference", "--out", str(folder)]) == 0
    assert {"index.html", "words.html", "tutorial.html", "verbs.html"} <= {path.name for path in folder.iterdir()}
    assert "index.html" in capsys.readouterr().out


def test_every_exit_code_is_listed() -> None:
    codes = {value for name, value in vars(errors).items() if name.isupper() and isinstance(value, int)}
    assert codes == errors.EXIT_CODES.keys()
