"""The files of a new scenario: a template with the author's actors and region in it. Reads nothing but those."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.scenario.starter.fill import fill
from game.scenario.starter.ground import Ground, Spot, between, ground, has_sea, seats
from game.scenario.starter.region import Country, Region, wrapped
from game.scenario.starter.templates import Template
from game.scenario.starter.wish import Seat, Wish

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
    """The country of the world map that an actor is named after, if it touches the region."""
    name = seat.name.casefold()
    for country in land:
        known = country[1].casefold().replace("s. ", "south ").replace("w. ", "western ").replace("rep.", "republic")
        if name in (country[1].casefold(), known) or known.startswith(f"{name} of "):
            return country
    return None


def _values(
    template: Template, wish: Wish, area: Ground, land: Sequence[Country], flags: Collection[str]
) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    countries = [country_of(seat, land) for seat in wish.seats]
    spots = seats(area, countries)
    wet = template.sea and has_sea(area)
    actors = [
        _actor(seat, country, spot, flags, wish.region)
        for seat, country, spot in zip(wish.seats, countries, spots, strict=True)
    ]
    roles, others = actors[: len(template.roles)], actors[len(template.roles) :]
    zone = between(area, spots[0], spots[len(template.roles) - 1], spots, wet)
    values = {
        "id": wish.id,
        "title": wish.title,
        "start": wish.start,
        "turns": str(wish.turns),
        "turn_length": wish.turn_length,
        "bbox": _box(wish.region),
        "other_ids": ", ".join(actor["id"] for actor in others),
        # Who does not know the secret: in each template it is the last of the roles that does.
        "unaware_ids": ", ".join(actor["id"] for actor in actors if actor is not roles[-1]),
        "zone_title": "Disputed waters" if not zone.country and wet else "Disputed border",
        "zone_kind": "sea" if not zone.country else "land",
        "zone_words": "disputed waters" if not zone.country and wet else "disputed border strip",
        "zone_km": f"{max(1, min(300, round(area.km / 14)))}",
        "patrol_kind": "frigate" if not zone.country and wet else "infantry",
        **_position("zone", zone, wish.region),
    }
    for role, actor in zip(template.roles, roles, strict=True):
        values |= {role if name == "id" else f"{role}_{name}": value for name, value in actor.items()}
    named = dict(zip(template.roles, roles, strict=True))
    groups = {name: [named[role] for role in members] for name, members in template.groups.items()}
    return values, {"actors": actors, "roles": roles, "others": others, **groups}


def _actor(seat: Seat, country: Country | None, spot: Spot, flags: Collection[str], region: Region) -> dict[str, str]:
    flag = FLAGS.get(country[0], "") if country else ""
    lon, lat = _position("", spot, region).values()
    return {
        "id": seat.id,
        "name": seat.name,
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
