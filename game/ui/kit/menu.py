"""A small list of choices that opens at a widget (targets of an action, intents). While it is open nothing else
reacts.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.viewmodels import Tip


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A choice; `reason` says why it cannot be taken."""

    id: str
    label: str
    action: object
    reason: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """An open menu at the widget with the id `anchor`."""

    anchor: str
    title: str
    rows: tuple[MenuRow, ...]


@dataclass(frozen=True, slots=True)
class CloseMenu(ViewAction):
    """Close the open menu."""


def paint_menu(c: Canvas, menu: Menu, anchor: pygame.Rect) -> None:
    """Paints the menu beside its anchor, inside the window; a press beside it closes it."""
    row_h, pad = c.line_of("label") + c.look.px(10), c.look.px(8)
    widths = [c.width_of(r.label, "label") for r in menu.rows] + [c.width_of(menu.title, "head")]
    wide = min(max(max(widths) + c.look.px(56), c.look.tx(180)), c.surface.get_width() - c.look.px(24))
    rect = pygame.Rect(0, 0, wide, c.line_of("head") + 2 * pad + row_h * len(menu.rows))
    rect.midbottom = anchor.centerx, anchor.top - c.look.px(4)
    if rect.top < c.look.px(8):
        rect.midtop = anchor.centerx, anchor.bottom + c.look.px(4)
    rect.clamp_ip(c.surface.get_rect().inflate(-c.look.px(12), -c.look.px(12)))
    c.hit("menu:outside", c.surface.get_rect(), CloseMenu(), focus=False)
    reach = c.look.px(12)
    c.surface.blit(draw.shadow(rect.size, reach, c.theme.shade), (rect.x - reach, rect.y - reach + c.look.px(3)))
    c.panel(rect, c.theme.raised, c.theme.accent, 7)
    with c.inside(rect):
        y = c.text(
            menu.title, (rect.x + c.look.px(12), rect.y + pad), "head", room=wide - c.look.px(24)
        ).bottom + c.look.px(2)
        for row in menu.rows:
            _row(c, pygame.Rect(rect.x + c.look.px(5), y, wide - c.look.px(10), row_h), row)
            y += row_h


def _row(c: Canvas, rect: pygame.Rect, row: MenuRow) -> None:
    if row.on:
        c.panel(rect, c.theme.wash(c.theme.accent, 0.25), None, 4)
        c.icon("check", (rect.x + c.look.px(14), rect.centery), 15, c.theme.accent)
    elif row.reason:
        c.icon("lock", (rect.x + c.look.px(14), rect.centery), 14, c.theme.dim)
    ink = c.theme.dim if row.reason else c.theme.text
    c.text(row.label, (rect.x + c.look.px(30), rect.centery), "label", ink, "midleft", rect.w - c.look.px(36))
    c.hit(row.id, rect, None if row.reason else row.action, Tip(row.label, row.reason) if row.reason else None)
