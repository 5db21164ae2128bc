"""`whitecell simulate`: many games without a screen, or one with a save."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from game.agents.base import DEFAULT, policies_for, repeats
from game.cli.errors import FINE, INTERRUPTED, REFUSED, CliError
from game.cli.files import check_targets, write
from game.cli.scenarios import add_agents, add_seed, check_spec, choose, save_error, whole
from game.cli.workers import add_workers, speed_up, workers
from game.core import luck
from game.core.fixed import UNIT
from game.engine.engines import FEW
from game.engine.spread import WINDOW
from game.session.errors import SaveError

if TYPE_CHECKING:
    from game.cli.scenarios import Chosen
    from game.engine.tally import Tally

MOST_GAMES = 10_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument("--games", type=whole(1, MOST_GAMES), default=1, metavar="N", help="how many games (1)")
    add_seed(parser)
    add_agents(parser)
    parser.add_argument("--turns", type=whole(1, 60), default=0, metavar="K", help="stop each game after K turns")
    add_workers(parser)
    parser.add_argument("--save", metavar="FILE", help="keep the one game as a saved game")
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON (- for standard output)")
    parser.epilog = "example:\n  whitecell simulate korea_2023 --games 100 --seed 1 --jobs 2"


def run(args: argparse.Namespace) -> int:
    """Play and count."""
    if args.save and args.games != 1:
        raise CliError("--save keeps one game; use it with --games 1", REFUSED)
    if args.save and args.json:
        raise CliError("--json counts games and --save keeps one; use one of them at a time", REFUSED)
    check_targets(args.json)
    chosen = choose(args.scenario)
    check_spec(chosen.program, args.agents)
    if args.save:
        return _saved_game(chosen, args)
    if args.games >= FEW and policies_for(chosen.program, args.agents):
        speed_up(chosen.program)
    tally, seconds = _play(chosen, args)
    if not tally.games:
        raise KeyboardInterrupt
    summary = _summary(chosen, tally, seconds, args)
    if args.json == "-":
        print(json.dumps(summary, indent=2))
    else:
        _print(chosen, summary)
        _print_examples(summary, args)
        if args.json:
            write(args.json, json.dumps(summary, indent=2) + "\n")
    if not tally.interrupted:
        return FINE
    sys.stdout.flush()
    print(f"whitecell: interrupted; this is what {tally.games} of {args.games} games came to", file=sys.stderr)
    return INTERRUPTED


def _saved_game(chosen: Chosen, args: argparse.Namespace) -> int:
    """One game into a journal; a line for each turn that is durable."""
    from game.session.journal import Journal
    from game.session.saved import header_for
    from game.session.table import Table

    header = header_for(chosen.model, args.seed, (), args.agents)
    try:
        journal = Journal.create(Path(args.save), header)
        try:
            table = Table.begin(chosen.model, chosen.program, args.seed, (), args.agents, journal)
            committed(table)
            while not table.state.over and not (args.turns and table.state.turn > args.turns):
                table.advance()
                committed(table)
        finally:
            journal.close()
    except SaveError as error:
        raise save_error(error) from error
    if table.state.over:
        print(f"ENDING {table.program.finishes[table.state.ending].id}")
    return FINE


def committed(table: Any) -> None:
    """Say that the present state is durable."""
    print(f"COMMITTED {table.state.digest} turn {table.state.turn}", flush=True)


def _play(chosen: Chosen, args: argparse.Namespace) -> tuple[Tally, float]:
    """What was counted, and the seconds that playing took, without the start of workers and engines."""
    from game.series import make_ready, tally_program

    with workers(args) as executor:
        make_ready(chosen.program, args.games, args.agents, executor, WINDOW if args.cluster else args.jobs)
        began = perf_counter()

        def play(progress: Callable[[int], None] | None = None) -> Tally:
            return tally_program(chosen.program, args.games, args.seed, args.agents, args.turns, executor, progress)

        if args.games < 2 or not sys.stderr.isatty():
            return play(), perf_counter() - began
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("playing", total=args.games)
            return play(lambda done: bar.update(task, completed=done)), perf_counter() - began


def _summary(chosen: Chosen, tally: Tally, seconds: float, args: argparse.Namespace) -> dict[str, Any]:
    """The result as JSON; `examples` names for each ending the seeds of a few single games that come to it: in words,
    as many readers of JSON round numbers of 64 bits. There are none where the same game may end otherwise.
    """
    program = chosen.program
    told = tally.examples if repeats(program, args.agents) else {}
    ids = {index: finish.id for index, finish in enumerate(program.finishes)}
    ranked = sorted(tally.endings.items(), key=lambda item: (-item[1], item[0]))
    return {
        "scenario": program.scenario,
        "games": tally.games,
        "interrupted": tally.interrupted,
        "turns": tally.turns,
        "decisions": tally.decisions,
        "seconds": round(seconds, 6),
        "endings": {ids.get(index, "unfinished"): count for index, count in ranked},
        "scores": {
            seat.id: {**tally.own[index].of(UNIT), "shared": tally.shared[index].of(UNIT)}
            for index, seat in enumerate(program.seats)
        },
        "tension": tally.tension.of(UNIT),
        "with_deaths": tally.with_deaths,
        "examples": {
            program.finishes[index].id: [str(luck.alone(args.seed, game)) for game in told[index]]
            for index, _ in ranked
            if index in told and index >= 0
        },
    }


def _print(chosen: Chosen, summary: dict[str, Any]) -> None:
    from game.analysis.stats import percents

    games = summary["games"]
    print(f"{chosen.model.header.title}: {games} game{'s' if games != 1 else ''}")
    print("\nEndings")
    titles = {finish.id: finish.title for finish in chosen.program.finishes}
    for part, name in zip(percents(list(summary["endings"].values())), summary["endings"], strict=True):
        print(f"  {part:>7}  {titles.get(name, name)} [{name}]")
    print("\nScores of 100 (own interest; shared stability)")
    for name, score in summary["scores"].items():
        shared = score["shared"]
        print(f"  {name:<8} {_points(score)}; {_points(shared)}")
    seconds = max(summary["seconds"], 1e-9)
    print(
        f"\n{summary['turns']} turns, {summary['decisions']} decisions in {seconds:.2f} s: "
        f"{games / seconds:.1f} games/s, {summary['decisions'] / seconds:.0f} decisions/s"
    )


def _print_examples(summary: dict[str, Any], args: argparse.Namespace) -> None:
    """Seeds with which a single game comes to each ending, for the commands that tell or show one."""
    found = summary["examples"]
    if args.games < 2 or not found:
        return
    agents = "" if args.agents == DEFAULT else f" --agents {shlex.quote(args.agents)}"
    seed = next(iter(found.values()))[0]
    wide = max(map(len, found))
    print("\nSeeds of single games that end so")
    for name, seeds in found.items():
        print(f"  {name:<{wide}}  {'  '.join(seeds)}")
    print(f"to look at one: whitecell transcript {shlex.quote(args.scenario)} --seed {seed}{agents}")


def _points(spread: dict[str, float | None]) -> str:
    return "none" if spread["mean"] is None else f"{spread['mean']:.0f} (sd {spread['sd']:.0f})"
