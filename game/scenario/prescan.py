"""What is wrong with a file's characters, before YAML is asked. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding, Place
from game.core.hidden import HIDDEN, describe
from game.core.source import Span
from game.scenario.page import Page

_MOST = 100  # lines of one file that are told; a file with more has one mistake, made everywhere
_ODD = "\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
_ODD_BLANK = re.compile(
    rf"(?P<before>^ *+(?:- ++)*+(?:[A-Za-z_][\w-]*+: *+|- *+)?|[{{,] *+[A-Za-z_][\w-]*+: *+)"
    rf"(?P<blank>[{_ODD}][ {_ODD}]*)",
    re.MULTILINE,
)
"""At the beginning of a line, behind its dash, or behind the colon of a key."""
_TABBED_INDENT = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)


def hidden_characters(page: Page) -> tuple[Finding, ...]:
    """One finding a line that holds a character nobody can see."""
    found: list[Finding] = []
    match = HIDDEN.search(page.text)
    while match and len(found) < _MOST:
        span = page.span(match.start(), match.end())
        found.append(_error("hidden-character", f"there is an invisible {describe(match[0])} here", span))
        next_line = page.text.find("\n", match.end())
        match = HIDDEN.search(page.text, next_line) if next_line >= 0 else None
    return tuple(found)


def odd_blanks(page: Page) -> tuple[Finding, ...]:
    """One finding a line in which a special blank, as web pages have them, stands where YAML wants a plain one."""
    found: list[Finding] = []
    line = 0
    for match in _ODD_BLANK.finditer(page.text):
        span = page.span(match.start("blank"), match.end("blank"))
        if span.line > line:
            message = f"there is a {describe(match['blank'][0])} here, which looks like a blank but is none"
            found.append(_error("hidden-character", message, span, "write a plain blank in its place"))
        line = span.line
        if len(found) == _MOST:
            break
    return tuple(found)


def without_odd_blanks(page: Page) -> Page:
    """The same page with plain blanks in their place; all places stay the same."""
    plain = _ODD_BLANK.sub(lambda match: f"{match['before'] or ''}{' ' * len(match['blank'])}", page.text)
    return Page(page.file, plain)


def tabs(page: Page) -> tuple[Finding, ...]:
    """One finding a line that is indented with a tab; tabs elsewhere are harmless."""
    found = []
    for match in _TABBED_INDENT.finditer(page.text):
        span = page.span(match.start() + match[0].index("\t"), match.end())
        found.append(_error("tab-indent", "this line is indented with a tab", span, "use spaces"))
        if len(found) == _MOST:
            break
    return tuple(found)


def directive(page: Page, line: int) -> Finding:
    """The finding about a line of instructions to YAML."""
    message = "a line beginning with '%' is an instruction to YAML, which scenarios do not use"
    return _error("yaml-directive", message, page.content(line), "delete this line")


def without_tabs(page: Page) -> Page:
    """The same page with a space for every tab, so that both of PyYAML's parsers read it alike."""
    return Page(page.file, page.text.replace("\t", " ")) if "\t" in page.text else page


def without_hidden(page: Page) -> Page:
    """The same page with a visible mark for every hidden character; all places stay the same."""
    return Page(page.file, HIDDEN.sub("\ufffd", page.text))


def _error(key: str, message: str, span: Span, hint: str = "delete it") -> Finding:
    return Finding(key, "error", message, (Place(span),), hint)
