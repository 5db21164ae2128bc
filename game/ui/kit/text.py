"""Text: faces by script, measuring, wrapping, shortening; rendered lines are kept. Knows nothing of panels."""

from __future__ import annotations

import re
from functools import lru_cache

import pygame

from game.core.quantity import UNITS
from game.ui import assets
from game.ui.kit import faces
from game.ui.theme import STYLES, Colour, Look

ELLIPSIS = "…"
NO_BEGIN = "、。，．：；！？）」』】〉》〕ー々"
"""What no line of Chinese or Japanese begins with."""


@lru_cache(maxsize=4096)
def runs(text: str, style: str, language: str) -> tuple[tuple[str, str], ...]:
    """Splits a line into runs of (text, file of its face). Plain Latin lines are one run."""
    out: list[tuple[str, str]] = []
    for char in text:
        face = out[-1][1] if out and char.isspace() else faces.face_of(char, style, language)
        if out and out[-1][1] == face:
            out[-1] = (out[-1][0] + char, face)
        else:
            out.append((char, face))
    return tuple(out)


def size_of(style: str, look: Look) -> int:
    """The pixel size of a style."""
    return look.tx(STYLES[style][2])


def line_height(style: str, look: Look, lead: float = 1.26) -> int:
    """Distance between the lines of a paragraph in pixels."""
    return round(size_of(style, look) * lead)


@lru_cache(maxsize=20000)
def _width(text: str, style: str, size: int, language: str) -> int:
    return sum(assets.font(face, size).size(part)[0] for part, face in runs(text, style, language))


def width(text: str, style: str, look: Look) -> int:
    """The width of a line in pixels."""
    return _width(text, style, size_of(style, look), look.language)


@lru_cache(maxsize=4096)
def _render(text: str, style: str, size: int, colour: Colour, language: str) -> pygame.Surface:
    parts = [(part, assets.font(face, size)) for part, face in runs(text, style, language)]
    if not parts:
        return assets.font(STYLES[style][0], size).render("", True, colour)
    if len(parts) == 1:
        return parts[0][1].render(text, True, colour)
    images = [(font.render(part, True, colour), font.get_ascent()) for part, font in parts]
    top = max(ascent for _, ascent in images)
    height = max(top - ascent + image.get_height() for image, ascent in images)
    out = pygame.Surface((max(1, sum(i.get_width() for i, _ in images)), height), pygame.SRCALPHA)
    x = 0
    for image, ascent in images:
        out.blit(image, (x, top - ascent))
        x += image.get_width()
    return out


def line(text: str, style: str, colour: Colour, look: Look) -> pygame.Surface:
    """One line of text as a picture (kept; do not draw on it)."""
    return _render(text, style, size_of(style, look), colour, look.language)


@lru_cache(maxsize=2048)
def _halo(text: str, style: str, size: int, colour: Colour, halo: Colour, reach: int, language: str) -> pygame.Surface:
    core, edge = (_render(text, style, size, ink, language) for ink in (colour, halo))
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
    return _halo(text, style, size_of(style, look), colour, look.theme.halo, max(1, look.px(2)), look.language)


@lru_cache(maxsize=4096)
def _shorten(text: str, style: str, size: int, room: int, language: str) -> str:
    if _width(text, style, size, language) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle].rstrip() + ELLIPSIS, style, size, language) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def shorten(text: str, style: str, look: Look, room: int) -> str:
    """The text, or its beginning with an ellipsis when it is wider than `room` pixels."""
    return _shorten(text, style, size_of(style, look), max(0, room), look.language)


def cut_off(text: str, style: str, look: Look, room: int) -> str:
    """A line that goes on: its beginning with an ellipsis, within `room` pixels."""
    whole = text + ELLIPSIS
    return (
        whole
        if width(whole, style, look) <= room
        else shorten(f"{text}  ", style, look, min(room, width(text, style, look) - 1))
    )


def _split_long(word: str, style: str, size: int, room: int, language: str) -> list[str]:
    """A word wider than the line, cut into pieces that fit (at least one letter each). No piece begins with a sign that
    ends a clause: it takes the letter before it along.
    """
    pieces, current = [], ""
    for char in word:
        if current and _width(current + char, style, size, language) > room:
            kept = current[:-1] if char in NO_BEGIN and len(current) > 1 else current
            pieces.append(kept)
            current = current[len(kept) :]
        current += char
    return [*pieces, current]


def _unspaced(char: str) -> bool:
    """Whether a letter is of a script without spaces, such as Chinese, Japanese and Thai: a line may end after it."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x0E00 <= code <= 0x0EFF


UNITS_SHOWN = "|".join(sorted({re.escape(unit.shown) for unit in UNITS.values()}, key=len, reverse=True))
BEFORE_UNIT = re.compile(rf"(?<=[0-9]) (?=(?:{UNITS_SHOWN})(?!\w))")


def _words(paragraph: str) -> list[str]:
    """What a line may end after; a number and its unit, as in `-11 °F`, stay on one line."""
    return re.sub(r"[^\S\u00a0]+", " ", BEFORE_UNIT.sub("\u00a0", paragraph)).strip(" ").split(" ")


@lru_cache(maxsize=4096)
def _wrap(text: str, style: str, size: int, room: int, language: str) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in _words(paragraph):
            trial = f"{current} {word}" if current else word
            if _width(trial, style, size, language) <= room:
                current = trial
                continue
            if current and not any(map(_unspaced, word)):
                lines.append(current)
                trial = word
            *full, current = _split_long(trial, style, size, room, language)
            lines.extend(full)
        lines.append(current)
    return tuple(lines)


def wrap(text: str, style: str, look: Look, room: int) -> tuple[str, ...]:
    """The text in lines of at most `room` pixels; line breaks in it are kept."""
    return _wrap(text, style, size_of(style, look), max(1, room), look.language)


def forget() -> None:
    """Drops all faces and pictures, with the assets below them (a test points the program at another folder)."""
    for cache in (runs, _width, _render, _halo, _shorten, _wrap):
        cache.cache_clear()
    faces.forget()
    assets.forget()
