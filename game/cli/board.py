"""Opens the window on a table, for `play` and `resume`, or at the title screen."""

from __future__ import annotations

from game.cli.errors import FINE, SCREEN_TROUBLE, CliError
from game.session.folders import user_folders
from game.session.table import Table
from game.ui.errors import WindowError


def open_board(table: Table | None, notice: str = "", frames: int = 0) -> int:
    """The board on a table, or the title screen without one. Returns when the window is closed."""
    from game.ui.direction.house import House
    from game.ui.direction.match import Match
    from game.ui.start import open_board as open_window

    if table is not None and not table.seats:
        raise CliError("nobody sits in that game; `--headless` plays it on without a screen")
    house = House(Match(table, fresh=len(table.rounds) == 1) if table is not None else None)
    if notice:
        house.said.append(notice)
    try:
        open_window(house, user_folders().saves.parent / "screenshots", frames or None)
    except WindowError as error:
        raise CliError(str(error), SCREEN_TROUBLE) from error
    finally:
        house.close()
    return FINE
