"""Scrolling lists: how far each is scrolled, the bar that shows it, moving a focused line into view."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.kit.canvas import Canvas


@dataclass(slots=True)
class Scroll:
    """Offsets in pixels by list name; `extent` is (view height, content height) as painted last."""

    offset: dict[str, int] = field(default_factory=dict)
    extent: dict[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, name: str, view: int, content: int) -> int:
        """The offset of a list about to be painted, held inside its content; remembers the extent."""
        self.extent[name] = (view, content)
        self.offset[name] = min(max(0, self.offset.get(name, 0)), max(0, content - view))
        return self.offset[name]

    def move(self, name: str, by: int) -> bool:
        """Scrolls by pixels; false when it was at its end already."""
        view, content = self.extent.get(name, (0, 0))
        before = self.offset.get(name, 0)
        self.offset[name] = min(max(0, before + by), max(0, content - view))
        return self.offset[name] != before

    def show(self, name: str, rect: pygame.Rect, view: pygame.Rect) -> bool:
        """Scrolls so that `rect` lies inside `view`; true when something moved."""
        if rect.top < view.top:
            return self.move(name, rect.top - view.top)
        return (
            self.move(name, min(rect.bottom - view.bottom, rect.top - view.top)) if rect.bottom > view.bottom else False
        )


def scroll_bar(c: Canvas, view: pygame.Rect, offset: int, content: int) -> None:
    """A thin bar at the right edge when there is more than fits."""
    if content <= view.h:
        return
    wide = c.look.px(5)
    track = pygame.Rect(view.right - wide, view.y, wide, view.h)
    tall = max(c.look.px(18), round(view.h * view.h / content))
    y = view.y + round((view.h - tall) * offset / max(1, content - view.h))
    pygame.draw.rect(c.surface, c.theme.line, track, border_radius=wide // 2)
    pygame.draw.rect(c.surface, c.theme.line_hi, (track.x, y, wide, tall), border_radius=wide // 2)
