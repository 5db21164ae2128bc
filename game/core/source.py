"""Where something stands in an author's files. Pure; must import nothing from the game."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file's text, from its first character up to, not including, its end.

    `file` is the name shown to the author. Lines and columns count from 1; columns count characters, not
    bytes and not cells of the screen. `end_column` is the column behind the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def to(self, last: Span) -> Span:
        """The stretch from the start of this span to the end of `last`, which stands in the same file."""
        return Span(self.file, self.line, self.column, last.end_line, last.end_column)


def start_of(file: str) -> Span:
    """The very beginning of a file: the place of a finding about the file as a whole."""
    return Span(file, 1, 1, 1, 1)
