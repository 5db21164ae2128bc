"""The map of one seat: places, pieces where the seat thinks they are, flights and events of the news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.core.fixed import UNIT
from game.core.model.board import SeaLabel, Track
from game.core.model.scenario import Scenario
from game.core.program import Point, Program, Unit
from game.session.telling import Told
from game.ui.presenters.desk import Desk, words
from game.ui.viewmodels import (
    BorderVM,
    MapVM,
    PieceVM,
    PinVM,
    PlaceVM,
    RingVM,
    SeaLabelVM,
    TintVM,
    Tip,
    TrackVM,
    ZoneVM,
)
from game.ui.viewmodels.map import Affiliation, Box

DEGREE = 10_000
HOSTILE = 35
"""Below this percentage of what trust can be, an actor's pieces are drawn as an adversary's."""
FLIGHTS = ("bomber", "fighter", "awacs", "isr", "drone")


def chart(desk: Desk, news: Iterable[Told] = ()) -> MapVM:
    """The map with what the given news shows on it."""
    told = list(news)
    if desk.chart is None:
        desk.chart = _ground(desk)
    tracks = tuple(_track(desk, item, item.track, n) for n, item in enumerate(told) if item.track)
    return replace(desk.chart, tracks=tracks, pins=_pins(desk, told))


def _ground(desk: Desk) -> MapVM:
    """The map without news."""
    map_ = desk.scenario.map
    return replace(
        theatre(desk.scenario),
        wide=_box(map_.inset) if map_.inset else None,
        places=tuple(_place(desk, place) for place in desk.program.places if not place.radius_km),
        pieces=tuple(piece for unit in desk.program.units if (piece := _piece(desk, unit)) is not None),
        sea_labels=tuple(
            SeaLabelVM(tuple(part.strip() for part in label.title.split("/")), *_degrees(label), label.kind)
            for label in map_.labels.values()
        ),
        rings=_rings(desk),
        borders=tuple(BorderVM(line.one, line.other, line.title) for line in map_.borders.values()),
        zones=tuple(_zone(desk, place) for place in desk.program.places if place.radius_km),
    )


def theatre(scenario: Scenario) -> MapVM:
    """The map of a scenario that is not being played: land, sea and the countries of its actors."""
    map_ = scenario.map
    return MapVM(
        bbox=_box(map_.bbox),
        home=_box(map_.home) if map_.home else None,
        relief=map_.relief,
        tints=_tints(scenario),
    )


def _box(corners: tuple[int, ...]) -> Box:
    west, south, east, north = (corner / DEGREE for corner in corners)
    return west, south, east, north


def _degrees(at: Point | SeaLabel) -> tuple[float, float]:
    """Latitude and longitude of a point of the map."""
    return at.lat / DEGREE, at.lon / DEGREE


def _place(desk: Desk, place: Point) -> PlaceVM:
    return PlaceVM(
        place.id,
        place.title,
        *_degrees(place),
        place.kind,
        place.importance,
        place.local,
        tip=_about(desk, place),
    )


def _about(desk: Desk, place: Point) -> Tip:
    """Whose a place is, and what the author says of it."""
    owner = f"{desk.program.seats[place.owner].title}." if place.owner >= 0 else ""
    doc = words(desk.scenario.places[place.id].doc)
    return Tip(place.title, f"{owner} {doc}".strip())


def _zone(desk: Desk, place: Point) -> ZoneVM:
    return ZoneVM(
        place.id,
        place.title,
        *_degrees(place),
        place.radius_km,
        place.importance,
        place.owner,
        _about(desk, place),
    )


def _piece(desk: Desk, unit: Unit) -> PieceVM | None:
    where = desk.view.values[unit.slot]
    if where < 0 or (desk.shared and not desk.known(unit.slot)):
        return None
    place = desk.program.places[where]
    owner = desk.program.seats[unit.owner]
    note = "" if desk.view.known(unit.slot) else "Thought to be here."
    doc = desk.scenario.pieces[unit.id].doc
    return PieceVM(
        unit.id,
        unit.title,
        *_degrees(place),
        unit.kind,
        affiliation(desk, unit.owner),
        unit.count,
        owner.short,
        unit.owner,
        tip=Tip(unit.title, " ".join(part for part in (f"{owner.title}, at {place.title}.", words(doc), note) if part)),
    )


def affiliation(desk: Desk, owner: int) -> Affiliation:
    """How a piece's owner looks from this seat: own side, adversary or neutral; neutral for several together."""
    seats = desk.program.seats
    if desk.shared:
        return "N"
    if owner == desk.seat or (seats[owner].side and seats[owner].side == seats[desk.seat].side):
        return "F"
    regard = desk.regard(owner)
    if regard is not None:
        return "H" if regard < HOSTILE else "N"
    return "H" if seats[owner].side and seats[desk.seat].side else "N"


def _point(program: Program, place_id: str) -> Point:
    return next(place for place in program.places if place.id == place_id)


def _track(desk: Desk, item: Told, track: Track, number: int) -> TrackVM:
    start = _point(desk.program, track.start)
    to_lat, to_lon = _degrees(_point(desk.program, track.to)) if track.to else (None, None)
    title = words(desk.program.sources[item.source].title) if item.source >= 0 else start.title
    facts = [words(track.label)] if track.label and not track.range_km else []
    if track.range_km:
        facts.append(words(f"{{{track.range_km // UNIT} km}}"))
    if track.apogee_km:
        facts.append(f"apogee about {track.apogee_km // UNIT} km")
    if track.minutes:
        facts.append(f"{track.minutes} minutes")
    kind = "missile" if track.apogee_km or track.range_km else "flight"
    return TrackVM(
        f"track{number}",
        *_degrees(start),
        title,
        " · ".join(facts),
        to_lat,
        to_lon,
        track.bearing / DEGREE,
        track.range_km / UNIT,
        kind,
        "bad" if not track.fails else "warn",
        1.0,
        bool(track.range_km and not track.to),
    )


def _rings(desk: Desk) -> tuple[RingVM, ...]:
    """Reach of the seat's own pieces that the author wants drawn."""
    rings = []
    for unit in desk.program.units:
        where = desk.view.values[unit.slot]
        if unit.ring and unit.range_km and where >= 0 and unit.owner == desk.seat and not desk.shared:
            place = desk.program.places[where]
            label = f"{unit.title}, {unit.range_km} km"
            rings.append(RingVM(unit.id, *_degrees(place), unit.range_km, label, unit.owner))
    return tuple(rings)


def _pins(desk: Desk, told: list[Told]) -> tuple[PinVM, ...]:
    pins = []
    for number, item in enumerate(told):
        if item.pin >= 0:
            place = desk.program.places[item.pin]
            pins.append(
                PinVM(
                    f"pin{number}",
                    item.headline,
                    *_degrees(place),
                    tip=Tip(item.headline, item.text),
                )
            )
    return tuple(pins)


def _tints(scenario: Scenario) -> tuple[TintVM, ...]:
    actors = scenario.actors.values()
    return tuple(TintVM(actor.country, index) for index, actor in enumerate(actors) if actor.country)
