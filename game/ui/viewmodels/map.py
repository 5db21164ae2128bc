"""What the map shows: a box of the world and the things on it, all in degrees (WGS 84) and kilometres. No pygame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.viewmodels.common import Tip, Tone, block

Box = tuple[float, float, float, float]
Affiliation = Literal["F", "H", "N", "U"]
WORD = {"F": "own side", "H": "adversary", "N": "neutral", "U": "unknown"}


@dataclass(frozen=True, slots=True)
class PlaceVM:
    """A point with a name. `kind` is one of `PLACE_KINDS`; others are drawn as a dot. `importance` 0 (minor) to 3
    (always labelled first).

    `side` is where the author would like the label: n, ne, e, se, s, sw, w, nw or auto. `native` is the name in
    local script.
    """

    id: str
    label: str
    lat: float
    lon: float
    kind: str = "city"
    importance: int = 1
    native: str = ""
    side: str = "auto"
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class PieceVM:
    """A counter. `symbol` is a symbol kind of the assets (carrier, missile, radar ...), `affiliation` as seen from
    this seat.

    `radius_km` above 0 draws a circle of uncertainty; `colour` is the owner's index in the actor palette, -1 for none.
    """

    id: str
    label: str
    lat: float
    lon: float
    symbol: str
    affiliation: Affiliation
    count: int = 1
    owner: str = ""
    colour: int = -1
    radius_km: float = 0.0
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class SeaLabelVM:
    """A name written over an area; several names stand on separate lines (`East Sea` / `Sea of Japan`). `kind`: sea
    or land.
    """

    lines: tuple[str, ...]
    lat: float
    lon: float
    kind: str = "sea"


@dataclass(frozen=True, slots=True)
class ZoneVM:
    """A place with an extent: a circle of `km` around its middle. `colour` is its owner's index in the actor palette,
    -1 for nobody's; `importance` as for places, but 1 is drawn only from near.
    """

    id: str
    label: str
    lat: float
    lon: float
    km: float
    importance: int = 1
    colour: int = -1
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class TrackVM:
    """A great-circle path from (lat, lon): either to (`to_lat`, `to_lon`), or `range_km` along `bearing` (degrees
    from north).

    `kind`: missile (lifted arc), flight, voyage or move (drawn on the ground). `t` in [0, 1] is how much of it is
    flown;
    `ring` draws the true range circle around the start.
    """

    id: str
    lat: float
    lon: float
    label: str
    detail: str = ""
    to_lat: float | None = None
    to_lon: float | None = None
    bearing: float = 0.0
    range_km: float = 0.0
    kind: str = "missile"
    tone: Tone = "bad"
    t: float = 1.0
    ring: bool = True


@dataclass(frozen=True, slots=True)
class RingVM:
    """A circle of constant distance, true to scale. `colour` is an index of the actor palette, -1 for neutral."""

    id: str
    lat: float
    lon: float
    km: float
    label: str = ""
    colour: int = -1


@dataclass(frozen=True, slots=True)
class PinVM:
    """An event pinned to the place where it happened."""

    id: str
    label: str
    lat: float
    lon: float
    tone: Tone = "warn"
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class TintVM:
    """A country (its name or ISO numeric code in the world data) tinted with the actor palette's colour."""

    country: str
    colour: int


@dataclass(frozen=True, slots=True)
class BorderVM:
    """A border between two countries to draw as a special line (dashed), for example an armistice line."""

    one: str
    other: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class MapVM:
    """The whole map. `bbox` and `home` are (west, south, east, north); `home` is the first view, `wide` the box that is
    shown small in a corner, both by default the whole box.

    `relief` names an optional shaded relief of the assets; `sources` is printed small at the scale bar.
    """

    bbox: Box
    home: Box | None = None
    wide: Box | None = None
    relief: str = ""
    places: tuple[PlaceVM, ...] = ()
    pieces: tuple[PieceVM, ...] = ()
    sea_labels: tuple[SeaLabelVM, ...] = ()
    tracks: tuple[TrackVM, ...] = ()
    rings: tuple[RingVM, ...] = ()
    pins: tuple[PinVM, ...] = ()
    tints: tuple[TintVM, ...] = ()
    borders: tuple[BorderVM, ...] = ()
    zones: tuple[ZoneVM, ...] = ()

    def as_text(self) -> str:
        return block(
            "Map",
            *(piece_text(p) for p in self.pieces),
            *(track_text(t) for t in self.tracks),
            *(f"{r.label or 'Range ring'}: {r.km:,.0f} km around {where(r.lat, r.lon)}" for r in self.rings),
            *(f"Event: {p.label} at {where(p.lat, p.lon)}" for p in self.pins),
            "Places: " + ", ".join(p.label for p in self.places) if self.places else "",
            *(f"Zone: {z.label}, {z.km:,.0f} km around {where(z.lat, z.lon)}" for z in self.zones),
            _names("Seas", [label for label in self.sea_labels if label.kind == "sea"]),
            _names("Lands", [label for label in self.sea_labels if label.kind != "sea"]),
        )


def _names(word: str, labels: list[SeaLabelVM]) -> str:
    return f"{word}: {'; '.join(' / '.join(label.lines) for label in labels)}" if labels else ""


def where(lat: float, lon: float) -> str:
    """A position in words, to a tenth of a degree: `39.2°N 125.7°E`."""
    return f"{abs(lat):.1f}°{'N' if lat >= 0 else 'S'} {abs(lon):.1f}°{'E' if lon >= 0 else 'W'}"


def piece_text(piece: PieceVM) -> str:
    many = f" ×{piece.count}" if piece.count > 1 else ""
    about = f", within {piece.radius_km:,.0f} km" if piece.radius_km else ""
    return f"{piece.label}{many} ({WORD[piece.affiliation]}, {piece.symbol}) at {where(piece.lat, piece.lon)}{about}"


def track_text(track: TrackVM) -> str:
    end = "" if track.to_lat is None or track.to_lon is None else f" to {where(track.to_lat, track.to_lon)}"
    far = f", {track.range_km:,.0f} km towards {track.bearing:.0f}°" if track.range_km else ""
    detail = f" ({track.detail})" if track.detail else ""
    return f"{track.label}: from {where(track.lat, track.lon)}{end}{far}{detail}"
