"""Shapes: smooth panels, gradients, hatching, dashed lines, soft shadows. Pixels in, no text, no view-models."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.ui.theme import Alpha, Colour

Point = tuple[float, float]
OVER = 4


@lru_cache(maxsize=512)
def _tile(radius: int, fill: Colour | Alpha | None, edge: Colour | None, width: int) -> pygame.Surface:
    """A rounded square, drawn four times larger and reduced, to be cut into nine parts."""
    side = 2 * radius + 8
    big = pygame.Surface((side * OVER, side * OVER), pygame.SRCALPHA)
    inner = big.get_rect()
    if edge:
        pygame.draw.rect(big, edge, inner, border_radius=radius * OVER)
        inner = inner.inflate(-2 * width * OVER, -2 * width * OVER)
    corner = max(0, radius - (width if edge else 0)) * OVER
    if fill is None:
        hole = pygame.Surface(big.get_size(), pygame.SRCALPHA)
        pygame.draw.rect(hole, (255, 255, 255, 255), inner, border_radius=corner)
        big.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    else:
        pygame.draw.rect(big, fill, inner, border_radius=corner)
    return pygame.transform.smoothscale(big, (side, side))


def panel(
    dst: pygame.Surface,
    rect: pygame.Rect,
    fill: Colour | Alpha | None,
    edge: Colour | None = None,
    radius: int = 6,
    width: int = 1,
) -> None:
    """A rounded, smooth-edged rectangle; with `fill` None only its edge."""
    radius = max(1, min(radius, rect.w // 2 - 3, rect.h // 2 - 3))
    tile = _tile(radius, fill, edge, width)
    side, cut = tile.get_width(), radius + 2
    middle, w, h = side - 2 * cut, rect.w - 2 * cut, rect.h - 2 * cut
    if w < 1 or h < 1:
        pygame.draw.rect(dst, fill or edge or (0, 0, 0), rect, border_radius=min(radius, rect.h // 2))
        return
    far_x, far_y = rect.right - cut, rect.bottom - cut
    for sx, sy, x, y in (
        (0, 0, rect.x, rect.y),
        (side - cut, 0, far_x, rect.y),
        (0, side - cut, rect.x, far_y),
        (side - cut, side - cut, far_x, far_y),
    ):
        dst.blit(tile, (x, y), (sx, sy, cut, cut))

    def stretch(x: int, y: int, tw: int, th: int, to: tuple[int, int], at: tuple[int, int]) -> None:
        dst.blit(pygame.transform.scale(tile.subsurface((x, y, tw, th)), to), at)

    stretch(cut, 0, middle, cut, (w, cut), (rect.x + cut, rect.y))
    stretch(cut, side - cut, middle, cut, (w, cut), (rect.x + cut, far_y))
    stretch(0, cut, cut, middle, (cut, h), (rect.x, rect.y + cut))
    stretch(side - cut, cut, cut, middle, (cut, h), (far_x, rect.y + cut))
    if fill is None:
        return
    if len(fill) == 4:
        stretch(cut, cut, middle, middle, (w, h), (rect.x + cut, rect.y + cut))
    else:
        dst.fill(fill, (rect.x + cut, rect.y + cut, w, h))


@lru_cache(maxsize=64)
def gradient(size: tuple[int, int], top: Alpha, bottom: Alpha) -> pygame.Surface:
    """A vertical gradient."""
    strip = pygame.Surface((1, 2), pygame.SRCALPHA)
    strip.set_at((0, 0), top)
    strip.set_at((0, 1), bottom)
    return pygame.transform.smoothscale(strip, (max(1, size[0]), max(1, size[1])))


@lru_cache(maxsize=256)
def hatch(size: tuple[int, int], colour: Alpha, step: int) -> pygame.Surface:
    """Slanted lines on nothing: the sign of an estimate."""
    out = pygame.Surface(size, pygame.SRCALPHA)
    w, h = size
    for x in range(-h, w, max(2, step)):
        pygame.draw.aaline(out, colour, (x, h), (x + h, 0))
    return out


def blur(image: pygame.Surface, radius: int) -> pygame.Surface:
    """A soft version at a fraction of the cost: blurs a reduced copy."""
    factor = 4 if radius >= 12 else 2
    w, h = image.get_size()
    small = pygame.transform.smoothscale(image, (max(8, w // factor), max(8, h // factor)))
    return pygame.transform.smoothscale(pygame.transform.gaussian_blur(small, max(1, radius // factor)), (w, h))


@lru_cache(maxsize=64)
def shadow(size: tuple[int, int], reach: int, colour: Colour) -> pygame.Surface:
    """A soft shadow for a panel of `size`, `reach` pixels larger on each side."""
    out = pygame.Surface((size[0] + 2 * reach, size[1] + 2 * reach), pygame.SRCALPHA)
    inner = out.get_rect().inflate(-reach, -reach)
    pygame.draw.rect(out, (*colour, 150), inner, border_radius=reach)
    return blur(out, max(2, reach // 2))


def dashed(
    dst: pygame.Surface, colour: Colour, points: Sequence[Point], dash: float, gap: float, width: int = 1
) -> None:
    """A dashed line along points; the pattern runs on round corners."""
    done, drawing = 0.0, True
    for (x1, y1), (x2, y2) in pairwise(points):
        length, at = math.hypot(x2 - x1, y2 - y1), 0.0
        while at < length:
            step = min((dash if drawing else gap) - done, length - at)
            if drawing:
                a, b = at / length, (at + step) / length
                pygame.draw.aaline(
                    dst,
                    colour,
                    (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a),
                    (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b),
                    width,
                )
            at += step
            done += step
            if done >= (dash if drawing else gap) - 1e-6:
                done, drawing = 0.0, not drawing


def frame(dst: pygame.Surface, colour: Colour, rect: pygame.Rect, dash: float) -> None:
    """A dashed rectangle: an empty place that waits for something."""
    corners = [
        rect.topleft,
        (rect.right - 1, rect.top),
        (rect.right - 1, rect.bottom - 1),
        (rect.left, rect.bottom - 1),
    ]
    dashed(dst, colour, [*corners, rect.topleft], dash, dash * 0.8)
