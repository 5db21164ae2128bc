"""Findings that are known already: kept in a file, so that a check tells only what is new.

A finding is known by its file, key and message; its lines may move. Errors are never known: a refusal is always told.
Pure; must import neither yaml nor the model.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from game.core.findings import Finding
from game.core.hidden import visible

Known = Counter[tuple[str, str, str]]
"""How often each finding was there."""

_FIELDS = ("file", "key", "message")


def dump(findings: Sequence[Finding]) -> str:
    """The text of a file of known findings, ended by a line feed; sorted, so that its changes can be read."""
    known = sorted(_identity(finding) for finding in findings if finding.severity != "error")
    return json.dumps([dict(zip(_FIELDS, one, strict=True)) for one in known], indent=1, ensure_ascii=False) + "\n"


def parse(text: str) -> Known:
    """The known findings of such a text. Raises ValueError with the reason if it is none."""
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(entries, list):
        raise ValueError("it holds no list of findings")
    known: Known = Counter()
    for entry in entries:
        file, key, message = (entry.get(field) for field in _FIELDS) if isinstance(entry, dict) else (None,) * 3
        if not (isinstance(file, str) and isinstance(key, str) and isinstance(message, str)):
            raise ValueError(f"an entry lacks one of {', '.join(_FIELDS)}")
        known[file, key, message] += 1
    return known


def compare(findings: Sequence[Finding], known: Known) -> tuple[list[Finding], int]:
    """The findings that are not known, in their order, and how many known ones are there no more."""
    left = Counter(known)
    fresh = []
    for finding in findings:
        identity = _identity(finding)
        if finding.severity != "error" and left[identity] > 0:
            left[identity] -= 1
        else:
            fresh.append(finding)
    return fresh, sum(left.values())


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.span.file, finding.key, visible(finding.message)
