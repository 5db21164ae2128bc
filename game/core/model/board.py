"""The map: places, pieces and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fields import Degrees, Flag, ListOf, Number, Part, Percent, Ref, Refs, Table, Text, Whole, Word, spec
from game.core.model.base import Entry

PLACE_KINDS = {
    "capital": "a ring with a dot, its name in bold",
    "city": "a dot",
    "base": "a square",
    "port": "a square with a tall opening",
    "site": "a red triangle: a dam, a plant, whatever is in dispute",
    "talks": "two hands: where people meet",
    "zone": "an area, with `radius_km`",
    "island": "a dot",
    "launch_site": "a rocket on its pad",
    "nuclear_site": "a trefoil, the sign of radiation",
}
"""The kinds of places that the board knows, and how each is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entry):
    """A point or sea zone on the map."""

    title: str = spec(Text(60), "What it is called.")
    local: str = spec(Text(60), "Its name in the local script.", default="", example="평양")
    lat: int = spec(Degrees(90), "Latitude in degrees north.", example="39.20")
    lon: int = spec(Degrees(180), "Longitude in degrees east.", example="125.67")
    kind: str = spec(
        Word(),
        "What stands there, for its sign. `whitecell reference place_kinds` lists the words.",
        default="city",
        example="port",
    )
    owner: str = spec(Ref("actor"), "Whose it is, for its colour.", default="", example="rok")
    importance: int = spec(Whole(1, 3), "3 is always labelled, 1 only when zoomed in.", default=2)
    radius_km: int = spec(Number(0, 2000), "Size of a zone; 0 is a point.", default=0, unit="kilometres", example="40")
    doc: str = spec(Text(), "One sentence about it.", default="")
    sources: tuple[str, ...] = spec(Refs("source"), "Where the position comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Entry):
    """A counter on the map."""

    title: str = spec(Text(60), "What it is called.")
    owner: str = spec(Ref("actor"), "Whose it is, for its colour and side.", example="usa")
    kind: str = spec(
        Word(),
        "Its symbol: destroyer, carrier, infantry, radar ... `whitecell reference piece_symbols` lists all.",
        example="carrier",
    )
    at: str = spec(Ref("place"), "Where it stands at the start; without it off the map.", default="", example="busan")
    count: int = spec(Whole(1, 99), "How many stand behind the counter.", default=1)
    range_km: int = spec(
        Number(0, 20_000),
        "Its reach, for the predicate `covers` and for the ring.",
        default=0,
        unit="kilometres",
        example="570",
    )
    ring: bool = spec(Flag(), "Its reach is drawn as a ring.", default=False)
    visible_to: tuple[str, ...] = spec(
        Refs("actor"), "Who sees where it is; its owner always does.", default=("all",), example="[dprk]"
    )
    prior: int = spec(Percent(), "How likely those who do not see it think it is at its place.", default=10_000)
    doc: str = spec(Text(), "One sentence about it.", default="")
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SeaLabel(Entry):
    """A wide label on water or land."""

    title: str = spec(Text(60), "The words; a second line after ` / `.", example="East Sea / Sea of Japan")
    lat: int = spec(Degrees(90), "Latitude in degrees north.", example="39.5")
    lon: int = spec(Degrees(180), "Longitude in degrees east.", example="134.0")
    kind: str = spec(Word(), "`sea` or `land`.", default="sea")


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderLine(Entry):
    """A border between two countries of the world map that is drawn as a line of its own."""

    one: str = spec(
        Word(), "One country's name on the world map, as in `whitecell reference countries`.", example="North Korea"
    )
    other: str = spec(Word(), "The other's.", example="South Korea")
    title: str = spec(Text(60), "What the line is called.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Entry):
    """The piece of the world that the board shows. Written `map`."""

    bbox: tuple[int, ...] = spec(
        ListOf(Degrees(180)), "West, south, east, north in degrees.", example="[115, 25, 150, 52]"
    )
    relief: str = spec(
        Word(),
        "Name of a relief picture of the program, as in `whitecell reference reliefs`; without it the land is plain.",
        default="",
        example="relief_nea",
    )
    home: tuple[int, ...] = spec(
        ListOf(Degrees(180)),
        "The part that is seen first: west, south, east, north; without it the whole.",
        default=(),
        example="[123, 33, 134, 43]",
    )
    inset: tuple[int, ...] = spec(
        ListOf(Degrees(180)),
        "A wider box that is shown small in a corner: west, south, east, north.",
        default=(),
        example="[60, 0, 180, 70]",
    )
    labels: dict[str, SeaLabel] = spec(Table(Part(lambda: SeaLabel)), "Names of seas and lands.", default=dict)
    borders: dict[str, BorderLine] = spec(Table(Part(lambda: BorderLine)), "Borders drawn as lines.", default=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Entry):
    """A flight drawn on the map as a great circle."""

    start: str = spec(Ref("place"), "Where it begins.", example="sunan")
    to: str = spec(Ref("place"), "Where it ends; or give bearing and range.", default="")
    bearing: int = spec(Degrees(360), "Direction in degrees clockwise from north; 90 is east.", default=0, example="70")
    range_km: int = spec(Number(0, 20_000), "Distance flown.", default=0, example="570", unit="km")
    apogee_km: int = spec(Number(0, 40_000), "Highest point.", default=0, unit="km")
    minutes: int = spec(Whole(0, 600), "Flight time.", default=0, unit="minutes")
    label: str = spec(Text(60), "Words beside the arc.", default="")
    fails: bool = spec(Flag(), "Broke up in flight.", default=False)
