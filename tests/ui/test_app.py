"""The window's loop: it draws only on change, always closes, and says plainly when there is no window."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.ui import app as module
from game.ui import window
from game.ui.app import App
from game.ui.director import Display
from game.ui.errors import WindowError
from game.ui.intents import Commit, Intent, Next, Quit
from game.ui.scenes.board.scene import BoardScene
from game.ui.viewmodels import AsideVM
from tests.ui import screens
from tests.ui.conftest import key


class FakeDirector:
    """Shows one screen at a time and remembers what was asked of it."""

    def __init__(self, name: str = "board") -> None:
        self.shown: tuple[str, Any] = (name, screens.ALL[name])
        self.heard: list[Intent] = []
        self.display = Display(sound=False)
        self.closed = False
        self.said: tuple[str, ...] = ()
        self.beside: AsideVM | None = None

    def show(self, name: str) -> None:
        self.shown = (name, screens.ALL[name])

    def scene(self) -> tuple[str, Any]:
        return self.shown

    def handle(self, intent: Intent) -> None:
        self.heard.append(intent)

    def tick(self, ms: int) -> bool:
        return False

    def aside(self) -> AsideVM | None:
        return self.beside

    def sounds(self) -> tuple[str, ...]:
        return ("click",)

    def notes(self) -> tuple[str, ...]:
        said, self.said = self.said, ()
        return said


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting between the passes, and the display stays open for the tests that follow."""
    monkeypatch.setattr(pygame.time, "wait", lambda ms: 0)
    monkeypatch.setattr(pygame.display, "quit", lambda: None)


@pytest.fixture
def started(quick: None, tmp_path: Path) -> tuple[App, FakeDirector]:
    pygame.event.clear()
    director = FakeDirector()
    app = App(director, tmp_path / "shots", (1280, 720))
    app.show()
    return app, director


def test_it_runs_for_a_number_of_passes_and_draws_once_when_nothing_happens(started: tuple[App, FakeDirector]) -> None:
    app, _ = started
    pygame.event.clear()
    app.run(20)
    assert app.painted <= 3


def test_keys_reach_the_director_as_intents(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    app.turn([key(pygame.K_c, 0, "c")], 16)
    assert director.heard == [Commit()]


def test_closing_the_window_always_works(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    app.run(10_000)
    assert director.heard == [Quit()]


def test_it_ends_when_the_director_is_done(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    director.closed = True
    app.run(10_000)
    assert director.heard == []


@pytest.mark.parametrize("name", sorted(screens.ALL))
def test_every_screen_can_follow_the_board_and_go_back_to_it(name: str, started: tuple[App, FakeDirector]) -> None:
    app, director = started
    before = pygame.image.tobytes(app.window, "RGB")
    director.show(name)
    app.show()
    director.show("board")
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") == before


def test_the_curtain_forgets_what_the_seat_before_looked_at(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    app.turn([key(pygame.K_3, 0, "3")], 16)
    board = app.scene()
    assert isinstance(board, BoardScene)
    assert board.look_state.selected == "c3"
    director.show("curtain")
    app.show()
    app.turn([key(pygame.K_RETURN)], 16)
    assert director.heard == [Next()]
    director.show("board")
    app.show()
    fresh = app.scene()
    assert isinstance(fresh, BoardScene)
    assert fresh.look_state.selected == ""


def test_settings_work_at_once(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    dark = app.window.get_at((4, 400))
    director.display = replace(director.display, theme="light", scale=130)
    app.show()
    assert app.window.get_at((4, 400)) != dark


def test_a_message_comes_and_goes(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    plain = pygame.image.tobytes(app.window, "RGB")
    director.said = ("Saved.",)
    assert app.turn([], 16)
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") != plain
    assert app.turn([], 6000)
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") == plain


def test_a_screenshot_is_written_and_told(started: tuple[App, FakeDirector]) -> None:
    app, _ = started
    app.turn([key(pygame.K_F12)], 16)
    assert [p.suffix for p in app.shots.iterdir()] == [".png"]
    assert "Screenshot saved" in app.toasts.lines[0][0]


def test_a_screenshot_that_cannot_be_written_is_told(started: tuple[App, FakeDirector], tmp_path: Path) -> None:
    app, _ = started
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    app.shots = tmp_path / "file" / "shots"
    app.turn([key(pygame.K_F12)], 16)
    assert "could not be saved" in app.toasts.lines[0][0]


def test_another_pygame_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pygame, "IS_CE")
    with pytest.raises(WindowError, match="pip install pygame-ce"):
        window.check_library()


def test_an_invisible_window_nobody_asked_for_is_refused(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_VIDEODRIVER")
    with pytest.raises(WindowError, match="There is no screen"):
        window.open_window("x", (64, 64))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert window.open_window("x", (64, 64)).get_size() == (64, 64)


def test_a_driver_that_fails_is_told(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise pygame.error("no available video device")

    monkeypatch.setattr(pygame.display, "set_mode", fail)
    with pytest.raises(WindowError, match="no available video device"):
        window.open_window("x")


def test_no_sound_device_is_no_error(started: tuple[App, FakeDirector], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**options: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", fail)
    app, director = started
    director.display = replace(director.display, sound=True)
    app.turn([], 16)
    app.turn([], 16)
    assert director.heard == []


def test_the_door_loads_pygame_only_when_it_is_used() -> None:
    code = "import sys, game.ui.start, game.ui.viewmodels, game.ui.intents; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


@pytest.mark.xvfb
def test_a_real_window_opens_and_closes_after_some_passes(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from tests.ui.test_app import FakeDirector; from game.ui.start import open_board;"
        f"open_board(FakeDirector(), Path({str(tmp_path)!r}), 5)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}
    command = ["xvfb-run", "-a", sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_loop_rests_when_nobody_touches_anything() -> None:
    assert module.QUIET_HZ <= 30 < module.LIVELY_HZ
