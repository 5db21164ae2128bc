"""Short messages that go away by themselves (saved, refused with the reason)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas

SHOWN_MS = 5000
MOST = 3


@dataclass(slots=True)
class Toasts:
    """The messages on screen with the time each has left, in milliseconds."""

    lines: list[tuple[str, int]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Shows a message; the oldest goes when there are too many."""
        self.lines = [*self.lines, (words, SHOWN_MS)][-MOST:]

    def tick(self, ms: int) -> bool:
        """Lets time pass; true when a message went away."""
        before = len(self.lines)
        self.lines = [(words, left - ms) for words, left in self.lines if left > ms]
        return len(self.lines) != before


def paint_toasts(c: Canvas, toasts: Toasts) -> None:
    """Messages stacked in the upper middle of the window."""
    window = c.surface.get_rect()
    y, most = c.look.px(64), min(c.look.tx(560), window.w - c.look.px(40))
    for words, _ in toasts.lines:
        room = min(most, c.width_of(words, "label") + 2) - 0
        rect = pygame.Rect(0, y, room + c.look.px(56), c.height_of(words, room, "label") + c.look.px(18))
        rect.centerx = window.centerx
        reach = c.look.px(10)
        c.surface.blit(draw.shadow(rect.size, reach, c.theme.shade), (rect.x - reach, rect.y - reach))
        c.panel(rect, c.theme.raised, c.theme.accent, 8)
        c.icon("info", (rect.x + c.look.px(22), rect.centery), 18, c.theme.accent)
        with c.inside(rect):
            c.paragraph(words, pygame.Rect(rect.x + c.look.px(42), rect.y + c.look.px(9), room, rect.h), "label")
        y = rect.bottom + c.look.px(8)
