"""Text: faces by script, measuring, wrapping, shortening; rendered lines are kept. Knows nothing of panels."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.ui import assets
from game.ui.theme import STYLES, Colour, Look

ELLIPSIS = "…"


def _east(char: str) -> bool:
    code = ord(char)
    return 0x1100 <= code <= 0x11FF or 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Splits a line into runs of (text, needs the East Asian face). Plain Latin lines are one run."""
    out: list[tuple[str, bool]] = []
    for char in text:
        east = _east(char)
        if out and out[-1][1] == east:
            out[-1] = (out[-1][0] + char, east)
        else:
            out.append((char, east))
    return tuple(out)


def size_of(style: str, look: Look) -> int:
    """The pixel size of a style."""
    return look.tx(STYLES[style][2])


@lru_cache(maxsize=512)
def _fonts(style: str, size: int) -> tuple[pygame.font.Font, pygame.font.Font]:
    latin, east, _ = STYLES[style]
    return assets.font(latin, size), assets.font(east, size)


def line_height(style: str, look: Look, lead: float = 1.26) -> int:
    """Distance between the lines of a paragraph in pixels."""
    return round(size_of(style, look) * lead)


@lru_cache(maxsize=20000)
def _width(text: str, style: str, size: int) -> int:
    faces = _fonts(style, size)
    return sum(faces[east].size(part)[0] for part, east in runs(text))


def width(text: str, style: str, look: Look) -> int:
    """The width of a line in pixels."""
    return _width(text, style, size_of(style, look))


@lru_cache(maxsize=4096)
def _render(text: str, style: str, size: int, colour: Colour) -> pygame.Surface:
    faces = _fonts(style, size)
    parts = runs(text)
    if len(parts) == 1:
        return faces[parts[0][1]].render(text, True, colour)
    images = [(faces[east].render(part, True, colour), faces[east].get_ascent()) for part, east in parts]
    top = max((ascent for _, ascent in images), default=0)
    height = max((top - ascent + image.get_height() for image, ascent in images), default=1)
    out = pygame.Surface((max(1, sum(i.get_width() for i, _ in images)), height), pygame.SRCALPHA)
    x = 0
    for image, ascent in images:
        out.blit(image, (x, top - ascent))
        x += image.get_width()
    return out


def line(text: str, style: str, colour: Colour, look: Look) -> pygame.Surface:
    """One line of text as a picture (kept; do not draw on it)."""
    return _render(text, style, size_of(style, look), colour)


@lru_cache(maxsize=2048)
def _halo(text: str, style: str, size: int, colour: Colour, halo: Colour, reach: int) -> pygame.Surface:
    core, edge = _render(text, style, size, colour), _render(text, style, size, halo)
    ring = pygame.Surface((core.get_width() + 2 * reach, core.get_height() + 2 * reach), pygame.SRCALPHA)
    for dx in range(-reach, reach + 1):
        for dy in range(-reach, reach + 1):
            if dx * dx + dy * dy <= reach * reach + 1:
                ring.blit(edge, (reach + dx, reach + dy))
    ring.set_alpha(235)
    out = pygame.Surface(ring.get_size(), pygame.SRCALPHA)
    out.blit(ring, (0, 0))
    out.blit(core, (reach, reach))
    return out


def halo(text: str, style: str, colour: Colour, look: Look) -> pygame.Surface:
    """One line with a soft edge in the theme's halo colour, to be read on the map."""
    return _halo(text, style, size_of(style, look), colour, look.theme.halo, max(1, look.px(2)))


@lru_cache(maxsize=4096)
def _shorten(text: str, style: str, size: int, room: int) -> str:
    if _width(text, style, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle].rstrip() + ELLIPSIS, style, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def shorten(text: str, style: str, look: Look, room: int) -> str:
    """The text, or its beginning with an ellipsis when it is wider than `room` pixels."""
    return _shorten(text, style, size_of(style, look), max(0, room))


def cut_off(text: str, style: str, look: Look, room: int) -> str:
    """A line that goes on: its beginning with an ellipsis, within `room` pixels."""
    whole = text + ELLIPSIS
    return (
        whole
        if width(whole, style, look) <= room
        else shorten(f"{text}  ", style, look, min(room, width(text, style, look) - 1))
    )


def _split_long(word: str, style: str, size: int, room: int) -> list[str]:
    """A word wider than the line, cut into pieces that fit (at least one letter each)."""
    pieces, current = [], ""
    for char in word:
        if current and _width(current + char, style, size) > room:
            pieces.append(current)
            current = ""
        current += char
    return [*pieces, current]


@lru_cache(maxsize=4096)
def _wrap(text: str, style: str, size: int, room: int) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in paragraph.split():
            trial = f"{current} {word}" if current else word
            if _width(trial, style, size) <= room:
                current = trial
                continue
            if current:
                lines.append(current)
            *full, current = _split_long(word, style, size, room)
            lines.extend(full)
        lines.append(current)
    return tuple(lines)


def wrap(text: str, style: str, look: Look, room: int) -> tuple[str, ...]:
    """The text in lines of at most `room` pixels; line breaks in it are kept."""
    return _wrap(text, style, size_of(style, look), max(1, room))


def forget() -> None:
    """Drops all faces and pictures, with the assets below them (a test points the program at another folder)."""
    for cache in (runs, _fonts, _width, _render, _halo, _shorten, _wrap):
        cache.cache_clear()
    assets.forget()
