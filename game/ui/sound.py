"""Short sounds, if there is a device and the player wants them. Silent otherwise, and never an error."""

from __future__ import annotations

import logging

import pygame

from game.ui import assets

LOG = logging.getLogger("whitecell.sound")
BUFFER = 512


class Sounds:
    """Opens the sound device at the first sound."""

    def __init__(self) -> None:
        self._ready: bool | None = None
        self._kept: dict[str, pygame.mixer.Sound | None] = {}

    def play(self, name: str) -> None:
        """Plays a sound of the assets by its name."""
        if self._ready is None:
            self._ready = self._open()
        if not self._ready:
            return
        if name not in self._kept:
            self._kept[name] = self._load(name)
        sound = self._kept[name]
        if sound:
            sound.play()

    def _open(self) -> bool:
        try:
            pygame.mixer.init(buffer=BUFFER)
        except (pygame.error, NotImplementedError) as error:
            LOG.info("No sound: %s", error)
            return False
        return True

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        try:
            return pygame.mixer.Sound(str(assets.path("sounds", f"{name}.wav")))
        except (OSError, pygame.error) as error:
            assets.report(f"sounds/{name}.wav", error)
            return None
