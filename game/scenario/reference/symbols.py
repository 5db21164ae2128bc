"""The page of the words that the program draws: read from its data, so that it lists what is there."""

from __future__ import annotations

from itertools import zip_longest

from game.core.model.board import PLACE_KINDS
from game.core.model.results import Band
from game.core.quantity import UNITS
from game.scenario.decode.parts import fields_of
from game.scenario.drawn import COUNTRIES, FLAGS, RELIEFS, SYMBOLS, drawn
from game.scenario.reference.topic import Page, Topic, code

TOPICS = {
    "actors.flag": "flag_pictures",
    "actors.country": "countries",
    "pieces.kind": "piece_symbols",
    "places.kind": "place_kinds",
    "map.relief": "reliefs",
    "border_line.one": "countries",
    "border_line.other": "countries",
}
"""Fields whose words are listed here, and the topic that does."""

_SHORT = {
    "amphib": "a landing ship",
    "awacs": "a flying radar",
    "isr": "a reconnaissance aircraft",
    "sof": "special forces",
    "ssbn": "a submarine with nuclear missiles",
    "ssm": "a battery of surface-to-surface missiles",
    "sub": "a submarine",
}
"""Symbols whose names are short forms."""
_COLUMNS = 3
_ALIKE = "Other words are taken as well, with a warning: "


def symbol_page() -> Page:
    """Flags, symbols, kinds of places, countries, reliefs, units and colours."""
    topics = (
        _topic("flag_pictures", "Flags", _flags(), also=("flag-pictures",)),
        _topic("piece_symbols", "Symbols of pieces", _symbols(), also=("piece-symbols",)),
        _topic("place_kinds", "Kinds of places", _places(), also=("place-kinds",)),
        _topic("countries", "Countries of the world map", _countries(), also=("country",)),
        _topic("reliefs", "Reliefs", _reliefs()),
        _topic("units", "Units of quantities", _units(), also=("unit", "quantities", "quantity")),
        _topic("colours", "Colours", _colours(), also=("colors", "color", "colour")),
    )
    text = "The words that exist for pictures, signs and units."
    whole = Topic("symbols", "chapter", "Words that the program draws", text, also=("drawn", "pictures"))
    return Page("symbols", whole.title, "Words", (whole, *topics))


def _topic(path: str, title: str, text: str, also: tuple[str, ...] = ()) -> Topic:
    return Topic(path, "chapter", title, text, also=also)


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "none: the program's data is missing"


def _flags() -> str:
    text = "For `flag` of an [actor](topic:actors), after the country's letters (ISO 3166): "
    return f"{text}{_words(drawn(FLAGS))}.\n\nAn actor without one is shown by its short form."


def _symbols() -> str:
    text = "For `kind` of a [piece](topic:pieces), each in the frame of a friend, an adversary, a neutral or an unknown"
    known = drawn(SYMBOLS)
    short = ", ".join(f"`{word}` is {meaning}" for word, meaning in _SHORT.items() if word in known)
    return f"{text}: {_words(known)}.\n\nOf these {short}.\n\n{_ALIKE}an empty frame is drawn."


def _places() -> str:
    rows = "\n".join(f"| `{kind}` | {sign} |" for kind, sign in PLACE_KINDS.items())
    return (
        f"For `kind` of a [place](topic:places).\n\n| kind | drawn as |\n|---|---|\n{rows}\n\n{_ALIKE}a dot is drawn."
    )


def _countries() -> str:
    text = (
        "For `country` of an [actor](topic:actors), whose land is tinted then, and for `one` and `other` of the map's "
        "`borders`. They are written as the map has them, some of them shortened."
    )
    return f"{text}\n\n{code(_columns(drawn(COUNTRIES)), 'text')}"


def _columns(words: tuple[str, ...]) -> str:
    """Words in columns, to be read from top to bottom."""
    height = -(-len(words) // _COLUMNS)
    columns = [words[start : start + height] for start in range(0, len(words), max(1, height))]
    widths = [max(map(len, column)) + 2 for column in columns]
    lines = (
        "".join(f"{word:<{width}}" for word, width in zip(row, widths, strict=True)).rstrip()
        for row in zip_longest(*columns, fillvalue="")
    )
    return "\n".join(lines) + "\n"


def _reliefs() -> str:
    text = "For `relief` of the [map](topic:map). A relief fits the part of the world for which it was drawn"
    return f"{text}: {_words(drawn(RELIEFS))}."


def _units() -> str:
    rows = "\n".join(
        f"| `{word}` | {unit.shown} | {UNITS[unit.other].shown if unit.other else ''} |" for word, unit in UNITS.items()
    )
    head = "In braces in a text, with a number: `{570 km}`. Readers see their own unit, or both.\n\n"
    return f"{head}| written | shown | or shown as |\n|---|---|---|\n{rows}\n"


def _colours() -> str:
    choice = fields_of(Band)["color"][1].kind
    words = _words(getattr(choice, "words", ()))
    return (
        f"For `color` of a [band](topic:bands), from calm to the worst: {words}. Actors are coloured in their order; "
        "their colours cannot be chosen."
    )
