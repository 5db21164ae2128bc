"""The tooltip: beside what it explains, never outside the window, never over it."""

from __future__ import annotations

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.viewmodels import Tip


def paint_tip(c: Canvas, tip: Tip, target: pygame.Rect) -> pygame.Rect:
    """Paints a tooltip for `target` and returns its rectangle."""
    pad, wide = c.look.px(12), _width(c, tip)
    rect = _place(c, pygame.Rect(0, 0, wide, _height(c, tip, wide - 2 * pad)), target)
    reach = c.look.px(12)
    c.surface.blit(draw.shadow(rect.size, reach, c.theme.shade), (rect.x - reach, rect.y - reach + c.look.px(3)))
    c.panel(rect, c.theme.raised, c.theme.focus, 7)
    x, y, room = rect.x + pad, rect.y + c.look.px(8), wide - 2 * pad
    with c.inside(rect):
        if tip.title:
            y = c.paragraph(tip.title, pygame.Rect(x, y, room, rect.h), "name") + c.look.px(2)
        if tip.text:
            y = c.paragraph(tip.text, pygame.Rect(x, y, room, rect.bottom - y), "body", c.theme.dim) + c.look.px(4)
        for row in tip.rows:
            y = _row(c, x, y, room, row.label, row.value, row.tone)
        if tip.note:
            pygame.draw.line(c.surface, c.theme.line_hi, (x, y + 1), (x + room, y + 1))
            c.paragraph(tip.note, pygame.Rect(x, y + c.look.px(6), room, rect.bottom - y), "small", c.theme.dim)
    return rect


def _row(c: Canvas, x: int, y: int, room: int, label: str, value: str, tone: str) -> int:
    value_w = c.width_of(value, "label-b") + c.look.px(10) if value else 0
    c.text(value, (x + room, y), "label-b", c.theme.tone(tone), "topright")
    return c.paragraph(label, pygame.Rect(x, y, room - value_w, 10**4), "label", c.theme.dim if value else c.theme.text)


def _width(c: Canvas, tip: Tip) -> int:
    rows = [c.width_of(r.label, "label") + c.width_of(r.value, "label-b") + c.look.px(14) for r in tip.rows]
    texts = [c.width_of(tip.text, "body"), c.width_of(tip.note, "small")]
    wanted = max(c.width_of(tip.title, "name"), *rows, *texts, 1) + c.look.px(26)
    return min(max(wanted, c.look.tx(120)), c.look.tx(330), c.surface.get_width() - c.look.px(16))


def _height(c: Canvas, tip: Tip, room: int) -> int:
    tall = c.look.px(16)
    if tip.title:
        tall += c.height_of(tip.title, room, "name") + c.look.px(2)
    if tip.text:
        tall += c.height_of(tip.text, room) + c.look.px(4)
    for row in tip.rows:
        value_w = c.width_of(row.value, "label-b") + c.look.px(10) if row.value else 0
        tall += c.height_of(row.label, room - value_w, "label")
    return tall + (c.height_of(tip.note, room, "small") + c.look.px(8) if tip.note else 0)


def _place(c: Canvas, rect: pygame.Rect, target: pygame.Rect) -> pygame.Rect:
    """Above the target if there is room, else below, else at its side; moved inside the window."""
    window, gap = c.surface.get_rect().inflate(-c.look.px(8), -c.look.px(8)), c.look.px(8)
    spots = (
        {"midbottom": (target.centerx, target.top - gap)},
        {"midtop": (target.centerx, target.bottom + gap)},
        {"midleft": (target.right + gap, target.centery)},
        {"midright": (target.left - gap, target.centery)},
    )
    for spot in spots:
        moved = rect.copy()
        for anchor, at in spot.items():
            setattr(moved, anchor, at)
        moved.clamp_ip(window)
        if not moved.colliderect(target):
            return moved
    rect.midbottom = target.midbottom
    return rect.clamp(window)
