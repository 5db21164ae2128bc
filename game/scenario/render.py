"""Findings as text for a terminal, as JSON and as annotations for GitHub. Must not import the model.

The first line of each message keeps the contract of `whitecell check`:
`FILE:LINE:COL: severity: message (hint) [key]`. Whatever authors wrote is shown with hidden characters escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from game.core.findings import Finding, Place
from game.core.hidden import visible
from game.scenario.excerpt import excerpt

TERMINAL_LIMIT = 20
"""Messages shown when not all are asked for."""

_BUDGET = 18_000  # bytes of a limited report; the contract allows 20 KB with what a command adds
# A closing mark follows a letter or sign: it must not be taken for an opening one, nor an apostrophe.
_QUOTED = re.compile(r"(?<![^\s(\[{])'([^'\n]{61,})'(?!\w)")


def to_text(findings: Sequence[Finding], pages: Mapping[str, str], limit: int | None = TERMINAL_LIMIT) -> str:
    """The report, ended by a line feed; "" without findings.

    `pages` holds the texts by shown file name. With a `limit` at most so many messages and 18,000 bytes are given,
    then the number of the others; with None all of them.
    """
    blocks: list[str] = []
    size = 0
    lines = {file: text.split("\n") for file, text in pages.items()}
    for finding in findings[:limit]:
        block = "".join(f"{line}\n" for line in _block(finding, lines))
        size += len(block.encode("utf-8", "replace"))
        if limit is not None and size > _BUDGET:
            break
        blocks.append(block)
    rest = len(findings) - len(blocks)
    if rest:
        blocks.append(f"... and {rest} more (--all shows every one)\n")
    return "".join(blocks)


def headline(finding: Finding) -> str:
    """The first line of a message."""
    hint = f" ({clean(finding.hint, 200)})" if finding.hint else ""
    return f"{_where(finding.places[0])}: {finding.severity}: {clean(finding.message)}{hint} [{finding.key}]"


def clean(text: str, most: int = 400) -> str:
    """A message on one line, safe to print, with overlong quoted words cut."""
    return visible(_QUOTED.sub(lambda match: f"'{match[1][:57]}...'", text), most)


def records(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Findings as plain values for JSON; the keys are a contract."""
    return [
        {
            "file": clean(finding.span.file),
            "line": finding.span.line,
            "column": finding.span.column,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "key": finding.key,
            "message": clean(finding.message),
            "hint": clean(finding.hint),
            "places": [_record(place) for place in finding.places],
        }
        for finding in findings
    ]


def to_json(findings: Sequence[Finding]) -> str:
    """All findings as a JSON list, ended by a line feed."""
    return json.dumps(records(findings), indent=2) + "\n"


def to_github(findings: Sequence[Finding]) -> str:
    """All findings as workflow commands, one a line, which GitHub shows beside the changed lines."""
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _block(finding: Finding, lines: Mapping[str, list[str]]) -> list[str]:
    first, *more = finding.places
    block = [headline(finding), *_quote(first, lines)]
    for place in more:
        quoted = _quote(place, lines)
        alone = f" {clean(place.label, 120)}" if place.label and not quoted else ""
        block += [f"  --> {_where(place)}{alone}", *quoted]
    return block


def _quote(place: Place, lines: Mapping[str, list[str]]) -> list[str]:
    page = lines.get(place.span.file, [])
    if not 1 <= place.span.line <= len(page) or not page[place.span.line - 1].strip():
        return []
    return excerpt(place.span, page[place.span.line - 1], place.label)


def _where(place: Place) -> str:
    return f"{visible(place.span.file, 300)}:{place.span.line}:{place.span.column}"


def _record(place: Place) -> dict[str, object]:
    span = place.span
    return {
        "file": clean(span.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "label": clean(place.label),
    }


def _annotation(finding: Finding) -> str:
    span = finding.span
    command = "notice" if finding.severity == "note" else finding.severity
    values = {"file": clean(span.file), "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:
        values["endColumn"] = max(span.column, span.end_column - 1)
    values["title"] = finding.key
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    hint = f" ({clean(finding.hint, 200)})" if finding.hint else ""
    return f"::{command} {properties}::{_data(clean(finding.message) + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
