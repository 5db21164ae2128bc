"""Readers of numbers that are computed or written to: formulas, paths, and mappings from the one to the other."""

from __future__ import annotations

import re
from typing import Any

from game.core.fields import Amounts, Calc, Path
from game.core.findings import Place
from game.core.hidden import visible
from game.core.source import Span
from game.core.tree import Name
from game.scenario.decode.context import BAD, Context, is_empty, reads, scalar, unquoted
from game.scenario.decode.expressions import formula, path
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, kind_of

_SPOKEN = re.compile(
    r"(?P<name>[a-z]\w*(?:\.\w+)*)\s*[:=]?\s*(?P<amount>[+-]?\s*\d+(?:\.\d+)?)"
    r"|(?P<before>[+-]?\d+(?:\.\d+)?)\s*(?P<behind>[a-z]\w*(?:\.\w+)*)?"
)
OWN = ("costs", "pays")
"""Fields in which a bare name of an actor meter means the one of whoever acts."""


def amount_meant(text: str, ctx: Context) -> str:
    """The mapping that `tension +5`, `2 capital` or, where something is paid, `2` stands for; "" for anything else."""
    match = _SPOKEN.fullmatch(text.strip())
    if match is None:
        return ""
    name, amount = match["name"] or match["behind"] or "", re.sub(r"\s", "", match["amount"] or match["before"])
    if not name and ctx.name in OWN:
        name = next((one for one, meter in ctx.scope.meters.items() if meter.of == "actor"), "")
    last = name.split(".")[1 if "." in name else 0]
    known = last in ctx.scope.meters or ctx.scope.has("counter", last)
    return f"{{{name}: {amount}}}" if known else ""


def _unlisted(node: Node) -> str:
    """The mapping that `[tension: +5, lives_lost: 2]` stands for; "" for anything else."""
    items = node.items if isinstance(node, Sequence) else ()
    entries = [entry for item in items if isinstance(item, Mapping) for entry in item.entries]
    if not entries or not all(isinstance(value, Scalar) for _, value in entries):
        return ""
    pairs = ((key.text, value.text) for key, value in entries if isinstance(value, Scalar))
    return f"{{{', '.join(f'{visible(name, 40)}: {visible(amount, 40)}' for name, amount in pairs)}}}"


@reads(Calc)
def calc(kind: Calc, node: Node, ctx: Context) -> Any:
    """A number or a number expression; in quotes where it holds a comma and stands in braces."""
    found = scalar(node, ctx, "a number or a formula")
    return BAD if found is None else formula(found, ctx)


@reads(Path)
def number_name(kind: Path, node: Node, ctx: Context) -> Any:
    """The name of a meter or counter."""
    wanted = "the name of a number, such as tension or jpn.alarm"
    if isinstance(node, Mapping) and len(node.entries) == 1:
        hint = f"write {visible(node.entries[0][0].text, 60)} alone; how much stands in a field of its own"
        return ctx.error("wrong-type", f"'{ctx.name}' takes {wanted}, not a mapping", node.span, hint=hint)
    found = unquoted(node, ctx, wanted)
    return BAD if found is None else path(found, ctx)


@reads(Amounts)
def amounts(kind: Amounts, node: Node, ctx: Context) -> Any:
    """`{tension: +4, jpn.alarm: +6}` as pairs of a path and a formula."""
    if not isinstance(node, Mapping):
        example = "{capital: 2}" if ctx.name in OWN else "{tension: +4}"
        message = f"'{ctx.name}' takes numbers and amounts, such as {example}, not {kind_of(node)}"
        meant = amount_meant(node.text, ctx) if isinstance(node, Scalar) else _unlisted(node)
        return ctx.error("wrong-type", message, node.span, hint=f"write {meant}" if meant else "")
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
