"""A line of an author's file as a terminal shows it, with carets under the exact columns. Must not import the model."""

from __future__ import annotations

import re
import unicodedata

from game.core.hidden import visible
from game.core.source import Span

_WIDTH = 100  # cells of the source line that are shown
_BEFORE = 60  # of them in front of the first caret, when the line must be cut
_REACH = 400  # characters of the line looked at on each side of the caret
_TAB = "    "
_CUT = "..."
_JAMO = re.compile("[\u1161-\u11ff\ud7b0-\ud7ff]")
"""Vowels and final consonants of Hangul written in parts: a terminal draws them onto the consonant before."""


def excerpt(span: Span, line: str, label: str = "") -> list[str]:
    """Two lines: the source with its number, and the carets with the label. `line` is the text of `span.line`."""
    first = min(span.column - 1, len(line))
    behind = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    skipped = max(0, first - _REACH)
    cells = [_shown(character) for character in line[skipped : first + _REACH]]
    first -= skipped
    last = min(max(behind - skipped, first + 1), len(cells))
    start, stop = _window([_width(cell) for cell in cells], first)
    before, after = (_CUT if start + skipped else ""), (_CUT if stop + skipped < len(line) else "")
    text = before + "".join(cells[start:stop]).rstrip() + after
    lead = len(before) + sum(_width(cell) for cell in cells[start:first])
    carets = max(1, sum(_width(cell) for cell in cells[first : min(last, stop)]))
    gutter = f"{span.line:>4}"
    pointer = " " * lead + "^" * carets + (f" {visible(label, 120)}" if label else "")
    return [f"{gutter} | {text}".rstrip(), f"{' ' * len(gutter)} | {pointer}"]


def _window(widths: list[int], first: int) -> tuple[int, int]:
    """The stretch of a line to show: all of it if it fits, else some of both sides of the caret."""
    if sum(widths) <= _WIDTH:
        return 0, len(widths)
    start, before = first, 0
    while start and before + widths[start - 1] <= _BEFORE:
        start -= 1
        before += widths[start]
    stop, used = start, 0
    while stop < len(widths) and used + widths[stop] <= _WIDTH:
        used += widths[stop]
        stop += 1
    return start, stop


def _shown(character: str) -> str:
    return _TAB if character == "\t" else visible(character)


def _width(cell: str) -> int:
    """The cells that a shown character takes: two for East Asian wide ones and emoji, none for combining marks."""
    if len(cell) != 1:
        return len(cell)
    if unicodedata.combining(cell) or unicodedata.category(cell) in ("Mn", "Me") or _JAMO.match(cell):
        return 0
    return 2 if unicodedata.east_asian_width(cell) in ("W", "F") else 1
