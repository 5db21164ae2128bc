"""The author's strip under every screen, and the panel that it opens over the map: errors with their lines, and what
the last save changed. Not a scene: the app paints it over whichever scene is shown, which can be used meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pygame

from game.ui.intents import Intent, Press
from game.ui.kit import draw, focus
from game.ui.kit.canvas import Canvas, Hit, TextRecord, ViewAction
from game.ui.kit.controls import button
from game.ui.kit.flow import Flow, column_height, scroll_column
from game.ui.kit.scroll import Scroll
from game.ui.theme import Colour, Look, Theme
from game.ui.viewmodels import AsideVM, FaultVM, QuoteVM, Tone

LEFT, WIDE, TOP, HIGH = 0.19, 0.575, 0.075, 0.5
"""The panel in shares of the window: over the map, beside the actors, above the tray."""
LIST = "aside"
ICONS: dict[Tone, str] = {
    "plain": "eye",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "info": "network",
}
EMPTY = "Nothing to tell yet: save a file of the scenario."


@dataclass(frozen=True, slots=True)
class Fold(ViewAction):
    """Open the panel, or fold it."""


class Aside:
    """How the strip and the panel are looked at: open or folded, how far scrolled."""

    def __init__(self) -> None:
        self.open = False
        self.scroll = Scroll()
        self.hits: list[Hit] = []
        self.records: list[TextRecord] = []
        self._folded = False
        self._number = 0
        self._key: object = None
        self._pressed = ""
        self._panel = pygame.Rect(0, 0, 0, 0)
        self._strip = pygame.Rect(0, 0, 0, 0)

    def height(self, look: Look) -> int:
        """The height that the strip takes from the screen above it."""
        return look.tx(15) + look.px(19)

    def changed(self, vm: AsideVM | None, look: Look) -> bool:
        """Takes over what is to be shown; true when it looks otherwise than when it was painted last."""
        if vm is not None and vm.number != self._number:
            self._number = vm.number
            self.scroll.offset.clear()
            self.open = vm.filled and (vm.grave or not self._folded)
        key = (vm, look, self.open, self.scroll.offset.get(LIST, 0))
        fresh, self._key = key != self._key, key
        return fresh

    # Events

    def event(self, event: pygame.event.Event) -> list[Intent] | None:
        """What an event means here; None when it is not meant for the strip or the panel."""
        if event.type == pygame.KEYDOWN:
            return self._pressed_key(event)
        if event.type == pygame.MOUSEWHEEL:
            at = getattr(event, "pos", pygame.mouse.get_pos())
            if self.open and self._panel.collidepoint(at):
                self.scroll.move(LIST, round(-event.y * 48))
                return []
            return None
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION) and self._inside(event.pos):
            return self._pointer(event)
        return None

    def _inside(self, at: tuple[int, int]) -> bool:
        return self._strip.collidepoint(at) or (self.open and self._panel.collidepoint(at))

    def _pressed_key(self, event: pygame.event.Event) -> list[Intent] | None:
        if event.key == pygame.K_F7:
            return [Press("preview")]
        if event.key == pygame.K_F8:
            self.fold()
            return []
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN) and event.mod & pygame.KMOD_CTRL and self.open:
            way = -1 if event.key == pygame.K_PAGEUP else 1
            self.scroll.move(LIST, way * round(self.scroll.extent.get(LIST, (0, 0))[0] * 0.85))
            return []
        return None

    def _pointer(self, event: pygame.event.Event) -> list[Intent]:
        hit = focus.under(self.hits, event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._pressed = hit.id if hit else ""
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1 and hit and hit.id == self._pressed:
            if isinstance(hit.action, Fold):
                self.fold()
            elif isinstance(hit.action, Intent):
                return [hit.action]
        return []

    def fold(self) -> None:
        """Opens or folds the panel; folded by hand it stays so until there is an error."""
        self.open = not self.open
        self._folded = not self.open

    # Picture

    def paint(self, window: pygame.Surface, vm: AsideVM, look: Look) -> None:
        """Paints both over the window."""
        c = Canvas(window, look)
        tall = self.height(look)
        whole = window.get_rect()
        self._strip = pygame.Rect(0, whole.bottom - tall, whole.w, tall)
        self._paint_strip(c, vm)
        self._panel = pygame.Rect(0, 0, 0, 0)
        if self.open:
            self._panel = self._paint_panel(c, vm)
        self.hits, self.records = c.hits, c.records

    def _paint_strip(self, c: Canvas, vm: AsideVM) -> None:
        strip, u = self._strip, c.look.px
        colour = tone_of(c.theme, vm.tone)
        pygame.draw.rect(c.surface, c.theme.wash(colour, 0.2), strip)
        pygame.draw.line(c.surface, colour, strip.topleft, (strip.right, strip.y), max(1, u(2)))
        c.icon(ICONS[vm.tone], (strip.x + u(18), strip.centery), 17, colour)
        right = strip.right - u(6)
        with c.inside(strip):
            label = ("Fold" if self.open else "Errors" if vm.grave else "Changes", "F8", Fold())
            rows = [(b.label, b.hint, Press(b.id)) for b in vm.buttons]
            for words, key, action in reversed([*rows, label]):
                wide = c.width_of(words, "button") + (c.width_of(key, "small-b") + u(22) if key else 0) + u(28)
                box = pygame.Rect(right - wide, strip.y + u(4), wide, strip.h - u(7))
                button(c, box, f"aside:{words}", words, action, key=key)
                right = box.x - u(6)
            c.text(vm.status, (strip.x + u(34), strip.centery), "label-b", c.theme.text, "midleft", right - u(44))

    def _paint_panel(self, c: Canvas, vm: AsideVM) -> pygame.Rect:
        u, window = c.look.px, c.surface.get_rect()
        colour = tone_of(c.theme, vm.tone)
        wide, pad = round(window.w * WIDE), u(16)
        head = c.line_of("title") + u(16)
        fill = partial(_fill, vm=vm)
        tall = min(head + column_height(c, wide - 2 * pad + u(10), fill) + u(20), round(window.h * HIGH))
        rect = pygame.Rect(round(window.w * LEFT), round(window.h * TOP), wide, tall)
        reach = u(20)
        c.surface.blit(draw.shadow(rect.size, reach, c.theme.shade), (rect.x - reach, rect.y - reach + u(4)))
        c.panel(rect, c.theme.panel, colour, 8, 2)
        with c.inside(rect):
            c.icon(ICONS[vm.tone], (rect.x + pad + u(9), rect.y + head // 2 + u(2)), 22, colour)
            close = pygame.Rect(rect.right - pad - u(84), rect.y + u(8), u(84), head - u(10))
            button(c, close, "aside:close", "Fold", Fold(), key="F8")
            room = close.x - rect.x - pad - u(40)
            c.text(
                vm.title or vm.status,
                (rect.x + pad + u(28), rect.y + head // 2 + u(2)),
                "title",
                c.theme.text,
                "midleft",
                room,
            )
        view = pygame.Rect(rect.x + pad, rect.y + head, rect.w - 2 * pad + u(10), rect.bottom - rect.y - head - u(10))
        scroll_column(c, view, self.scroll, LIST, fill)
        return rect


def tone_of(theme: Theme, tone: Tone) -> Colour:
    """The colour of a tone; a plain one is quiet."""
    return theme.line_hi if tone == "plain" else theme.tone(tone)


def _fill(flow: Flow, vm: AsideVM) -> None:
    if not vm.filled:
        flow.text(EMPTY, "read", flow.c.theme.dim)
    if vm.note:
        flow.text(vm.note)
        flow.space(10)
    if vm.grave:
        _faults(flow, vm.faults)
    for group in vm.groups:
        flow.heading(group.title)
        flow.rows(group.rows, share=0.46)
        flow.space(8)
    if not vm.grave and vm.faults:
        flow.heading("Warnings")
        _faults(flow, vm.faults)


def _faults(flow: Flow, faults: tuple[FaultVM, ...]) -> None:
    for fault in faults:
        colour = tone_of(flow.c.theme, fault.tone)
        flow.text(fault.where, "label-b", flow.c.theme.accent, 1.35)
        flow.text(f"{fault.text} [{fault.key}]", "read-b", colour, 1.35)
        for quote in fault.quotes:
            if quote.where:
                flow.text(quote.where, "label-b", flow.c.theme.accent, 1.35)
            tall = flow.c.line_of("read", 1.3) + flow.c.look.px(11)
            tall += flow.c.line_of("label", 1.3) if quote.label else 0
            flow.box(tall, partial(_quote, flow.c, quote=quote, colour=colour))
            flow.space(4)
        flow.text(f"Cure: {fault.hint}" if fault.hint else "", "read", flow.c.theme.text, 1.35)
        flow.space(14)


def _quote(c: Canvas, rect: pygame.Rect, quote: QuoteVM, colour: Colour) -> None:
    """The line of the file, with a bar under exactly what is meant."""
    u = c.look.px
    c.panel(rect, c.theme.sunken, c.theme.line, 4)
    line = c.line_of("read", 1.3)
    with c.inside(rect):
        y = rect.y + u(3)
        number = c.text(str(quote.number), (rect.x + u(44), y), "read", c.theme.dim, "topright")
        x, right = number.right + u(12), rect.right - u(8)
        before, marked = quote.before, quote.marked
        while before and c.width_of(before + marked, "read") > right - x:
            before = "…" + before[9:] if len(before) > 9 else ""
        x += c.text(before, (x, y), "read", c.theme.text).w if before else 0
        found = c.text(marked, (x, y), "read", colour, room=right - x)
        if quote.after and right - found.right > u(20):
            c.text(quote.after, (found.right, y), "read", c.theme.text, room=right - found.right)
        bar = pygame.Rect(found.x, y + line - u(1), max(found.w, u(6)), max(2, u(3)))
        pygame.draw.rect(c.surface, colour, bar)
        if quote.label:
            c.text(quote.label, (found.x, bar.bottom + u(1)), "label", colour, room=right - found.x)
