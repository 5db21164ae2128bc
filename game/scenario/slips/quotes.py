"""Slips with quotation marks. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding
from game.scenario.escapes import bad_escape
from game.scenario.lexical import Quote
from game.scenario.slips.scene import Scene, error, stopped

_LOOKS_LIKE_ENTRY = re.compile(r"^\s*(- |[A-Za-z_][\w.-]*:( |$))", re.MULTILINE)


def unclosed_quote(scene: Scene) -> Finding | None:
    """A quote that runs to the end of the file, or over lines that look like entries of their own."""
    limit = scene.page.offset(scene.trouble.line, 1) + len(scene.here)
    starts = [quote.start for quote in scene.outline.quotes if quote.start <= limit and _runs_on(scene, quote)]
    if not starts and scene.trouble.kind == "quote":
        starts = [scene.page.offset(scene.trouble.from_line, scene.trouble.from_column)]
    if not starts:
        return None
    span = scene.page.span(starts[0], starts[0] + 1)
    mark = scene.page.text[starts[0]]
    return error("unclosed-quote", f"the {mark} opened here is never closed", span, *stopped(scene, span))


def _runs_on(scene: Scene, quote: Quote) -> bool:
    """Whether a quote has swallowed the lines behind its own."""
    inside = scene.page.text[quote.start : quote.end]
    return quote.end is None or ("\n" in inside and bool(_LOOKS_LIKE_ENTRY.search(inside, inside.index("\n"))))


def text_behind_quote(scene: Scene) -> Finding | None:
    """A quoted text followed by more on its line: an apostrophe or a quotation inside of it."""
    for quote in scene.outline.quotes:
        if quote.end is None or scene.page.position(quote.end)[0] != scene.trouble.line:
            continue
        line, column = scene.page.position(quote.end)
        rest = scene.page.line(line)[column - 1 :]
        if rest.strip() and rest.strip()[0] not in ",]}:#":
            mark = scene.page.text[quote.start]
            hint = "write '' for it" if mark == "'" else 'write \\" for it, or put the whole text in single quotes'
            if not rest[0].isalnum():
                hint = "put the whole text in quotes"
            message = f"the quoted text ends at this {mark}, but the line goes on"
            return error("text-after-quote", message, scene.page.at(line, column - 1), hint=hint)
    return None


def wrong_escape(scene: Scene) -> Finding | None:
    r"""`"C:\games"`."""
    if scene.trouble.kind != "escape":
        return None
    at = scene.here.rfind("\\", 0, scene.trouble.column)
    return bad_escape(scene.page, scene.page.offset(scene.trouble.line, max(0, at) + 1))
