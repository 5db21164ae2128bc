"""Looking for a word in all texts of the reference: where it stands, the best places first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.scenario.reference.topic import LINK, Page, Topic

_LINKED = re.compile(rf"\[([^\]]+)\]\({LINK}[^)]*\)")
_BOX = re.compile(r"^(```+)[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
_ENDS = re.compile(r"(?<=[.;!?])\s+|\n\s*\n|\n(?=[-|>#])")
_LONGEST = 140
_TITLED, _EXPLAINED, _TOLD, _FOUND = 0, 1, 2, 3
"""Ranks: the title names it; a part of the language is explained by it; the tutorial or a finding mentions it."""


_LISTS = ("findings", "example")
"""Pages that hold a little of everything."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a word stands: what to ask for to read it, its title, and the words around it."""

    ask: str
    title: str
    words: str


def search(topics: Iterable[tuple[Page, Topic]], word: str) -> tuple[Hit, ...]:
    """Every topic and field with a word in its title or text, or a word that begins with it."""
    wanted = word.strip().lower()
    if len(wanted) < 2:
        return ()
    stem = wanted[:-1] if len(wanted) > 4 and wanted.endswith("s") and not wanted.endswith("ss") else wanted
    pattern = re.compile(rf"(?<![^\W_]){re.escape(stem)}", re.IGNORECASE)
    found: list[tuple[tuple[int, int, int], Hit]] = []
    for page, topic in topics:
        _seek(page, topic, pattern, found)
    found.sort(key=lambda one: one[0])
    return tuple(dict.fromkeys(hit for _, hit in found))


def _seek(page: Page, topic: Topic, pattern: re.Pattern[str], found: list[tuple[tuple[int, int, int], Hit]]) -> None:
    for field in topic.fields:
        text = f"{field.doc} Takes {field.takes}."
        count = len(pattern.findall(text))
        if count:
            hit = Hit(field.path, field.name, _around(text, pattern))
            found.append(((_EXPLAINED, -count, len(text)), hit))
    text = _BOX.sub("", topic.text)
    titled, count = bool(pattern.search(topic.title)), len(pattern.findall(text))
    if titled or (count and page.name not in _LISTS):
        rank = _FOUND if topic.kind == "finding" else _TOLD if page.group == "Start" else _EXPLAINED
        ask = topic.path.removeprefix("value.")
        found.append(
            (
                (_TITLED if titled and rank != _FOUND else rank, -count, len(text)),
                Hit(ask, topic.title.replace("`", ""), _around(text, pattern)),
            )
        )


def _around(text: str, pattern: re.Pattern[str]) -> str:
    """The first sentence with the word; the first of all where it stands in the title alone."""
    plain = _LINKED.sub(r"\1", text).replace("**", "")
    sentences = [" ".join(part.strip("|- ").split()) for part in _ENDS.split(plain) if part.strip("|- \n")]
    best = next((part for part in sentences if pattern.search(part)), sentences[0] if sentences else "")
    if len(best) <= _LONGEST:
        return best
    at = pattern.search(best)
    start = max(0, (at.start() if at else 0) - _LONGEST // 2)
    start = best.find(" ", start) + 1 if start else 0
    end = best.rfind(" ", start, start + _LONGEST)
    return f"{'... ' if start else ''}{best[start:end]} ..." if len(best) > start + _LONGEST else f"... {best[start:]}"
