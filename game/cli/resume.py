"""`whitecell resume`: go on with a saved game, at the board or without a screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FINE, REFUSED, CliError
from game.cli.scenarios import save_error, whole
from game.session.errors import SaveError

if TYPE_CHECKING:
    from game.session.table import Table


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("game", metavar="GAME", help="a saved game")
    parser.add_argument("--headless", action="store_true", help="play on without a screen; computers take every seat")
    parser.add_argument(
        "--agents",
        default="",
        metavar="SPEC",
        help="who plays the seats without a person (as before; a program only if it is named here)",
    )
    parser.add_argument(
        "--frames", type=whole(1, 10**9), default=0, metavar="N", help="close the window after N frames"
    )
    parser.epilog = "example:\n  whitecell resume game.wcg"


def run(args: argparse.Namespace) -> int:
    """Go on where the last committed turn ended."""
    if args.headless:
        table, notice = _resumed(args)
        if notice:
            print(f"whitecell: {notice}", file=sys.stderr)
        return _headless(table)
    from game.cli.board import open_board

    return open_board(lambda: _resumed(args), f"Opening {Path(args.game).stem} ...", args.frames)


def _resumed(args: argparse.Namespace) -> tuple[Table, str]:
    from game.agents.base import SpecError
    from game.session.saved import resume

    try:
        table, notice = resume(Path(args.game), args.agents)
    except SaveError as error:
        raise save_error(error) from error
    except SpecError as error:
        raise CliError(f"{error}", REFUSED) from error
    return table, notice or ""


def _headless(table: Table) -> int:
    from game.cli.simulate import committed

    print(f"STATE {table.state.digest} turn {table.state.turn}", flush=True)
    table.hand_over()
    try:
        while not table.state.over:
            table.advance()
            committed(table)
    except SaveError as error:
        raise save_error(error) from error
    print(f"ENDING {table.program.finishes[table.state.ending].id}")
    return FINE
