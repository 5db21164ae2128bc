"""One file's text with its lines, and spans in it. Must import neither yaml nor the model."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from game.core.source import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A file as the reader sees it: lines end with a line feed only. Line numbers count from 1, offsets from 0."""

    file: str
    text: str
    lines: tuple[str, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        lines = tuple(self.text.split("\n"))
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "_starts", tuple(starts))

    def line(self, number: int) -> str:
        """A line's text without its end; "" outside of the file."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def offset(self, line: int, column: int) -> int:
        """The offset in the text of a place in it; both count from 1."""
        return self._starts[line - 1] + column - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span from one offset to another."""
        return Span(self.file, *self.position(start), *self.position(end))

    def at(self, line: int, column: int, length: int = 1) -> Span:
        """A span within one line."""
        return Span(self.file, line, column, line, column + length)

    def content(self, line: int) -> Span:
        """The span of what stands on a line, without indentation, trailing blanks and comment."""
        text = self.line(line)
        start = indent(text)
        body = text[start:].split(" #")[0].rstrip()
        return self.at(line, start + 1, max(1, len(body)))


def indent(line: str) -> int:
    """The number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_blank(line: str) -> bool:
    """Whether a line has nothing but blanks or a comment."""
    body = line.strip()
    return not body or body.startswith("#")
