"""What `play` refuses before it asks for a screen."""

from __future__ import annotations

import pytest

from game.cli.main import main


def test_a_misspelt_name_is_told_before_a_missing_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["play", "cold_gird"]) == 2
    said = capsys.readouterr().err
    assert "there is no scenario of this name" in said and "did you mean 'cold_grid'?" in said
    assert "screen" not in said
