"""Which line of a block is indented wrongly. Must import neither yaml nor the model."""

from __future__ import annotations

import re

from game.core.findings import Finding, Place
from game.scenario.page import Page, indent, is_blank
from game.scenario.trouble import Trouble

_KEY_IN_COMMENT = re.compile(r"\s*#\s*[\w.-]+:\s*$")


def misplaced(page: Page, trouble: Trouble) -> Finding:
    """The finding for a line that fits into no block above it.

    Either this line or the first of its block is shifted. What more of the block's lines share is taken as meant, so
    that one shifted line is blamed and not the many that follow it.
    """
    number = trouble.line
    above = _above(page, number)
    if not above:
        return _tell(page, number, "this line cannot stand here")
    width, width_above = indent(page.line(number)), indent(page.line(above))
    if width > width_above:
        return _too_deep(page, number, above)
    first = _first_of_block(page, number)
    if first and _meant(page, first, number, width):
        message = f"this line is indented by {_spaces(indent(page.line(first)))}, the lines that follow it by {width}"
        return _tell(page, first, message, Place(page.content(number), "compare this line"))
    if width == width_above:
        message = "this line does not fit in with the line above"
        return _tell(page, number, message, Place(page.content(above), "compare this line"))
    message = f"this line is indented by {_spaces(width)}, which fits no line above"
    peer = first or above
    return _tell(page, number, message, Place(page.content(peer), f"{_spaces(indent(page.line(peer)))} here"))


def _too_deep(page: Page, number: int, above: int) -> Finding:
    """The line is deeper than the one above, which is complete in itself."""
    width, width_above = indent(page.line(number)), indent(page.line(above))
    if _meant(page, above, number, width):
        message = f"this line is indented by {_spaces(width_above)}, the lines that follow it by {width}"
        return _tell(page, above, message, Place(page.content(number), "compare this line"))
    message = f"this line is indented further ({_spaces(width)}) than the line above, which is already complete"
    compare = Place(page.content(above), f"{_spaces(width_above)} here")
    disabled = [n for n in range(above + 1, number) if _KEY_IN_COMMENT.match(page.line(n))]
    if disabled:
        return _tell(page, number, message, Place(page.content(disabled[-1]), "this key is a comment"), compare)
    return _tell(page, number, message, compare)


def _tell(page: Page, number: int, message: str, *more: Place) -> Finding:
    hint = "line it up with its siblings"
    return Finding("wrong-indent", "error", message, (Place(page.content(number)), *more), hint)


def _above(page: Page, number: int) -> int:
    """The nearest line above with something on it; 0 if there is none."""
    return next((n for n in range(number - 1, 0, -1) if not is_blank(page.line(n))), 0)


def _parent(page: Page, number: int) -> int:
    """The nearest line above that is indented less; 0 if there is none."""
    width = indent(page.line(number))
    while number and (is_blank(page.line(number)) or indent(page.line(number)) >= width):
        number -= 1
    return number


def _first_of_block(page: Page, number: int) -> int:
    """The uppermost of the lines above that are deeper than this one without a break; 0 if there is none."""
    width = indent(page.line(number))
    first = 0
    above = _above(page, number)
    while above and indent(page.line(above)) > width:
        first, above = above, _above(page, above)
    return first


def _meant(page: Page, first: int, number: int, width: int) -> bool:
    """Whether `width` is what the block's lines share, and the indentation of its first line a slip."""
    odd = indent(page.line(first))
    parent = _parent(page, first)
    if not parent or indent(page.line(parent)) >= width:
        return False
    widths = [indent(page.line(n)) for n in _block(page, parent, number)]
    return (widths.count(width), width % 2 == 0) > (widths.count(odd), odd % 2 == 0)


def _block(page: Page, parent: int, number: int) -> list[int]:
    """The lines under `parent`, up to where its block ends below `number`."""
    lines = []
    for below in range(parent + 1, len(page.lines) + 1):
        if is_blank(page.line(below)):
            continue
        if below >= number and indent(page.line(below)) <= indent(page.line(parent)):
            break
        lines.append(below)
    return lines


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
