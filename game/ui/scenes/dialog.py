"""A question over another screen: dilemma, offer, exchange, confirmation, message. The focus cannot leave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.ui.intents import Answer, Intent
from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import key_cap
from game.ui.kit.flow import Flow, column_height, scroll_column
from game.ui.scenes.base import AnyScene, Region, Scene, Stage, typed_char
from game.ui.theme import Look, mix
from game.ui.viewmodels import DetailRow, DialogVM, OptionVM, OverlayVM, Tip

ICONS = {"dilemma": "scale", "offer": "handshake", "exchange": "zap", "confirm": "circle-help", "message": "info"}
TONES = {"exchange": "bad", "dilemma": "warn"}
SHADE = 150
MOST_EFFECTS = 5
"""Lines that an option has for what may move; one of them says how many more there are."""


class DialogScene(Scene[OverlayVM]):
    """Paints the screen below, dims it, and puts the dialog over it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._under: tuple[str, AnyScene] | None = None
        self._below: pygame.Surface | None = None

    def lend(self, name: str, scene: AnyScene) -> None:
        """The scene that paints what lies below; the app lends the one that was on screen."""
        self._under = (name, scene)

    def first_focus(self, vm: OverlayVM) -> str:
        first = next((o.id for o in vm.dialog.options if not o.disabled), "")
        return f"option:{first}" if first else ""

    def draw(self, surface: pygame.Surface, vm: OverlayVM) -> bool:
        if self._vm is not None and self._vm.dialog.id != vm.dialog.id:
            self.focus, self.ring = self.first_focus(vm), False
            self.scroll.offset.clear()
        return super().draw(surface, vm)

    def regions(self, vm: OverlayVM) -> Sequence[Region[OverlayVM]]:
        return (Region("page", self._depends, self._paint),)

    def _depends(self, vm: OverlayVM) -> object:
        return vm, tuple(sorted(self.scroll.offset.items())), self._under is not None

    def layout(self, look: Look, vm: OverlayVM) -> Mapping[str, pygame.Rect]:
        return {"page": pygame.Rect((0, 0), look.size)}

    def _paint(self, c: Canvas, vm: OverlayVM) -> None:
        self._paint_below(c, vm)
        veil = pygame.Surface(c.surface.get_size())
        veil.fill(c.theme.shade)
        veil.set_alpha(SHADE)
        c.surface.blit(veil, (0, 0))
        paint_dialog(c, vm.dialog, self)

    def _paint_below(self, c: Canvas, vm: OverlayVM) -> None:
        if self._under is None or self._under[0] != vm.under:
            return
        if self._below is None or self._below.get_size() != c.surface.get_size():
            self._below = pygame.Surface(c.surface.get_size())
        scene = self._under[1]
        ring, scene.ring = scene.ring, False
        scene.redraw()
        scene.draw(self._below, vm.base)
        scene.ring = ring
        c.surface.blit(self._below, (0, 0))

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        char, options = typed_char(event), self.vm.dialog.options
        index = int(char) - 1 if char and char in "123456789" else -1
        if 0 <= index < min(9, len(options)):
            if not options[index].disabled:
                return [Answer(self.vm.dialog.id, options[index].id)]
            self.move_focus(f"option:{options[index].id}")
            return []
        return None

    def escape(self) -> list[Intent]:
        dialog = self.vm.dialog
        return [Answer(dialog.id, dialog.cancel)] if dialog.cancel else []


