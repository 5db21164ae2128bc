"""`whitecell show` as a command: what it prints, in which colours, and what becomes of a wrong path."""

from __future__ import annotations

import sys

import pytest

from game.cli.main import main


def test_an_entry_is_printed_as_yaml_that_can_be_pasted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "korea_2023", "bands"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["bands:", "  contact: {title: Contact, color: calm}"]


def test_origins_stand_in_one_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "korea_2023_class", "events.plenum", "--why"]) == 0
    out = capsys.readouterr().out.splitlines()
    told = [line for line in out if " # " in line and line.index(" # ") < 60]
    assert len(told) > 3
    assert len({line.index(" # ") for line in told}) == 1
    assert any("korea_2023_class/events.yaml" in line and "(replaces turn " in line for line in told)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("events.sea_lanch", "there is no 'sea_lanch' in 'events' (did you mean 'events.sea_launch'?)"),
        ("sea_lanch.title", "there is no 'sea_lanch' in this scenario (did you mean 'events.sea_launch.title'?)"),
        ("tension.max", "'max' is not written in 'meters.tension'; without it: 100"),
        ("pistols", "'pistols' is not there any more: removed in korea_2023_class/events.yaml:"),
    ],
)
def test_a_wrong_path_is_refused_with_a_cure(path: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "korea_2023_class", path]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"whitecell: {message}")


def test_a_scenario_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "korea_2032"]) == 2
    assert "did you mean 'korea_2023'?" in capsys.readouterr().err


def test_colours_are_for_terminals_whose_reader_wants_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["show", "korea_2023", "bands", "--why"]
    main(words)
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    main(words)
    assert "\x1b[2m# korea_2023/scenario.yaml:45\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(words)
    assert "\x1b" not in capsys.readouterr().out
