"""How quick the program feels: start-up, checking, a turn, the first frame, a click, memory.

    python tests/benchmarks/feel.py [--scenario korea_2023]

Prints the figure beside the goal of the design. Not a test: machines differ.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
SIZE = (1600, 900)


def run(*words: str) -> float:
    """Seconds that a command of the program takes, the middle of five runs."""
    times = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "game", *words], env=environment, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return median(times)


def turns(scenario: str) -> tuple[float, float]:
    """Middle and longest time of a step with all computer seats thinking (ms)."""
    from game.agents.base import agents_for
    from game.agents.play import ask
    from game.engine.reference import start, step
    from game.front import load

    program = load(scenario).program
    thinking, resolving = [], []
    for seed in range(5):
        state = start(program, seed).state
        while not state.over:
            began = time.perf_counter()
            moves = ask(program, state, agents_for(program)).moves
            middle = time.perf_counter()
            state = step(program, state, moves).state
            thinking.append(1000 * (middle - began))
            resolving.append(1000 * (time.perf_counter() - middle))
    print(f"  a turn resolves              {median(resolving):7.1f} ms, longest {max(resolving):.1f}   goal 50")
    print(f"  seven computer seats think   {median(thinking):7.1f} ms, longest {max(thinking):.1f}")
    return median(resolving), max(resolving)


def board(scenario: str) -> None:
    """First frame and clicks, in a process that has not loaded anything yet."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    began = time.perf_counter()
    from game.engine.lowering.program import compile_scenario
    from game.scenario.build import load_path
    from game.session.table import Table
    from game.ui import intents as want
    from game.ui.direction.house import House
    from game.ui.direction.match import Match

    model = load_path(scenario).scenario
    assert model is not None
    program = compile_scenario(model)
    table = Table.begin(model, program, 1, (1,))
    loaded = time.perf_counter()
    from game.ui.app import App

    house = House(Match(table, fresh=False))
    app = App(house, Path("."), SIZE)
    app.show()
    shown = time.perf_counter()
    print(f"  scenario loaded and compiled {loaded - began:7.2f} s")
    print(f"  first frame after that       {shown - loaded:7.2f} s   goal 0.8 with, 1.0 for the window")
    while house.scene()[0] != "board":
        name, vm = house.scene()
        house.handle(want.Next() if name != "dialog" else want.Answer(vm.dialog.id, vm.dialog.options[0].id))
        app.show()
    clicks = []
    for card in house.scene()[1].cards[:12]:
        for intent in (want.Shortlist(card.id), want.Queue(card.id, card.target, card.intent), want.ResetTurn()):
            began = time.perf_counter()
            house.handle(intent)
            app.show()
            clicks.append(1000 * (time.perf_counter() - began))
    print(f"  click to picture             {median(clicks):7.1f} ms, longest {max(clicks):.1f}   goal 30")
    print(
        f"  memory (largest resident)    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB   goal 250"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scenario", default="korea_2023")
    parser.add_argument("--board", action="store_true", help="only the board's part, in this process")
    args = parser.parse_args()
    if args.board:
        board(args.scenario)
        return
    print(f"  whitecell --help             {run('--help'):7.3f} s   goal 0.15")
    print(f"  whitecell check              {run('check', args.scenario):7.2f} s   goal 0.5")
    turns(args.scenario)
    subprocess.run([sys.executable, __file__, "--board", "--scenario", args.scenario], check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
