"""Whatever the loader accepts the schema accepts too: tried with odd values in the place of sound ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from jsonschema import Draft7Validator

from game.resources import lint_cases_dir
from game.scenario.build import load_files
from game.scenario.reader import read
from game.scenario.schema.document import schema_document
from tests.support.plain import plain

BASE = (lint_cases_dir() / "base" / "scenario.yaml").read_text("utf-8")
VALUE = re.compile(r": ([^\s\[{][^,\n}\]]*|\[[^\]\n]*\]|\{[^}\n]*\})")
ODD = (
    *("60", "-3", "+4", "0.5", "007", "1e3", "0x1F", "1914", "1_000", ".5", "12:30", "2023-12-17", "No", "yes", "true"),
    *("60%", "-0%", "100.00%", "+5 %", "~", '""', '"quoted"', "a b", "tension", "(tension)", "tension >= 60"),
    *("turn 3", "every turn", "2 turns", "01 week", "17 Dec 2023 22:38", "any other", "any place", "all", "others"),
    *("ostara", "[ostara, velden]", "[]", "{}", "{velden: 3}", "[tension > 3, flag.talks_open]", "[1, 2, 3, 4]"),
    *("{any_of: [tension > 3]}", "{between: [turn 1, turn 2]}", "{fire: gates_open}"),
)
TRIES = 80


def edits() -> Iterator[str]:
    """The example scenario with one value changed."""
    dice = random.Random(1)
    spots = [match.span(1) for match in VALUE.finditer(BASE)]
    for _ in range(TRIES):
        start, end = dice.choice(spots)
        yield BASE[:start] + dice.choice(ODD) + BASE[end:]


def test_what_the_loader_accepts_the_schema_accepts() -> None:
    validator = Draft7Validator(schema_document())
    accepted = refused = 0
    for text in edits():
        root, _ = read(text, "scenario.yaml")
        if root is None:
            continue
        complaints = [error.message for error in validator.iter_errors(plain(root))]
        if load_files({"scenario.yaml": text}).scenario is not None:
            accepted += 1
            assert complaints == []
        else:
            refused += bool(complaints)
    assert accepted >= 8 and refused >= 30
