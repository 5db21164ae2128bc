"""Where and why PyYAML gave up, in one vocabulary for its two parsers. The rest of the explaining never sees yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import yaml

from game.scenario.escapes import no_character
from game.scenario.page import Page

Kind = Literal["value", "key", "entry", "item", "flow", "node", "block", "start", "quote", "escape", "list", "other"]

# The wording of the parser in C, then of the one in Python.
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("value", ("mapping values are not allowed",)),
    ("list", ("sequence entries are not allowed",)),
    ("key", ("could not find expected ':'",)),
    ("item", ("did not find expected '-' indicator", "expected <block end>, but found '?'")),
    ("entry", ("did not find expected key", "expected <block end>", "<document start>")),
    ("flow", ("did not find expected ','", "expected ',' or")),
    ("node", ("did not find expected node content", "expected the node content")),
    ("block", ("expected chomping", "did not find expected comment or line break", "expected a comment or a line")),
    ("start", ("cannot start any token", "expected alphabetic or numeric", "tag handle", "expected whitespace")),
    ("quote", ("unexpected end of stream", "unexpected document")),
    ("escape", ("unknown escape", "expected hexdecimal", "expected escape sequence", "chr() arg", "invalid Unicode")),
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """`line` and `column` are where the parser gave up, `from_line` and `from_column` where what it read had begun.

    All count from 1; without a beginning both places are the same.
    """

    kind: Kind
    line: int
    column: int
    from_line: int
    from_column: int


def trouble_of(error: Exception, page: Page) -> Trouble:
    """Read an error of PyYAML's; places are moved inside the page."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    kind: Kind = next((kind for kind, words in _KINDS if any(word in problem for word in words)), "other")
    if "block scalar" in context:
        kind = "block"
    elif kind == "entry" and "block collection" in context:
        kind = "item"
    offset = no_character(page.text) if kind == "escape" else None
    start = page.position(offset) if offset is not None else (1, 1)
    line, column = _place(getattr(error, "problem_mark", None), page, start)
    return Trouble(kind, line, column, *_place(getattr(error, "context_mark", None), page, (line, column)))


def _place(mark: yaml.Mark | None, page: Page, otherwise: tuple[int, int]) -> tuple[int, int]:
    if mark is None:
        return otherwise
    line = mark.line + 1
    column = mark.column + 1
    while line > 1 and (line > len(page.lines) or not page.line(line)):
        line -= 1
        column = len(page.line(line)) + 1
    return line, column
