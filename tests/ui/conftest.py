"""A display without a screen for all tests of the board, and helpers to draw and to press."""

from collections.abc import Callable, Iterator
from typing import Any

import pygame
import pytest

from game.ui.director import Display
from game.ui.scenes.base import AnyScene, Stage
from game.ui.scenes.dialog import DialogScene
from game.ui.scenes.registry import make
from game.ui.viewmodels import OverlayVM

Open = Callable[..., tuple[AnyScene, pygame.Surface]]


@pytest.fixture(scope="session", autouse=True)
def video() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    yield
    pygame.display.quit()


@pytest.fixture
def open_scene() -> Open:
    """Makes a scene, lends it what lies below if it is a dialog, and draws it once."""

    def opened(
        name: str, vm: Any, size: tuple[int, int] = (1600, 900), display: Display | None = None
    ) -> tuple[AnyScene, pygame.Surface]:
        stage = Stage(display or Display())
        scene = make(name, stage)
        if isinstance(scene, DialogScene) and isinstance(vm, OverlayVM):
            scene.lend(vm.under, make(vm.under, stage))
        surface = pygame.Surface(size)
        scene.draw(surface, vm)
        return scene, surface

    return opened


def key(code: int, mod: int = 0, char: str = "") -> pygame.event.Event:
    """A key going down."""
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=char)


def click(scene: AnyScene, at: tuple[int, int]) -> list[Any]:
    """Presses and releases the left button; the intents of both."""
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)
    up = pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at)
    return scene.intents(down) + scene.intents(up)
