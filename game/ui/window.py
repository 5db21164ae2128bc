"""Opening the window and saying plainly why it cannot be opened. Only pygame's display and font parts are started."""

from __future__ import annotations

import os

import pygame

from game.ui.errors import WindowError

WANTED = (1600, 900)
LEAST = (1280, 720)
INVISIBLE = ("dummy", "offscreen")
REPEAT_MS = (380, 45)


def check_library() -> None:
    """Raises WindowError unless the pygame that was imported is pygame-ce."""
    if not getattr(pygame, "IS_CE", False):
        found = getattr(pygame, "__version__", "an unknown version")
        raise WindowError(
            f"The board needs pygame-ce, but pygame {found} is installed in its place. "
            "Cure: pip uninstall pygame pygame-ce, then pip install pygame-ce."
        )


def open_window(title: str, size: tuple[int, int] | None = None) -> pygame.Surface:
    """A resizable window; raises WindowError when there is no screen to show it on."""
    check_library()
    try:
        pygame.display.init()
        pygame.font.init()
        window = pygame.display.set_mode(size or _fitting(), pygame.RESIZABLE)
    except pygame.error as error:
        raise WindowError(
            f"No window can be opened here ({error}). Start the game on a desktop; the commands simulate, transcript "
            "and screenshot work without one."
        ) from error
    driver = pygame.display.get_driver()
    if driver in INVISIBLE and driver not in os.environ.get("SDL_VIDEODRIVER", ""):
        pygame.display.quit()
        raise WindowError(
            "There is no screen: only an invisible one could be opened. Start the game on a desktop; the commands "
            "simulate, transcript and screenshot work without one."
        )
    pygame.display.set_caption(title)
    return window


def _fitting() -> tuple[int, int]:
    """The wanted size, or what the desktop has room for."""
    sizes = pygame.display.get_desktop_sizes()
    w, h = sizes[0] if sizes else WANTED
    if w >= WANTED[0] * 1.05 and h >= WANTED[1] * 1.1:
        return WANTED
    return max(LEAST[0], round(w * 0.92)), max(LEAST[1], round(h * 0.86))