def paint_dialog(c: Canvas, vm: DialogVM, scene: DialogScene) -> pygame.Rect:
    """The dialog in the middle, as high as its content needs and the window allows."""
    u, window = c.look.px, c.surface.get_rect()
    colour = c.theme.tone(TONES.get(vm.kind, "info"))
    small = vm.kind in ("confirm", "message")
    wide = min(c.look.tx(540 if small else 740), window.w - u(60))
    pad = u(24)

    def fill(flow: Flow) -> None:
        _body(flow, vm)

    head = c.line_of("label-b") + c.height_of(vm.title, wide - 2 * pad - u(52), "screen", 1.15) + u(10)
    inner_w = wide - 2 * pad + u(12)
    tall = min(head + column_height(c, inner_w, fill) + 2 * pad, window.h - u(40))
    rect = pygame.Rect(0, 0, wide, tall)
    rect.center = window.center
    reach = u(24)
    c.surface.blit(draw.shadow(rect.size, reach, c.theme.shade), (rect.x - reach, rect.y - reach + u(4)))
    c.panel(rect, c.theme.panel, colour, 10, 2)
    with c.inside(rect):
        c.icon(ICONS.get(vm.kind, "info"), (rect.x + pad + u(17), rect.y + pad + u(20)), 34, colour)
        x, y = rect.x + pad + u(52), rect.y + pad - u(6)
        room = rect.right - pad - x
        eyebrow = c.fitting(vm.eyebrow, vm.brief, "label-b", room)
        y = c.text(eyebrow, (x, y), "label-b", colour, room=room).bottom if vm.eyebrow else y + u(6)
        c.paragraph(vm.title, pygame.Rect(x, y - u(2), rect.right - pad - x, head), "screen", lead=1.15)
    view = pygame.Rect(rect.x + pad, rect.y + pad + head, inner_w, rect.bottom - pad - rect.y - pad - head)
    scroll_column(c, view, scene.scroll, "dialog", fill)
    return rect


def _body(flow: Flow, vm: DialogVM) -> None:
    c = flow.c
    for paragraph in vm.text.split("\n") if vm.text else ():
        flow.text(paragraph)
        flow.space(6)
    if vm.rows:
        flow.space(4)
        flow.rows(vm.rows, share=0.22)
        flow.space(6)
    flow.space(6)
    for i, option in enumerate(vm.options):
        flow.box(_option_height(c, option, flow.width), partial(_option, c, vm=vm, index=i, option=option))
        flow.space(8)
    silence = next((o.label for o in vm.options if o.id == vm.default), "")
    if silence and vm.kind not in ("confirm", "message"):
        flow.text(f"If nobody answers: {silence}", "small", c.theme.dim)
    flow.text(vm.note, "small", c.theme.dim)


def _rows(option: OptionVM) -> tuple[DetailRow, ...]:
    """The rows that an option shows; the tooltip has those that are left out."""
    effects = option.effects
    if len(effects) > MOST_EFFECTS:
        shown = effects[: MOST_EFFECTS - 1]
        effects = (*shown, DetailRow(f"and {len(effects) - len(shown)} more"))
    return (*option.rows, *effects)


def _tip(option: OptionVM) -> Tip | None:
    """Why it cannot be chosen, and everything that may move where not all of it is shown."""
    effects = option.effects if len(option.effects) > MOST_EFFECTS else ()
    return Tip(option.label, option.disabled, effects) if option.disabled or effects else None


def _option_height(c: Canvas, option: OptionVM, width: int) -> int:
    room = width - c.look.px(62)
    tall = c.height_of(option.label, room, "name", 1.25)
    for words in (option.text, option.disabled):
        tall += c.height_of(words, room, "body") if words else 0
    return tall + len(_rows(option)) * c.line_of("label", 1.3) + c.look.px(20)


def _option(c: Canvas, rect: pygame.Rect, vm: DialogVM, index: int, option: OptionVM) -> None:
    u, t, off = c.look.px, c.theme, bool(option.disabled)
    edge = t.tone(option.tone) if option.tone != "plain" else t.line_hi
    c.panel(rect, t.panel if off else t.raised, mix(edge, t.panel, 0.6) if off else edge, 7)
    x, y, room = rect.x + u(46), rect.y + u(9), rect.w - u(62)
    if off:
        c.icon("lock", (rect.x + u(24), rect.y + u(21)), 17, t.warn)
    elif index < 9:
        key_cap(c, (rect.x + u(24), rect.y + u(21)), str(index + 1), "center")
    ink = t.dim if off else t.text
    y = c.paragraph(option.label, pygame.Rect(x, y, room, 10**4), "name", ink, 1.25)
    if option.text:
        y = c.paragraph(option.text, pygame.Rect(x, y, room, 10**4), "body", t.dim)
    if off:
        y = c.paragraph(option.disabled, pygame.Rect(x, y, room, 10**4), "body", t.warn)
    for row in _rows(option):
        value = c.text(row.value, (x + room, y), "label-b", t.tone(row.tone), "topright")
        c.text(row.label, (x, y), "label", t.dim, room=value.x - x - u(8))
        y += c.line_of("label", 1.3)
    action = None if off else Answer(vm.id, option.id)
    c.hit(f"option:{option.id}", rect, action, _tip(option), focus=True)
