"""A column of texts, rows and boxes that knows its height before it paints: the body of long screens, scrolling
when it must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.kit.scroll import Scroll, scroll_bar
from game.ui.theme import Colour
from game.ui.viewmodels import DetailRow

FAR = 10**5


class Flow:
    """Stacks blocks from `y` down. With `paint` False it only measures."""

    def __init__(self, c: Canvas, x: int, y: int, width: int, paint: bool) -> None:
        self.c, self.x, self.y, self.width, self.paint = c, x, y, width, paint

    def space(self, size: float) -> None:
        """Empty room, in logical pixels."""
        self.y += self.c.look.px(size)

    def text(self, words: str, style: str = "read", colour: Colour | None = None, lead: float = 1.4) -> None:
        """A wrapped paragraph; nothing for an empty text."""
        if not words:
            return
        if self.paint:
            self.c.paragraph(words, pygame.Rect(self.x, self.y, self.width, FAR), style, colour, lead)
        self.y += self.c.height_of(words, self.width, style, lead)

    def heading(self, words: str) -> None:
        """A heading with a thin line under it."""
        self.space(6)
        self.text(words, "head", self.c.theme.accent, 1.3)
        if self.paint:
            pygame.draw.line(self.c.surface, self.c.theme.line, (self.x, self.y + 1), (self.x + self.width, self.y + 1))
        self.space(8)

    def rows(self, rows: Iterable[DetailRow], style: str = "label", share: float = 0.0) -> None:
        """Label and value a line. `share` above 0 puts the values in a column that starts there, else they stand at
        the right.
        """
        for row in rows:
            self._row(row, style, share)

    def _row(self, row: DetailRow, style: str, share: float) -> None:
        c, gap = self.c, self.c.look.px(12)
        value_w = c.width_of(row.value, f"{style}-b") if row.value else 0
        label_w = round(self.width * share) - gap if share else self.width - min(value_w, self.width // 2) - gap
        value_w = self.width - label_w - gap
        label_h = c.height_of(row.label, label_w, style, 1.35)
        value_h = c.height_of(row.value, value_w, f"{style}-b", 1.35) if row.value else 0
        if self.paint:
            c.paragraph(
                row.label,
                pygame.Rect(self.x, self.y, label_w, FAR),
                style,
                c.theme.dim if row.value else c.theme.text,
                1.35,
            )
            if row.value:
                wraps = value_h > c.line_of(f"{style}-b", 1.35)
                x = self.x + label_w + gap
                if share or wraps:
                    c.paragraph(
                        row.value, pygame.Rect(x, self.y, value_w, FAR), f"{style}-b", c.theme.tone(row.tone), 1.35
                    )
                else:
                    c.text(row.value, (self.x + self.width, self.y), f"{style}-b", c.theme.tone(row.tone), "topright")
        self.y += max(label_h, value_h) + c.look.px(3)

    def box(self, height: int, paint: Callable[[pygame.Rect], None]) -> None:
        """A block of `height` pixels painted by the caller."""
        if self.paint:
            paint(pygame.Rect(self.x, self.y, self.width, height))
        self.y += height


def scroll_column(c: Canvas, view: pygame.Rect, scroll: Scroll, name: str, fill: Callable[[Flow], None]) -> int:
    """Fills `view` with a column, scrolled as far as `scroll` says. Returns the column's height."""
    wide = view.w - c.look.px(12)
    measure = Flow(c, view.x, 0, wide, False)
    fill(measure)
    offset = scroll.at(name, view.h, measure.y)
    with c.scrolled(name, view):
        fill(Flow(c, view.x, view.y - offset, wide, True))
    scroll_bar(c, view, offset, measure.y)
    return measure.y


def column_height(c: Canvas, width: int, fill: Callable[[Flow], None]) -> int:
    """The height of a column of this width, scroll bar's room included."""
    measure = Flow(c, 0, 0, width - c.look.px(12), False)
    fill(measure)
    return measure.y
