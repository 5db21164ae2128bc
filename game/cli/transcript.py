"""`whitecell transcript`: one game as a story."""

from __future__ import annotations

import argparse

from game.cli.errors import FINE
from game.cli.scenarios import add_agents, add_language, add_seed, check_spec, choose, seat_index


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    add_seed(parser)
    add_agents(parser)
    add_language(parser)
    parser.add_argument("--seat", default="all", metavar="ACTOR", help="tell only what this seat may know (all)")
    parser.epilog = "example:\n  whitecell transcript korea_2023 --seed 1 --seat rok"


def run(args: argparse.Namespace) -> int:
    """Play one game with computer actors and print it."""
    from game.session.table import Table
    from game.session.telling import EVERYTHING
    from game.session.transcript import transcript

    chosen = choose(args.scenario, args.lang)
    reader = EVERYTHING if args.seat == "all" else seat_index(chosen.program, args.seat)
    spec = check_spec(chosen.program, args.agents)
    table = Table.begin(chosen.model, chosen.program, args.seed, (), spec)
    while not table.state.over:
        table.advance()
    for line in transcript(chosen.model, chosen.program, table.rounds, reader):
        print(line)
    return FINE
