"""How fast the kernel plays, and what it costs to make it ready.

    python tests/benchmarks/kernel.py [--games 4000] [--rounds 5] [--cold]

CPU time of one process, best of some rounds: games and decisions a second with random and doctrine players, rollouts a
second from the middle of a game, in batches of 500 and one by one. `--cold` also compiles the kernel from nothing.
Not a test: prints what was measured beside gates and goals.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from game.core.program import Program
from game.engine.kernel import KernelEngine
from game.engine.playing import Engine, Policy
from game.engine.reference import start, step
from game.front import load

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = "korea_2023"
BATCH = 500
WANTED = {"random": "gate 2 M, goal 4 M", "doctrine": "goal 150 us"}
READY = """
from time import perf_counter
begun = perf_counter()
from game.engine.kernel import KernelEngine
from game.engine.playing import Policy
from game.front import load
program = load("korea_2023").program
loaded = perf_counter()
engine = KernelEngine(program)
engine.games([Policy("random")] * len(program.seats), 1, 0, 1)
print(f"{perf_counter() - loaded:.2f} s after {loaded - begun:.2f} s of imports and loading")
"""


def best(rounds: int, action: Callable[[], object]) -> float:
    """The least CPU time of an action, in seconds."""
    times = []
    for _ in range(rounds):
        begun = process_time()
        action()
        times.append(process_time() - begun)
    return min(times)


def make_ready(cold: bool) -> str:
    """What a new process needs until its first game, from the cache on disk or without one."""
    with tempfile.TemporaryDirectory() as folder:
        where = {"NUMBA_CACHE_DIR": folder} if cold else {}
        done = subprocess.run(
            [sys.executable, "-c", READY], cwd=ROOT, env={**os.environ, **where}, capture_output=True, text=True
        )
    return done.stdout.strip() or done.stderr.strip()


def measure(program: Program, engine: Engine, kind: str, games: int, rounds: int) -> tuple[str, str]:
    """The pace of whole games and of rollouts with players of one kind, in words."""
    ways = [Policy(kind)] * len(program.seats)
    decisions = sum(game.decisions for game in engine.games(ways, 1, 0, games))
    whole = best(rounds, lambda: engine.games(ways, 1, 0, games))
    state = start(program, 1).state
    while state.turn < program.turns // 2:
        state = step(program, state).state
    position, seeds = engine.prepare(state), range(BATCH)
    many = best(rounds, lambda: engine.rollouts([position] * BATCH, seeds, {}, ways))
    single = best(rounds, lambda: [engine.rollouts([position], [seed], {}, ways) for seed in seeds])
    pace = f"{games / whole:,.0f} games/s, {decisions / whole / 1e6:.2f} M decisions/s"
    return (
        f"{1e6 * whole / games:.0f} us a game, {pace}",
        f"from turn {state.turn} {BATCH / many:,.0f} rollouts/s {BATCH} at a time, {BATCH / single:,.0f} one by one",
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--games", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cold", action="store_true")
    asked = parser.parse_args()
    program = load(FLAGSHIP).program
    begun = perf_counter()
    engine = KernelEngine(program)
    print(f"tables made in {perf_counter() - begun:.3f} s")
    for kind, wanted in WANTED.items():
        games, rollouts = measure(program, engine, kind, asked.games, asked.rounds)
        print(f"{kind}: {games} ({wanted})\n{kind}: {rollouts}")
    print("from the cache:", make_ready(False))
    if asked.cold:
        print("from nothing:", make_ready(True))


if __name__ == "__main__":
    main()
