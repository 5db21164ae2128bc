"""Map projections in plain Python: degrees to kilometres on a plane (x east, y north) and back. Standard library only.

Formulas: Snyder, Map Projections: A Working Manual (1987), spherical Lambert conformal conic and Mercator.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from game.ui.map.geo import EARTH_KM, LonLat


class Projection(Protocol):
    """Degrees to kilometres and back."""

    def forward(self, lon: float, lat: float) -> tuple[float, float]:
        """Kilometres east and north of the projection's origin."""

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude in degrees."""

    def many(self, points: Iterable[LonLat]) -> dict[LonLat, tuple[float, float]]:
        """`forward` of many points at once, by point: coasts hold tens of thousands."""


def _half_angle(radians: float) -> float:
    return math.tan(math.pi / 4 + radians / 2)


@dataclass(frozen=True)
class LambertConformal:
    """Conic with two standard parallels: true shapes and near-true distances in middle latitudes."""

    lon0: float
    lat0: float
    lat1: float
    lat2: float
    cone: float = field(init=False)
    scale: float = field(init=False)
    origin: float = field(init=False)

    def __post_init__(self) -> None:
        one, two, zero = (math.radians(v) for v in (self.lat1, self.lat2, self.lat0))
        if abs(one - two) < 1e-9:
            cone = math.sin(one)
        else:
            cone = math.log(math.cos(one) / math.cos(two)) / math.log(_half_angle(two) / _half_angle(one))
        scale = EARTH_KM * math.cos(one) * _half_angle(one) ** cone / cone
        object.__setattr__(self, "cone", cone)
        object.__setattr__(self, "scale", scale)
        object.__setattr__(self, "origin", scale / _half_angle(zero) ** cone)

    def forward(self, lon: float, lat: float) -> tuple[float, float]:
        radius = self.scale / _half_angle(math.radians(max(-89.0, min(89.0, lat)))) ** self.cone
        angle = self.cone * math.radians((lon - self.lon0 + 180) % 360 - 180)
        return radius * math.sin(angle), self.origin - radius * math.cos(angle)

    def many(self, points: Iterable[LonLat]) -> dict[LonLat, tuple[float, float]]:
        tan, sin, cos, quarter, half = math.tan, math.sin, math.cos, math.pi / 4, math.pi / 360
        turn, cone, origin, lon0, scale = self.cone * math.pi / 180, self.cone, self.origin, self.lon0, self.scale
        out: dict[LonLat, tuple[float, float]] = {}
        for point in points:
            lon, lat = point
            radius = scale / tan(quarter + (lat if -89.0 < lat < 89.0 else math.copysign(89.0, lat)) * half) ** cone
            angle = turn * ((lon - lon0 + 180) % 360 - 180)
            out[point] = (radius * sin(angle), origin - radius * cos(angle))
        return out

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        down, sign = self.origin - y, math.copysign(1, self.cone)
        radius, angle = sign * math.hypot(x, down), math.atan2(sign * x, sign * down)
        lat = 2 * math.atan((self.scale / radius) ** (1 / self.cone)) - math.pi / 2
        return self.lon0 + math.degrees(angle / self.cone), math.degrees(lat)


@dataclass(frozen=True)
class Mercator:
    """Cylinder, true to scale at `lat_ts`: near the equator and for very wide boxes."""

    lon0: float
    lat_ts: float = 0.0

    def forward(self, lon: float, lat: float) -> tuple[float, float]:
        k = EARTH_KM * math.cos(math.radians(self.lat_ts))
        y = math.log(_half_angle(math.radians(max(-85.0, min(85.0, lat)))))
        return k * math.radians((lon - self.lon0 + 180) % 360 - 180), k * y

    def many(self, points: Iterable[LonLat]) -> dict[LonLat, tuple[float, float]]:
        return {point: self.forward(*point) for point in points}

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        k = EARTH_KM * math.cos(math.radians(self.lat_ts))
        return self.lon0 + math.degrees(x / k), math.degrees(2 * math.atan(math.exp(y / k)) - math.pi / 2)


def for_box(west: float, south: float, east: float, north: float) -> Projection:
    """The right projection for a box in degrees: conic in middle latitudes, Mercator near the equator or when very
    wide.
    """
    span = (east - west) % 360 or 360.0
    middle, lon0 = (south + north) / 2, west + span / 2
    if span <= 100 and abs(middle) > 15 and south * north > 0:
        return LambertConformal(lon0, middle, south + (north - south) / 6, north - (north - south) / 6)
    return Mercator(lon0, max(-80.0, min(80.0, middle)))
