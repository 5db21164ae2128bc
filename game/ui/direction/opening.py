"""Shows the window at once and lets the game be made behind it: loading a large scenario takes longer than opening it.

Imports neither the engine nor the loader; they come with what `make` does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.session.errors import SaveError
from game.session.folders import user_folders
from game.session.settings import Settings, load_settings
from game.ui.director import Director, Display
from game.ui.intents import Intent, Quit
from game.ui.viewmodels import AsideVM, ScreenVM, TitleVM
from game.version import __version__


class Closing(Director, Protocol):
    """A director that holds something to be let go of."""

    def close(self) -> None:
        """Let go of it."""


class Opening:
    """Implements `Director`: a quiet first picture, then whatever `make` gives. `failure` is what `make` raised."""

    def __init__(self, make: Callable[[], Closing], words: str) -> None:
        self.make, self.words = make, words
        self.inner: Closing | None = None
        self.failure: Exception | None = None
        self.leaving = False
        self.first = _display()

    def scene(self) -> tuple[str, ScreenVM]:
        """See Director."""
        if self.inner is not None:
            return self.inner.scene()
        return "title", TitleVM("Whitecell", "A tabletop for crises", __version__, (), self.words)

    def handle(self, intent: Intent) -> None:
        """See Director."""
        if self.inner is not None:
            self.inner.handle(intent)
        elif isinstance(intent, Quit):
            self.leaving = True

    def tick(self, ms: int) -> bool:
        """See Director. The first tick comes after the first picture: now the game is made."""
        if self.inner is not None:
            return self.inner.tick(ms)
        if not self.leaving:
            try:
                self.inner = self.make()
            except Exception as error:  # told by the command that opened the window, once it is closed
                self.failure, self.leaving = error, True
        return True

    @property
    def display(self) -> Display:
        """See Director."""
        return self.inner.display if self.inner is not None else self.first

    @property
    def closed(self) -> bool:
        """See Director."""
        return self.leaving or (self.inner is not None and self.inner.closed)

    def sounds(self) -> tuple[str, ...]:
        """See Director."""
        return self.inner.sounds() if self.inner is not None else ()

    def aside(self) -> AsideVM | None:
        """See Director."""
        return self.inner.aside() if self.inner is not None else None

    def notes(self) -> tuple[str, ...]:
        """See Director."""
        return self.inner.notes() if self.inner is not None else ()

    def close(self) -> None:
        """Let go of the game."""
        if self.inner is not None:
            self.inner.close()


def _display() -> Display:
    """The user's settings, or the usual ones where they cannot be read; the game says so later."""
    try:
        now = load_settings(user_folders().settings_file)[0]
    except SaveError:
        now = Settings()
    return Display(now.theme, now.scale, now.font_size, now.reduced_motion, now.sound)
