"""What the window needs from the game: one object that says which screen to show and takes intents. No pygame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.ui.intents import Intent
from game.ui.viewmodels import AsideVM, ScreenVM

SCENES = (
    "title",
    "picker",
    "seats",
    "curtain",
    "waiting",
    "briefing",
    "board",
    "dialog",
    "resolution",
    "ending",
    "log",
    "saves",
    "settings",
    "help",
    "preview",
)


@dataclass(frozen=True, slots=True)
class Display:
    """How to show it. `scale` 80 to 200 percent of everything, `font` 80 to 150 percent of text alone; theme: dark,
    light, high_contrast. `language` is that of the texts ("" for the original), for the shapes of their letters.
    """

    theme: str = "dark"
    scale: int = 100
    font: int = 100
    reduced_motion: bool = False
    sound: bool = True
    language: str = ""


class Director(Protocol):
    """The session behind the window.

    `scene()` is asked after every intent and tick; it must be cheap and return equal view-models while nothing changed.
    A scene name is one of `SCENES`; "dialog" takes an OverlayVM, each other name the view-model of that screen.
    """

    def scene(self) -> tuple[str, ScreenVM]:
        """The screen to show now: its scene name and its view-model."""

    def handle(self, intent: Intent) -> None:
        """Act on an intent. Must not raise for anything a person can do."""

    def tick(self, ms: int) -> bool:
        """Let time pass (clocks, computer seats at work); true when the screen may have changed."""

    @property
    def display(self) -> Display:
        """The present display settings."""

    @property
    def closed(self) -> bool:
        """True when the window should close."""

    def sounds(self) -> tuple[str, ...]:
        """Names of sounds to play once, since the last call (click, commit, turn, tension, alert)."""

    def aside(self) -> AsideVM | None:
        """The strip below the screen and the panel over it, for an author who writes; usually None."""

    def notes(self) -> tuple[str, ...]:
        """Short messages to show for a few seconds, since the last call (saved, refused with a reason)."""
