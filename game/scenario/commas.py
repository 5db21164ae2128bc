"""Commas that end a text inside braces though it should go on behind them. Must import neither yaml nor the model.

`{title: Niamey, Abuja and Paris}` is a title and a key without a value to YAML. What was torn apart is put together
again, so that the one mistake is told once, and at the whole of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from game.core.findings import Finding, Place
from game.scenario.doubts import quotes_cure, unspaced_entry
from game.scenario.nodes import Node, Scalar, Sequence
from game.scenario.page import Page

_ID = re.compile(r"[a-z][a-z0-9_]*")
_LIST = re.compile(r"[a-z][a-z0-9_]*(?:, *[a-z][a-z0-9_]*)+|-?\d+(?:\.\d+)?(?:, *-?\d+(?:\.\d+)?)+")
_DIGITS = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_COLON = re.compile(r"\s*:")

Entries = tuple[tuple[Scalar, Node], ...]


def rejoined(page: Page, entries: Entries) -> tuple[Entries, tuple[Finding, ...]]:
    """The entries of a mapping in braces with torn values made whole, and the findings about them."""
    if all(not isinstance(value, Scalar) or value.text or value.quoted for _, value in entries):
        return entries, ()  # nearly always
    found: list[tuple[Scalar, Node]] = []
    torn: list[int] = []
    for key, value in entries:
        before = found[-1][1] if found else None
        if isinstance(before, Scalar) and _goes_on(page, before, key, value):
            found[-1] = found[-1][0], _joined(page, before, key)
            if torn[-1:] != [len(found) - 1]:
                torn.append(len(found) - 1)
        else:
            found.append((key, value))
    if not torn:
        return entries, ()
    findings = []
    for at in torn:
        name, whole = found[at]
        assert isinstance(whole, Scalar)
        number = _number(whole.text)
        findings.append(_told(whole, number))
        found[at] = name, _listed(whole) or replace(whole, text=number or whole.text, raw="")
    return tuple(found), tuple(findings)


def _goes_on(page: Page, before: Scalar, key: Scalar, value: Node) -> bool:
    """Whether a key is the rest of the value before it: it has no colon, and does not look like a field's name."""
    if not isinstance(value, Scalar) or value.text or value.quoted or key.quoted or before.quoted or not before.text:
        return False
    end = page.offset(key.span.end_line, key.span.end_column)
    if _COLON.match(page.text, end) or unspaced_entry(key, value) is not None:
        return False
    word = _ID.match(key.text)
    if word is None or "," in before.text:
        return True
    return word.end() < len(key.text) and not _used_as_key(word[0], page)


def _used_as_key(word: str, page: Page) -> bool:
    """Whether the file has this word with a colon elsewhere: then a colon is missing here."""
    return re.search(rf"\b{word}:(?!\S)", page.text) is not None


def _joined(page: Page, before: Scalar, key: Scalar) -> Scalar:
    start = page.offset(before.span.line, before.span.column)
    end = page.offset(key.span.end_line, key.span.end_column)
    return Scalar(" ".join(page.text[start:end].split()), False, before.span.to(key.span))


def _number(text: str) -> str:
    """The number that was meant, without its comma; "" for anything else."""
    if _THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".") if _DIGITS.fullmatch(text) else ""


def _listed(whole: Scalar) -> Sequence | None:
    """The list that lacks its brackets, read as one so that nothing more is told of it; None for any other text."""
    if _number(whole.text) or not _LIST.fullmatch(whole.text):
        return None
    return Sequence(tuple(replace(whole, text=item.strip(), raw="") for item in whole.text.split(",")), whole.span)


def _text_cure(text: str) -> str:
    """A list of names that lacks its brackets, or a text."""
    if _LIST.fullmatch(text):
        return f"write [{text}] for a list, or put the text in quotes"
    return quotes_cure(text)


def _told(whole: Scalar, number: str) -> Finding:
    if number:
        message, hint = "a comma ends a number inside braces", f"write {number}"
    elif "(" in whole.text:
        message, hint = "a comma ends a value inside braces", "put the whole of it in quotes"
    else:
        message, hint = "a comma ends a text inside braces", _text_cure(whole.text)
    return Finding("comma-in-text", "error", message, (Place(whole.span),), hint)
