"""Where a new scenario's places go: on land where there is some, spread out, each in its own country if it has one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.starter.region import Country, Point, Region

_COLUMNS, _ROWS = 60, 36
_RIM = 0.12
"""The outer share of the box on every side that stays free: labels need room."""
_KM = 111.2
"""Kilometres of a degree of latitude."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that may be chosen. `x` and `y` are kilometres on a flat map; `country` is "" at sea."""

    lon: float
    lat: float
    x: float
    y: float
    country: str

    def away(self, other: Spot) -> float:
        """Kilometres to another spot, roughly."""
        return math.hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True, slots=True)
class _Ring:
    """A closed line between two latitudes."""

    south: float
    north: float
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Ground:
    """Candidates for places: a grid over the region; `inner` are those with room for a label on every side."""

    region: Region
    spots: tuple[Spot, ...]
    inner: tuple[Spot, ...]

    @property
    def km(self) -> float:
        """The shorter side of the region in kilometres."""
        middle = math.cos(math.radians((self.region.south + self.region.north) / 2))
        return _KM * min(self.region.height, self.region.width * max(middle, 0.1))


def ground(region: Region, land: Sequence[Country]) -> Ground:
    """The grid of a region. `land` are the countries in it, whole or cut to its box."""
    spots, inner = [], []
    rings = [(country[1], _rings(country)) for country in land]
    for row in range(_ROWS):
        lat = region.lat(up := (row + 0.5) / _ROWS)
        owners = [(name, spans) for name, parts in rings if (spans := _spans(parts, lat))]
        for column in range(_COLUMNS):
            lon = region.lon(share := (column + 0.5) / _COLUMNS)
            country = next((name for name, spans in owners if any(low <= lon <= high for low, high in spans)), "")
            spots.append(_spot(region, lon, lat, country))
            if all(_RIM <= part <= 1 - _RIM for part in (up, share)):
                inner.append(spots[-1])
    return Ground(region, tuple(spots), tuple(inner))


def _spot(region: Region, lon: float, lat: float, country: str) -> Spot:
    middle = math.cos(math.radians((region.south + region.north) / 2))
    return Spot(lon, lat, _KM * middle * ((lon - region.west) % 360), _KM * lat, country)


def _spans(rings: Sequence[_Ring], lat: float) -> list[Span]:
    """The stretches of a parallel that lie on a country. A ring inside another one is a lake."""
    crossings: list[float] = []
    for ring in rings:
        if not ring.south <= lat <= ring.north:
            continue
        before = ring.points[-1]
        for now in ring.points:
            if (before[1] > lat) != (now[1] > lat):
                crossings.append(before[0] + (lat - before[1]) / (now[1] - before[1]) * (now[0] - before[0]))
            before = now
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _rings(country: Country) -> list[_Ring]:
    return [
        _Ring(min(lat for _, lat in points), max(lat for _, lat in points), points)
        for polygon in country[2]
        for points in polygon
    ]


def seats(ground: Ground, countries: Sequence[Country | None]) -> list[Spot]:
    """A spot for each actor: in its own country if it has one, else on land, far from the others."""
    chosen = {n: _home(ground, country) for n, country in enumerate(countries) if country is not None}
    names = {country[1] for country in countries if country is not None}
    land = [spot for spot in ground.inner if spot.country]
    foreign = [spot for spot in land if spot.country not in names]
    pool = next((spots for spots in (foreign, land) if len(spots) >= 2 * len(countries)), ground.inner)
    for number in range(len(countries)):
        if number not in chosen:
            chosen[number] = _farthest(pool, list(chosen.values()))
    return [chosen[number] for number in range(len(countries))]


def _home(ground: Ground, country: Country) -> Spot:
    """The middle of what the region shows of a country; of its largest piece if that is too small for the grid."""
    for spots in (ground.inner, ground.spots):
        own = [spot for spot in spots if spot.country == country[1]]
        if own:
            return _middle(own)
    ring = max((polygon[0] for polygon in country[2]), key=len)
    lon, lat = sum(lon for lon, _ in ring) / len(ring), sum(lat for _, lat in ring) / len(ring)
    return _spot(ground.region, lon, lat, country[1])


def _middle(spots: Sequence[Spot]) -> Spot:
    x, y = sum(spot.x for spot in spots) / len(spots), sum(spot.y for spot in spots) / len(spots)
    return min(spots, key=lambda spot: math.hypot(spot.x - x, spot.y - y))


def _farthest(pool: Sequence[Spot], taken: Sequence[Spot]) -> Spot:
    """The spot that is farthest from all that are taken; the first one stands left of the middle."""
    if not taken:
        left = sorted(pool, key=lambda spot: spot.x)[: max(1, len(pool) // 4)]
        return _middle(left)
    return max(pool, key=lambda spot: min(spot.away(one) for one in taken))


def between(ground: Ground, one: Spot, other: Spot, taken: Sequence[Spot], sea: bool) -> Spot:
    """A spot near the middle of two, at sea or on land as wanted if possible, and with some room to what is taken."""
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    free = [spot for spot in ground.inner if all(spot.away(each) >= ground.km / 8 for each in taken)]
    pool = [spot for spot in free if bool(spot.country) != sea] or free or ground.inner
    return min(pool, key=lambda spot: math.hypot(spot.x - x, spot.y - y))


def has_sea(ground: Ground) -> bool:
    """Whether enough of the region is water for ships to matter."""
    return sum(not spot.country for spot in ground.inner) >= len(ground.inner) // 8
