"""Escapes inside of double quotes that mean nothing. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding, Place
from game.core.hidden import visible
from game.scenario.page import Page

# Halves of characters, and numbers above the last character.
_NO_CHARACTER = re.compile(r"\\(?:u[dD][89a-fA-F]|U0000[dD][89a-fA-F]|U(?!000[0-9a-fA-F]|0010))")


def no_character(text: str, start: int = 0) -> int | None:
    """The offset of the first escape that names no character; PyYAML's two parsers differ about them."""
    match = _NO_CHARACTER.search(text, start)
    return match.start() if match else None


def bad_escape(page: Page, offset: int) -> Finding:
    """The finding about the escape that begins at this offset."""
    message = f"'{visible(page.text[offset : offset + 2])}' means nothing inside of double quotes"
    hint = "write \\\\ for a backslash, or use single quotes"
    return Finding("bad-escape", "error", message, (Place(page.span(offset, offset + 2)),), hint)
