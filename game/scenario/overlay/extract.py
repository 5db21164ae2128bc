"""The file that a translator fills in: every text in the author's order, with what is translated already.

Must import neither yaml nor the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from unicodedata import east_asian_width

from game.core.source import start_of
from game.scenario.nodes import Scalar
from game.scenario.origin.scalars import block, inline
from game.scenario.overlay.apply import Overlay
from game.scenario.overlay.check import stale
from game.scenario.overlay.sheet import CHANGED, Translation
from game.scenario.overlay.texts import HEAD, Original
from game.scenario.overlay.walk import Path

WIDTH = 110
_NOWHERE = start_of("")


def extract(overlay: Overlay, language: str, scenario: str) -> str:
    """The text of the file. Texts that an extended scenario's own file translates are left to that file."""
    own = overlay.sheets[0].entries if overlay.sheets else {}
    theirs = {name for name, one in overlay.words.items() if name not in own}
    texts = _by_section([one for one in overlay.texts.values() if one.name not in theirs])
    lines = [
        f"# Translation of {scenario} into '{language}'. Write behind the colons; what is empty stays in the original.",
        "# The letters in square brackets stand for the text that was translated: leave them as they are.",
        "# Quantities and names in braces are written as in the original: {570 km}, {self}.",
    ]
    for section, found in groupby(texts, lambda one: one.section):
        lines += ["", "", f"## {section}"]
        for group, members in groupby(found, _group):
            lines += _lines(group, tuple(members), own)
    lines += _orphans([one for name, one in own.items() if name not in overlay.texts and not one.empty])
    return "\n".join(lines) + "\n"


def _by_section(texts: list[Original]) -> list[Original]:
    """The same with each section in one piece, the head first, however they stand in the author's files."""
    order = {HEAD: -1}
    for number, one in enumerate(texts):
        order.setdefault(one.section, number)
    return sorted(texts, key=lambda one: order[one.section])


def _group(one: Original) -> Path:
    """What stands under one key: the entry that a text belongs to."""
    return one.path[:2] if len(one.path) > 2 else ()


def _lines(group: Path, texts: tuple[Original, ...], own: dict[str, Translation]) -> Iterator[str]:
    yield ""
    if group:
        yield f"{_key('.'.join(group))}:"
    for one in texts:
        known = own.get(one.name)
        yield from _text(one, known, "  " if group else "", ".".join(one.path[len(group) :]))


def _text(one: Original, known: Translation | None, indent: str, key: str) -> Iterator[str]:
    translated = known is not None and not known.empty
    if known is not None and translated and stale(known, one):
        yield f"{indent}{CHANGED}: the original says something else now. Correct the words, then delete this line."
    yield from _comment(one, indent)
    if known is None or not translated:
        yield f"{indent}{_key(key)}:"
    else:
        yield from _value(f"{indent}{_key(key)}:", known.words.text, indent)


def _comment(one: Original, indent: str) -> Iterator[str]:
    """The mark and the original, in as many lines as it takes."""
    head, more = f"{indent}# [{one.mark}] ", f"{indent}#   "
    for number, paragraph in enumerate(one.says.split("\n\n")):
        first = more if number else head
        yield from wrap(" ".join(paragraph.split()), WIDTH, initial_indent=first, subsequent_indent=more)


def _value(start: str, text: str, indent: str) -> Iterator[str]:
    scalar = Scalar(text, False, _NOWHERE)
    lines = block(scalar, _columns(text) - len(indent) - 2)
    if lines is None:
        yield f"{start} {inline(scalar, flow=False)}"
        return
    yield f"{start} {lines[0]}"
    yield from (f"{indent}  {line}" if line else "" for line in lines[1:])


def _columns(text: str) -> int:
    """How many letters of this text fill a line: those of Korean, Chinese and Japanese are twice as wide."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return WIDTH * len(text) // (len(text) + wide)


def _key(text: str) -> str:
    return inline(Scalar(text, False, _NOWHERE), flow=False)


def _orphans(left: list[Translation]) -> Iterator[str]:
    if left:
        yield from (
            "",
            "",
            "# The scenario has no such texts any more: move the words to where they belong, or delete.",
        )
    for one in left:
        yield from _value(f"{_key(one.name)}:", one.words.text, "")
