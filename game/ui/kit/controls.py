"""Buttons, key caps, chips, tabs, icon buttons, headings: paint plus one hit box each."""

from __future__ import annotations

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.theme import mix
from game.ui.viewmodels import Tip


def key_cap(c: Canvas, at: tuple[int, int], key: str, anchor: str = "midright", on_accent: bool = False) -> pygame.Rect:
    """A key's name in a small box; `at` is the anchor's place."""
    rect = pygame.Rect(
        0, 0, max(c.width_of(key, "small-b") + c.look.px(12), c.look.px(22)), c.line_of("small-b") + c.look.px(3)
    )
    setattr(rect, anchor, at)
    fill = mix(c.theme.accent, c.theme.on_accent, 0.12) if on_accent else c.theme.sunken
    c.panel(rect, fill, c.theme.on_accent if on_accent else c.theme.line_hi, 4)
    c.text(key, rect.center, "small-b", c.theme.on_accent if on_accent else c.theme.text, "center")
    return rect


def button(
    c: Canvas,
    rect: pygame.Rect,
    id: str,
    label: str,
    action: object,
    *,
    key: str = "",
    primary: bool = False,
    enabled: bool = True,
    tip: Tip | None = None,
    icon: str = "",
    danger: bool = False,
) -> None:
    """A push button. A disabled one stays reachable, so that its tooltip can tell why."""
    t = c.theme
    fill, edge, ink = t.raised, t.line_hi, t.text
    if primary:
        fill, edge, ink = t.accent, mix(t.accent, t.text, 0.5), t.on_accent
    if danger:
        edge, ink = t.bad, t.bad
    if not enabled:
        fill, edge, ink = t.panel, t.line, t.dim
    c.panel(rect, fill, edge, 7)
    with c.inside(rect):
        cap_w = c.width_of(key, "small-b") + c.look.px(22) if key else 0
        icon_w = c.look.px(26) if icon else 0
        whole = c.width_of(label, "button") + c.look.px(14)
        if cap_w + icon_w + whole > rect.w:  # the label matters more than the key and the icon
            cap_w = 0
        if icon_w + whole > rect.w:
            icon, icon_w = "", 0
        room = rect.w - c.look.px(12) - cap_w - icon_w
        label_w = min(c.width_of(label, "button"), room)
        left = rect.x + (rect.w - label_w - cap_w - icon_w) // 2
        if icon:
            c.icon(icon, (left + c.look.px(9), rect.centery), 18, ink)
        c.text(label, (left + icon_w, rect.centery), "button", ink, "midleft", room)
        if cap_w:
            key_cap(c, (left + icon_w + label_w + c.look.px(8), rect.centery), key, "midleft", primary and enabled)
    c.hit(id, rect, action if enabled else None, tip, focus=True)


def chip(
    c: Canvas,
    at: tuple[int, int],
    id: str,
    label: str,
    action: object,
    on: bool,
    icon: str = "",
    tip: Tip | None = None,
) -> pygame.Rect:
    """A small round switch with its left upper corner at `at`; a tick as well as colour says that it is on."""
    t = c.theme
    rect = pygame.Rect(*at, c.width_of(label, "small-m") + c.look.px(36), c.line_of("small-m") + c.look.px(8))
    c.panel(rect, t.wash(t.accent, 0.22) if on else t.panel, t.accent if on else t.line_hi, rect.h / c.look.unit / 2)
    center = (rect.x + c.look.px(16), rect.centery)
    if on:
        c.icon("check", center, 14, t.accent)
    else:
        c.icon(icon or "circle", center, 11, t.dim)
    with c.inside(rect):
        c.text(label, (rect.x + c.look.px(27), rect.centery), "small-m", t.text if on else t.dim, "midleft")
    c.hit(id, rect, action, tip)
    return rect


def tab(
    c: Canvas,
    at: tuple[int, int],
    id: str,
    label: str,
    action: object,
    on: bool,
    count: int | None = None,
    icon: str = "",
    tip: Tip | None = None,
) -> pygame.Rect:
    """A tab, its left upper corner at `at`; the open one is underlined as well as lighter."""
    t = c.theme
    tail = "" if count is None else str(count)
    style = "label-b" if on else "label"
    icon_w = c.look.px(20) if icon else 0
    tail_w = c.width_of(tail, "small") + c.look.px(7) if tail else 0
    rect = pygame.Rect(*at, tab_width(c, label, style) + icon_w + tail_w, c.line_of("label") + c.look.px(10))
    if on:
        c.panel(rect, t.raised, t.line_hi, 5)
        pygame.draw.rect(
            c.surface,
            t.accent,
            (rect.x + c.look.px(6), rect.bottom - c.look.px(3), rect.w - c.look.px(12), c.look.px(3)),
        )
    x = rect.x + c.look.px(11)
    with c.inside(rect):
        if icon:
            c.icon(icon, (x + c.look.px(7), rect.centery), 15, t.text if on else t.dim)
            x += icon_w
        right = (
            c.text(label, (x, rect.centery), style, t.text if on else t.dim, "midleft").right
            if label
            else x - c.look.px(2)
        )
        if tail:
            c.text(tail, (right + c.look.px(7), rect.centery), "small", t.dim, "midleft")
    c.hit(id, rect, action, tip)
    return rect


def tab_width(c: Canvas, label: str, style: str = "label-b") -> int:
    """The width of a tab without count and icon, by default of an open one."""
    return c.width_of(label, style) + c.look.px(22)


def icon_button(
    c: Canvas, rect: pygame.Rect, id: str, icon: str, action: object | None, tip: Tip, framed: bool = True
) -> None:
    """A button with an icon alone; the tooltip is its name."""
    if framed:
        c.panel(rect, c.theme.panel, c.theme.line_hi, 5)
    c.icon(icon, rect.center, rect.h / c.look.unit * 0.6, c.theme.text if action else c.theme.line_hi)
    c.hit(id, rect, action, tip, focus=True)


def heading(c: Canvas, rect: pygame.Rect, title: str, note: str = "") -> int:
    """A panel's title line with a quiet note at its right; returns the y below it."""
    y = rect.y + c.look.px(9)
    drawn = c.text(title, (rect.x + c.look.px(12), y), "head", c.theme.text, room=rect.w - c.look.px(24))
    room = rect.right - c.look.px(12) - drawn.right - c.look.px(10)
    if note and room > c.look.tx(30):
        c.text(note, (rect.right - c.look.px(12), drawn.centery), "small", c.theme.dim, "midright", room)
    return drawn.bottom + c.look.px(5)
