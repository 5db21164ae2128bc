"""Slips that YAML accepts and reads as something else. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding, Place
from game.core.source import Span
from game.scenario.nodes import Node, Scalar
from game.scenario.page import Page

_UNSPACED = re.compile(r"[A-Za-z_][\w.-]*:(?=[^\s/:])")
_CURES = {
    ">": "name what is compared, or put the text in quotes",
    "!": "write 'not', or put the text in quotes",
}
CURLY = tuple("“”„‟«»‘’‚‛")
"""Quotation marks of print, which YAML does not know."""
_NUMBER_SIGN = re.compile(r" +#\d")


def quotes_cure(text: str) -> str:
    """How a text is kept together; an author who has put it in “these” is told which quotation marks count."""
    if text[:1] in CURLY:
        return f"put the text in straight quotes (\" or '): {text[:1]} is a letter like any other"
    return "put the text in quotes"


def reserved_start(page: Page, line: int, column: int, reads_as: str = "") -> Finding:
    """The finding about a value that begins with a sign that YAML keeps for itself."""
    body = page.line(line)[column - 1 :].rstrip()
    sign = body[:1]
    hint = _CURES.get(sign, "put the text in quotes")
    message = f"a value cannot begin with '{sign}'" + (f": YAML reads it as {reads_as}" if reads_as else "")
    span = page.at(line, column, max(1, len(body)))
    return Finding("reserved-start", "error", message, (Place(span),), hint)


def unspaced_entry(key: Scalar, value: Node) -> Finding | None:
    """`{tension:45}`, which is a key without a value, or `tension:45` on a line of its own, which is a text."""
    if not isinstance(value, Scalar) or value.quoted:
        return None
    for scalar in (key, value):
        suspicious = not value.text if scalar is key else value.span.line > key.span.line
        if suspicious and not scalar.quoted and not scalar.raw and (match := _UNSPACED.match(scalar.text)):
            span = scalar.span
            column = span.column + match.end() - 1
            place = Place(Span(span.file, span.line, column, span.line, column + 1))
            hint = "or put the text in quotes"
            return Finding("missing-space", "error", "a space is missing after this colon", (place,), hint)
    return None


def comment_in_text(page: Page, scalar: Scalar, end: int) -> Finding | None:
    """`says: Missile #3 fell`, where the number sign begins a comment. `end` is the offset behind the scalar."""
    if scalar.quoted or not page.text.startswith(" ", end):
        return None
    match = _NUMBER_SIGN.match(page.text, end)
    if match is None:
        return None
    place = Place(page.span(match.end() - 2, match.end()))
    message = "the text ends before this #: the rest of the line is a comment"
    return Finding("comment-in-text", "warning", message, (place,), "put the text in quotes", "likely")
