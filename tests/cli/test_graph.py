"""`whitecell graph` as a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.main import main


def test_it_writes_the_picture_and_says_what_is_on_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "class.svg"
    assert main(["graph", "korea_2023_class", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{out}: ")
    assert "without arrows; flags, facts, meters and conditions. --conditions draws what conditions ask about" in said
    assert out.read_text(encoding="utf-8").startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert main(["graph", "korea_2023_class", "--out", str(out), "--around", "hotline"]) == 0
    assert "Left out" not in capsys.readouterr().out
    assert "around hotline" in out.read_text(encoding="utf-8")
    assert main(["graph", "korea_2023_class", "--out", str(out), "--around", "rok.support"]) == 0
    assert "around rok.support" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--around", "hotlin", "--out", "{}/a.svg"], 2, "did you mean 'hotline'?"),
        (["--out", "{}/none/a.svg"], 3, "there is no such folder"),
        ([], 2, "--out"),
    ],
)
def test_wrong_usage_is_refused(
    words: list[str], code: int, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["graph", "korea_2023_class", *(word.format(tmp_path) for word in words)]) == code
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
