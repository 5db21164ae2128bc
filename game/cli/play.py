"""`whitecell play`: the board of a scenario."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import REFUSED, CliError
from game.cli.scenarios import add_agents, add_language, choose, save_error, seat_index, there, whole
from game.session.errors import SaveError

if TYPE_CHECKING:
    from game.cli.scenarios import Chosen
    from game.session.table import Table
    from game.ui.direction.workshop import Workshop


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    parser.add_argument(
        "--seat",
        action="append",
        default=[],
        metavar="ACTOR",
        help="a seat for a person; repeat it for several (the first playable)",
    )
    parser.add_argument(
        "--seed", type=whole(0, 2**64 - 1), default=None, metavar="N", help="the seed of all luck (drawn)"
    )
    add_agents(parser)
    add_language(parser)
    parser.add_argument(
        "--save", metavar="GAME", help="the file of the saved game (one of its own in the folder of saves)"
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="for authors: follow the scenario's files while they are written; F7 looks at any event or card",
    )
    parser.add_argument(
        "--text", action="store_true", help="print the first screen of each seat as text, without a window"
    )
    parser.add_argument(
        "--frames", type=whole(1, 10**9), default=0, metavar="N", help="close the window after N frames"
    )
    parser.epilog = "example:\n  whitecell play korea_2023 --seat rok\n  whitecell play my_scenario --watch --seed 1"


def run(args: argparse.Namespace) -> int:
    """Start a new game and open the board."""
    from game.cli.board import open_board, open_director

    if args.text and args.watch:
        raise CliError("--text prints one screen and ends; there is nothing to watch", REFUSED)
    if args.text:
        return _print_screens(_table(args, choose(args.scenario, args.lang)))
    there(args.scenario)  # before a window opens, or cannot
    words = f"Opening {args.scenario} ..."
    if args.watch:
        return open_director(lambda: _workshop(args), words, args.frames)
    return open_board(lambda: (_table(args, choose(args.scenario, args.lang)), ""), words, args.frames)


def _workshop(args: argparse.Namespace) -> Workshop:
    from game.cli.board import house_of
    from game.cli.scenarios import accepted
    from game.session.watching import Watch
    from game.ui.direction.workshop import Workshop

    watch = Watch(args.scenario, language=args.lang)
    draft = watch.draft()
    return Workshop(house_of(_table(args, accepted(draft.loaded)), ""), watch, draft)


def _table(args: argparse.Namespace, chosen: Chosen) -> Table:
    from game.cli.scenarios import check_spec
    from game.ui.direction.house import new_table

    spec = check_spec(chosen.program, args.agents)
    names = args.seat or [next(seat.id for seat in chosen.program.seats if seat.playable)]
    for name in names:
        seat_index(chosen.program, name)
    seats = tuple(dict.fromkeys(names))
    path = Path(args.save) if args.save else None
    try:
        return new_table(chosen.model, chosen.program, seats, spec, args.seed, path, not args.text)
    except SaveError as error:
        raise save_error(error) from error


def _print_screens(table: Table) -> int:
    from game.cli.errors import FINE
    from game.ui.presenters.board import board
    from game.ui.presenters.desk import Desk

    for seat in table.seats:
        print(board(Desk(table, seat), {}, {}, frozenset()).as_text())
    return FINE


def open_title() -> int:
    """The window at the title screen."""
    from game.cli.board import open_board

    return open_board(lambda: (None, ""))
