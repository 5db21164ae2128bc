"""Zones on the map: translucent circles, true to scale, with their names in the letters of areas."""

from __future__ import annotations

from textwrap import wrap

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.geo import ring
from game.ui.map.labels import Room
from game.ui.map.places import ALWAYS, write_area
from game.ui.theme import mix
from game.ui.viewmodels import SeaLabelVM, Tip, ZoneVM

FILL, EDGE = 26, 150
"""How opaque a zone and its outline are, of 255."""
LINE = 16
"""Characters on a line of a zone's name."""
SMALL = 0.6
"""A zone that is narrower than this share of its name would be lost below spaced letters, which take twice the room."""


def in_sight(camera: Camera, zones: tuple[ZoneVM, ...], near: bool) -> list[ZoneVM]:
    """Zones that are drawn, important ones first: minor ones only from `near`."""
    window = pygame.Rect(0, 0, *camera.size)
    shown = [
        zone
        for zone in zones
        if (near or zone.importance > 1) and window.colliderect(_box(camera, zone)) and not _whole(camera, zone)
    ]
    return sorted(shown, key=lambda zone: (-zone.importance, zone.id))


def _outline(camera: Camera, zone: ZoneVM) -> list[tuple[float, float]]:
    return [camera.px(*point) for point in ring((zone.lon, zone.lat), zone.km, 72)]


def _box(camera: Camera, zone: ZoneVM) -> pygame.Rect:
    xs, ys = zip(*_outline(camera, zone), strict=True)
    return pygame.Rect(round(min(xs)), round(min(ys)), round(max(xs) - min(xs)) + 1, round(max(ys) - min(ys)) + 1)


def _whole(camera: Camera, zone: ZoneVM) -> bool:
    """Is the zone so near that nothing of its outline is in sight?"""
    return _box(camera, zone).w > 4 * max(camera.size)


def paint_zones(c: Canvas, camera: Camera, zones: list[ZoneVM]) -> None:
    """The circles alone, below everything else."""
    if not zones:
        return
    veil = pygame.Surface(c.surface.get_size(), pygame.SRCALPHA)
    for zone in zones:
        colour = mix(c.theme.actor(zone.colour), c.theme.text, 0.3) if zone.colour >= 0 else c.theme.area_text
        points = _outline(camera, zone)
        layer = pygame.Surface(veil.get_size(), pygame.SRCALPHA)
        pygame.draw.polygon(layer, (*colour, FILL), points)
        veil.blit(layer, (0, 0))
        draw.dashed(veil, colour, points, c.look.px(5), c.look.px(3))
    c.surface.blit(veil, (0, 0))
    for zone in zones:
        box = _box(camera, zone).clip(c.surface.get_rect())
        c.hit(f"zone:{zone.id}", box, None, zone.tip or Tip(zone.label), focus=False)


def name_zones(c: Canvas, camera: Camera, room: Room, zones: list[ZoneVM]) -> None:
    """The names: of important zones always, of others where there is room."""
    for zone in zones:
        lines = tuple(line for part in zone.label.split(" / ") for line in wrap(part, LINE))
        box = _box(camera, zone)
        half = c.line_of("small", 1.15) * len(lines) / 2 + c.look.px(3)
        spots = (box.center, (box.centerx, box.bottom + half), (box.centerx, box.top - half))
        large = box.w >= SMALL * max(c.width_of(line, "small") for line in lines)
        write_area(c, room, lines, spots, always=zone.importance >= ALWAYS, spaced=large)


def not_named(zones: list[ZoneVM], names: tuple[SeaLabelVM, ...]) -> tuple[SeaLabelVM, ...]:
    """The names of areas without those that a zone bears too: they are written once."""
    taken = {zone.label for zone in zones}
    return tuple(name for name in names if " / ".join(name.lines) not in taken)
