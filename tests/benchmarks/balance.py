"""How the flagship plays: what its numbers do over many games with doctrine players.

    python tests/benchmarks/balance.py [--games 1000] [--jobs 2]

Prints each goal of the design beside what was measured. Not a test: numbers are tuned by it, not passed or failed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from statistics import mean, median

from game.agents.base import agents_for
from game.agents.play import play
from game.core.codes import RUNG
from game.core.moves import OrderMove
from game.core.program import Program
from game.engine.legality import choices
from game.engine.observe import view_of
from game.front import load

SCENARIO = "korea_2023"
LAUNCH, DRILL = "launch", "drill"
CHUNK = 25


@dataclass
class Trace:
    """What is kept of one game."""

    ending: str = ""
    tension: float = 0.0
    assurance: float = 0.0
    dialogue: float = 0.0
    deaths: float = 0.0
    top_rung: int = 0
    launches: list[bool] = field(default_factory=list)
    drills: list[bool] = field(default_factory=list)
    streak: int = 0
    fewest: int = 99
    most_used: Counter[str] = field(default_factory=Counter)


def trace(program: Program, spec: str, seed: int, game: int, legal: bool) -> Trace:
    """Play one game and keep what the goals speak of."""
    kept = Trace()
    tags = {order.action: _tags(program, order.action) for order in program.orders}
    last: dict[str, list[set[str]]] = {seat.id: [] for seat in program.seats}
    tests = program.names["tests"]
    before = program.slots[tests].start
    for played in play(program, agents_for(program, spec), seed, game):
        state = played.result.state
        if played.moves and not state.in_crisis:
            orders = [move for move in played.moves if isinstance(move, OrderMove)]
            kept.launches.append(state.slots[tests] > before)
            kept.drills.append(any(DRILL in tags[move.action] for move in orders))
            before = state.slots[tests]
            for seat, history in last.items():
                history.append({move.action for move in orders if move.actor == seat})
                kept.streak = max(kept.streak, _streak(history))
            kept.most_used.update(move.action for move in orders)
        kept.top_rung = max(kept.top_rung, state.slots[RUNG])
        if legal and not state.over and not state.in_crisis:
            kept.fewest = min(kept.fewest, *(_free(program, state, seat) for seat in range(len(program.seats))))
        end = played.result
    slots = end.state.slots
    kept.ending = end.ending
    kept.tension = slots[program.tension] / 1000
    kept.assurance = slots[program.names["rok.assurance"]] / 1000
    kept.dialogue = slots[program.names["dialogue"]] / 1000
    kept.deaths = slots[program.deaths] / 1000
    return kept


def _tags(program: Program, action: str) -> tuple[str, ...]:
    return TAGS.get(action, ())


def _streak(history: list[set[str]]) -> int:
    """How many of the last turns one action was ordered without a break."""
    best = 0
    for action in history[-1]:
        length = 0
        for turn in reversed(history):
            if action not in turn:
                break
            length += 1
        best = max(best, length)
    return best


def _free(program: Program, state: object, seat: int) -> int:
    view = view_of(program, state, seat)  # type: ignore[arg-type]
    return len({choice.move.action for choice in choices(program, view) if choice.refusal is None})


TAGS: dict[str, tuple[str, ...]] = {}


def run_chunk(job: tuple[str, int, int, int, bool]) -> list[Trace]:
    """Games first..first+count-1 of a series."""
    spec, seed, first, count, legal = job
    scenario = load(SCENARIO)
    TAGS.update({action.id: action.tags for action in scenario.model.actions.values()})
    return [trace(scenario.program, spec, seed, game, legal) for game in range(first, first + count)]


def series(pool: ProcessPoolExecutor, spec: str, games: int, legal: bool = False) -> list[Trace]:
    """A series of games with one spec."""
    jobs = [(spec, 1, first, min(CHUNK, games - first), legal) for first in range(0, games, CHUNK)]
    return [item for chunk in pool.map(run_chunk, jobs) for item in chunk]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    with ProcessPoolExecutor(args.jobs, mp_context=get_context("spawn")) as pool:
        base = series(pool, "doctrine", args.games, legal=True)
        report(base)
        few = max(50, args.games // 5)
        allies = {name: series(pool, f"rok={name},usa={name},jpn={name},*=doctrine", few) for name in ("dove", "hawk")}
        start = base[:few]
        print("\nAllies            tension  assurance")
        for name, games in (("dove", allies["dove"]), ("doctrine", start), ("hawk", allies["hawk"])):
            print(f"  {name:<14} {mean(g.tension for g in games):8.1f} {mean(g.assurance for g in games):10.1f}")
        print("\nOne seat between its mildest and its hardest play: difference in final tension, in dialogue")
        for seat in ("dprk", "rok", "usa", "jpn", "rus", "chn", "uni"):
            mild, hard = (series(pool, f"{seat}={name},*=doctrine", few) for name in ("dove", "hawk"))
            tension = mean(g.tension for g in hard) - mean(g.tension for g in mild)
            dialogue = mean(g.dialogue for g in hard) - mean(g.dialogue for g in mild)
            print(f"  {seat:<5} {tension:+6.1f} {dialogue:+6.1f}")


def report(games: list[Trace]) -> None:
    """The goals that one series answers."""
    count = len(games)
    weeks = [week for game in games for week in game.launches]
    near = [
        game.launches[n] for game in games for n in range(len(game.launches)) if any(game.drills[max(0, n - 2) : n + 1])
    ]
    far = [
        game.launches[n]
        for game in games
        for n in range(len(game.launches))
        if not any(game.drills[max(0, n - 2) : n + 1])
    ]
    print(f"{count} games")
    print(f"  weeks with a launch          {100 * mean(weeks):5.1f} %   goal 30 to 60")
    print(f"  median final tension         {median(g.tension for g in games):5.1f}     goal 60 to 75")
    print(f"  games with deaths            {100 * mean(g.deaths > 0 for g in games):5.1f} %   goal at most 30")
    print(f"  games at rung 10 or above    {100 * mean(g.top_rung >= 10 for g in games):5.1f} %   goal below 3")
    print(f"  launch weeks near drills     {100 * mean(near or [0]):5.1f} %   else {100 * mean(far or [0]):.1f} %")
    print(f"  longest run of one action    {max(g.streak for g in games):5d}     goal below 3")
    print(f"  games with a run of three    {100 * mean(g.streak >= 3 for g in games):5.1f} %")
    print(f"  fewest legal actions         {min(g.fewest for g in games):5d}     goal at least 3")
    print("  endings (goal: none above 50 %, eight above 1 %)")
    for ending, number in Counter(g.ending for g in games).most_common():
        print(f"    {100 * number / count:5.1f} %  {ending}")
    used = sum((g.most_used for g in games), Counter())
    unused = sorted(set(TAGS or load(SCENARIO).model.actions) - set(used))
    print(f"  actions never ordered: {', '.join(unused) or 'none'}")
    print("  most ordered: " + ", ".join(f"{name} {number / count:.1f}" for name, number in used.most_common(12)))


if __name__ == "__main__":
    main()
