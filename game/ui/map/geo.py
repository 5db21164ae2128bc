"""Great circles on a sphere of the Earth's mean radius. Degrees and kilometres; standard library only."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088
LonLat = tuple[float, float]


def _vector(lon: float, lat: float) -> tuple[float, float, float]:
    a, b = math.radians(lon), math.radians(lat)
    return math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b)


def great_circle(start: LonLat, end: LonLat, steps: int = 64) -> list[LonLat]:
    """`steps + 1` points (lon, lat) on the shortest path, both ends included."""
    p, q = _vector(*start), _vector(*end)
    angle = math.acos(max(-1.0, min(1.0, sum(i * j for i, j in zip(p, q, strict=True)))))
    out: list[LonLat] = []
    for i in range(steps + 1):
        t = i / steps
        a, b = (
            (1 - t, t)
            if angle < 1e-9
            else (math.sin((1 - t) * angle) / math.sin(angle), math.sin(t * angle) / math.sin(angle))
        )
        x, y, z = (a * u + b * v for u, v in zip(p, q, strict=True))
        out.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return out


def destination(start: LonLat, bearing: float, km: float) -> LonLat:
    """The point `km` away along a bearing (degrees clockwise from north)."""
    lon, lat = math.radians(start[0]), math.radians(start[1])
    turn, arc = math.radians(bearing), km / EARTH_KM
    end = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn))
    east = math.atan2(math.sin(turn) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(end))
    return (math.degrees(lon + east) + 540) % 360 - 180, math.degrees(end)


def distance(one: LonLat, other: LonLat) -> float:
    """Great-circle distance in kilometres (haversine)."""
    f1, f2 = math.radians(one[1]), math.radians(other[1])
    span = math.radians(other[0] - one[0])
    h = math.sin((f2 - f1) / 2) ** 2 + math.cos(f1) * math.cos(f2) * math.sin(span / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def ring(center: LonLat, km: float, steps: int = 90) -> list[LonLat]:
    """A closed circle of constant distance: `steps + 1` points, the first due north."""
    return [destination(center, 360 * i / steps, km) for i in range(steps + 1)]
