"""Lines without colon, without space, or wrongly indented. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding
from game.scenario.layout import misplaced
from game.scenario.page import indent, is_blank
from game.scenario.slips.scene import ENTRY, Scene, error, stopped

_UNSPACED = re.compile(r"(?P<before>\s*(?:- +)*[\"']?[A-Za-z_][\w.-]*[\"']?):(?=[^\s:/])")
_UNSPACED_DASH = re.compile(r"\s*-(?=[^\s-])")


def missing_space(scene: Scene) -> Finding | None:
    """`tension:45` or `-item` on the line where reading stopped, where it began, or just above."""
    for number in _suspects(scene):
        line = scene.page.line(number)
        if match := _UNSPACED.match(line):
            span = scene.page.at(number, match.end())
            return error("missing-space", "a space is missing after this colon", span, *stopped(scene, span))
        if match := _UNSPACED_DASH.match(line):
            span = scene.page.at(number, match.end())
            return error("missing-space", "a space is missing after this dash", span, *stopped(scene, span))
    return None


def missing_colon(scene: Scene) -> Finding | None:
    """A line that is neither an entry nor an item."""
    suspects = _suspects(scene)
    if scene.trouble.kind == "value":
        suspects = [n for n in suspects if _body_column(scene.page.line(n)) == indent(scene.here)]
    elif scene.trouble.kind in ("entry", "item"):
        suspects = [n for n in suspects[:1] if not scene.page.line(n).lstrip().startswith("- ")]
    elif scene.trouble.kind != "key":
        return None
    for number in suspects:
        if ENTRY.match(scene.page.line(number)):
            continue
        span = scene.page.content(number)
        hint = "write 'key: value'; a text that goes on from the line above is indented further than its key"
        return error("missing-colon", "this line has no colon", span, *stopped(scene, span), hint=hint)
    return None


def _body_column(line: str) -> int:
    """The number of characters before a line's first word, dashes of a list included."""
    return len(line) - len(line.lstrip("- "))


def _suspects(scene: Scene) -> list[int]:
    """The lines from where the broken piece began, at most two above, to where reading stopped."""
    stop = scene.trouble.line
    first = scene.trouble.from_line if scene.trouble.kind == "key" else stop
    above = [n for n in range(max(1, first - 3), first) if not is_blank(scene.page.line(n))][-1:]
    if scene.trouble.kind == "key":
        return [first, *above]
    return [stop, *above]


def missing_key(scene: Scene) -> Finding | None:
    """`: value`."""
    if scene.here[: scene.trouble.column].strip("- ") != ":":
        return None
    return error("key-not-text", "there is no key before this colon", scene.spot)


def wrong_indent(scene: Scene) -> Finding | None:
    """A line that fits into no block: what remains when nothing else is wrong with it."""
    if scene.trouble.kind not in ("value", "entry", "item", "key"):
        return None
    return misplaced(scene.page, scene.trouble)
