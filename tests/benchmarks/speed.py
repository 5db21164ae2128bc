"""How fast many games are played, beside others' engines in the same run.

    python tests/benchmarks/speed.py [--anchors PYTHON] [--core N] [--rounds 5] [--games 300]

CPU time of one pinned core, start-up excluded, interleaved rounds, medians. `--anchors` is a Python that has
`diplomacy` 1.1.2 and `open_spiel` (both want an environment of their own); without it only our own engines run. One
decision is one order or one answer of one player. Not a test: prints what was measured beside gates and goals.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
FLAGSHIP = "korea_2023"

DIPLOMACY = """
import random, time
from diplomacy import Game
dice, orders, begun = random.Random(1), 0, time.process_time()
while time.process_time() - begun < {seconds}:
    game, phases = Game(), 0
    while not game.is_game_done and phases < 60:
        possible = game.get_all_possible_orders()
        for power in game.powers:
            chosen = [dice.choice(possible[place]) for place in game.get_orderable_locations(power) if possible[place]]
            game.set_orders(power, chosen)
            orders += len(chosen)
        game.process()
        phases += 1
print(orders / (time.process_time() - begun))
"""
OPEN_SPIEL = """
import random, time, pyspiel
import open_spiel.python.games
dice, decisions, begun = random.Random(1), 0, time.process_time()
game = pyspiel.load_game("{name}")
while time.process_time() - begun < {seconds}:
    state = game.new_initial_state()
    while not state.is_terminal():
        if state.is_chance_node():
            state.apply_action(dice.choices(*zip(*state.chance_outcomes()))[0])
        elif state.is_simultaneous_node():
            chosen = [dice.choice(state.legal_actions(player)) for player in range(game.num_players())]
            state.apply_actions(chosen)
            decisions += len(chosen)
        else:
            state.apply_action(dice.choice(state.legal_actions()))
            decisions += 1
print(decisions / (time.process_time() - begun))
"""
ANCHORS = {
    "diplomacy": DIPLOMACY.format(seconds=5),
    "liars_poker": OPEN_SPIEL.format(seconds=2, name="python_liars_poker"),
    "team_dominoes": OPEN_SPIEL.format(seconds=2, name="python_team_dominoes"),
    "goofspiel": OPEN_SPIEL.format(seconds=2, name="goofspiel(players=6,num_cards=8)"),
}
ENGINES = ("compiled", "kernel")
POLICIES = ("random", "doctrine")


def own(engine: str, policy: str, games: int) -> tuple[float, float]:
    """Decisions and games a second of CPU time."""
    from game.engine.playing import Engine, Policy
    from game.front import load

    program = load(FLAGSHIP).program
    made: Engine
    if engine == "kernel":
        from game.engine.kernel.engine import KernelEngine

        made = KernelEngine(program)
    else:
        from game.engine.compiled.engine import CompiledEngine

        made = CompiledEngine(program)
    policies = [Policy(policy)] * len(program.seats)
    made.games(policies, 1, 0, 20)
    begun = process_time()
    decisions = sum(one.decisions for one in made.games(policies, 2, 0, games))
    seconds = process_time() - begun
    return decisions / seconds, games / seconds


def ask(python: str, source: str, core: int) -> list[float]:
    """The numbers that a program of its own prints, pinned to a core."""
    pin = f"import os\nif hasattr(os, 'sched_setaffinity'): os.sched_setaffinity(0, {{{core}}})\n"
    done = subprocess.run([python, "-c", pin + source], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{python} failed:\n{done.stderr[-800:]}")
    return [float(word) for word in done.stdout.split()[-2:] if word.replace(".", "").replace("e", "").isdigit()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anchors", metavar="PYTHON")
    parser.add_argument("--core", type=int, default=(os.cpu_count() or 1) - 1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--games", type=int, default=300)
    args = parser.parse_args()
    try:
        import numba  # noqa: F401

        engines: tuple[str, ...] = ENGINES
    except ImportError:
        engines = ENGINES[:1]
    found: dict[str, list[float]] = {}
    rates: dict[str, list[float]] = {}
    for _ in range(args.rounds):
        for name, source in ANCHORS.items() if args.anchors else ():
            found.setdefault(name, []).append(ask(args.anchors, source, args.core)[-1])
        for engine in engines:
            for policy in POLICIES:
                games = args.games * (40 if engine == "kernel" else 1)
                source = f"from tests.benchmarks.speed import own; print(*own({engine!r}, {policy!r}, {games}))"
                decisions, rate = ask(sys.executable, source, args.core)
                found.setdefault(f"{engine} {policy}", []).append(decisions)
                rates.setdefault(f"{engine} {policy}", []).append(rate)
    middle = {name: median(values) for name, values in found.items()}
    for name, values in found.items():
        rate = f"  {median(rates[name]):9.1f} games/s" if name in rates else ""
        print(f"{name:18} {middle[name]:12,.0f} decisions/s  ({min(values):,.0f} to {max(values):,.0f}){rate}")
    _goals(middle)


def _goals(middle: dict[str, float]) -> None:
    fast = middle["compiled random"]
    if "diplomacy" in middle:
        print(f"\ncompiled / diplomacy    {fast / middle['diplomacy']:5.1f}  gate 15, goal 25")
        print(f"compiled / liars_poker  {fast / middle['liars_poker']:5.2f}  gate 2.5, goal 3.5 (OpenSpiel in Python)")
        print(f"compiled / dominoes     {fast / middle['team_dominoes']:5.2f}")
    if "kernel random" in middle:
        print(f"kernel                  {middle['kernel random'] / 1e6:5.2f} million/s  gate 2, goal 4")
        if "goofspiel" in middle:
            ratio = middle["kernel random"] / middle["goofspiel"]
            print(f"kernel / goofspiel      {ratio:5.1f}  goal 6 (OpenSpiel in C++)")


if __name__ == "__main__":
    main()
