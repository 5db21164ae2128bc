"""What `whitecell new` must know of an author, question by question, and the scenario that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

from game.cli.errors import FILE_TROUBLE, REFUSED, CliError
from game.cli.interview import Question
from game.cli.parser import did_you_mean
from game.resources import assets_dir
from game.scenario.build import load_sources
from game.scenario.render import to_text
from game.scenario.sources import Sources
from game.scenario.starter import checks
from game.scenario.starter.make import country_of, files
from game.scenario.starter.region import Country, Region, RegionError, around, from_numbers, together
from game.scenario.starter.templates import TEMPLATES, Template, find
from game.scenario.starter.wish import Seat, Wish, WishError, check_title, read_seats, slug

_WORLD = Region(-180, -90, 180, 90)
_LEAST_ISLET = 0.02
"""Islets smaller than this, in degrees, are no place for a capital."""


class Asking(Protocol):
    """Gets the answer to a question, by asking or from an option."""

    def __call__(self, question: Question, read: Any, /) -> Any:
        """The answer as `read` gives it."""


def collect(name: str, answer: Asking) -> tuple[Template, dict[str, str]]:
    """The template and the files of a new scenario in a folder of this name. CliError if they cannot be made."""
    listed = "\n".join(f"  {number} {one.name}: {one.says}" for number, one in enumerate(TEMPLATES, 1))
    kind = Question("template", "Template", TEMPLATES[0].name, f"What kind of crisis?\n{listed}")
    template: Template = answer(kind, _template)
    title = answer(Question("title", "Title", template.title), lambda text: check_title(text, "the title", 60))
    roles = f"Who acts? {template.least} to 8, as id=Name,id=Name: {template.cast}, then all others."
    seats = answer(Question("actors", "Actors", template.actors, roles), lambda text: _seats(text, template))
    place = "Where? west,south,east,north in degrees, or the name of a country."
    region = answer(Question("region", "Region", _usual_region(seats, template), place), _region)
    wish = Wish(
        slug(name) or "my_scenario",
        title,
        seats,
        region,
        answer(Question("start", "Day and hour of turn 1", template.start), checks.date),
        answer(Question("turns", "Turns at most", str(template.turns)), checks.turns),
        answer(Question("turn_length", "Length of a turn", template.turn_length), checks.turn_length),
    )
    texts = files(template, wish, _land(region), _pictures())
    _check(texts)
    return template, texts


def _template(text: str) -> Template:
    found = find(text)
    if found is None:
        names = [template.name for template in TEMPLATES]
        near = did_you_mean(text, [*names, *(name.partition("_")[0] for name in names)])  # the first word is enough
        raise WishError(f"there is no template '{text}'{near}; there are {', '.join(names)}")
    return found


def _seats(text: str, template: Template) -> tuple[Seat, ...]:
    seats = read_seats(text)
    if len(seats) < template.least:
        raise WishError(f"{template.name} takes at least {template.least} actors: {template.cast}")
    return seats


def _region(text: str) -> Region:
    if any(sign.isdigit() for sign in text):
        return from_numbers(text)
    word = text.strip().casefold()
    names = [country[1] for country in _land(_WORLD)]
    seat = Seat("", text.strip())
    found = country_of(seat, _land(_WORLD))
    if word in ("world", "the world"):
        return Region(-180, -60, 180, 75)
    if found is None:
        hint = did_you_mean(text, names)
        raise RegionError(f"no country of the world map is called '{text}'{hint}; or write west,south,east,north")
    return around(found[2])


def _usual_region(seats: Sequence[Seat], template: Template) -> str:
    """Around the countries that the actors are named after, if there are any."""
    found = [country_of(seat, _land(_WORLD)) for seat in seats]
    boxes = [around(country[2]) for country in found if country is not None]
    if not boxes:
        return template.region
    region = together(boxes)
    return ",".join(f"{side:g}" for side in (region.west, region.south, region.east, region.north))


@cache
def _land(region: Region) -> Sequence[Country]:
    """The countries that touch a region. CliError without the world map."""
    import zlib

    from game.ui.map.world import World

    try:
        world = World(assets_dir() / "map" / "world.bin")
    except (OSError, ValueError, KeyError, zlib.error) as error:
        raise CliError(f"the world map of the program cannot be read: {error}", FILE_TROUBLE) from error
    box = (region.west, region.south, region.east, region.north)
    return world.region(box, min(_LEAST_ISLET, region.height / 100)).countries


def _pictures() -> list[str]:
    folder = assets_dir() / "flags"
    return [path.stem for path in folder.iterdir()] if folder.is_dir() else []


def _check(texts: dict[str, str]) -> None:
    """What is written can be played. Ids that only meet in one template are found here."""
    loaded = load_sources(Sources("", texts))
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if errors:
        raise CliError(
            f"no scenario can be made of these answers; try other ids\n{to_text(errors, loaded.pages)}", REFUSED
        )
