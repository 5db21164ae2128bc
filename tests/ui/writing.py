"""An author's window without a screen: a workshop on a copy of a small scenario, and frames until something shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.core.moves import Move
from game.session.watching import Watch
from game.ui import intents as want
from game.ui.app import App
from game.ui.direction.house import House, new_table
from game.ui.direction.match import LEFT_OVER, Match
from game.ui.direction.workshop import Workshop
from game.ui.presenters.dialogs import CRISIS
from game.ui.viewmodels import OverlayVM
from tests.session.scenario_copies import Writing, begun

LONGEST = 20.0
"""Seconds after which something that should show never will."""
SLOWEST = 0.25
"""Seconds that one frame may take at most, apart from the very first."""


class Desk:
    """A window, its director and the files, with frames as the loop would make them."""

    def __init__(self, tmp_path: Path, seats: tuple[str, ...] = ("arva",), name: str = "two_sides") -> None:
        self.writing = Writing(tmp_path)
        if name == "second":
            self.writing.extending()
        self.save = tmp_path / "draft.wcg"
        watch = Watch(tmp_path / name)
        draft = watch.draft()
        scenario, program = begun(draft)
        table = new_table(scenario, program, seats, "doctrine", 3, self.save)
        self.workshop = Workshop(House(Match(table, fresh=True)), watch, draft)
        self.app = App(self.workshop, tmp_path / "shots", (1280, 720))
        self.slowest = 0.0
        self.app.show()
        self.to_board()

    @property
    def match(self) -> Match:
        """The game itself."""
        return self.workshop.main

    @property
    def status(self) -> str:
        """The line under the board."""
        aside = self.workshop.aside()
        return aside.status if aside else ""

    @property
    def panel(self) -> str:
        """Everything that the panel says."""
        aside = self.workshop.aside()
        return aside.as_text() if aside else ""

    def frame(self, *events: pygame.event.Event, ms: int = 30) -> None:
        """One pass of the loop."""
        began = time.perf_counter()
        if self.app.turn(list(events), ms):
            self.app.show()
        self.slowest = max(self.slowest, time.perf_counter() - began)

    def until(self, done: Callable[[], bool]) -> None:
        """Frames until something is so."""
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < LONGEST, self.panel
            self.frame()
            time.sleep(0.002)

    def follow(self, change: Callable[[], None]) -> None:
        """Save something and make frames until the window has answered."""
        number = self._number()
        change()
        self.until(lambda: self._number() != number)

    def edit(self, name: str, old: str, new: str) -> None:
        """Edit a file and wait for the answer."""
        self.follow(lambda: self.writing.edit(name, old, new))

    def _number(self) -> int:
        aside = self.workshop.aside()
        return aside.number if aside else -1

    def to_board(self) -> None:
        """Through briefing and news to the board."""
        for _ in range(30):
            if self.workshop.scene()[0] in ("board", "dialog"):
                return
            self.workshop.handle(want.Next())
            self.app.show()

    def turn(self, *moves: Move) -> None:
        """Order something and commit, answering as little as possible; then on to the board of the next turn."""
        turn = self.match.table.state.turn
        for move in moves:
            assert self.match.table.prepare(self.match.seat, move) is None
        while self.match.table.state.turn == turn:
            self._press_on()
            self.frame()
        self.to_board()

    def _press_on(self) -> None:
        name, vm = self.workshop.scene()
        if name == "board":
            self.workshop.handle(want.Commit())
        elif isinstance(vm, OverlayVM) and (vm.dialog.id == LEFT_OVER or vm.dialog.id.startswith(CRISIS)):
            self.workshop.handle(want.Answer(vm.dialog.id, vm.dialog.options[1].id))
        elif isinstance(vm, OverlayVM):
            self.workshop.handle(want.Back())
        else:
            self.workshop.handle(want.Next())

    def close(self) -> None:
        """Give the saved game back."""
        self.workshop.close()
