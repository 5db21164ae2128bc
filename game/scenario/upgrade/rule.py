"""What a change of the language does to an author's files. Must import neither yaml nor the model.

A rule names the format it leads to and finds, in one scenario's own sections, the texts to be replaced. The loader
replaces them in memory, so that old files and old saved games load for ever; `whitecell upgrade` replaces them in the
files, and nothing else there. What a rule cannot do by replacing a text it leaves to the author, with the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.core.source import Span
from game.scenario.nodes import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A key or value that is written differently now; `text` is plain, it needs no quotes."""

    old: Scalar
    text: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the author has to do, in one sentence, and where."""

    span: Span
    says: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A change from the format before to `format`: its name, and why it was made, for people."""

    format: int
    name: str
    says: str
    find: Callable[[Mapping], Iterator[Rewrite | ByHand]]
