"""The files of a new scenario: a template with the author's actors and region in it. Reads nothing but those."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.scenario.starter.fill import fill
from game.scenario.starter.ground import Ground, Spot, between, ground, has_sea, seats
from game.scenario.starter.region import Country, Region, wrapped
from game.scenario.starter.templates import Template
from game.scenario.starter.wish import Seat, Wish, called, slug

FLAGS = {
    "156": "cn", "192": "cu", "392": "jp", "408": "kp", "410": "kr", "643": "ru", "792": "tr", "826": "gb", "840": "us",
}  # fmt: skip
"""The program's pictures of flags by a country's ISO number."""
_EDITOR = "# yaml-language-server: $schema=.schema/{}.json\n"
"""The line by which editors find the description of a file; `whitecell schema --out .schema/` writes those."""


def files(template: Template, wish: Wish, land: Sequence[Country], flags: Collection[str] = ()) -> dict[str, str]:
    """Texts by relative path. `land` are the countries that touch the region, `flags` the pictures that there are."""
    values, lists = _values(template, wish, ground(wish.region, land), land, flags)
    made = {}
    for path, text in template.files().items():
        written = fill(text, values, lists)
        section = path.removesuffix(".yaml")
        made[path] = _EDITOR.format(section) + written if section != path else written
    return made


def country_of(seat: Seat, land: Sequence[Country]) -> Country | None:
    """The country of the world map that an actor's name or id means, if it touches the region."""
    return next((one for one in land if _is_named(seat, one) or seat.id == slug(_full(one))), None)


def _full(country: Country) -> str:
    """A country's name without the abbreviations of the map, in small letters."""
    return country[1].casefold().replace("s. ", "south ").replace("w. ", "western ").replace("rep.", "republic")


def _is_named(seat: Seat, country: Country) -> bool:
    name, full = seat.name.casefold(), _full(country)
    return name in (country[1].casefold(), full) or full.startswith(f"{name} of ")


def _countries(seats: Sequence[Seat], land: Sequence[Country]) -> list[Country | None]:
    """The country of each actor; of several that mean the same one the first has it."""
    found: list[Country | None] = []
    for seat in seats:
        country = country_of(seat, land)
        found.append(None if country in found else country)
    return found


def _values(
    template: Template, wish: Wish, area: Ground, land: Sequence[Country], flags: Collection[str]
) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    countries = _countries(wish.seats, land)
    spots = seats(area, countries)
    wet = template.sea and has_sea(area)
    actors = [
        _actor(seat, country, spot, flags, wish.region)
        for seat, country, spot in zip(wish.seats, countries, spots, strict=True)
    ]
    roles, others = actors[: len(template.roles)], actors[len(template.roles) :]
    zone = between(area, spots[0], spots[len(template.roles) - 1], spots, wet)
    at_sea = wet and not zone.country
    values = {
        "id": wish.id,
        "title": wish.title,
        "start": wish.start,
        "turns": str(wish.turns),
        "turn_length": wish.turn_length,
        "bbox": _box(wish.region),
        # Who does not know the secret: in each template it is the last of the roles that does.
        "unaware_ids": ", ".join(actor["id"] for actor in actors if actor is not roles[-1]),
        "sea": "yes" if at_sea else "",
        "land": "" if at_sea else "yes",
        "vehicle": "boat" if at_sea else "truck",
        "zone_title": "Disputed waters" if at_sea else "Disputed border",
        "zone_kind": "sea" if at_sea else "land",
        "zone_words": "disputed waters" if at_sea else "disputed border strip",
        "zone_km": f"{max(1, min(300, round(area.km / 14)))}",
        "patrol_kind": "frigate" if at_sea else "infantry",
        **_position("zone", zone, wish.region),
    }
    for role, actor in zip(template.roles, roles, strict=True):
        values |= {role if name == "id" else f"{role}_{name}": value for name, value in actor.items()}
    return values, {"actors": actors, "roles": roles, "others": others}


_LABEL = 40
"""The longest name that is written out beside what belongs to an actor."""


def _label(seat: Seat, country: Country | None) -> str:
    """What an actor's capital and forces are called after: its country if it has another name, or itself."""
    if country is not None and not _is_named(seat, country):
        return country[1]
    return seat.name if len(seat.name) <= _LABEL else seat.short


def _actor(seat: Seat, country: Country | None, spot: Spot, flags: Collection[str], region: Region) -> dict[str, str]:
    flag = FLAGS.get(country[0], "") if country else ""
    lon, lat = _position("", spot, region).values()
    return {
        "id": seat.id,
        "name": seat.name,
        "called": seat.called,
        "article": seat.called if seat.called != seat.name else "",
        "label": _label(seat, country),
        "home": called(_label(seat, country)) if country else seat.called,
        "short": seat.short,
        "country": country[1] if country else "",
        "flag": flag if flag in flags else "",
        "lon": lon,
        "lat": lat,
    }


def _position(name: str, spot: Spot, region: Region) -> dict[str, str]:
    """As many decimals as the region needs, and no more."""
    digits = 2 if region.height >= 1 else 4
    return {f"{name}_lon": f"{wrapped(spot.lon):.{digits}f}", f"{name}_lat": f"{spot.lat:.{digits}f}"}


def _box(region: Region) -> str:
    return "[" + ", ".join(f"{side:g}" for side in (region.west, region.south, region.east, region.north)) + "]"
