"""Readers of what holds other values: lists, tables keyed by the author's ids, nested parts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from game.core.fields import ListOf, Part, Table, Text
from game.core.findings import Finding, Place
from game.core.hidden import visible
from game.core.source import Span
from game.scenario.decode.context import BAD, Context, is_empty, read, reads
from game.scenario.decode.ids import good_id, id_for
from game.scenario.decode.parts import BARE, fields_of, read_part
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, kind_of

LABEL_LENGTH = 60
_END_MARKS = (".", "?", "!", "…", ":", ".”", "?”", "!”", '."', '?"', '!"', ")")
LABELLED = ("add",)
"""Fields that are tables whose keys are words for players instead of ids."""


@reads(ListOf)
def list_of(kind: ListOf, node: Node, ctx: Context) -> Any:
    """A tuple; a single item may stand without brackets where the kind allows it."""
    if isinstance(node, Sequence):
        items = node.items
    elif kind.lone:
        items = (node,)
    else:
        return ctx.error("wrong-type", f"'{ctx.name}' takes a list, not {kind_of(node)}", node.span)
    if isinstance(kind.item, Text) and isinstance(node, Sequence):
        _doubt_commas(node, ctx)
    found = tuple(read(kind.item, item, ctx) for item in items)
    return BAD if BAD in found else found


def _doubt_commas(node: Sequence, ctx: Context) -> None:
    """Warn of `[Who moved first, and at what cost?]`, which is two texts where one was meant."""
    items = node.items
    if not items or node.span.end_column == items[-1].span.end_column:
        return  # a list with dashes ends where its last item does
    ended = [isinstance(item, Scalar) and item.text.rstrip().endswith(_END_MARKS) for item in items]
    torn = [_torn(one, other, ended) for one, other in pairwise(items)]
    for first in range(len(torn)):
        if not torn[first] or (first and torn[first - 1]):
            continue
        last = next((at for at in range(first, len(torn)) if not torn[at]), len(torn))
        place = Place(items[first].span.to(items[last].span))
        hint = "put it in quotes if it is one, and each of them if they are several"
        message = "commas make several texts of this"
        ctx.findings.add(Finding("comma-between-texts", "warning", message, (place,), hint, "likely"))


def _torn(one: Node, other: Node, ended: list[bool]) -> bool:
    """Whether two neighbours look like one text: the first is not finished where others are, or the next goes on."""
    if not isinstance(one, Scalar) or not isinstance(other, Scalar) or one.quoted or other.quoted:
        return False
    finished = one.text.rstrip().endswith(_END_MARKS)
    return not finished and (other.text[:1].islower() or any(ended))


@reads(Part)
def part(kind: Part, node: Node, ctx: Context) -> Any:
    """A nested mapping under a field's own name."""
    return read_part(kind.of(), node, ctx, span=node.span)


@reads(Table)
def table(kind: Table, node: Node, ctx: Context) -> Any:
    """A dict by id. An entry that cannot be read makes the whole table BAD, after all of them were tried."""
    found = entries(kind, node, ctx, labels=ctx.name in LABELLED)
    return BAD if found is None or BAD in found.values() else found


def entries(kind: Table, node: Node, ctx: Context, *, labels: bool = False) -> dict[str, Any] | None:
    """All entries of a table, BAD ones included; None if the node is no mapping.

    With `labels` the keys are words for people instead of ids.
    """
    if is_empty(node):
        return {}
    if not isinstance(node, Mapping):
        message = f"'{ctx.name}' takes a mapping, where each entry has a name of its own, not {kind_of(node)}"
        hint = _as_table(kind, node)
        ctx.error("wrong-type", message, _head(node.span), hint=hint)
        return None
    found: dict[str, Any] = {}
    for key, value in node.entries:
        good = _good_label(key, ctx) if labels else good_id(key, ctx.findings)
        entry = _entry(kind, key, value, ctx)
        found[key.text] = entry if good else BAD
    return found


def _as_table(kind: Table, node: Node) -> str:
    """How the entries of a list are written: `{talk: {title: ..., band: ...}}` for `[talk]`."""
    if not isinstance(node, Sequence):
        return ""
    first = node.items[0] if node.items else None
    if not isinstance(first, Scalar) or not isinstance(kind.item, Part):
        return "write a name and a colon instead of each dash"
    needed = [name for name, (_, spec) in fields_of(kind.item.of()).items() if spec.required]
    name = id_for(first.text) or "name"
    return f"write each as {name}: {{{', '.join(f'{field}: ...' for field in needed)}}}"


def _entry(kind: Table, key: Scalar, value: Node, ctx: Context) -> Any:
    if not isinstance(kind.item, Part):
        return read(kind.item, value, ctx.called(key.text))
    cls = kind.item.of()
    if is_empty(value) and cls.__name__ not in BARE:
        return ctx.error("missing-value", f"nothing is written for '{visible(key.text, 60)}'", key.span)
    return read_part(cls, value, ctx.called(key.text), id=key.text, span=key.span)


def _good_label(key: Scalar, ctx: Context) -> bool:
    if len(key.text) <= LABEL_LENGTH:
        return True
    ctx.error("text-too-long", f"this name has more than {LABEL_LENGTH} characters", key.span)
    return False


def _head(span: Span) -> Span:
    """The first character: a caret under a whole list says less."""
    return Span(span.file, span.line, span.column, span.line, span.column + 1)
