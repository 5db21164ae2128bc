"""How long it takes from a saved change to the picture, for the flagship: `python -m tests.benchmarks.watch [TURN]`.

Runs the window without a screen on a copy of the scenario, at a turn (default 12, with all moves of computer seats in
the record), saves edits and counts the time until the changed game is on the window. Prints what it consists of. Made
by hand, not by the tests: its figures depend on the machine. The aim is 0.5 s.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

EDITS = 9
clock = time.process_time


def main() -> None:
    """Measure and print."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.engine.lowering.program import compile_scenario
    from game.resources import scenarios_dir
    from game.session.comparing import differences
    from game.session.redoing import Recorded, redo
    from game.session.table import Table
    from game.session.watching import Watch

    turn = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    with tempfile.TemporaryDirectory() as home:
        os.environ["WHITECELL_HOME"] = home
        folder = Path(home) / "korea_2023"
        shutil.copytree(scenarios_dir() / "korea_2023", folder)
        watch = Watch(folder)
        draft = watch.draft()
        assert draft.loaded.scenario is not None
        table = Table.begin(draft.loaded.scenario, compile_scenario(draft.loaded.scenario), 1, (), "doctrine")
        while table.state.turn < turn and not table.state.over:
            table.advance()
        table = Table(table.scenario, table.program, table.rounds, (1,))
        parts: dict[str, list[float]] = {}
        for number in range(EDITS):
            _edit(folder, number)
            gc.disable()
            marks = [clock()]
            loaded = watch.draft().loaded
            marks.append(clock())
            assert loaded.scenario is not None
            program = compile_scenario(loaded.scenario)
            marks.append(clock())
            game = redo(Recorded.of(table), loaded.scenario, program)
            marks.append(clock())
            differences(table, game.table)
            marks.append(clock())
            gc.enable()
            for name, began, ended in zip(("check", "lower", "replay", "compare"), marks, marks[1:], strict=False):
                parts.setdefault(name, []).append(ended - began)
        print("of the processor's time:")
        for name, seconds in parts.items():
            print(f"{name:>10} {median(seconds):.3f} s")
        _window(folder, watch, table)


def _edit(folder: Path, number: int) -> None:
    """Save another start value of the tension."""
    path = folder / "meters.yaml"
    lines = path.read_text().split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("  start: "))
    lines[at] = f"  start: {50 + number}"
    fresh = path.with_name(".meters.new")
    fresh.write_text("\n".join(lines))
    os.replace(fresh, path)


def _window(folder: Path, watch: object, table: object) -> None:
    import pygame

    from game.session.table import Table
    from game.session.watching import Watch
    from game.ui.app import App
    from game.ui.direction.house import House
    from game.ui.direction.match import Match
    from game.ui.direction.workshop import Workshop

    assert isinstance(watch, Watch)
    assert isinstance(table, Table)
    workshop = Workshop(House(Match(table, fresh=False)), watch, watch.draft())
    app = App(workshop, folder / "shots", (1600, 900))
    app.show()
    whole, busy, frames = [], [], []
    for number in range(EDITS):
        shown = workshop.aside()
        _edit(folder, EDITS + number)
        began = last = time.perf_counter()
        busy.append(-clock())
        while workshop.aside() == shown:
            now = time.perf_counter()
            if app.turn(pygame.event.get(), round((now - last) * 1000)):
                app.show()
            last = now
            frames.append(time.perf_counter() - now)
            pygame.time.wait(1000 // 30)
        whole.append(time.perf_counter() - began - 1 / 30)
        busy[-1] += clock()
        time.sleep(0.3)
    print(f"saved to picture: median {median(whole):.3f} s, longest {max(whole):.3f} s (aim 0.5 s)")
    print(f"of the processor's time: {median(busy):.3f} s")
    print(f"longest frame meanwhile: {max(frames):.3f} s (aim 0.25 s)")


if __name__ == "__main__":
    main()
