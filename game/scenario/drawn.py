"""The words that the program draws: what its data folders hold, asked for by rules, schema and reference alike.

A missing or broken folder has no words: nobody is blamed then for naming what is not there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache

from game.core.model.board import PLACE_KINDS
from game.core.worldfile import opened
from game.resources import assets_dir

FLAGS, SYMBOLS, RELIEFS, COUNTRIES, PLACES = "flags", "symbols", "reliefs", "countries", "places"
TABLES = (FLAGS, SYMBOLS, RELIEFS, COUNTRIES, PLACES)


@cache
def drawn(table: str) -> tuple[str, ...]:
    """The words of one of the `TABLES`, sorted; none where the program's data is missing."""
    try:
        return tuple(sorted(frozenset(_READ[table]())))
    except (OSError, ValueError, KeyError, zlib.error, struct.error):
        return ()


def _flags() -> list[str]:
    return [path.stem for path in (assets_dir() / "flags").iterdir()]


def _symbols() -> list[str]:
    """A symbol's file is named by its kind and by how its owner is seen: destroyer_F, destroyer_H."""
    names = [path.stem for path in (assets_dir() / "symbols").iterdir()]
    return [name.rpartition("_")[0] or name for name in names]


def _reliefs() -> list[str]:
    return [path.stem for path in (assets_dir() / "map").iterdir() if path.suffix == ".json"]


def _countries() -> list[str]:
    """The names in the header of the world map."""
    head, _ = opened((assets_dir() / "map" / "world.bin").read_bytes())
    return [str(country["name"]) for country in head["countries"]]


_READ: dict[str, Callable[[], list[str]]] = {
    FLAGS: _flags,
    SYMBOLS: _symbols,
    RELIEFS: _reliefs,
    COUNTRIES: _countries,
    PLACES: lambda: list(PLACE_KINDS),
}
