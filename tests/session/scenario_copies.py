"""A copy of a small scenario that a test may edit like an author, and games in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.session.table import Table
from game.session.watching import Draft, Watch

TWO_SIDES = Path(__file__).parents[1] / "scenarios" / "two_sides"
EXTENDED = """format: 2
extends: two_sides
id: second
title: The strait of Orm, shorter
turns: 6
"""


class Writing:
    """The folder of a copy, and its author's hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "two_sides"
        shutil.copytree(TWO_SIDES, self.folder)

    def extending(self) -> Path:
        """A second scenario beside it that extends it; gives its folder."""
        second = self.folder.parent / "second"
        second.mkdir()
        (second / "scenario.yaml").write_text(EXTENDED)
        return second

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_text()

    def write(self, name: str, text: str) -> None:
        """Save a file as most editors do: a new one takes the name of the old."""
        path = self.folder / name
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text)
        os.replace(fresh, path)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace one passage of a file; it must be there."""
        text = self.read(name)
        assert old in text, old
        self.write(name, text.replace(old, new, 1))


def begun(draft: Draft) -> tuple[Scenario, Program]:
    """A draft that is accepted, and its Program."""
    assert draft.loaded.scenario is not None, draft.loaded.findings
    return draft.loaded.scenario, compile_scenario(draft.loaded.scenario)


def played(watch: Watch, turns: int, seats: tuple[str, ...] = ("arva",), seed: int = 3) -> Table:
    """A table after some turns that computers played, with these seats for people."""
    scenario, program = begun(watch.draft())
    table = Table.begin(scenario, program, seed, (), "doctrine")
    while table.state.turn <= turns and not table.state.over:
        table.advance()
    return Table(scenario, program, table.rounds, tuple(program.seat_of(name) for name in seats))
