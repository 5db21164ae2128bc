"""Draws one screen into a picture file, without a display."""

from __future__ import annotations

import os
from pathlib import Path

from game.ui.director import Display
from game.ui.errors import WindowError
from game.ui.viewmodels import OverlayVM, ScreenVM


def draw(name: str, vm: ScreenVM, display: Display, size: tuple[int, int], path: Path) -> None:
    """Draw a scene by its name into a PNG file. WindowError if the board cannot be drawn; OSError for the file."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame

        from game.ui.scenes.base import Stage
        from game.ui.scenes.dialog import DialogScene
        from game.ui.scenes.registry import make
        from game.ui.window import open_window
    except ImportError as error:
        raise WindowError(f"The board needs pygame-ce ({error}). Cure: pip install pygame-ce.") from error
    open_window("Whitecell", size)
    surface = pygame.Surface(size)
    stage = Stage(display)
    scene = make(name, stage)
    if isinstance(scene, DialogScene) and isinstance(vm, OverlayVM):
        scene.lend(vm.under, make(vm.under, stage))
    scene.draw(surface, vm)
    with path.open("wb") as file:
        pygame.image.save(surface, file, "picture.png")
