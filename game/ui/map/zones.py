"""Zones on the map: translucent circles, true to scale, with their names in the letters of areas."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.geo import ring
from game.ui.map.ground import bounds_of
from game.ui.map.labels import Room
from game.ui.map.places import ALWAYS, write_area
from game.ui.theme import mix
from game.ui.viewmodels import SeaLabelVM, Tip, ZoneVM

FILL = 26
"""How opaque a zone is within its outline, of 255."""
LINE = 16
"""Characters on a line of a zone's name."""
SMALL = 0.6
"""A zone that is narrower than this share of its name would be lost below spaced letters, which take twice the room."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A zone in the view: its outline in pixels, and the box around that."""

    zone: ZoneVM
    points: list[tuple[float, float]]
    box: pygame.Rect


def in_sight(camera: Camera, zones: tuple[ZoneVM, ...], near: bool) -> list[Circle]:
    """Zones that are drawn, important ones first: minor ones only from `near`."""
    window = pygame.Rect(0, 0, *camera.size)
    circles = [_circle(camera, zone) for zone in zones if near or zone.importance > 1]
    shown = [one for one in circles if window.colliderect(one.box) and not _whole(camera, one)]
    return sorted(shown, key=lambda one: (-one.zone.importance, one.zone.id))


def _circle(camera: Camera, zone: ZoneVM) -> Circle:
    points = [camera.px(*point) for point in ring((zone.lon, zone.lat), zone.km, 72)]
    x0, y0, x1, y1 = bounds_of(points)
    return Circle(zone, points, pygame.Rect(round(x0), round(y0), round(x1 - x0) + 1, round(y1 - y0) + 1))


def _whole(camera: Camera, one: Circle) -> bool:
    """Is the zone so near that nothing of its outline is in sight?"""
    return one.box.w > 4 * max(camera.size)


def paint_zones(c: Canvas, circles: list[Circle]) -> None:
    """The circles alone, below everything else."""
    if not circles:
        return
    veil = pygame.Surface(c.surface.get_size(), pygame.SRCALPHA)
    layer = pygame.Surface(veil.get_size(), pygame.SRCALPHA)
    for one in circles:
        zone = one.zone
        colour = mix(c.theme.actor(zone.colour), c.theme.text, 0.3) if zone.colour >= 0 else c.theme.area_text
        layer.fill((0, 0, 0, 0))
        pygame.draw.polygon(layer, (*colour, FILL), one.points)
        veil.blit(layer, (0, 0))
        draw.dashed(veil, colour, one.points, c.look.px(5), c.look.px(3))
    c.surface.blit(veil, (0, 0))
    for one in circles:
        box = one.box.clip(c.surface.get_rect())
        c.hit(f"zone:{one.zone.id}", box, None, one.zone.tip or Tip(one.zone.label), focus=False)


def name_zones(c: Canvas, room: Room, circles: list[Circle]) -> None:
    """The names: of important zones always, of others where there is room."""
    for one in circles:
        zone, box = one.zone, one.box
        lines = tuple(line for part in zone.label.split(" / ") for line in wrap(part, LINE))
        half = c.line_of("small", 1.15) * len(lines) / 2 + c.look.px(3)
        spots = (box.center, (box.centerx, box.bottom + half), (box.centerx, box.top - half))
        large = box.w >= SMALL * max(c.width_of(line, "small") for line in lines)
        write_area(c, room, lines, spots, always=zone.importance >= ALWAYS, spaced=large)


def not_named(zones: list[ZoneVM], names: tuple[SeaLabelVM, ...]) -> tuple[SeaLabelVM, ...]:
    """The names of areas without those that a zone bears too: they are written once."""
    taken = {zone.label for zone in zones}
    return tuple(name for name in names if " / ".join(name.lines) not in taken)
