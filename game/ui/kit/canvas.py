"""The surface that widgets paint on: text with its panel on record, hit boxes with intents, the look. The only
drawing state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pygame

from game.ui import assets
from game.ui.kit import draw, text
from game.ui.theme import RADIUS, Alpha, Colour, Look
from game.ui.viewmodels import Tip


class ViewAction:
    """Base of what a scene does for itself (scroll, tab, zoom): never leaves the scene."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that reacts. `action` is an Intent, a ViewAction or None; `tip` shows on hover and on focus.

    `focus`: the keyboard can reach it. `view` is the visible part of a scrolling list; `scroll` names that list.
    """

    id: str
    rect: pygame.Rect
    action: object | None = None
    tip: Tip | None = None
    focus: bool = True
    view: pygame.Rect | None = None
    scroll: str = ""

    def seen(self) -> pygame.Rect:
        """The part that can be clicked."""
        return self.rect if self.view is None else self.rect.clip(self.view)

    def moved(self, x: int, y: int) -> Hit:
        """The same place in the coordinates of the window."""
        return replace(self, rect=self.rect.move(x, y), view=self.view.move(x, y) if self.view else None)


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A line of text that was painted, and the panel it has to stay inside; `scrolled` ones may lie out of sight."""

    text: str
    rect: pygame.Rect
    panel: pygame.Rect
    scrolled: bool = False


class Canvas:
    """Paints on one surface and remembers texts and hit boxes (coordinates of that surface)."""

    def __init__(self, surface: pygame.Surface, look: Look) -> None:
        self.surface, self.look, self.theme = surface, look, look.theme
        self.hits: list[Hit] = []
        self.records: list[TextRecord] = []
        self._panel = surface.get_rect()
        self._view: pygame.Rect | None = None
        self._scroll = ""

    @contextmanager
    def inside(self, rect: pygame.Rect) -> Iterator[None]:
        """Texts painted in this block belong to the panel `rect`."""
        before, self._panel = self._panel, rect
        yield
        self._panel = before

    @contextmanager
    def scrolled(self, name: str, view: pygame.Rect) -> Iterator[None]:
        """Paints are cut to `view` and hit boxes belong to the list `name`."""
        before = self._view, self._scroll, self.surface.get_clip(), self._panel
        self._view, self._scroll = view, name
        self._panel = pygame.Rect(view.x, -100000, view.w, 300000)
        self.surface.set_clip(view)
        yield
        self._view, self._scroll, clip, self._panel = before
        self.surface.set_clip(clip)

    def hit(
        self,
        id: str,
        rect: pygame.Rect,
        action: object | None = None,
        tip: Tip | None = None,
        focus: bool | None = None,
    ) -> None:
        """Adds a hit box; later ones lie above earlier ones. Without an action it is for its tooltip alone."""
        self.hits.append(
            Hit(
                id,
                pygame.Rect(rect),
                action,
                tip,
                action is not None if focus is None else focus,
                self._view,
                self._scroll,
            )
        )

    def text(
        self,
        words: str,
        at: tuple[float, float],
        style: str = "small",
        colour: Colour | None = None,
        anchor: str = "topleft",
        room: int = 0,
        halo: bool = False,
    ) -> pygame.Rect:
        """One line at `at` (which names the `anchor` corner). With `room` it is shortened, and the whole text
        becomes its tooltip.
        """
        shown = text.shorten(words, style, self.look, room) if room else words
        tint = colour or self.theme.text
        image = (text.halo if halo else text.line)(shown, style, tint, self.look)
        rect = image.get_rect(**{anchor: (round(at[0]), round(at[1]))})
        self.surface.blit(image, rect)
        self._record(shown, rect)
        if shown != words:
            self.hit(f"more:{words}", rect, None, Tip(words))
        return rect

    def fitting(self, words: str, brief: str, style: str, room: int) -> str:
        """The words, or their brief form where they have no room."""
        return brief if brief and self.width_of(words, style) > room else words

    def _record(self, shown: str, rect: pygame.Rect) -> None:
        if shown.strip():
            self.records.append(TextRecord(shown, rect, self._panel, self._view is not None))

    def paragraph(
        self, words: str, rect: pygame.Rect, style: str = "body", colour: Colour | None = None, lead: float = 1.3
    ) -> int:
        """Wrapped text inside `rect`; what does not fit ends in an ellipsis with the whole text as tooltip. Returns
        the lower edge.
        """
        step = text.line_height(style, self.look, lead)
        lines = text.wrap(words, style, self.look, rect.w)
        most = max(1, rect.h // step)
        kept = list(lines[:most])
        if len(lines) > most:
            kept[-1] = text.cut_off(kept[-1], style, self.look, rect.w)
            self.hit(f"more:{words}", rect, None, Tip("", words))
        y = rect.y
        for one in kept:
            image = text.line(one, style, colour or self.theme.text, self.look)
            self.surface.blit(image, (rect.x, y))
            self._record(one, pygame.Rect(rect.x, y, image.get_width(), min(step, image.get_height())))
            y += step
        return y

    def height_of(self, words: str, width: int, style: str = "body", lead: float = 1.3) -> int:
        """The height that `paragraph` needs for a text of this width."""
        return len(text.wrap(words, style, self.look, width)) * text.line_height(style, self.look, lead)

    def width_of(self, words: str, style: str) -> int:
        """The width of a line in pixels."""
        return text.width(words, style, self.look)

    def line_of(self, style: str, lead: float = 1.3) -> int:
        """The height of a line in pixels."""
        return text.line_height(style, self.look, lead)

    def panel(
        self,
        rect: pygame.Rect,
        fill: Colour | Alpha | None = None,
        edge: Colour | None = None,
        radius: float = RADIUS,
        width: int = 1,
    ) -> None:
        """A smooth rounded panel; sizes in logical pixels."""
        draw.panel(self.surface, rect, fill, edge, self.look.px(radius), max(1, round(width * self.look.unit)))

    def icon(self, name: str, center: tuple[float, float], size: float, colour: Colour) -> pygame.Rect:
        """A line icon of a logical size, centred."""
        image = assets.icon(name, self.look.px(size), colour)
        rect = image.get_rect(center=(round(center[0]), round(center[1])))
        self.surface.blit(image, rect)
        return rect

    def flag(self, code: str, short: str, center: tuple[float, float], height: float, colour: Colour) -> pygame.Rect:
        """A flag, or the actor's short name (its first letter where it has no room) on its colour."""
        tall = self.look.px(height)
        image = assets.flag(code, tall) if code else None
        rect = pygame.Rect(0, 0, round(tall * 4 / 3), tall)
        rect.center = round(center[0]), round(center[1])
        if image is not None:
            self.surface.blit(image, rect)
            pygame.draw.rect(self.surface, self.theme.line_hi, rect, 1)
            return rect
        self.panel(rect, colour, None, 3)
        words = short if self.width_of(short, "small-b") <= rect.w - self.look.px(4) else short[:1]
        if self.line_of("small-b", 1.0) <= rect.h:
            self.text(words, rect.center, "small-b", self.theme.ink_on(colour), "center")
        return rect
