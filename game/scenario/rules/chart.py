"""Rules about the map: what is drawn lies where it can be seen, and flights are as long as they say."""

from __future__ import annotations

import math

from game.core.findings import Finding, Findings, Place
from game.core.model.board import Place as Site
from game.core.model.board import Track
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import every, inherited, label

DEGREE = 10_000
"""Coordinates are in ten-thousandths of a degree."""
_ROUND = 360 * DEGREE
SMALLEST = DEGREE // 20
"""Below a twentieth of a degree, a few kilometres, the world map has nothing to show."""
EARTH_KM = 6371
CLOSE = 2000
"""Two places nearer than one part in this many of the map's width stand on the same spot."""
_TOLERANCE = 4
"""A flight's written length may differ by a quarter from the distance between its ends."""

Point = tuple[float, float]
Box = tuple[int, int, int, int]


def _boxes(scenario: Scenario) -> list[Box]:
    chart = scenario.map
    return [(box[0], box[1], box[2], box[3]) for box in (chart.bbox, chart.inset) if len(box) == 4]


def _inside(lon: float, lat: float, boxes: list[Box]) -> bool:
    return any(south <= lat <= north and _between(west, lon, east) for west, south, east, north in boxes)


def _between(west: int, lon: float, east: int) -> bool:
    """Whether a longitude lies in a box, which may reach across the 180th meridian."""
    return west <= lon <= east if west < east else lon >= west or lon <= east


@rule(whole=True)
def frame(scenario: Scenario, findings: Findings) -> None:
    """The first view lies in the box, and the box is large enough to show something."""
    chart = scenario.map
    boxes = _boxes(scenario)
    if not boxes or len(chart.bbox) != 4:
        return
    west, south, east, north = chart.bbox
    if min((east - west) % _ROUND or _ROUND, north - south) < SMALLEST:
        message = "this map is only a few kilometres wide: the world map has no detail for it"
        findings.add(Finding("tiny-box", "note", message, (Place(chart.place("bbox")),), "", "likely"))
    if len(chart.home) != 4:
        return
    home = chart.home
    if not (_inside(home[0], home[1], boxes[:1]) and _inside(home[2], home[3], boxes[:1]) and home[1] < home[3]):
        message = "the first view reaches beyond the map"
        places = (Place(chart.place("home")), Place(chart.place("bbox"), "the map"))
        findings.add(Finding("home-off-the-map", "warning", message, places))


@rule(whole=True)
def labels(scenario: Scenario, findings: Findings) -> None:
    """Names of seas and lands stand on the map."""
    boxes = _boxes(scenario)[:1]
    for one in scenario.map.labels.values():
        if boxes and not inherited(scenario, one.span) and not _inside(one.lon, one.lat, boxes):
            findings.warning("label-off-the-map", f"{label(one)} lies outside of the map", one.span)


@rule(whole=True)
def crowded(scenario: Scenario, findings: Findings) -> None:
    """No two places stand on one spot."""
    boxes = _boxes(scenario)
    if not boxes:
        return
    box = scenario.map.home if len(scenario.map.home) == 4 else boxes[0]
    near = max((box[2] - box[0]) % _ROUND // CLOSE, 1)
    taken: dict[tuple[int, int], Site] = {}
    for place in scenario.places.values():
        column, row = place.lon // near, place.lat // near
        around = [taken.get((column + x, row + y)) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        other = next((one for one in around if one is not None and _close(place, one, near)), None)
        taken[column, row] = place
        if other is not None and not inherited(scenario, place.span):
            message = f"{label(place)} stands on the same spot as {label(other)}"
            places = (Place(place.span), Place(other.span, "the other"))
            findings.add(Finding("places-on-one-spot", "note", message, places, "", "likely"))


def _close(one: Site, other: Site, near: int) -> bool:
    return abs(one.lon - other.lon) <= near and abs(one.lat - other.lat) <= near


@rule(whole=True)
def tracks(scenario: Scenario, findings: Findings) -> None:
    """A flight ends on the map, and is as long as it says."""
    boxes = _boxes(scenario)
    for part, track in every(scenario, Track):
        start, goal = scenario.places.get(track.start), scenario.places.get(track.to)
        if start is None or not track.range_km or inherited(scenario, part.span):
            continue
        if goal is not None:
            _length(track, start, goal, findings)
        elif boxes:
            _end(track, start, boxes, findings)


def _length(track: Track, start: Site, goal: Site, findings: Findings) -> None:
    real = distance_km(start, goal)
    written = track.range_km / 1000
    if abs(real - written) * _TOLERANCE > max(real, 1):
        message = f"from '{start.id}' to '{goal.id}' it is about {real:,.0f} km, not {written:,.0f} km"
        findings.add(Finding("flight-length", "warning", message, (Place(track.place("range_km")),), "", "likely"))


def _end(track: Track, start: Site, boxes: list[Box], findings: Findings) -> None:
    lon, lat = end_of(start, track.bearing / DEGREE, track.range_km / 1000)
    if not _inside(lon * DEGREE, lat * DEGREE, boxes):
        message = f"this flight ends off the map, at about {lat:.0f} degrees north and {lon:.0f} degrees east"
        findings.add(Finding("flight-off-the-map", "note", message, (Place(track.span),), "", "likely"))


def distance_km(one: Site, other: Site) -> float:
    """The great-circle distance between two places."""
    lat1, lat2 = math.radians(one.lat / DEGREE), math.radians(other.lat / DEGREE)
    step = math.radians((other.lon - one.lon) / DEGREE)
    cosine = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(step)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def end_of(start: Site, bearing: float, km: float) -> Point:
    """Longitude and latitude, in degrees, of the end of a flight in a direction (degrees from north)."""
    lat, lon, way = math.radians(start.lat / DEGREE), math.radians(start.lon / DEGREE), km / EARTH_KM
    course = math.radians(bearing)
    end = math.asin(math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(course))
    east = math.sin(course) * math.sin(way) * math.cos(lat)
    turned = lon + math.atan2(east, math.cos(way) - math.sin(lat) * math.sin(end))
    return (math.degrees(turned) + 180) % 360 - 180, math.degrees(end)
