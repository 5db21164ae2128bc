"""Paints the base layer: sea with a pale shelf, land by country, relief, graticule, coasts, borders. Slow; the map
view keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.ground import Bounds, Ground, Shape
from game.ui.map.labels import Room
from game.ui.theme import Colour, Look, mix
from game.ui.viewmodels import BorderVM

FINE_UP_TO = 2_600_000
STEPS = (1, 2, 5, 10, 20, 30)
NEUTRAL = (128, 128, 128)
FULL, NONE = (255, 255, 255), (0, 0, 0)


class Pen:
    """Turns kilometres into pixels of a sheet `over` times as fine as the view."""

    def __init__(self, camera: Camera, over: int) -> None:
        self.over, self.camera = over, camera
        w, h = camera.size
        self.size = (w * over, h * over)
        self._k = camera.km / over
        self._ox, self._oy = w * over / 2, h * over / 2
        reach_x, reach_y = w * camera.km * 0.52, h * camera.km * 0.52
        self._seen = (camera.x - reach_x, camera.y - reach_y, camera.x + reach_x, camera.y + reach_y)

    def sees(self, bounds: Bounds) -> bool:
        x0, y0, x1, y1 = self._seen
        return bounds[2] >= x0 and bounds[0] <= x1 and bounds[3] >= y0 and bounds[1] <= y1

    def points(self, shape: Shape) -> list[tuple[float, float]]:
        cx, cy, k, ox, oy = self.camera.x, self.camera.y, self._k, self._ox, self._oy
        return [((x - cx) / k + ox, (cy - y) / k + oy) for x, y in shape.points]


def paint_base(
    ground: Ground, camera: Camera, look: Look, tints: Mapping[str, int], special: tuple[BorderVM, ...], relief: bool
) -> pygame.Surface:
    """The base layer of a view. `tints` maps a country's name or ISO number to an index of the actor palette."""
    w, h = camera.size
    pen = Pen(camera, 2 if w * h <= FINE_UP_TO else 1)
    land, mask = _land(ground, pen, look, tints)
    out = _sea(mask, camera.size, look)
    inverse = pygame.Surface(camera.size)
    inverse.fill(FULL)
    inverse.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    out.blit(inverse, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    land.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    out.blit(land, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    if relief and ground.relief:
        _relief(out, ground.relief, camera, look.theme.relief)
    lines = pygame.Surface(pen.size, pygame.SRCALPHA)
    _graticule(lines, camera, pen, look)
    _outlines(lines, ground, pen, look)
    out.blit(pygame.transform.smoothscale(lines, camera.size), (0, 0))
    _special_borders(out, ground, camera, look, special)
    return out


def _land(ground: Ground, pen: Pen, look: Look, tints: Mapping[str, int]) -> tuple[pygame.Surface, pygame.Surface]:
    land, mask = pygame.Surface(pen.size), pygame.Surface(pen.size)
    land.fill(look.theme.land)
    for code, name, polygons in ground.land:
        colour = _country(look, tints.get(name, tints.get(code, -1)))
        for rings in polygons:
            for i, ring in enumerate(rings):
                if pen.sees(ring.bounds):
                    points = pen.points(ring)
                    pygame.draw.polygon(land, colour, points)
                    pygame.draw.polygon(mask, FULL if i == 0 else NONE, points)
    size = pen.camera.size
    return pygame.transform.smoothscale(land, size), pygame.transform.smoothscale(mask, size)


def _country(look: Look, index: int) -> Colour:
    return look.theme.land if index < 0 else mix(look.theme.land, look.theme.actor(index), look.theme.tint)


def _sea(mask: pygame.Surface, size: tuple[int, int], look: Look) -> pygame.Surface:
    top, bottom = look.theme.sea
    sea = pygame.Surface(size)
    sea.blit(draw.gradient(size, (*top, 255), (*bottom, 255)), (0, 0))
    for reach, share in ((26, 0.36), (10, 0.36), (4, 0.28)):
        soft = draw.blur(mask, look.px(reach))
        soft.fill(mix(NONE, look.theme.shelf, share), special_flags=pygame.BLEND_RGB_MULT)
        sea.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return sea


def _relief(out: pygame.Surface, relief: tuple[pygame.Surface, Bounds], camera: Camera, share: float) -> None:
    """Multiplies by the relief and doubles, so that its neutral grey changes nothing. Only the part in sight is
    scaled.
    """
    image, (x0, y0, x1, y1) = relief
    w, h = camera.size
    per_x, per_y = image.get_width() / (x1 - x0), image.get_height() / (y1 - y0)
    left, top = camera.x - w * camera.km / 2, camera.y + h * camera.km / 2
    part = pygame.Rect(
        int((left - x0) * per_x) - 2,
        int((y1 - top) * per_y) - 2,
        int(w * camera.km * per_x) + 4,
        int(h * camera.km * per_y) + 4,
    ).clip(image.get_rect())
    sheet = pygame.Surface(camera.size)
    sheet.fill(NEUTRAL)
    if part.w > 1 and part.h > 1:
        a = camera.flat(x0 + part.x / per_x, y1 - part.y / per_y)
        b = camera.flat(x0 + part.right / per_x, y1 - part.bottom / per_y)
        scaled = pygame.transform.smoothscale(
            image.subsurface(part), (max(1, round(b[0] - a[0])), max(1, round(b[1] - a[1])))
        )
        scaled.set_alpha(round(255 * share))
        sheet.blit(scaled, (round(a[0]), round(a[1])))
    out.blit(sheet, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    out.blit(out.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def grid_step(camera: Camera) -> int:
    """Degrees between the lines of the graticule, so that they stand about 150 pixels apart."""
    wanted = 150 * camera.km / 111.2
    return next((s for s in STEPS if s >= wanted), STEPS[-1])


def _graticule(sheet: pygame.Surface, camera: Camera, pen: Pen, look: Look) -> None:
    step = grid_step(camera)
    corners = [camera.degrees(x, y) for x in (0, camera.size[0] / 2, camera.size[0]) for y in (0, camera.size[1])]
    west, east = min(c[0] for c in corners) - step, max(c[0] for c in corners) + step
    south, north = max(-84, min(c[1] for c in corners) - step), min(84, max(c[1] for c in corners) + step)
    colour, wide = (*look.theme.grid, 34), pen.over - 1 or 1
    forward = camera.projection.forward

    def stroke(line: list[tuple[float, float]]) -> None:
        flat = [forward(*p) for p in line]
        if len(flat) > 1:
            pygame.draw.lines(sheet, colour, False, pen.points(Shape(flat, (0, 0, 0, 0))), wide)

    fine = [south + (north - south) * i / 24 for i in range(25)]
    along = [west + (east - west) * i / 48 for i in range(49)]
    for lon in range(int(west // step) * step, int(east) + step, step):
        stroke([(lon, lat) for lat in fine])
    for lat in range(int(south // step) * step, int(north) + step, step):
        stroke([(lon, lat) for lon in along])


def _outlines(sheet: pygame.Surface, ground: Ground, pen: Pen, look: Look) -> None:
    dark, light = look.theme.border
    for line in ground.coasts:
        if pen.sees(line.bounds):
            pygame.draw.lines(sheet, (*look.theme.coast, 255), False, pen.points(line), pen.over)
    for _, line in ground.borders:
        if pen.sees(line.bounds):
            points = pen.points(line)
            pygame.draw.lines(sheet, (*dark, 220), False, points, 2 * pen.over)
            pygame.draw.lines(sheet, (*light, 200), False, points, pen.over - 1 or 1)


def _special_borders(
    out: pygame.Surface, ground: Ground, camera: Camera, look: Look, special: tuple[BorderVM, ...]
) -> None:
    pairs = {frozenset((b.one, b.other)) for b in special}
    for names, line in ground.borders:
        if names in pairs:
            points = [camera.flat(*p) for p in line.points]
            draw.dashed(out, look.theme.warn, points, look.px(7), look.px(4), look.px(2))


def edge_degrees(c: Canvas, camera: Camera, room: Room) -> None:
    """Degrees written along the lower and left edge where nothing else stands."""
    w, h = camera.size
    step, pace = grid_step(camera), 8
    bottom = [camera.degrees(x, h - 2)[0] for x in range(0, w + 1, pace)]
    left = [camera.degrees(2, y)[1] for y in range(0, h + 1, pace)]
    for i, (one, two) in enumerate(pairwise(bottom)):
        lon = step * (two // step)
        if one < lon <= two:
            _edge(c, room, _degrees(lon, "E", "W"), "midbottom", (i * pace + pace // 2, h - c.look.px(3)))
    for i, (one, two) in enumerate(pairwise(left)):
        lat = step * (one // step)
        if two < lat <= one:
            _edge(c, room, _degrees(lat, "N", "S"), "midleft", (c.look.px(6), i * pace + pace // 2))


def _edge(c: Canvas, room: Room, words: str, anchor: str, at: tuple[int, int]) -> None:
    rect = pygame.Rect(0, 0, c.width_of(words, "small") + 4, c.line_of("small"))
    setattr(rect, anchor, at)
    if room.cost(rect) == 0:
        c.text(words, rect.center, "small", c.theme.dim, "center", halo=True)


def _degrees(value: float, plus: str, minus: str) -> str:
    value = (value + 180) % 360 - 180 if plus == "E" else value
    return f"{abs(value):.0f}°{plus if value >= 0 else minus}"
