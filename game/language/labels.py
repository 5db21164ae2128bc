"""What a part of a scenario is called by people: what verbs and predicates ask for when they speak."""

from __future__ import annotations

from typing import Protocol

from game.core.model.time import Duration
from game.core.tree import Formula, Name, Test


class Labels(Protocol):
    """Names and numbers in English, as they stand within a sentence."""

    def label(self, section: str, name: str) -> str:
        """The title of a part by its id: `label("event", "sea_launch")`; several sections may be given with `|`.

        `self` and `target` are understood; an unknown id is given back as words.
        """
        ...

    def names(self, actors: tuple[str, ...]) -> str:
        """Actors by ids, groups, `all`, `others`, `self`, `target`: "Japan and the ROK"."""
        ...

    def number_name(self, name: Name) -> str:
        """A meter, counter, the turn or the rung: "Japan's alarm"."""
        ...

    def plain(self, value: int) -> str:
        """A number in thousandths: "60", "0.5"."""
        ...

    def formula(self, formula: Formula) -> str:
        """A number expression: "6", "the larger of Tension and 40"."""
        ...

    def amount(self, formula: Formula) -> str:
        """A number expression as a change: "rises by 6", "falls by 4"."""
        ...

    def span(self, length: Duration) -> str:
        """A span of time: "2 turns", "3 days"."""
        ...

    def definition(self, name: str) -> Test | None:
        """What a named condition says, or None if it is to be called by its name."""
        ...
