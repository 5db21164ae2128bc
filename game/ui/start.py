"""The door to the board for commands: loads pygame only when a window is really wanted. Imports no pygame itself."""

from __future__ import annotations

import os
from pathlib import Path

from game.ui.director import Director
from game.ui.errors import WindowError


def open_board(director: Director, shots: Path, frames: int | None = None, size: tuple[int, int] | None = None) -> None:
    """Opens the window on a director and returns when it is closed, or after `frames` passes of its loop.

    `shots` is the folder for screenshots. Raises WindowError with a sentence for the player when no window can be
    opened.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        from game.ui.app import App
    except ImportError as error:
        raise WindowError(f"The board needs pygame-ce ({error}). Cure: pip install pygame-ce.") from error
    App(director, shots, size).run(frames)
