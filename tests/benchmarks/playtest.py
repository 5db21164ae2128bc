"""Time of a playtest of the flagship: `python tests/benchmarks/playtest.py [GAMES] [SCENARIO]`.

Runs on one core, in this process; prints CPU and wall seconds of every stage and of the whole, loading excluded.
"""

from __future__ import annotations

import sys
from time import perf_counter, process_time

from game.analysis.playtest.report import as_json, findings
from game.analysis.playtest.run import GAMES, playtest
from game.engine.engines import engine_for
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path


class Clock:
    """Tells the time since it was last asked: CPU and wall seconds."""

    def __init__(self) -> None:
        self.cpu, self.wall = process_time(), perf_counter()

    def lap(self) -> str:
        cpu, wall = process_time(), perf_counter()
        told = f"{cpu - self.cpu:8.2f} s CPU {wall - self.wall:8.2f} s wall"
        self.cpu, self.wall = cpu, wall
        return told


def main() -> None:
    games = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    name = sys.argv[2] if len(sys.argv) > 2 else "korea_2023"
    scenario = load_path(name).scenario
    assert scenario is not None
    program = compile_scenario(scenario)
    print(f"{name}, {games} games, engine {engine_for(program).name}")
    whole, stage = Clock(), Clock()

    def tell(name: str, done: int, total: int) -> None:
        if done == total:
            print(f"  {name:<18} {stage.lap()}")

    study = playtest(scenario, program, games, 1, progress=tell)
    found = findings(study)
    size = len(as_json(study, found))
    print(f"  {'report':<18} {stage.lap()}")
    print(f"  {'whole':<18} {whole.lap()}   {len(found)} findings, {size} bytes of JSON")


if __name__ == "__main__":
    main()
