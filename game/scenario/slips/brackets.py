"""Slips with brackets and commas. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding, Place
from game.scenario import limits
from game.scenario.slips.scene import ENTRY, Scene, error, stopped

_LAST_WORD = re.compile(r"[\w.-]+$")


def unclosed_bracket(scene: Scene) -> Finding | None:
    """A bracket that nothing closes, or that another kind of bracket ended."""
    text = scene.page.text
    limit = scene.page.offset(scene.trouble.line, 1) + len(scene.here)
    for bracket in scene.outline.brackets:
        if bracket.start is None or bracket.start > limit:
            continue
        opener = text[bracket.start]
        span = scene.page.span(bracket.start, bracket.start + 1)
        if bracket.end is None:
            return error("unclosed-bracket", f"the {opener} opened here is never closed", span, *stopped(scene, span))
        if text[bracket.end] != {"[": "]", "{": "}"}[opener]:
            end = Place(scene.page.span(bracket.end, bracket.end + 1), "this closes another bracket")
            return error("unclosed-bracket", f"the {opener} opened here is not closed", span, end)
        inside = text[bracket.start : bracket.end]
        if scene.trouble.kind == "flow" and "\n" in inside and _swallowed(inside):
            return error("unclosed-bracket", f"the {opener} opened here is never closed", span, *stopped(scene, span))
    return None


def _swallowed(inside: str) -> bool:
    """Whether the text of a bracket holds lines that begin an entry with a bracket of their own."""
    return any(line.rstrip().endswith(("{", "[")) for line in inside.split("\n")[1:])


def unopened_bracket(scene: Scene) -> Finding | None:
    """A closing bracket without an opening one."""
    for bracket in scene.outline.brackets:
        if bracket.start is not None or bracket.end is None:
            continue
        span = scene.page.span(bracket.end, bracket.end + 1)
        if span.line == scene.trouble.line:
            sign = scene.page.text[bracket.end]
            return error("unopened-bracket", f"this {sign} closes nothing", span)
    if scene.trouble.kind == "value" and (match := ENTRY.match(scene.here)) and (value := match["value"]):
        value = value.rstrip()
        if value[-1] in "]}" and {"]": "[", "}": "{"}[value[-1]] not in value:
            span = scene.page.at(scene.trouble.line, match.start("value") + len(value))
            return error("unopened-bracket", f"this {value[-1]} closes nothing", span)
    return None


def text_behind_bracket(scene: Scene) -> Finding | None:
    """`says: [draft] A text`: the bracket ended the value."""
    before = scene.here[: scene.trouble.column - 1].rstrip()
    if scene.trouble.kind not in ("entry", "item", "value") or not before.endswith(("]", "}")):
        return None
    message = f"the value ends at this {before[-1]}, but the line goes on"
    span = scene.page.at(scene.trouble.line, len(before))
    return error("text-after-bracket", message, span, hint="put the whole text in quotes")


def missing_comma(scene: Scene) -> Finding | None:
    """`{x: 1 y: 2}`."""
    if scene.trouble.kind != "flow":
        return None
    opener = Place(scene.page.at(scene.trouble.from_line, scene.trouble.from_column), "inside this bracket")
    word = _LAST_WORD.search(scene.here, max(0, scene.trouble.column - limits.KEY.most), scene.trouble.column - 1)
    span = scene.page.at(scene.trouble.line, word.start() + 1, len(word[0])) if word else scene.spot
    inside = "a brace or bracket inside a text needs quotes around the text" if span == scene.spot else ""
    hint = inside if scene.here[scene.trouble.column - 1 : scene.trouble.column] in ("{", "[") else ""
    return error("missing-comma", "a comma is missing before here", span, opener, hint=hint)


def stray_comma(scene: Scene) -> Finding | None:
    """`[a,,b]`, or a value left out."""
    if scene.trouble.kind != "node":
        return None
    sign = scene.here[scene.trouble.column - 1 : scene.trouble.column]
    message = "there is nothing before this comma" if sign == "," else "a value is missing here"
    hint = "delete it, or put the text in quotes" if sign == "," else ""
    return error("missing-value", message, scene.spot, hint=hint)
