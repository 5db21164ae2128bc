"""Every text of a scenario with its place, for rules about words."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from game.core.fields import ListOf, Spec, Text, Voices
from game.core.model.base import Entry
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.scenario.rules.walk import inherited, parts, remembered, walk

PROSE = ("says", "doc", "briefing", "opening", "closing", "summary", "debrief", "expected", "words")
"""Fields that hold whole sentences; other texts are titles, labels and fragments."""


SEPARATOR = "\0"
"""Stands between two texts; no text can hold it."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text: whose field it is, its name, and for whom it is written ("" for everyone)."""

    part: Entry
    field: str
    text: str
    reader: str = ""

    @property
    def place(self) -> Span:
        """Where the field stands."""
        return self.part.place(self.field)

    @property
    def sentences(self) -> bool:
        """Whether it is written in whole sentences."""
        return self.field in PROSE and type(self.part).__name__ not in ("Drive", "RedLine", "Process", "Term")


class Texts:
    """All texts that a scenario itself wrote, in the order of its sections, to be searched in one go."""

    def __init__(self, words: tuple[Words, ...]) -> None:
        self.words = words
        self._starts = [0, *accumulate(len(one.text) + 1 for one in words)]
        self._all = SEPARATOR.join(one.text for one in words)

    def holds(self, piece: str) -> bool:
        """Whether these letters occur in any of the texts."""
        return piece in self._all

    def search(
        self, pattern: re.Pattern[str], hints: tuple[str, ...] = ()
    ) -> Iterator[tuple[Words, re.Match[str], int]]:
        """Every match with its text and where that begins; with `hints` only if one of them occurs, which is faster."""
        if hints and not any(self.holds(hint) for hint in hints):
            return
        for found in pattern.finditer(self._all):
            index = bisect_right(self._starts, found.start()) - 1
            yield self.words[index], found, self._starts[index]


def texts(scenario: Scenario) -> Texts:
    """All texts of a scenario, gathered once for all rules of a check."""
    return remembered("texts", scenario, lambda one: Texts(tuple(_texts(one))))


def _texts(scenario: Scenario) -> Iterator[Words]:
    yield from _own(scenario.header, scenario)
    for _, part in parts(scenario):
        for item in walk(part):
            if isinstance(item, Entry):
                yield from _own(item, scenario)


def _own(item: Entry, scenario: Scenario) -> Iterator[Words]:
    kind: type = type(item)
    for field, voices in _fields(kind):
        value: Any = getattr(item, field)
        if not value or inherited(scenario, item.place(field)):
            continue
        if voices:
            if value.others:
                yield Words(item, field, value.others)
            for reader, text in value.by:
                yield Words(item, field, text, reader)
        elif isinstance(value, str):
            yield Words(item, field, value)
        elif isinstance(value, tuple):
            yield from (Words(item, field, text) for text in value)


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a part that hold texts, and whether they are written by reader."""
    made = []
    for one in dataclasses.fields(kind):
        spec = one.metadata.get("spec")
        shape = spec.kind if isinstance(spec, Spec) else None
        if isinstance(shape, ListOf):
            shape = shape.item
        if isinstance(shape, Text | Voices):
            made.append((one.name, isinstance(shape, Voices)))
    return tuple(made)
