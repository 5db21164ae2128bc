"""Lays a scenario's translations over its texts, and checks all of them whatever the language. Must not import yaml.

What is replaced are the texts in the sections, before they are decoded: a translation is then read, checked and shown
like any other text, and a finding about it points at its own line. What is not translated stays in the original.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.core.findings import Findings, did_you_mean
from game.core.source import start_of
from game.scenario.merge import Gathered
from game.scenario.nodes import Mapping, Scalar
from game.scenario.overlay.check import check_sheet
from game.scenario.overlay.sheet import Sheet, Translation, languages, path_of, read_sheet, strangers
from game.scenario.overlay.texts import Original, originals
from game.scenario.overlay.walk import Path, walk
from game.scenario.reader import Read
from game.scenario.sources import Sources


@dataclass(frozen=True, slots=True)
class Overlay:
    """The texts of a scenario and its translations: of the scenario itself, then of those it extends, nearest first."""

    texts: dict[str, Original]
    sheets: tuple[Sheet, ...]
    words: dict[str, Translation]
    """What stands in place of which text."""


def overlaid(root: Mapping, gathered: Gathered, language: str, read: Read, findings: Findings) -> Mapping:
    """The sections in a language ("" for the original). All translations of the scenario itself are checked."""
    own = gathered.chain[0]
    for path in strangers(own):
        message = "translations are called after their language, such as text/ko.yaml; this file would be ignored"
        findings.error("unknown-file", message, start_of(own.shown(path)))
    if not language and not languages(own):
        return root
    texts = originals(root, gathered.document)
    told = Findings()
    whole = gathered.complete and not Findings(gathered.findings).has_errors
    for one in languages(own):
        check_sheet(read_sheet(own, one, read, told), texts, told, whole=whole)
    findings.extend(told)
    if not language or told.has_errors:
        return root
    offered = offered_languages(gathered.chain)
    if language not in offered:
        message = f"this scenario is not translated into '{language}': there is no file '{path_of(language)}'"
        hint = did_you_mean(language, offered) or f"there is {', '.join(offered) or 'only the original'}"
        findings.error("unknown-text", message, start_of(own.shown(path_of(language))), hint=hint)
        return root
    words = overlay(texts, gathered, language, read, Findings()).words

    def visit(path: Path, scalar: Scalar, limit: int) -> Scalar:
        found = words.get(".".join(path))
        return scalar if found is None else found.words

    return walk(root, visit)


def offered_languages(chain: Sequence[Sources]) -> tuple[str, ...]:
    """The languages into which a scenario is translated, in part at least."""
    return tuple(sorted({language for sources in chain for language in languages(sources)}))


def overlay(texts: dict[str, Original], gathered: Gathered, language: str, read: Read, findings: Findings) -> Overlay:
    """All that is known of one language beside the texts: the sheets, and which words stand for which text."""
    sheets: list[Sheet] = []
    words: dict[str, Translation] = {}
    for step, sources in enumerate(gathered.chain):
        if language not in languages(sources):
            continue
        sheet = read_sheet(sources, language, read, findings)
        sheets.append(sheet)
        nearer = frozenset(file for one in gathered.chain[:step] for file in one.pages())
        words = {**{one.name: one for one in _usable(sheet, texts, nearer)}, **words}
    return Overlay(texts, tuple(sheets), words)


def _usable(sheet: Sheet, texts: dict[str, Original], nearer: frozenset[str]) -> Iterator[Translation]:
    """Translations that may stand in place of a text. One of an extended scenario cannot know of a text that a nearer
    scenario has written anew."""
    for one in sheet.entries.values():
        original = texts.get(one.name)
        if original is not None and not one.empty and original.scalar.span.file not in nearer:
            yield one
