"""Coasts and borders of the whole world from one packed file; ask for any box. No pygame.

`core.worldfile` opens it. Arcs are zig-zag varints. Header: `q` degrees per unit; `arcs` rows of
[offset, points, min x, min y, max x, max y, 1 for a land border]; `countries` with id, name and polygons of arc
numbers (~n: reversed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path

from game.core.worldfile import opened

Points = list[tuple[float, float]]
Box = tuple[float, float, float, float]


@dataclass
class Region:
    """What lies in a box: countries as (ISO number, name, polygons of rings), coasts, land borders with both
    neighbours.
    """

    countries: list[tuple[str, str, list[list[Points]]]] = field(default_factory=list)
    coasts: list[Points] = field(default_factory=list)
    borders: list[tuple[frozenset[str], Points]] = field(default_factory=list)


class World:
    """The decoded header and the packed arcs; arcs are unpacked when a box touches them and forgotten after."""

    def __init__(self, path: Path) -> None:
        self._head, self._body = opened(path.read_bytes())
        self._unit: float = self._head["q"]
        self._arcs: dict[int, Points] = {}

    def _arc(self, number: int) -> Points:
        if number not in self._arcs:
            start, count = self._head["arcs"][number][:2]
            self._arcs[number] = _unpack(self._body, start, count, self._unit)
        return self._arcs[number]

    def _touches(self, number: int, box: Box) -> bool:
        _, _, x0, y0, x1, y1, _ = self._head["arcs"][number]
        q = self._unit
        return bool(x1 * q >= box[0] and x0 * q <= box[2] and y1 * q >= box[1] and y0 * q <= box[3])

    def _ring(self, arcs: list[int], name: str, owners: dict[int, set[str]]) -> Points:
        points: Points = []
        for number in arcs:
            piece = self._arc(number) if number >= 0 else self._arc(~number)[::-1]
            points.extend(piece[1:] if points else piece)
            owners.setdefault(number if number >= 0 else ~number, set()).add(name)
        return points

    def region(self, box: Box, least: float = 0.0) -> Region:
        """Everything in (west, south, east, north); islets smaller than `least` degrees are left out.

        A box across the 180th meridian (west above east) is read in two halves.
        """
        west, south, east, north = box
        if west > east:
            one, two = self.region((west, south, 180.0, north), least), self.region((-180.0, south, east, north), least)
            return Region(one.countries + two.countries, one.coasts + two.coasts, one.borders + two.borders)
        region, owners = Region(), dict[int, set[str]]()
        for country in self._head["countries"]:
            polygons = [
                p for arcs in country["polys"] for p in self._polygons(arcs, country["name"], box, least, owners)
            ]
            if polygons:
                region.countries.append((country["id"] or "", country["name"], polygons))
        for number, names in owners.items():
            if self._touches(number, box):
                self._line(region, number, names, box, least)
        self._arcs.clear()
        return region

    def _polygons(
        self, rings: list[list[int]], name: str, box: Box, least: float, owners: dict[int, set[str]]
    ) -> list[list[Points]]:
        """What the box holds of one polygon: nothing, its rings, or two parts on both sides of the 180th meridian."""
        if not any(self._touches(a if a >= 0 else ~a, box) for a in rings[0]):
            return []
        found = [self._ring(arcs, name, owners) for arcs in rings]
        if not _jumps(found[0]):
            return list(filter(None, [_cut_to(found, box, least)]))
        whole = [_joined(points) for points in found]
        turned = ([[(lon + turn, lat) for lon, lat in points] for points in whole] for turn in (-360.0, 0.0, 360.0))
        return list(filter(None, (_cut_to(points, box, least) for points in turned)))

    def _line(self, region: Region, number: int, names: set[str], box: Box, least: float) -> None:
        _, _, x0, y0, x1, y1, border = self._head["arcs"][number]
        if not border and max(x1 - x0, y1 - y0) * self._unit < least:
            return
        for line in _pieces(self._arc(number), box):
            if border:
                region.borders.append((frozenset(names), line))
            else:
                region.coasts.append(line)


def _cut_to(rings: list[Points], box: Box, least: float) -> list[Points]:
    """The rings cut to a box, without those that are smaller than `least` degrees."""
    out = []
    for points in rings:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if max(x1 - x0, y1 - y0) < least:
            continue
        whole = x0 >= box[0] and x1 <= box[2] and y0 >= box[1] and y1 <= box[3]
        inside = points if whole else clip(points, box)
        if len(inside) > 2:
            out.append(inside)
    return out


def _jumps(points: Points) -> list[int]:
    """Where a line leaps over the 180th meridian to the other side of the map: the numbers of the points behind it."""
    return [i for i in range(1, len(points)) if abs(points[i][0] - points[i - 1][0]) > 180]


def _joined(ring: Points) -> Points:
    """A ring without leaps: longitudes go on beyond 180. One around a pole does not close and stays as it is."""
    turn, out = 0.0, [ring[0]]
    for before, (lon, lat) in pairwise(ring):
        turn -= 360 * round((lon - before[0]) / 360)
        out.append((lon + turn, lat))
    return ring if abs(out[-1][0] - out[0][0]) > 180 else out


def _pieces(line: Points, box: Box) -> Iterator[Points]:
    """The stretches of a line inside a box. They end at the 180th meridian, and do not follow it."""
    west, south, east, north = box
    piece: Points = []
    for point in line:
        lon, lat = point
        if piece and (abs(lon - piece[-1][0]) > 180 or abs(lon) == abs(piece[-1][0]) == 180):
            yield piece
            piece = []
        if west <= lon <= east and south <= lat <= north:
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _unpack(body: bytes, at: int, count: int, unit: float) -> Points:
    """`count` points of zig-zag differences, x and y by turns."""
    values: list[int] = []
    while len(values) < 2 * count:
        byte = body[at]
        at += 1
        value, shift = byte & 127, 7
        while byte > 127:
            byte = body[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
        values.append((value >> 1) ^ -(value & 1))
    return [(x * unit, y * unit) for x, y in zip(accumulate(values[::2]), accumulate(values[1::2]), strict=True)]


def clip(points: Points, box: Box) -> Points:
    """A polygon cut to a box (Sutherland and Hodgman)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not points:
            return points
        if all(sign * p[axis] >= sign * limit for p in points):
            continue
        points = _cut(points, axis, limit, sign)
    return points


def _cut(points: Points, axis: int, limit: float, sign: int) -> Points:
    out: Points = []
    before = points[-1]
    was_in = sign * before[axis] >= sign * limit
    for now in points:
        is_in = sign * now[axis] >= sign * limit
        if is_in != was_in:
            share = (limit - before[axis]) / (now[axis] - before[axis])
            cross = before[1 - axis] + share * (now[1 - axis] - before[1 - axis])
            out.append((limit, cross) if axis == 0 else (cross, limit))
        if is_in:
            out.append(now)
        before, was_in = now, is_in
    return out
