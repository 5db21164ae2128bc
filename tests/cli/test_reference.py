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
    assert words in " ".join(said.split())
    assert max(len(line) for line in said.splitlines() if not line.startswith("    ")) <= 100


@pytest.mark.parametrize("columns", [40, 72])
def test_prose_fits_a_narrow_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["reference", "exit-codes"]) == 0
    said = capsys.readouterr().out
    assert "A scenario that was accepted" in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= columns


def test_an_unknown_word_is_refused_with_its_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "chnage"]) == 2
    assert "did you mean 'change'?" in capsys.readouterr().err


def test_a_short_word_is_not_taken_for_another_that_shares_half_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "river"]) == 2
    assert "did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "where"),
    [("secret", "agreements.secrecy"), ("score", "objective"), ("camps", "actors.side"), ("SCORE", "objective")],
)
def test_any_other_word_is_looked_for_in_the_texts(word: str, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", word]) == 0
    said = capsys.readouterr().out
    assert f"No page is called {word!r}" in said and f"whitecell reference {where} " in said
    for line in said.splitlines():
        if line.startswith("  whitecell reference "):
            assert main(["reference", line.split()[2]]) == 0


@pytest.mark.parametrize("word", ["worth", "quotes", "comma", "list", "units", "flag_pictures", "countries"])
def test_words_that_authors_look_for_have_a_page(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", word]) == 0
    assert "No page is called" not in capsys.readouterr().out


def test_a_word_that_only_a_field_has_is_explained_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "deadline"]) == 0
    assert "How much time there is." in capsys.readouterr().out


def test_all_pages_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "reference"
    assert main(["reference", "--out", str(folder)]) == 0
    assert {"index.html", "words.html", "tutorial.html", "verbs.html"} <= {path.name for path in folder.iterdir()}
    assert "index.html" in capsys.readouterr().out


def test_every_exit_code_is_listed() -> None:
    codes = {value for name, value in vars(errors).items() if name.isupper() and isinstance(value, int)}
    assert codes == errors.EXIT_CODES.keys()
