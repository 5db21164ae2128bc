"""Rewrites an author's files in the present format: a few words are replaced, and every other byte stays.

Works on text as it stands in the file, whatever ends its lines. Must import neither yaml nor the model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.core.findings import Finding, Findings
from game.core.source import Span
from game.scenario.assemble import Assembly
from game.scenario.reader import read
from game.scenario.sources import Sources
from game.scenario.upgrade.bring import changes
from game.scenario.upgrade.rule import ByHand, Rewrite

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a scenario's files: replacements by shown name of the file, and what is left by hand.

    `unreadable` are the errors because of which nothing can be planned.
    """

    edits: Mapping[str, tuple[tuple[Span, str], ...]]
    by_hand: tuple[ByHand, ...]
    unreadable: tuple[Finding, ...] = ()


def plan(sources: Sources, section_names: Collection[str]) -> Plan:
    """What brings a scenario's own files up to date; the scenario that it extends is left alone."""
    findings = Findings()
    root = Assembly(sources, section_names, findings, read).run()
    errors = tuple(finding for finding in findings.sorted() if finding.severity == "error")
    if root is None or errors:
        return Plan({}, (), errors)
    edits: dict[str, list[tuple[Span, str]]] = {}
    by_hand: list[ByHand] = []
    for _, found in changes(root):
        for one in found:
            if isinstance(one, Rewrite):
                edits.setdefault(one.old.span.file, []).append((one.old.span, one.text))
            else:
                by_hand.append(one)
    return Plan({file: tuple(found) for file, found in edits.items()}, tuple(by_hand))


def apply(text: str, edits: Collection[tuple[Span, str]]) -> str:
    """The text with other words at some places, each within one line; the last is done first, so that none moves."""
    lines = _LINE.findall(text)
    for span, word in sorted(edits, key=lambda edit: (edit[0].line, edit[0].column), reverse=True):
        line = lines[span.line - 1]
        shift = 1 if span.line == 1 and line.startswith(_MARK) else 0
        start, end = span.column - 1 + shift, span.end_column - 1 + shift
        lines[span.line - 1] = line[:start] + word + line[end:]
    return "".join(lines)
