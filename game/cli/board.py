"""Opens the window, for `play`, `resume` and the title screen. The window comes first; the game is made behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.cli.errors import FINE, SCREEN_TROUBLE, CliError
from game.session.folders import user_folders
from game.ui.errors import WindowError

if TYPE_CHECKING:
    from game.session.table import Table
    from game.ui.direction.house import House
    from game.ui.direction.opening import Closing

Made = tuple["Table | None", str]
"""A table (None for the title screen) and a sentence for the player, or ""."""


def open_board(make: Callable[[], Made], words: str = "", frames: int = 0) -> int:
    """Open the window with `words` on it, make the game, and return when the window is closed.

    What `make` raises is raised here, after the window is closed.
    """
    return open_director(lambda: house_of(*make()), words, frames)


def open_director(make: Callable[[], Closing], words: str, frames: int = 0) -> int:
    """The same for any director: a house, or the workshop of an author."""
    from game.ui.direction.opening import Opening
    from game.ui.start import open_board as open_window

    opening = Opening(make, words)
    try:
        open_window(opening, user_folders().saves.parent / "screenshots", frames or None)
    except WindowError as error:
        raise CliError(str(error), SCREEN_TROUBLE) from error
    finally:
        opening.close()
    if opening.failure is not None:
        raise opening.failure
    return FINE


def house_of(table: Table | None, notice: str) -> House:
    """The director of a game at a table, or of the title screen."""
    from game.ui.direction.house import House
    from game.ui.direction.match import Match

    if table is not None and not table.seats:
        raise CliError("nobody sits in that game; `--headless` plays it on without a screen")
    house = House(Match(table, fresh=len(table.rounds) == 1) if table is not None else None)
    if notice:
        house.said.append(notice)
    return house
