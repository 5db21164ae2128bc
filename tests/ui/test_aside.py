"""The author's strip and panel: nothing is clipped at any size, and the screen above stays whole and usable."""

from pathlib import Path

import pygame
import pytest

from game.ui.app import App
from game.ui.director import Display
from game.ui.intents import Commit, Press
from game.ui.scenes.aside import Aside
from game.ui.scenes.base import Stage
from game.ui.viewmodels import AsideVM, ButtonVM, DetailRow, FaultVM, GroupVM, QuoteVM
from tests.ui.conftest import key
from tests.ui.test_app import FakeDirector

BUTTONS = (ButtonVM("preview", "Preview", hint="F7"), ButtonVM("return", "Back to the game"))
LINE = "  - change: {tension: +4, jpn.alarm: +6, usa.guarantee: -2, rok.support: -3}  # as in the article, p. 12"
ERRORS = AsideVM(
    "12 errors, 3 warnings: the board shows the last good version",
    "bad",
    "12 errors in the files; the game stays as it was and can be played on",
    tuple(
        FaultVM(
            f"/home/somebody/documents/exercises/2026/{'a_long_folder_name/' * 3}events.yaml:{n}:5",
            f"error: no meter is called 'tensoin{n}', and this sentence goes on to see how a long one is broken",
            "did you mean 'tension'?",
            "unknown-meter",
            (
                QuoteVM(n, LINE, "tensoin", ": 5}" * 30, "here"),
                QuoteVM(2, "", "긴장: 긴장감", "", "defined here", "actors.yaml:2:1"),
            ),
        )
        for n in range(1, 13)
    ),
    note="No longer there: my_scenario/meters.yaml.",
    buttons=BUTTONS,
    number=1,
)
CHANGES = AsideVM(
    "Made again in 0.34 s: 3 changes, 1 move left out, 2 warnings",
    "warn",
    "What your last save changed, at turn 3",
    (FaultVM("events.yaml:3:1", "warning: nothing triggers this", key="never", tone="warn"),),
    (
        GroupVM("Left out, as it is refused now", (DetailRow("Turn 2: rok orders launch", "Not there.", "warn"),)),
        GroupVM("At this point of the game", tuple(DetailRow(f"Meter {n}", "58 → 61.5", "info") for n in range(30))),
        GroupVM("In the files", (DetailRow("events.x.says", "..." + "old words " * 8 + "→ " + "new words " * 8),)),
    ),
    buttons=BUTTONS,
    number=2,
)
LOOKS = [Display(), Display("light", 150), Display("high_contrast", 200, 150), Display("dark", 80, 150)]


@pytest.mark.parametrize("vm", [ERRORS, CHANGES], ids=["errors", "changes"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("display", LOOKS, ids=lambda d: f"{d.scale}-{d.font}")
def test_no_text_leaves_the_strip_or_the_panel(vm: AsideVM, size: tuple[int, int], display: Display) -> None:
    aside, window = Aside(), pygame.Surface(size)
    look = Stage(display).look(size)
    assert aside.changed(vm, look)
    aside.paint(window, vm, look)
    out = [r for r in aside.records if not r.panel.inflate(6, 12).contains(r.rect)]
    assert [(r.text, r.rect, r.panel) for r in out] == []
    assert aside.hits


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[App, FakeDirector]:
    monkeypatch.setattr(pygame.display, "quit", lambda: None)
    pygame.event.clear()
    director = FakeDirector()
    app = App(director, tmp_path, (1280, 720))
    app.show()
    return app, director


def test_the_screen_makes_room_for_the_strip_and_takes_it_back(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    before = pygame.image.tobytes(app.window, "RGB")
    director.beside = ERRORS
    app.show()
    height = app.aside.height(app.stage.look((1280, 720)))
    assert max(rect.bottom for rect in app.scene().rects.values()) <= 720 - height
    director.beside = None
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") == before


def test_the_board_can_be_used_beside_the_panel(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    director.beside = ERRORS
    app.turn([key(pygame.K_c, 0, "c")], 16)
    assert director.heard == [Commit()]
    app.turn([key(pygame.K_F7)], 16)
    assert director.heard == [Commit(), Press("preview")]
    covered = app.aside._panel
    cards = app.scene().rects["cards"]
    assert not covered.colliderect(cards)
    assert not covered.colliderect(app.scene().rects["queue"])


def test_a_long_panel_scrolls_by_key_and_by_wheel(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    director.beside = ERRORS
    app.show()
    first = pygame.image.tobytes(app.window, "RGB")
    app.turn([key(pygame.K_PAGEDOWN, pygame.KMOD_CTRL)], 16)
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") != first
    wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=100, pos=app.aside._panel.center)
    app.turn([wheel], 16)
    app.show()
    assert pygame.image.tobytes(app.window, "RGB") == first


def test_nothing_is_painted_when_nothing_changed(started: tuple[App, FakeDirector]) -> None:
    app, director = started
    director.beside = CHANGES
    app.show()
    painted = app.painted
    app.show()
    assert app.painted == painted
