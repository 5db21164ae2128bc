"""How long a whole review takes: a 12-turn game of seven actors, to the confidence of 500 rollouts, two workers.

    python tests/benchmarks/review.py [--rollouts 500] [--jobs 2] [--seed 3] [--scenario korea_2023]

Gate: 50 s with the standard library (goal 20), 4 s with the `[fast]` extra (goal 1), start-up left out: the clock
begins when the workers stand ready (what that takes is printed too). The first page needs no workers; its time is told
beside that of reading the saved game.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

from game.analysis.review.futures import Packed, unpacked
from game.analysis.review.judging import Review, review_of
from game.analysis.review.page import page_of
from game.analysis.review.summary import summary_of
from game.analysis.review.weighing import Weighing
from game.cli.main import main as whitecell
from game.engine.engines import engine_for
from game.session.saved import Story, read_story

GATES = {"compiled": (50, 20), "kernel": (4, 1)}
"""Seconds by the engine's name: gate and goal."""


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def saved_game(folder: str, scenario: str, seed: int) -> Path:
    """A game played by doctrine in all seats."""
    path = Path(folder) / "game.wcg"
    with contextlib.redirect_stdout(io.StringIO()):
        assert whitecell(["simulate", scenario, "--games", "1", "--seed", str(seed), "--save", str(path)]) == 0
    return path


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds: until all workers were ready, until the first page, and of the whole review on the clock and in CPU."""

    ready: float
    first: float
    wall: float
    used: float


def review(story: Story, rollouts: int, jobs: int) -> tuple[Review, Took]:
    """The whole review, and what it took."""
    weighing = Weighing(story.program, story.rounds, rollouts, 0)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        began = perf_counter()
        busy = [executor.submit(ready, weighing.packed, jobs) for _ in range(jobs)]
        started = sum(future.result() for future in busy)
        standing, used, first = perf_counter() - began, cpu(), 0.0
        began = perf_counter()
        for _ in weighing.steps(executor):
            if not first:
                page_of(review_of(weighing), summary_of(story))
                first = perf_counter() - began
        wall = perf_counter() - began
    # Processes count for their parent when they have ended, with what they took to start.
    return review_of(weighing), Took(standing, first, wall, cpu() - used - started)


def ready(packed: Packed, jobs: int) -> float:
    """Make a worker ready; the CPU seconds that its start took. Long enough that no worker does it twice."""
    unpacked(packed)
    sleep(1.0 * jobs)
    return process_time()


def main() -> None:
    """Play, read, review, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rollouts", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--scenario", default="korea_2023")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = saved_game(folder, args.scenario, args.seed)
        began = perf_counter()
        story = read_story(path)
        reading = perf_counter() - began
    engine = engine_for(story.program).name
    found, took = review(story, args.rollouts, args.jobs)
    gate, goal = GATES.get(engine, (0, 0))
    pairs = [judged.comparison.futures for judged in found.decisions if judged.comparison is not None]
    print(f"{args.scenario}: {len(found.decisions)} decisions, engine {engine}, {args.jobs} workers")
    print(f"review     {took.wall:7.2f} s wall, {took.used:.2f} s CPU (gate {gate} s, goal {goal} s)")
    print(f"first page {took.first:7.2f} s, and {reading:.2f} s to read the game")
    print(f"rollouts   {found.played:7,} ({1000 * took.used / found.played:.2f} ms each)")
    print(f"pairs      {sum(pairs) / len(pairs):7.0f} in a comparison")
    print(f"workers    {took.ready - args.jobs:7.2f} s to start")
    print(f"verdicts   {dict(Counter(judged.verdict for judged in found.decisions))}")


if __name__ == "__main__":
    main()
