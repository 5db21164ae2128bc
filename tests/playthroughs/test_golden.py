"""Whole games stay as they were read and approved; `python -m tests.regenerate` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.playthroughs.golden import GAMES, HERE, told


@pytest.mark.parametrize(("name", "scenario", "seed", "spec"), GAMES)
def test_a_whole_game_reads_as_it_was_approved(name: str, scenario: Path, seed: int, spec: str) -> None:
    approved = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert told(scenario, seed, spec).splitlines() == approved
