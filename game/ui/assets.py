"""Finds and loads fonts, icons, symbols, flags, maps and sounds.

A missing or broken asset is reported once through the log and replaced by something plain: the window never fails
for want of a
picture. Loaded assets are kept; sizes are pixels.
"""

from __future__ import annotations

import io
import json
import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

import pygame
import pygame.freetype

from game.resources import assets_dir

LOG = logging.getLogger("whitecell.assets")
Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
_told: set[str] = set()


def report(name: str, error: Exception | str) -> None:
    """Tells once that an asset could not be used."""
    if name not in _told:
        _told.add(name)
        LOG.warning("The asset %s cannot be used (%s); a plain one is shown instead.", name, error)


def path(*parts: str) -> Path:
    """The path of an asset, which need not exist."""
    return assets_dir().joinpath(*parts)


@lru_cache(maxsize=256)
def font(file: str, size: int) -> pygame.font.Font:
    """A face at a pixel size, by the name of a bundled one or the path of another; pygame's own face when the file is
    missing or broken.
    """
    try:
        face = pygame.font.Font(str(path("fonts", file)), size)
        face.size("x")  # some broken files are only noticed at the first use
        return face
    except (OSError, pygame.error) as error:
        report(f"fonts/{file}", error)
        return pygame.font.Font(None, round(size * 1.25))


@lru_cache(maxsize=64)
def _letters(file: str) -> pygame.freetype.Font | None:
    try:
        pygame.freetype.init()
        return pygame.freetype.Font(str(path("fonts", file)), 16)
    except (OSError, pygame.error):
        return None


def writes(file: str, char: str) -> bool:
    """Whether a face has a letter (never one whose file is missing or broken)."""
    face = _letters(file)
    return face is not None and face.get_metrics(char)[0] is not None


@lru_cache(maxsize=512)
def icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    """A line icon tinted in one colour; a plain ring when it is missing."""
    try:
        svg = path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "#ffffff")
        image = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size)).convert_alpha()
    except (OSError, pygame.error, ValueError) as error:
        report(f"icons/{name}.svg", error)
        image = pygame.Surface((size, size), pygame.SRCALPHA)
        pygame.draw.circle(image, WHITE, (size // 2, size // 2), max(2, size // 3), max(1, size // 10))
    image.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return image


@lru_cache(maxsize=512)
def symbol(kind: str, affiliation: str, size: int) -> pygame.Surface:
    """A military symbol `size` pixels wide or high, frame by affiliation; an unlettered frame when the kind is not
    known.
    """
    name = f"{kind}_{affiliation}.svg"
    try:
        return pygame.image.load_sized_svg(str(path("symbols", name)), (size, size)).convert_alpha()
    except (OSError, pygame.error, ValueError) as error:
        report(f"symbols/{name}", error)
        return _plain_symbol(affiliation, size)


def _plain_symbol(affiliation: str, size: int) -> pygame.Surface:
    """Frames of the standard by shape: friend a rectangle, adversary a diamond, neutral a square, unknown a disc."""
    image = pygame.Surface((size, size), pygame.SRCALPHA)
    box = image.get_rect().inflate(-size // 6, -size // 6)
    fill, edge = (
        {"F": (128, 224, 255), "H": (255, 128, 128), "N": (170, 255, 170)}.get(affiliation, (255, 255, 128)),
        (0, 0, 0),
    )
    width = max(1, size // 18)
    if affiliation == "U":
        pygame.draw.circle(image, fill, box.center, box.w // 2)
        pygame.draw.circle(image, edge, box.center, box.w // 2, width)
        return image
    low = box.inflate(0, -box.h // 4)
    shapes = {
        "H": [box.midtop, box.midright, box.midbottom, box.midleft],
        "N": [box.topleft, box.topright, box.bottomright, box.bottomleft],
    }
    points = shapes.get(affiliation, [low.topleft, low.topright, low.bottomright, low.bottomleft])
    pygame.draw.polygon(image, fill, points)
    pygame.draw.polygon(image, edge, points, width)
    return image


@lru_cache(maxsize=256)
def flag(code: str, height: int) -> pygame.Surface | None:
    """A flag 4:3, or None when there is none (callers then show the actor's short name)."""
    try:
        image = pygame.image.load(str(path("flags", f"{code}.png"))).convert_alpha()
    except (OSError, pygame.error) as error:
        report(f"flags/{code}.png", error)
        return None
    return pygame.transform.smoothscale(image, (round(height * 4 / 3), height))


@lru_cache(maxsize=8)
def relief(name: str) -> tuple[pygame.Surface, dict[str, Any]] | None:
    """A shaded relief (grey, 128 is neutral) and its description, or None."""
    try:
        about = json.loads(path("map", f"{name}.json").read_text(encoding="utf-8"))
        image = pygame.image.load(str(path("map", about["image"]))).convert()
    except (OSError, pygame.error, ValueError, KeyError) as error:
        report(f"map/{name}", error)
        return None
    return image, about


def forget() -> None:
    """Drops all loaded assets (a test points the program at another folder)."""
    for cache in (font, _letters, icon, symbol, flag, relief):
        cache.cache_clear()
    _told.clear()
