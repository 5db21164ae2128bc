"""The reader of conditions: one line, a list of lines that must all hold, and the wrappers around lists."""

from __future__ import annotations

import re
from typing import Any

from game.core.fields import Cond
from game.core.findings import did_you_mean
from game.core.hidden import visible
from game.core.tree import Condition, Test
from game.scenario.decode.context import BAD, Context, reads, scalar
from game.scenario.decode.expressions import condition
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

WRAPPERS = ("any_of", "none_of", "at_least")
_OTHER_WRAPPERS = {
    **dict.fromkeys(("all", "all_of", "and", "every"), "write the list alone: all of its lines must hold"),
    **dict.fromkeys(("any", "or", "one_of", "either"), "write any_of"),
    **dict.fromkeys(("none", "not", "neither", "nor"), "write none_of, or 'not' before the condition"),
}
"""What authors call the wrappers, and the list that needs none."""
_EXAMPLE = "a condition such as tension >= 60, or a list of them"
_AT_LEAST = re.compile(r"\s*(\d{1,3})\s+of\s*\[(.*)\]\s*", re.DOTALL)


@reads(Cond)
def cond(kind: Cond, node: Node, ctx: Context) -> Any:
    """A `Test`; a single line is a test of all of one line."""
    part = _part(node, ctx)
    return Test("all", (part,)) if isinstance(part, Condition) else part


def _part(node: Node, ctx: Context) -> Any:
    if isinstance(node, Sequence):
        return _list("all", node, ctx)
    if isinstance(node, Mapping):
        return _wrapped(node, ctx)
    found = scalar(node, ctx, _EXAMPLE)
    return BAD if found is None else condition(found, ctx)


def _list(mode: str, node: Node, ctx: Context, count: int = 0) -> Any:
    items = node.items if isinstance(node, Sequence) else (node,)
    if not items:
        return ctx.error("missing-value", f"the list of '{ctx.name}' is empty", node.span)
    parts = tuple(_part(item, ctx) for item in items)
    if count > len(parts):
        message = f"{count} of {len(parts)} can never hold"
        return ctx.error("out-of-range", message, node.span)
    return BAD if BAD in parts else Test(mode, parts, count)


def _wrapped(node: Mapping, ctx: Context) -> Any:
    """One wrapper, or several that must all hold."""
    parts = tuple(_wrapper(key, value, ctx) for key, value in node.entries)
    if not parts:
        return ctx.error("missing-value", f"nothing is written for '{ctx.name}'", node.span)
    if BAD in parts:
        return BAD
    return parts[0] if len(parts) == 1 else Test("all", parts)


def _wrapper(key: Scalar, value: Node, ctx: Context) -> Any:
    inner = ctx.called(key.text)
    if key.text == "any_of":
        return _list("any", value, inner)
    if key.text == "none_of":
        return _list("none", value, inner)
    if key.text == "at_least":
        return _at_least(value, inner)
    message = f"a condition cannot begin with '{visible(key.text, 60)}'"
    hint = _OTHER_WRAPPERS.get(key.text.casefold(), "") or did_you_mean(key.text, WRAPPERS)
    if key.text in ("when", "if", "needs", "condition", "test"):
        hint = f"write what must hold without '{key.text}:'"
    hint = hint or "any_of, none_of and at_least can; a plain list means that all must hold"
    return ctx.error("unknown-field", message, key.span, hint=hint)


def _at_least(node: Node, ctx: Context) -> Any:
    """`{count: 2, of: [...]}` or `2 of [a, b, c]`."""
    if isinstance(node, Mapping):
        count, items = node.get("count"), node.get("of")
        if set(node.keys()) == {"count", "of"} and isinstance(count, Scalar) and count.text.isdecimal():
            return _counted(int(count.text[:9]), items or node, count, ctx)
    elif isinstance(node, Scalar) and (match := _AT_LEAST.fullmatch(node.text)):
        if int(match[1]) < 1:
            return _counted(0, node, node, ctx)
        pieces = _split(node.text, match.start(2), match.end(2))
        parts = tuple(condition(node, ctx, start, end) for start, end in pieces)
        if int(match[1]) > len(parts):
            return ctx.error("out-of-range", f"{match[1]} of {len(parts)} can never hold", node.span)
        return BAD if BAD in parts else Test("at_least", parts, int(match[1]))
    return ctx.error("wrong-type", "'at_least' takes a number and a list", node.span, hint="write 2 of [a, b, c]")


def _counted(count: int, items: Node, where: Node, ctx: Context) -> Any:
    if count < 1:
        return ctx.error("out-of-range", "at least 0 of them always hold", where.span)
    return _list("at_least", items, ctx, count)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas that stand outside of round brackets, without the blanks around them."""
    cuts, depth = [start], 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if text[at] == "," and depth == 0:
            cuts.append(at + 1)
    stops = [cut - 1 for cut in cuts[1:]] + [end]
    return [_trim(text, first, last) for first, last in zip(cuts, stops, strict=True)]


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    piece = text[first:last]
    start = first + len(piece) - len(piece.lstrip())
    return start, max(start, first + len(piece.rstrip()))
