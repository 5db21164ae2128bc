"""The first screen: name, menu, the world behind it."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.ui.intents import Intent, OpenScene, Press
from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button
from game.ui.map.view import MapView
from game.ui.scenes.base import Stage
from game.ui.scenes.page import PageScene, ground
from game.ui.viewmodels import Tip, TitleVM

ICONS = {
    "new": "play",
    "resume": "rotate-ccw",
    "load": "folder-open",
    "saves": "folder-open",
    "settings": "settings",
    "help": "circle-help",
    "quit": "log-out",
}


class TitleScene(PageScene[TitleVM]):
    """The menu as a column of buttons."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.view = MapView()

    def first_focus(self, vm: TitleVM) -> str:
        return next((f"menu:{b.id}" for b in vm.menu if b.enabled), "")

    def paint(self, c: Canvas, vm: TitleVM) -> None:
        column, u = ground(c), c.look.px
        rect = c.surface.get_rect()
        if vm.map:
            _backdrop(c, vm, self.view)
        wide = min(c.look.tx(380), rect.w - u(96))
        x = u(72) if rect.w > c.look.tx(1000) else column.x
        tall, gap = c.line_of("button") + u(22), u(10)
        room = min(c.look.tx(640), rect.right - x - u(40))
        head = c.line_of("display", 1.15) + c.height_of(vm.subtitle, room, "read") + u(34)
        y = max(u(24), (rect.h - head - len(vm.menu) * (tall + gap)) // 2)
        c.text(vm.title, (x, y), "display", room=room)
        y += c.line_of("display", 1.15)
        y = c.paragraph(vm.subtitle, pygame.Rect(x, y, room, rect.h), "read", c.theme.dim) + u(28)
        for i, entry in enumerate(vm.menu):
            box = pygame.Rect(x, y + i * (tall + gap), wide, tall)
            tip = (
                Tip(entry.label, entry.reason)
                if not entry.enabled
                else Tip(entry.label, entry.hint)
                if entry.hint
                else None
            )
            button(
                c,
                box,
                f"menu:{entry.id}",
                entry.label,
                Press(entry.id),
                primary=i == 0,
                enabled=entry.enabled,
                tip=tip,
                icon=ICONS.get(entry.id, ""),
            )
        foot = " · ".join(p for p in (f"Version {vm.version}" if vm.version else "", vm.note) if p)
        c.text(foot, (x, rect.bottom - u(18)), "small", c.theme.dim, "bottomleft", rect.w - x - u(20))

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        return [OpenScene("help")] if event.key == pygame.K_F1 else None

    def escape(self) -> list[Intent]:
        return []


def _backdrop(c: Canvas, vm: TitleVM, view: MapView) -> None:
    """The map without its labels, fading under the menu. Painted at half its size: it is only a ground for the menu."""
    assert vm.map is not None
    rect = c.surface.get_rect()
    sheet = Canvas(pygame.Surface((max(1, rect.w // 2), max(1, rect.h // 2))), c.look)
    quiet = tuple(replace(track, label="", ring=False) for track in vm.map.tracks)
    view.paint(sheet, replace(vm.map, tracks=quiet, pins=()), {"relief"})
    c.surface.blit(pygame.transform.smoothscale(sheet.surface, rect.size), (0, 0))
    fade = draw.gradient((rect.h, rect.w), (*c.theme.back, 250), (*c.theme.back, 70))
    c.surface.blit(pygame.transform.rotate(fade, 90), (0, 0))
