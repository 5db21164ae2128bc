"""How strong the `search` player is: paired games against another player, seat by seat, and a curve by budget.

A pair is the same game (same seed, so the same luck) played twice: once with `search` in a seat and once with the
other player in it, doctrine in all other seats. The searching seat rotates over all seats. Compared is what the seat
is after, the mean of its own and the shared score (an ending's cap holds both down); the higher one wins the pair, an
equal one halves it.

    python -m tests.benchmarks.search --games 200 --budget 1s
    python -m tests.benchmarks.search --games 28 --budget 50 150 500 1500    # the curve

With `--exchanged` a pair is the same game played twice with all seats shared out between the two, every second one each
and then the other way round: each has played every seat once. In each game the mean of what the seats of one are after
is set against that of the other's: what befalls all of a game alike, such as a war, then counts for neither, and what
luck does to one seat weighs less. The pair is won by the higher sum of both games.

A budget in rollouts gives the same games on every machine and engine; one in time counts the clock on the wall, so
nothing else may run beside it.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean, stdev

from game.agents.base import Agent, agents_for
from game.agents.play import play
from game.core.program import Program
from game.engine.engines import engine_for, warm_up
from game.engine.lowering.program import compile_scenario
from game.engine.playing import Policy
from game.engine.reference import start
from game.engine.scores import scores
from game.scenario.build import load_path


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair: the seat, what it scored with `search` and with the other player, and the slowest move (seconds)."""

    seat: int
    search: float
    other: float
    slowest: float

    @property
    def points(self) -> float:
        """1 for a win, 0.5 for an equal score."""
        return 0.5 if self.search == self.other else float(self.search > self.other)


class Timed:
    """An agent, and the longest that it took for a move."""

    def __init__(self, inner: Agent) -> None:
        self.inner, self.slowest = inner, 0.0

    def choose(self, *given):  # type: ignore[no-untyped-def]
        """See Agent."""
        began = time.perf_counter()
        decision = self.inner.choose(*given)
        self.slowest = max(self.slowest, time.perf_counter() - began)
        return decision


def play_one(program: Program, seat: int, spec: str, seed: int, game: int) -> tuple[float, float]:
    """The mean of a seat's own and shared score in one game, in points, and its slowest move."""
    agents = agents_for(program, f"{program.seats[seat].id}={spec},*=doctrine")
    timed = agents[seat] = Timed(agents[seat])
    *_, last = play(program, agents, seed, game)
    found = scores(program, last.result.state.slots)[seat]
    held = [part for part in (found.own, found.shared) if part is not None]
    return fmean(held) / 1000, timed.slowest


def pairs(
    program: Program, spec: str, against: list[str], games: int, seed: int, seats: list[int]
) -> Iterator[tuple[str, Pair]]:
    """The pairs of each opponent, the seat rotating; the game with `search` is the same for all opponents."""
    for game in range(games):
        seat = seats[game % len(seats)]
        mine, slowest = play_one(program, seat, spec, seed, game)
        for other in against:
            yield other, Pair(seat, mine, play_one(program, seat, other, seed, game)[0], slowest)


def exchanged(program: Program, spec: str, other: str, games: int, seed: int) -> Iterator[Pair]:
    """Pairs in which both players have played every seat: sums of the means of both games, in points."""
    for game in range(games):
        sums, slowest = [0.0, 0.0], 0.0
        for first in (0, 1):
            who = [(seat + first) % 2 for seat in range(len(program.seats))]
            named = ",".join(f"{seat.id}={(spec, other)[one]}" for seat, one in zip(program.seats, who, strict=True))
            agents = {seat: Timed(agent) for seat, agent in agents_for(program, named).items()}
            *_, last = play(program, agents, seed, game)
            after = [
                fmean(part for part in (found.own, found.shared) if part is not None) / 1000
                for found in scores(program, last.result.state.slots)
            ]
            for player in (0, 1):
                sums[player] += fmean(worth for worth, one in zip(after, who, strict=True) if one == player)
            slowest = max([slowest, *(agent.slowest for agent in agents.values())])
        yield Pair(-1, *sums, slowest)


def speed(program: Program, count: int = 200) -> float:
    """Rollouts from the start of the game in a second of processor time: what a time budget buys at most there."""
    engine = engine_for(program)
    position = engine.prepare(start(program, 1).state)
    policies = [Policy()] * len(program.seats)
    engine.rollouts([position], [0], {}, policies)
    began = time.process_time()
    engine.rollouts([position] * count, range(count), {}, policies)
    return count / (time.process_time() - began)


def line(title: str, found: list[Pair]) -> str:
    """A row of the table: share of pairs won with its standard error, mean difference with its own."""
    won = fmean(pair.points for pair in found)
    ties = sum(pair.points == 0.5 for pair in found)
    gaps = [pair.search - pair.other for pair in found]
    error = stdev(gaps) / math.sqrt(len(gaps)) if len(gaps) > 1 else math.nan
    own = math.sqrt(won * (1 - won) / len(found))
    return (
        f"{title:24} {len(found):5} pairs  won {100 * won:5.1f} % (se {100 * own:4.1f})  equal {ties:3}  "
        f"difference {fmean(gaps):+6.2f} (se {error:4.2f})  slowest move {max(p.slowest for p in found):.2f} s"
    )


def report(program: Program, spec: str, against: str, found: list[Pair]) -> None:
    """Print the table of a run."""
    print(line(f"{spec} / {against}", found))
    for seat in sorted({pair.seat for pair in found} - {-1}):
        print(line(f"    {program.seats[seat].id}", [pair for pair in found if pair.seat == seat]))
    sys.stdout.flush()


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="korea_2023")
    parser.add_argument("--games", type=int, default=20, help="pairs for each budget and opponent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", nargs="+", default=["1s"], help="several give a curve")
    parser.add_argument("--against", nargs="+", default=["random", "doctrine"])
    parser.add_argument("--seats", nargs="*", default=[])
    parser.add_argument("--exchanged", action="store_true", help="share all seats out, and then exchange them")
    given = parser.parse_args()
    loaded = load_path(given.scenario)
    assert loaded.scenario is not None
    program = compile_scenario(loaded.scenario)
    seats = [program.seat_of(name) for name in given.seats] or list(range(len(program.seats)))
    warm_up(program)
    engine, pace = engine_for(program).name, speed(program)
    print(
        f"{given.scenario}, engine {engine}: {pace:.0f} rollouts/s from the start; {given.games} pairs each", flush=True
    )
    for budget in given.budget:
        began, spec = time.process_time(), f"search:{budget}"
        for against in given.against if given.exchanged else ():
            report(program, spec, against, list(exchanged(program, spec, against, given.games, given.seed)))
        found = [] if given.exchanged else list(pairs(program, spec, given.against, given.games, given.seed, seats))
        for against in given.against if found else ():
            report(program, spec, against, [pair for other, pair in found if other == against])
        print(f"    {time.process_time() - began:.0f} s of processor time", flush=True)


if __name__ == "__main__":
    main()
