"""Rules about the map: the box, what stands in it, and flights."""

from __future__ import annotations

from game.core.findings import Findings, Place
from game.core.model.board import Track
from game.core.model.scenario import Scenario
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label, parts, walk

_DEGREE = 10_000
_POLE = 90 * _DEGREE
_ROUND = 360 * _DEGREE
WIDEST = 240
"""Degrees of the widest box across the 180th meridian. A wider one is more likely two swapped numbers."""


@rule(whole=True)
def boxes(scenario: Scenario, findings: Findings) -> None:
    """West, south, east, north, in this order."""
    for field in ("bbox", "inset"):
        box: tuple[int, ...] = getattr(scenario.map, field)
        if not box and field == "inset":
            continue
        place = scenario.map.place(field)
        if len(box) != 4:
            message = f"'{field}' takes four numbers: west, south, east, north"
            findings.error("bad-box", message, place)
        elif not (_wide(box) and -_POLE <= box[1] < box[3] <= _POLE):
            hint = "west, south, east, north, for example [115, 25, 150, 52]"
            message = f"'{field}' has no room: west lies before east, south below north"
            findings.error("bad-box", message, place, hint=hint)


def _wide(box: tuple[int, ...]) -> bool:
    """Whether its west lies before its east. A box across the 180th meridian has a west of 170 and an east of -170."""
    return box[0] < box[2] or 0 < (box[2] - box[0]) % _ROUND <= WIDEST * _DEGREE


def _holds(box: tuple[int, ...], lon: int, lat: int) -> bool:
    west, south, east, north = box
    between = west <= lon <= east if west < east else lon >= west or lon <= east
    return between and south <= lat <= north


@rule(whole=True)
def off_the_map(scenario: Scenario, findings: Findings) -> None:
    """Places lie where the board can show them."""
    boxes = [box for box in (scenario.map.bbox, scenario.map.inset) if len(box) == 4]
    for place in scenario.places.values():
        if boxes and not any(_holds(box, place.lon, place.lat) for box in boxes):
            corners = Place(scenario.map.place("bbox"), "the corners of the map")
            turned = any(_holds(box, place.lat, place.lon) for box in boxes)
            hint = "are lat and lon the wrong way round? The corners are west, south, east, north" if turned else ""
            findings.warning("off-the-map", f"{label(place)} lies outside of the map", place.span, corners, hint=hint)


@rule()
def flights(scenario: Scenario, findings: Findings) -> None:
    """A flight ends somewhere."""
    for _, part in parts(scenario):
        for item in walk(part):
            if isinstance(item, Track) and not item.to and not item.range_km:
                message = "this flight has no end"
                findings.error("missing-field", message, item.span, hint="write to: a place, or bearing and range_km")
