"""`whitecell screenshot`: a scene as a picture, without a display."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.errors import FILE_TROUBLE, FINE, REFUSED, SCREEN_TROUBLE, CliError
from game.cli.scenarios import add_agents, add_language, add_seed, check_spec, choose, seat_index, whole

if TYPE_CHECKING:
    from game.cli.scenarios import Chosen
    from game.session.table import Table
    from game.ui.viewmodels import ScreenVM

SCENES = (
    "board",
    "briefing",
    "resolution",
    "dialog",
    "ending",
    "log",
    "curtain",
    "title",
    "picker",
    "seats",
    "saves",
    "settings",
    "help",
    "preview",
)
THEMES = ("dark", "light", "high_contrast")


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a bundled id, a folder or a file")
    add_seed(parser)
    add_agents(parser)
    add_language(parser)
    parser.add_argument("--turn", type=whole(1, 60), default=1, metavar="K", help="play to turn K first (1)")
    parser.add_argument(
        "--scene", choices=SCENES, default="board", metavar="NAME", help=f"one of {', '.join(SCENES)} (board)"
    )
    parser.add_argument("--seat", metavar="ACTOR", help="whose screen (the first playable)")
    parser.add_argument("--step", type=whole(1, 99), default=1, metavar="N", help="the step of a resolution (1)")
    parser.add_argument("--size", type=_size, default=(1600, 900), metavar="WxH", help="size in pixels (1600x900)")
    parser.add_argument(
        "--theme", choices=THEMES, default="dark", metavar="NAME", help=f"one of {', '.join(THEMES)} (dark)"
    )
    parser.add_argument("--scale", type=whole(80, 200), default=100, metavar="PCT", help="size of everything (100)")
    parser.add_argument("--out", required=True, metavar="PNG", help="the picture's file")
    parser.epilog = "example:\n  whitecell screenshot korea_2023 --seed 1 --turn 3 --out board.png"


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1600x900")
    width, height = int(match[1]), int(match[2])
    if not (640 <= width <= 7680 and 480 <= height <= 4320):
        raise argparse.ArgumentTypeError("a picture is 640x480 to 7680x4320")
    return width, height


def run(args: argparse.Namespace) -> int:
    """Play to the turn with computer actors, then draw."""
    from game.ui.director import Display
    from game.ui.errors import WindowError
    from game.ui.picture import draw

    chosen = choose(args.scenario, args.lang)
    spec = check_spec(chosen.program, args.agents)
    seat = seat_index(chosen.program, args.seat or next(s.id for s in chosen.program.seats if s.playable))
    name, vm = _screen(chosen, _play_to(chosen, spec, args), seat, args)
    try:
        display = Display(args.theme, args.scale, reduced_motion=True, language=chosen.model.language)
        draw(name, vm, display, args.size, Path(args.out))
    except WindowError as error:
        raise CliError(str(error), SCREEN_TROUBLE) from error
    except OSError as error:
        raise CliError(f"{args.out} cannot be written: {error.strerror or error}", FILE_TROUBLE) from error
    print(f"{args.out}: {name}")
    return FINE


def _play_to(chosen: Chosen, spec: str, args: argparse.Namespace) -> Table:
    """A table played by computers to the turn, or to the end for the ending, or to the first question for a dialog."""
    from game.session.table import Table
    from game.ui.presenters.desk import Desk
    from game.ui.presenters.dialogs import open_questions

    table = Table.begin(chosen.model, chosen.program, args.seed, (), spec)
    seat = seat_index(chosen.program, args.seat or next(s.id for s in chosen.program.seats if s.playable))
    while not table.state.over:
        if args.scene == "dialog":
            if table.state.turn >= args.turn and open_questions(Desk(table, seat)):
                break
        elif args.scene != "ending" and table.state.turn >= args.turn:
            break
        table.advance()
    return table


def _screen(chosen: Chosen, table: Table, seat: int, args: argparse.Namespace) -> tuple[str, ScreenVM]:
    from game.session.settings import Settings
    from game.session.telling import tell
    from game.ui.presenters import news, screens
    from game.ui.presenters.board import board
    from game.ui.presenters.desk import Desk
    from game.ui.presenters.dialogs import open_questions
    from game.ui.presenters.previews import previews
    from game.ui.presenters.steps import steps
    from game.ui.viewmodels import OverlayVM

    desk = Desk(table, seat)
    if args.scene in ("board", "dialog"):
        base = board(desk, {}, {}, frozenset())
        asked = open_questions(desk)
        if args.scene == "board":
            return "board", base
        if not asked:
            raise CliError("this seat is asked nothing in this game; try another seed, seat or turn", REFUSED)
        return "dialog", OverlayVM("board", base, asked[0])
    if args.scene == "resolution":
        shown = steps(desk, tell(desk.program, table.rounds[-1].log, seat))
        return "resolution", news.resolution(desk, shown, args.step - 1)
    makers: dict[str, Callable[[], ScreenVM]] = {
        "briefing": lambda: screens.briefing(desk),
        "ending": lambda: news.ending(desk),
        "log": lambda: news.log(desk),
        "curtain": lambda: screens.curtain(desk),
        "title": lambda: screens.title(True),
        "picker": lambda: screens.picker([(chosen.model.name, chosen.model, "")], chosen.model.name),
        "seats": lambda: screens.seats(chosen.model, {desk.actor: screens.PERSON}),
        "saves": lambda: screens.saves([], True, "", ""),
        "settings": lambda: screens.settings(Settings()),
        "help": screens.help_page,
        "preview": lambda: previews(table, seat),
    }
    return args.scene, makers[args.scene]()
