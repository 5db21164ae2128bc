"""Where a part of a scalar's text stands in the file. Must import neither yaml nor the model.

Exact for plain and quoted texts, also with escapes and over several lines; for `>` and `|` blocks as good as the
folding of lines allows.
"""

from __future__ import annotations

from game.core.source import Span
from game.scenario.nodes import Scalar

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


def span_within(scalar: Scalar, start: int, end: int) -> Span:
    """The span of `scalar.text[start:end]`. Offsets outside of the text are moved to its nearer end."""
    size = len(scalar.text)
    start = min(max(start, 0), size)
    end = min(max(end, start), size)
    place = scalar.span
    if not scalar.raw:
        column = place.column + (1 if scalar.quoted else 0)
        return Span(place.file, place.line, column + start, place.line, column + end)
    offsets = _offsets(scalar)
    first = _position(scalar, offsets[start])
    last = _position(scalar, offsets[end - 1] + _width(scalar, offsets[end - 1])) if end > start else first
    return Span(place.file, *first, *last)


def _offsets(scalar: Scalar) -> list[int]:
    """For each character of the text, and for its end, the offset in the source where it is written."""
    at = len(scalar.mark)
    offsets = []
    for character in scalar.text:
        at = _find(character, scalar.raw, at)
        offsets.append(at)
        at += _width(scalar, at)
    return [min(offset, len(scalar.raw)) for offset in (*offsets, at)]


def _find(character: str, raw: str, at: int) -> int:
    """Where `character` is written, at or behind `at`."""
    if character.isspace():
        return at
    while at < len(raw) and raw[at] != character and (raw[at].isspace() or raw[at : at + 2] == "\\\n"):
        at += 2 if raw[at] == "\\" else 1
    return at


def _width(scalar: Scalar, at: int) -> int:
    """How many characters of the source make one of the text at this offset."""
    raw = scalar.raw
    if scalar.mark == '"' and raw[at : at + 1] == "\\":
        return _ESCAPE_LENGTHS.get(raw[at + 1 : at + 2], 2)
    if scalar.mark == "'" and raw[at : at + 2] == "''":
        return 2
    return 1


def _position(scalar: Scalar, offset: int) -> tuple[int, int]:
    before = scalar.raw[:offset]
    lines = before.count("\n")
    if not lines:
        return scalar.span.line, scalar.span.column + offset
    return scalar.span.line + lines, offset - (before.rfind("\n") + 1) + 1
