"""Whether the program can draw what a scenario names. What there is, is given; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from game.core.findings import Findings, did_you_mean
from game.core.model.scenario import Scenario
from game.core.source import Span

Pictures = Callable[[str], Collection[str]]
"""The words of one of the program's tables (`flags`, `symbols`, `reliefs`, `countries`, `places`), sorted; empty
when it is missing."""
_MOST = 12
"""Words of a table that are listed in a hint; of longer ones the reference is named."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: the kind of finding, what its words are called, what becomes of an unknown one, its page."""

    name: str
    key: str
    noun: str
    instead: str
    page: str


_FLAGS = _Table("flags", "unknown-flag-picture", "flag", "its short form is shown instead", "flag_pictures")
_SYMBOLS = _Table("symbols", "unknown-symbol", "symbol", "a plain sign is drawn instead", "piece_symbols")
_PLACES = _Table("places", "unknown-place-kind", "kind of place", "a plain dot is drawn instead", "place_kinds")
_RELIEFS = _Table("reliefs", "unknown-relief", "relief", "the land stays plain", "reliefs")
_LANDS = _Table("countries", "unknown-country", "country", "no land is tinted", "countries")
_BORDERS = _Table("countries", "unknown-country", "country", "no border is drawn", "countries")


def check_pictures(scenario: Scenario, findings: Findings, pictures: Pictures) -> None:
    """Warn of words that the board does not know: it would draw something plain, or nothing."""
    for table, name, place in _named(scenario):
        known = pictures(table.name)
        # The board takes a country's number (ISO 3166) as well as its name.
        if known and name not in known and not (table is _LANDS and name.isdecimal()):
            message = f"the program has no {table.noun} called '{name}'; {table.instead}"
            findings.warning(table.key, message, place, hint=_meant(name, known, table))


def _named(scenario: Scenario) -> list[tuple[_Table, str, Span]]:
    """Every such word of a scenario, with its table and its place."""
    found = [(_FLAGS, actor.flag, actor.place("flag")) for actor in scenario.actors.values()]
    found += [(_LANDS, actor.country, actor.place("country")) for actor in scenario.actors.values()]
    found += [(_SYMBOLS, piece.kind, piece.place("kind")) for piece in scenario.pieces.values()]
    found += [(_PLACES, place.kind, place.place("kind")) for place in scenario.places.values()]
    found.append((_RELIEFS, scenario.map.relief, scenario.map.place("relief")))
    for border in scenario.map.borders.values():
        found += [(_BORDERS, getattr(border, side), border.place(side)) for side in ("one", "other")]
    return [one for one in found if one[1]]


def _meant(name: str, known: Collection[str], table: _Table) -> str:
    near = did_you_mean(name, known)
    if near:
        return near
    inside = [word for word in known if f" {word} " in f" {name} "]  # the country of 'Republic of Niger'
    if inside:
        return f"did you mean '{max(inside, key=len)}'?"
    if len(known) <= _MOST:
        return f"there is {', '.join(known)}"
    return f"`whitecell reference {table.page}` lists all {len(known)}"
