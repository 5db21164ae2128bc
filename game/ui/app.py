"""The window's loop: reads input, shows the director's screen, draws only when something changed."""

from __future__ import annotations

import time
from pathlib import Path

import pygame

from game.ui.director import Director
from game.ui.intents import Intent, Quit
from game.ui.kit.canvas import Canvas
from game.ui.kit.toast import Toasts, paint_toasts
from game.ui.scenes.aside import Aside
from game.ui.scenes.base import AnyScene, Stage
from game.ui.scenes.dialog import DialogScene
from game.ui.scenes.registry import make
from game.ui.sound import Sounds
from game.ui.theme import Look
from game.ui.viewmodels import AsideVM, OverlayVM, ScreenVM
from game.ui.window import REPEAT_MS, open_window

TITLE = "Whitecell"
LIVELY_HZ, QUIET_HZ, LIVELY_MS = 120, 30, 2000
LASTING = ("board", "resolution", "log", "preview")
REPAINT = (pygame.WINDOWEXPOSED, pygame.VIDEORESIZE, pygame.WINDOWRESTORED, pygame.VIDEOEXPOSE)
INPUT = (
    pygame.KEYDOWN,
    pygame.MOUSEMOTION,
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEWHEEL,
    pygame.TEXTINPUT,
    pygame.MOUSEBUTTONUP,
)


class App:
    """One window on one director. `shots` is the folder for screenshots."""

    def __init__(self, director: Director, shots: Path, size: tuple[int, int] | None = None) -> None:
        self.director, self.shots = director, shots
        self.window = open_window(TITLE, size)
        self.stage = Stage(director.display)
        self.toasts, self.sounds = Toasts(), Sounds()
        self.aside = Aside()
        self.painted = 0
        self._scenes: dict[str, AnyScene] = {}
        self._name = ""
        self._closing = False
        self._typing = True

    # -- the loop
    def run(self, frames: int | None = None) -> None:
        """Runs until the window closes, or for a number of passes."""
        passes, lively = 0, LIVELY_MS
        last = time.monotonic()
        self.show()
        while not self._closing and not self.director.closed and (frames is None or passes < frames):
            passes += 1
            now = time.monotonic()
            ms, last = round((now - last) * 1000), now
            events = pygame.event.get()
            lively = LIVELY_MS if any(e.type in INPUT for e in events) else max(0, lively - ms)
            if self.turn(events, ms):
                self.show()
            pygame.time.wait(1000 // (LIVELY_HZ if lively else QUIET_HZ))
        pygame.display.quit()

    def turn(self, events: list[pygame.event.Event], ms: int) -> bool:
        """One pass without drawing: events, time, messages; true when the screen may have changed."""
        for event in events:
            self._event(event)
        waited, moved = self.director.tick(ms), self.scene().tick(ms)
        faded = self.toasts.tick(ms)
        for note in self.director.notes():
            self.toasts.add(note)
            faded = True
        for sound in self.director.sounds():
            if self.director.display.sound:
                self.sounds.play(sound)
        if faded:
            self.scene().redraw()
        return bool(events) or waited or moved or faded

    def show(self) -> None:
        """Draws the present screen if it differs from what is on the window."""
        if self._closing or self.director.closed:
            return
        self.stage.display = self.director.display
        name, vm = self.director.scene()
        scene = self._enter(name, vm)
        look, aside = self.stage.look(self.window.get_size()), self.director.aside()
        if self.aside.changed(aside, look):
            scene.redraw()
        if scene.draw(self._room(aside, look), vm):
            if aside is not None:
                self.aside.paint(self.window, aside, look)
            paint_toasts(Canvas(self.window, look), self.toasts)
            pygame.display.flip()
            self.painted += 1
        self._text_input(scene)

    def _room(self, aside: AsideVM | None, look: Look) -> pygame.Surface:
        """What the scene paints on: the window, without the author's strip if there is one."""
        if aside is None:
            return self.window
        w, h = self.window.get_size()
        return self.window.subsurface((0, 0, w, h - self.aside.height(look)))

    # -- scenes
    def scene(self) -> AnyScene:
        """The scene on screen."""
        if self._name not in self._scenes:
            self.show()
        return self._scenes[self._name]

    def _enter(self, name: str, vm: ScreenVM) -> AnyScene:
        if name != self._name:
            if name == "curtain":
                self._scenes.clear()
            elif name not in LASTING:
                self._scenes.pop(name, None)
            self._name = name
            self._get(name).redraw()
        scene = self._get(name)
        if isinstance(scene, DialogScene) and isinstance(vm, OverlayVM):
            scene.lend(vm.under, self._get(vm.under))
        return scene

    def _get(self, name: str) -> AnyScene:
        if name not in self._scenes:
            self._scenes[name] = make(name, self.stage)
        return self._scenes[name]

    def _text_input(self, scene: AnyScene) -> None:
        """Input methods and repeated keys are on only while a text field is active: a picture that takes long to draw
        must not turn one press of Enter into two.
        """
        typing = scene.field is not None
        if typing != self._typing:
            self._typing = typing
            (pygame.key.start_text_input if typing else pygame.key.stop_text_input)()
            pygame.key.set_repeat(*(REPEAT_MS if typing else (0, 0)))

    # -- events
    def _event(self, event: pygame.event.Event) -> None:
        if self._closing:
            return
        if event.type == pygame.QUIT:
            self.director.handle(Quit())
            self._closing = True
        elif event.type in REPAINT:
            self.window = pygame.display.get_surface() or self.window
            self.scene().redraw()
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            pygame.display.toggle_fullscreen()
            self.scene().redraw()
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F12:
            self._screenshot()
        else:
            own = self.aside.event(event) if self.director.aside() is not None else None
            self._send(self.scene().intents(event) if own is None else own)

    def _send(self, intents: list[Intent]) -> None:
        """Gives the intents to the director, drawing in between so that the next event meets the screen it was
        meant for.
        """
        for intent in intents:
            self.director.handle(intent)
        if intents:
            self.show()

    def _screenshot(self) -> None:
        path = self.shots / time.strftime("whitecell-%Y%m%d-%H%M%S.png")
        try:
            self.shots.mkdir(parents=True, exist_ok=True)
            pygame.image.save(self.window, str(path))
            self.toasts.add(f"Screenshot saved: {path}")
        except (OSError, pygame.error) as error:
            self.toasts.add(f"The screenshot could not be saved: {error}")
        self.scene().redraw()
