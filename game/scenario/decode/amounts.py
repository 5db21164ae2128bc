"""Readers of numbers that are computed or written to: formulas, paths, and mappings from the one to the other."""

from __future__ import annotations

from typing import Any

from game.core.fields import Amounts, Calc, Path
from game.core.findings import Place
from game.core.source import Span
from game.core.tree import Name
from game.scenario.decode.context import BAD, Context, is_empty, reads, scalar, unquoted
from game.scenario.decode.expressions import formula, path
from game.scenario.nodes import Mapping, Node, kind_of

OWN = ("costs", "pays")
"""Fields in which a bare name of an actor meter means the one of whoever acts."""


@reads(Calc)
def calc(kind: Calc, node: Node, ctx: Context) -> Any:
    """A number or a number expression; in quotes where it holds a comma and stands in braces."""
    found = scalar(node, ctx, "a number or a formula")
    return BAD if found is None else formula(found, ctx)


@reads(Path)
def number_name(kind: Path, node: Node, ctx: Context) -> Any:
    """The name of a meter or counter."""
    found = unquoted(node, ctx, "the name of a number, such as tension or jpn.alarm")
    return BAD if found is None else path(found, ctx)


@reads(Amounts)
def amounts(kind: Amounts, node: Node, ctx: Context) -> Any:
    """`{tension: +4, jpn.alarm: +6}` as pairs of a path and a formula."""
    if not isinstance(node, Mapping):
        message = f"'{ctx.name}' takes numbers and amounts, such as {{tension: +4}}, not {kind_of(node)}"
        return ctx.error("wrong-type", message, node.span)
    if not node.entries:
        return ctx.error("missing-value", f"'{ctx.name}' names no number", node.span)
    own = ctx.name in OWN
    pairs: list[tuple[Any, Any]] = []
    seen: dict[tuple[str, ...], Span] = {}
    for key, value in node.entries:
        name = path(key, ctx, own=own)
        if is_empty(value):
            ctx.error("missing-value", f"no amount is written for '{key.text}'", key.span)
            pairs.append((name, BAD))
            continue
        if isinstance(name, Name) and name.parts in seen:
            ctx.error("doubled-name", "this number is named twice", key.span, Place(seen[name.parts], "named here"))
            name = BAD
        elif isinstance(name, Name):
            seen[name.parts] = key.span
        pairs.append((name, calc(Calc(), value, ctx.called(key.text))))
    return BAD if any(BAD in pair for pair in pairs) else tuple(pairs)
