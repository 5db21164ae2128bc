"""Golden playthroughs: whole games as documents. They are read before they are regenerated, and reviewed as a diff."""

from __future__ import annotations

from pathlib import Path

from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.table import Table
from game.session.telling import EVERYTHING
from game.session.transcript import transcript

HERE = Path(__file__).parent
TWO_SIDES = HERE.parent / "scenarios" / "two_sides"
FLAGSHIP = HERE.parents[1] / "scenarios" / "korea_2023"
GAMES = (
    ("two_sides_seed1", TWO_SIDES, 1, "doctrine"),
    ("two_sides_random_seed7", TWO_SIDES, 7, "random"),
    ("korea_2023_seed1", FLAGSHIP, 1, "doctrine"),
)
"""File, scenario, seed and players of each."""


def told(scenario: Path, seed: int, spec: str) -> str:
    """A game as the white cell reads it, and as the first seat does."""
    loaded = load_path(scenario)
    assert loaded.scenario is not None
    table = Table.begin(loaded.scenario, compile_scenario(loaded.scenario), seed, (), spec)
    while not table.state.over:
        table.advance()
    parts = [transcript(loaded.scenario, table.program, table.rounds, reader) for reader in (EVERYTHING, 0)]
    return "\n\n\n".join("\n".join(lines) for lines in parts) + "\n"


def regenerate() -> list[Path]:
    """Write every golden file anew."""
    paths = []
    for name, scenario, seed, spec in GAMES:
        path = HERE / f"{name}.txt"
        path.write_text(told(scenario, seed, spec), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths
