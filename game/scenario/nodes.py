"""A scenario file as a tree of texts with their places. Must import neither yaml nor the model.

Scalars keep the author's text; what it means (a number, yes or no, a name) is the decoder's question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.source import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `quoted` when it stood in quotes or as a block (`|`, `>`), so that it is a text and never a number.

    `raw` is the source inside `span`, kept only where it differs from `text` (escapes, folded lines, blocks), and
    `mark` the quotation mark around it, if any; both serve `game.scenario.carets`.
    """

    text: str
    quoted: bool
    span: Span
    raw: str = field(default="", repr=False)
    mark: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values in the author's order; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, name: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its span, or None."""
        return next((key for key, _ in self.entries if key.text == name), None)

    def keys(self) -> tuple[str, ...]:
        """The texts of all keys."""
        return tuple(key.text for key, _ in self.entries)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence


def is_empty(node: Node) -> bool:
    """Whether nothing is written behind a key: YAML's null."""
    return isinstance(node, Scalar) and not node.quoted and node.text in ("", "~", "null")


def kind_of(node: Node) -> str:
    """What an author calls such a node: "a text", "a mapping" or "a list"."""
    if isinstance(node, Scalar):
        return "a text"
    return "a mapping" if isinstance(node, Mapping) else "a list"
