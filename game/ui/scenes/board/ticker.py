"""The line at the foot: news, the newest first, as many as fit, and a number that is kept in sight; it stands still."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.ui.intents import OpenScene
from game.ui.kit.canvas import Canvas
from game.ui.scenes.board.state import PinMeter
from game.ui.viewmodels import LogLine, MeterVM, Tip


def paint_ticker(c: Canvas, lines: tuple[LogLine, ...], pinned: MeterVM | None = None) -> None:
    """A badge, the news, a number that is kept in sight, and the keys that lead further."""
    rect, u, t = c.surface.get_rect(), c.look.px, c.theme
    c.surface.fill(t.sunken)
    pygame.draw.line(c.surface, t.line, rect.topleft, rect.topright)
    badge = pygame.Rect(u(8), 0, c.width_of("NEWS", "badge") + u(16), c.line_of("badge", 1.3))
    badge.centery = rect.centery
    c.panel(badge, t.wash(t.bad, 0.25), t.bad, 4)
    c.text("NEWS", badge.center, "badge", t.text, "center")
    keys = "Log  L     Help  F1"
    end = c.text(keys, (rect.right - u(12), rect.centery), "small-m", t.dim, "midright").x - u(16)
    c.hit("ticker:log", pygame.Rect(end, 0, rect.right - end, rect.h), OpenScene("log"), focus=False)
    if pinned is not None:
        end = _pinned(c, end, rect, pinned)
    x = badge.right + u(12)
    for line in lines:
        x = _one(c, x, end, rect.centery, line)
        if x >= end:
            break


def _pinned(c: Canvas, right: int, rect: pygame.Rect, meter: MeterVM) -> int:
    """A number of the world with its change this turn; returns where the news must end."""
    u, t = c.look.px, c.theme
    x = right
    if meter.change:
        x = c.text(meter.moved(), (x, rect.centery), "small", t.dim, "midright").x - u(6)
    x = c.text(meter.reading(), (x, rect.centery), "small-b", t.text, "midright").x - u(7)
    x = c.text(meter.label, (x, rect.centery), "small-m", t.accent, "midright", room=rect.w // 4).x
    tip = meter.tip or Tip(meter.label)
    note = f"{tip.note} Press to let it go.".strip()
    c.hit("ticker:pinned", pygame.Rect(x, 0, right - x, rect.h), PinMeter(meter.label), replace(tip, note=note))
    return x - u(16)


def _one(c: Canvas, x: int, end: int, y: int, line: LogLine) -> int:
    """One message from `x`; returns where the next may start, `end` when there is no room."""
    u, t = c.look.px, c.theme
    if end - x < c.look.tx(150):
        return end
    if line.time:
        x = c.text(line.time, (x, y), "small-m", t.warn, "midleft").right + u(7)
    if line.source:
        x = c.text(line.source, (x, y), "small-b", t.accent, "midleft", max(1, end - x)).right + u(7)
    if end - x < u(30):
        return end
    x = c.text(line.text, (x, y), "small", t.text, "midleft", end - x).right + u(16)
    if x < end:
        pygame.draw.aacircle(c.surface, t.dim, (x - u(8), y), max(1, u(2)))
    return x + u(8)
