"""The stated bounds of a scenario, in one place: the reader keeps them and the author's manual prints them.

They are far above what the largest scenario needs and low enough that a hostile file costs seconds, not minutes.
Of the game it must import nothing but the bounds of an expression, which its language keeps.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.language import limits as language


@dataclass(frozen=True, slots=True)
class Limit:
    """The largest allowed number of `unit`s, what is counted and why it is bounded."""

    most: int
    unit: str
    what: str
    why: str


FILE_SIZE = Limit(1_000_000, "bytes", "one file", "a larger file is a mistake, and reading it would take seconds")
FILES = Limit(400, "files", "all files of a scenario", "a folder of photographs is not a scenario")
TOTAL_SIZE = Limit(4_000_000, "bytes", "all files of a scenario together", "they are kept in every saved game")
FOLDER_ENTRIES = Limit(5_000, "entries", "one folder", "listing a huge folder by mistake would seem to hang")
DEPTH = Limit(32, "levels", "mappings and lists inside one another", "deep nesting cannot be read by people")
NODES_IN_FILE = Limit(20_000, "values", "the values in one file", "split a larger part into a folder of fragments")
NODES = Limit(100_000, "values", "the values in all files of a scenario", "checking must stay a matter of seconds")
TEXT = Limit(10_000, "characters", "one text in YAML", "longer prose belongs in a Markdown file under text/")
KEY = Limit(64, "characters", "one key or id", "ids stand in messages, tables and file names")
INTEGER = Limit(15, "digits", "a whole number", "numbers of the game stay far below it")
EXPRESSION = Limit(language.CHARACTERS, "characters", "one condition", "give a longer one a name under 'define'")
EXPRESSION_TOKENS = Limit(language.TOKENS, "words and signs", "one condition", "give parts of it a name under 'define'")
EXPRESSION_DEPTH = Limit(
    language.DEPTH, "levels", "brackets inside one another in a condition", "people cannot count them"
)
EXTENDS = Limit(2, "steps", "scenarios that extend one another", "further away nobody finds where a value is from")

ALL: dict[str, Limit] = {name.lower(): value for name, value in dict(globals()).items() if isinstance(value, Limit)}
"""Every limit by its name in lower case, in the order of this file."""
