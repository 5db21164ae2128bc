"""The box of the world that a new scenario shows: read from numbers, or found by a country's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.rules.board import WIDEST

Point = tuple[float, float]
Country = tuple[str, str, Sequence[Sequence[Sequence[Point]]]]
"""ISO number, name, and polygons of rings of (longitude, latitude): the first ring is the outer one."""

LEAST = 0.05
"""The smallest height and width of a box, in degrees: about five kilometres."""
_EXAMPLE = "west,south,east,north in degrees, such as 115,25,150,52"
_NEAR = 4.0
"""Islands within so many degrees of the mainland belong to a country's picture; farther ones would only shrink it."""
_LARGE = 0.02
"""A piece of land belongs to the picture if it has this share of the largest one's area."""


class RegionError(ValueError):
    """Not a region; the message says why, in a sentence for the author."""


@dataclass(frozen=True, slots=True)
class Region:
    """A box in degrees. Across the 180th meridian `west` is larger than `east`."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees from west to east, above 0 and at most 360."""
        return (self.east - self.west) % 360 or 360.0

    @property
    def height(self) -> float:
        """Degrees from south to north."""
        return self.north - self.south

    def lon(self, share: float) -> float:
        """The longitude at a share (0 to 1) of the way from west to east."""
        return wrapped(self.west + self.width * share)

    def lat(self, share: float) -> float:
        """The latitude at a share (0 to 1) of the way from south to north."""
        return self.south + self.height * share


def wrapped(lon: float) -> float:
    """A longitude in -180..180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def from_numbers(text: str) -> Region:
    """The region of `west,south,east,north`. Raises RegionError."""
    try:
        west, south, east, north = (round(float(part), 4) for part in text.split(","))
    except ValueError:
        raise RegionError(f"'{text}' is not a region: write {_EXAMPLE}, or the name of a country") from None
    if not all(-180 <= lon <= 180 for lon in (west, east)) or not all(-90 <= lat <= 90 for lat in (south, north)):
        raise RegionError(f"longitudes go from -180 to 180 and latitudes from -90 to 90: write {_EXAMPLE}")
    region = Region(west, south, east, north)
    if region.height < LEAST or min(region.width, abs(east - west)) < LEAST:
        raise RegionError(f"this box has no room; it must be at least {LEAST} degrees wide and high: write {_EXAMPLE}")
    if west > east and region.width > WIDEST:
        raise RegionError(
            f"west ({west:g}) lies before east ({east:g}); only across the 180th meridian is it the larger number"
        )
    return region


def around(polygons: Sequence[Sequence[Sequence[Point]]]) -> Region:
    """A region around a country's mainland and what lies near it, with a margin."""
    boxes = sorted((_box(polygon[0]) for polygon in polygons), key=_area, reverse=True)
    west, south, east, north = boxes[0]
    for one in boxes[1:]:
        if _area(one) < _LARGE * _area(boxes[0]):
            break
        turn = 360 * round(((west + east) - (one[0] + one[2])) / 720)
        left, right = one[0] + turn, one[2] + turn
        gap = max(left - east, west - right, one[1] - north, south - one[3])
        if gap <= _NEAR:
            west, south, east, north = min(west, left), min(south, one[1]), max(east, right), max(north, one[3])
    side, above = max(0.12 * (east - west), 0.5), max(0.12 * (north - south), 0.5)
    return _region(west - side, south - above, east + side, north + above)


def together(regions: Sequence[Region]) -> Region:
    """The region around several; they are joined on the side of the globe where the gap is narrower."""
    first = regions[0]
    west, south, east, north = first.west, first.south, first.west + first.width, first.north
    for one in regions[1:]:
        left = one.west + 360 * round(((west + east) / 2 - (one.west + one.width / 2)) / 360)
        west, south = min(west, left), min(south, one.south)
        east, north = max(east, left + one.width), max(north, one.north)
    return _region(west, south, east, north)


def _region(west: float, south: float, east: float, north: float) -> Region:
    """Sides that may lie beyond 180 degrees, brought back; what is nearly the whole globe is the whole."""
    if east - west >= WIDEST and (east > 180 or west < -180):
        west, east = -180.0, 180.0
    low, high = max(-85.0, south), min(85.0, north)
    return Region(*(round(degrees, 2) for degrees in (wrapped(west), low, wrapped(east), high)))


def _box(ring: Sequence[Point]) -> tuple[float, float, float, float]:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
