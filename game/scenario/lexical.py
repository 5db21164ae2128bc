"""Quotes and brackets of a page, found without a parser: for telling what went wrong where YAML gave up.

Only an approximation of YAML, made for files that are *not* valid. Must import neither yaml nor the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.scenario.limits import DEPTH
from game.scenario.page import Page, indent

_PAIRS = {"]": "[", "}": "{"}
_BLOCK_HEADER = re.compile(r"[|>][-+]?\s*(#.*)?$")
_PLAIN_IN_BLOCK = re.compile(r"(?:[^:#\n]|:(?![ \n]|$)|(?<! )#)+")
_PLAIN_IN_FLOW = re.compile(r"(?:[^:#,\[\]{}\n]|:(?![ \n,\[\]{}]|$)|(?<! )#)+")
_COMMENT = re.compile(r"#[^\n]*")
_QUOTED = {"'": re.compile(r"'(?:[^']+|'')*+'"), '"': re.compile(r'"(?:[^"\\]+|\\.)*+"', re.DOTALL)}
_FURTHER = 10_000  # characters scanned behind the trouble, so that a hostile rest of the file costs nothing


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted text from its first to behind its last quotation mark; `end` is None if it is never closed."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Bracket:
    """An opening bracket with the one that ended it: None at the end of the file; not always its own kind.

    A closing bracket that nothing opened has `start` None.
    """

    start: int | None
    end: int | None


@dataclass(slots=True)
class Outline:
    """What a scan of a page found, each in the order of its beginning or, for brackets, of its end."""

    quotes: list[Quote]
    brackets: list[Bracket]


def outline(page: Page, trouble: int) -> Outline:
    """Scan a page for quotes and brackets, up to some way behind the offset where reading stopped."""
    scan = _Scan(page, trouble + _FURTHER)
    scan.run()
    return Outline(scan.quotes, scan.brackets)


class _Scan:
    def __init__(self, page: Page, end: int) -> None:
        self._page = page
        self._text = page.text[:end]
        self._at = 0
        self._open: list[int] = []
        self.quotes: list[Quote] = []
        self.brackets: list[Bracket] = []

    def run(self) -> None:
        text = self._text
        while self._at < len(text):
            character = text[self._at]
            if character in " \n":
                self._at += 1
            elif character == "#":
                self._skip(_COMMENT)
            elif character in "'\"":
                self._quote(character)
            elif character in "[{":
                self._open.append(self._at)
                self._at += 1
            elif character in "]}" and self._open:
                self._shut(character)
            elif character in "|>" and not self._open and self._block():
                continue
            elif not self._punctuation(character):
                self._plain()
        self.brackets.extend(Bracket(start, None) for start in reversed(self._open))

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match and match.end() > self._at else self._at + 1

    def _quote(self, mark: str) -> None:
        match = _QUOTED[mark].match(self._text, self._at)
        self.quotes.append(Quote(self._at, match.end() if match else None))
        # An unclosed quote is reported as such; going on behind its line still finds the brackets further down.
        self._at = match.end() if match else self._line_end()

    def _shut(self, character: str) -> None:
        """End the innermost bracket, or the nearest of the right kind with all that were left open inside it."""
        kinds = [self._text[start] for start in self._open[-DEPTH.most :]]
        if _PAIRS[character] in kinds:
            while self._text[self._open[-1]] != _PAIRS[character]:
                self.brackets.append(Bracket(self._open.pop(), self._at))
            self.brackets.append(Bracket(self._open.pop(), self._at))
        else:
            self.brackets.append(Bracket(None, self._at))
        self._at += 1

    def _block(self) -> bool:
        """Step over a `|` or `>` block; False if this is none."""
        if not _BLOCK_HEADER.match(self._text[self._at : self._line_end()]):
            return False
        number = self._page.position(self._at)[0]
        outer = indent(self._page.line(number))
        number += 1
        while number <= len(self._page.lines) and (
            not self._page.line(number).strip() or indent(self._page.line(number)) > outer
        ):
            number += 1
        self._at = self._page.offset(number, 1) if number <= len(self._page.lines) else len(self._text)
        return True

    def _punctuation(self, character: str) -> bool:
        """Step over a sign after which a new value begins."""
        after = self._text[self._at + 1 : self._at + 2]
        if (character in ":-?" and after in ("", " ", "\n")) or (character == "," and self._open):
            self._at += 1
            return True
        return False

    def _plain(self) -> None:
        if not self._open and self._text[self._at] in "]}":
            self.brackets.append(Bracket(None, self._at))
        self._skip(_PLAIN_IN_FLOW if self._open else _PLAIN_IN_BLOCK)

    def _line_end(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end
