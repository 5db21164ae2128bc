"""`whitecell why` as a command."""

from __future__ import annotations

import pytest

from game.cli.main import main


def test_it_tells_the_seed_the_lines_and_what_the_signs_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "korea_2023_class", "poll", "--seed", "3"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("event poll “")
    assert out[1] == "Played by doctrine with seed 3."
    assert any(line.startswith("  at ") and "turn 4" in line for line in out)
    assert out[-1].startswith("+ held, - failed, . not judged")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pol"], "nothing that happens or moves is called 'pol' (did you mean 'poll'?)"),
        (["poll", "--turn", "7"], "--turn 7: the game has 6 turns"),
    ],
)
def test_wrong_usage_is_refused(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "korea_2023_class", *words]) == 2
    assert capsys.readouterr().err.startswith(f"whitecell: {message}")


def test_a_number_is_told_by_what_moved_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "korea_2023_class", "rok.support", "--seed", "3"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("meter rok.support “")
    assert "Played by doctrine with seed 3.\n" in out
    assert "What can move it:" in out and "What asks about it:" in out
    assert "not judged" not in out
    assert main(["why", "korea_2023_class", "rok.suport"]) == 2
    assert "did you mean 'rok.support'?" in capsys.readouterr().err


def test_a_bare_id_means_the_happening_and_the_thing_of_the_same_id_is_named_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["why", "cold_grid", "one_table"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("action one_table “") and out.endswith("\n\nfor the flag: flags.one_table\n")
    assert main(["why", "cold_grid", "flags.one_table"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("flag one_table “") and "for the flag" not in out
