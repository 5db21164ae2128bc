"""A box of the world, projected once: land, coasts and borders in kilometres on the plane, ready to be drawn at any
zoom.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import pygame

from game.ui import assets
from game.ui.map.projection import LambertConformal, Projection, for_box
from game.ui.map.world import Box, Points, Region, World

MARGIN_X, MARGIN_Y, RIM = 0.5, 0.3, 0.12
WIDE, HIGH = 1.9, 1.3
"""The flattest and the tallest window, as width by height."""
LEAST_ISLET = 0.03
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A ring or line in kilometres with its bounds (x0, y0, x1, y1)."""

    points: Points
    bounds: Bounds


@dataclass(frozen=True)
class Ground:
    """Projected data of a box. `land` is (country id, name, polygons); `relief` a picture with its extent in
    kilometres.
    """

    projection: Projection
    box: Box
    bounds: Bounds
    land: tuple[tuple[str, str, tuple[tuple[Shape, ...], ...]], ...]
    coasts: tuple[Shape, ...]
    borders: tuple[tuple[frozenset[str], Shape], ...]
    relief: tuple[pygame.Surface, Bounds] | None


def bounds_of(points: Points) -> Bounds:
    """The smallest rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def box_bounds(projection: Projection, box: Box) -> Bounds:
    """The bounds in kilometres of a box in degrees: its edges are curves, so they are sampled."""
    west, south, east, north = box
    span = (east - west) % 360 or 360.0
    lons = [west + span * i / 12 for i in range(13)]
    lats = [south + (north - south) * i / 12 for i in range(13)]
    edge = [(lon, lat) for lon in lons for lat in (south, north)] + [
        (lon, lat) for lat in lats for lon in (west, west + span)
    ]
    return bounds_of([projection.forward(*p) for p in edge])


def widened(box: Box) -> Box:
    """The box with a margin on every side, kept on the globe: a window rarely has the shape of the box."""
    west, south, east, north = box
    span, tall = (east - west) % 360 or 360.0, north - south
    # On the ground a degree of longitude is shorter by this factor; a window is up to `WIDE` times as wide as high.
    narrow = max(0.1, math.cos(math.radians((south + north) / 2)))
    side = max(span * MARGIN_X, (tall * WIDE / narrow - span) / 2 + span * RIM)
    above = max(tall * MARGIN_Y, (span * narrow / HIGH - tall) / 2 + tall * RIM)
    # Not the whole round: what lies across the far side of the globe would be drawn from one edge to the other.
    side = min(side, (359.9 - span) / 2)
    low, high = max(-85.0, south - above), min(85.0, north + above)
    return (west - side + 180) % 360 - 180, low, (west + span + side + 180) % 360 - 180, high


@lru_cache(maxsize=1)
def _world() -> World | None:
    try:
        return World(assets.path("map", "world.bin"))
    except (OSError, ValueError, KeyError, zlib.error) as error:
        assets.report("map/world.bin", error)
        return None


def _relief(name: str) -> tuple[pygame.Surface, dict[str, Any]] | None:
    return assets.relief(name) if name else None


@lru_cache(maxsize=4)
def load(box: Box, relief: str) -> Ground:
    """The ground of a box in degrees; without world data it is open sea. A relief brings the projection it was
    drawn in.
    """
    picture = _relief(relief)
    projection: Projection = LambertConformal(**picture[1]["projection"]) if picture else for_box(*box)
    world = _world()
    region = world.region(widened(box), LEAST_ISLET) if world else Region()

    rings = (ring for _, _, polygons in region.countries for polygon in polygons for ring in polygon)
    lines = (line for _, line in region.borders)
    flat = projection.many({p for line in chain(rings, region.coasts, lines) for p in line})

    def shape(points: Points) -> Shape:
        moved = [flat[p] for p in points]
        return Shape(moved, bounds_of(moved))

    extent = picture[1]["extent_km"] if picture else {}
    return Ground(
        projection,
        box,
        box_bounds(projection, box),
        tuple(
            (code, name, tuple(tuple(shape(r) for r in p) for p in polygons))
            for code, name, polygons in region.countries
        ),
        tuple(shape(line) for line in region.coasts if len(line) > 1),
        tuple((names, shape(line)) for names, line in region.borders if len(line) > 1),
        (picture[0], (extent["west"], extent["south"], extent["east"], extent["north"])) if picture else None,
    )
