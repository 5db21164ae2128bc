"""Every scenario that the program brings along, and the test's own: accepted, playable, and told to every seat."""

from __future__ import annotations

import pytest

from game.resources import scenarios_dir
from game.scenario.build import load_path
from game.series import run_program
from game.session.table import Table
from game.session.telling import EVERYTHING
from game.session.transcript import transcript
from tests.support.play import QUICK, TWO_SIDES, named

BUNDLED = sorted(path.name for path in scenarios_dir().iterdir() if (path / "scenario.yaml").exists())
NAMES = ["two_sides", *BUNDLED]


def where(name: str) -> str:
    return str(TWO_SIDES) if name == "two_sides" else name


def test_there_are_bundled_scenarios() -> None:
    assert "korea_2023" in BUNDLED


@pytest.mark.parametrize("name", NAMES)
def test_it_is_accepted_without_sure_warnings(name: str) -> None:
    loaded = load_path(where(name))
    doubts = [
        f for f in loaded.findings if f.severity == "error" or (f.severity == "warning" and f.confidence == "high")
    ]
    assert [f"{finding.span}: {finding.message}" for finding in doubts] == []


@pytest.mark.slow
@pytest.mark.parametrize("agent", QUICK)
@pytest.mark.parametrize("name", NAMES)
def test_fifty_games_end(name: str, agent: str) -> None:
    assert min(run_program(named(name), 50, seed=1, agents=agent).endings) >= 0


@pytest.mark.parametrize("name", NAMES)
def test_its_story_can_be_told_to_everyone(name: str) -> None:
    loaded = load_path(where(name))
    assert loaded.scenario is not None
    table = Table.begin(loaded.scenario, named(name), 1)
    while not table.state.over:
        table.advance()
    program = table.program
    stories = [list(transcript(loaded.scenario, program, table.rounds, seat)) for seat in range(-1, len(program.seats))]
    assert all(any(line.startswith("TURN 1 ") for line in story) for story in stories)
    assert all(any(line.startswith("THE END") for line in story) for story in stories)
    assert all(len(line) <= 100 for story in stories for line in story)
    assert not any(brace in line for story in stories for line in story for brace in "{}")
    assert stories[0] == list(transcript(loaded.scenario, program, table.rounds, EVERYTHING))
