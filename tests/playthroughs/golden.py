"""Golden playthroughs: whole games as documents. They are read before they are regenerated, and reviewed as a diff."""

from __future__ import annotations

from pathlib import Path

from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.table import Table
from game.session.telling import EVERYTHING
from game.session.transcript import transcript

HERE = Path(__file__).parent
SCENARIO = HERE.parent / "scenarios" / "two_sides"
GAMES = (("two_sides_seed1", 1, "doctrine"), ("two_sides_random_seed7", 7, "random"))
"""File, seed and players of each; the first is told to the white cell and to one seat in one file."""


def told(seed: int, spec: str) -> str:
    """A game as the white cell reads it, and as the first seat does."""
    loaded = load_path(SCENARIO)
    assert loaded.scenario is not None
    table = Table.begin(loaded.scenario, compile_scenario(loaded.scenario), seed, (), spec)
    while not table.state.over:
        table.advance()
    parts = [transcript(loaded.scenario, table.program, table.rounds, reader) for reader in (EVERYTHING, 0)]
    return "\n\n\n".join("\n".join(lines) for lines in parts) + "\n"


def regenerate() -> list[Path]:
    """Write every golden file anew."""
    paths = []
    for name, seed, spec in GAMES:
        path = HERE / f"{name}.txt"
        path.write_text(told(seed, spec), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths
