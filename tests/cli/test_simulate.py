"""`whitecell simulate` beside the contract: what becomes of trouble in its worker processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game import series
from game.cli.main import main

SCENARIO = Path(__file__).resolve().parents[1] / "scenarios" / "two_sides"


def die(job: object) -> None:
    """What a worker does that the system ends."""
    os._exit(1)


def test_a_worker_that_is_ended_from_outside_is_told_with_a_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(series, "play_job", die)
    assert main(["simulate", str(SCENARIO), "--games", "3", "--jobs", "2"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("whitecell: a worker process was ended from outside") and "--jobs" in told
