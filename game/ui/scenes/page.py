"""Base of the screens that are one page: a title line, a body, a foot with buttons. Painted as one region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import pygame

from game.ui.intents import Back, Intent
from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button
from game.ui.map.view import MapView
from game.ui.scenes.base import Region, Scene
from game.ui.theme import Look
from game.ui.viewmodels import ButtonVM, MapVM, Tip

VM = TypeVar("VM")
MOST_WIDTH = 1180


class PageScene(Scene[VM]):
    """A subclass gives `paint`; `page_state` is what its picture depends on beside the view-model and the scrolling."""

    def paint(self, c: Canvas, vm: VM) -> None:
        """Paints the whole page."""
        raise NotImplementedError

    def page_state(self) -> object:
        """View state that the picture depends on."""
        return None

    def regions(self, vm: VM) -> Sequence[Region[VM]]:
        return (
            Region("page", lambda v: (v, tuple(sorted(self.scroll.offset.items())), self.page_state()), self.paint),
        )

    def layout(self, look: Look, vm: VM) -> Mapping[str, pygame.Rect]:
        return {"page": pygame.Rect((0, 0), look.size)}

    def wheel(self, region: str, notches: float, at: tuple[int, int]) -> bool:
        """The wheel anywhere on the page scrolls its first list."""
        name = next(iter(self.scroll.extent), "")
        return bool(name) and self.scroll.move(name, round(-notches * 48 * self.unit))


def ground(c: Canvas) -> pygame.Rect:
    """The page's background; returns the middle column that pages keep to."""
    rect = c.surface.get_rect()
    c.surface.blit(draw.gradient(rect.size, (*c.theme.panel, 255), (*c.theme.back, 255)), (0, 0))
    wide = min(rect.w - c.look.px(48), c.look.tx(MOST_WIDTH))
    column = pygame.Rect(0, c.look.px(20), wide, rect.h - c.look.px(40))
    column.centerx = rect.centerx
    return column


def title_line(c: Canvas, column: pygame.Rect, title: str, eyebrow: str = "", back: bool = True) -> int:
    """Title with a small line over it and, if wanted, a Back button at the right; returns the y below."""
    u, y = c.look.px, column.y
    right = column.right
    if back:
        wide = c.width_of("Back", "button") + u(96)
        box = pygame.Rect(column.right - wide, column.y + u(2), wide, c.line_of("button") + u(14))
        button(c, box, "back", "Back", Back(), key="Esc", icon="arrow-left")
        right = box.x - u(16)
    if eyebrow:
        y = c.text(eyebrow, (column.x, y), "label-b", c.theme.accent, room=right - column.x).bottom
    y = c.text(title, (column.x, y - u(3)), "screen", room=right - column.x).bottom
    y = max(y, column.y + c.line_of("button") + u(16)) + u(8)
    pygame.draw.line(c.surface, c.theme.line, (column.x, y), (column.right, y))
    return y + u(14)


def foot_button(
    c: Canvas, column: pygame.Rect, id: str, vm: ButtonVM, action: Intent, key: str = "Enter"
) -> pygame.Rect:
    """The page's main button in the lower right corner; returns its rectangle."""
    u = c.look.px
    box = pygame.Rect(
        0, 0, c.width_of(vm.label, "button") + c.width_of(key, "small-b") + u(84), c.line_of("button") + u(20)
    )
    box.bottomright = column.bottomright
    tip = Tip(vm.label, vm.hint if vm.enabled else vm.reason) if vm.hint or vm.reason else None
    button(c, box, id, vm.label, action, key=key, primary=True, enabled=vm.enabled, tip=tip)
    return box


def preview(c: Canvas, box: pygame.Rect, vm: MapVM, view: MapView) -> None:
    """A small map without counters and captions, framed."""
    quiet = tuple(replace(track, label="") for track in vm.tracks)
    sheet = Canvas(pygame.Surface(box.size), c.look)
    view.paint(sheet, replace(vm, tracks=quiet, pieces=(), pins=()))
    c.surface.blit(sheet.surface, box)
    pygame.draw.rect(c.surface, c.theme.line_hi, box, 1)


def card(c: Canvas, rect: pygame.Rect, on: bool = False) -> pygame.Rect:
    """A raised panel on a page; returns its inside."""
    c.panel(rect, c.theme.raised if on else c.theme.panel, c.theme.accent if on else c.theme.line, 8)
    return rect.inflate(-2 * c.look.px(16), -2 * c.look.px(14))
