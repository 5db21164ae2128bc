"""From a mapping to one of the model's dataclasses, driven by the metadata of its fields."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection
from functools import cache
from typing import Any

from game.core.fields import (
    ByRef,
    Choice,
    Flag,
    Kind,
    ListOf,
    Number,
    Part,
    Percent,
    Refs,
    Spec,
    Table,
    Text,
    Voices,
    Whole,
)
from game.core.findings import did_you_mean
from game.core.hidden import visible
from game.core.model.effects import COMMON, Effect
from game.core.model.scenario import WRITTEN_AS, Scenario
from game.core.source import Span
from game.scenario.decode import meters, roles
from game.scenario.decode.context import BAD, Context, is_empty, read
from game.scenario.decode.meant import field_for
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, kind_of

BARE = {"Definition": "test"}
"""Parts that are written as the value of their only field."""
_YES_NO = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_NUMBER = re.compile(r"[-+]?\d[\d.,]*")
_COMMON_NAMES = {attribute: name for name, attribute in COMMON.items()}


@cache
def fields_of(cls: type) -> dict[str, tuple[str, Spec]]:
    """The fields of a part by the name an author writes: the attribute and its `Spec`.

    The field that may stand for a whole effect is also found under the name of the verb.
    """
    found = {}
    for field in dataclasses.fields(cls):
        if "spec" in field.metadata:
            found[written(cls, field.name)] = (field.name, field.metadata["spec"])
    if issubclass(cls, Effect) and cls.short:
        found[cls.verb] = found[cls.short]
    return found


def written(cls: type, attribute: str) -> str:
    """What an author calls an attribute of a part."""
    if issubclass(cls, Effect) and attribute in _COMMON_NAMES:
        return _COMMON_NAMES[attribute]
    return WRITTEN_AS.get(attribute, {}).get(cls.__name__, attribute)


def read_part(cls: type, node: Node, ctx: Context, *, id: str = "", span: Span) -> Any:
    """An instance of `cls` from a mapping, or BAD. `span` is its place; `ctx.name` is what the author calls it."""
    if cls.__name__ in BARE:
        name = BARE[cls.__name__]
        value = read(fields_of(cls)[name][1].kind, node, ctx)
        return BAD if value is BAD else cls(id=id, span=span, spans={name: node.span}, **{name: value})
    if not isinstance(node, Mapping):
        what = f"'{visible(ctx.name, 60)}' takes a mapping ('{next(iter(fields_of(cls)))}: ...')"
        return ctx.error("wrong-type", f"{what}, not {kind_of(node)}", node.span, hint=_shape(cls, node, ctx))
    return read_fields(cls, node, ctx, id=id, span=span)


def _shape(cls: type, node: Scalar | Sequence, ctx: Context) -> str:
    """How a part is written that stands as a mere text, number or list: `write {title: ..., members: [uzb, kaz]}`."""
    fields = {name: spec.kind for name, (_, spec) in fields_of(cls).items()}
    needed = [name for name, (_, spec) in fields_of(cls).items() if spec.required]
    mine, value = _field_of(node, fields, needed, ctx)
    if not mine:
        return ""
    shown = (f"{name}: {visible(value, 60) if name == mine else '...'}" for name in dict.fromkeys((*needed, mine)))
    return f"write {{{', '.join(shown)}}}"


def _field_of(node: Scalar | Sequence, fields: dict[str, Kind], needed: list[str], ctx: Context) -> tuple[str, str]:
    """The field that a mere value is most likely meant for, and how it is written there."""
    if isinstance(node, Sequence) or any(node.text in ids for ids in ctx.scope.ids.values()):
        items = node.items if isinstance(node, Sequence) else (node,)
        value = f"[{', '.join(item.text if isinstance(item, Scalar) else '...' for item in items)}]"
        mine = next((name for name in needed if isinstance(fields[name], Refs | ListOf)), "")
        return mine, value
    if node.text in _YES_NO:
        return next((name for name, kind in fields.items() if isinstance(kind, Flag)), ""), _YES_NO[node.text]
    kinds: tuple[type[Kind], ...] = (Percent,) if node.text.endswith("%") else (Text, Voices)
    kinds = (ByRef, Number, Whole) if _NUMBER.fullmatch(node.text) else kinds
    among = [*needed, *(name for name in ("start", "says") if name in fields)]
    return next((name for name in among if isinstance(fields[name], kinds)), ""), node.text


def read_fields(
    cls: type, node: Mapping, ctx: Context, *, id: str = "", span: Span, skip: frozenset[str] = frozenset()
) -> Any:
    """As `read_part` for what is known to be a mapping; keys in `skip` are someone else's business."""
    known = fields_of(cls)
    inner = roles.inside(cls, node, ctx)
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    torn = _torn_lists(node, known, ctx)
    meant: set[str] = set()
    for key, value in node.entries:
        if key.text in skip:
            continue
        if key.text not in known:
            hint = torn.get(key.text)
            if hint != "":
                hint = hint or _of_a_text(key, value, node, known)
                meant.add(unknown_field(key, tuple(known), ctx, hint=hint, section=_section_of(cls)))
            values[f"?{key.text}"] = BAD
            continue
        attribute, spec = known[key.text]
        spans[attribute] = value.span
        there = roles.field(cls, attribute, node, inner).called(key.text)
        values[attribute] = _value(cls, attribute, spec, key, value, there, node)
    for name, (attribute, spec) in known.items():
        if spec.required and attribute not in values and f"did you mean '{name}'?" in meant:
            values[attribute] = BAD
        elif spec.required and attribute not in values:
            example = spec.example.strip("`") or _example(spec)
            hint = f"for example {name}: {example}" if example else ""
            ctx.error("missing-field", f"'{name}' is missing in '{visible(id or ctx.name, 60)}'", span, hint=hint)
            values[attribute] = BAD
    return BAD if BAD in values.values() else cls(id=id, span=span, spans=spans, **values)


def _value(cls: type, attribute: str, spec: Spec, key: Scalar, value: Node, ctx: Context, node: Mapping) -> Any:
    """The value of one field; the few whose shape the metadata cannot say go their own way."""
    if is_empty(value) and not isinstance(spec.kind, Table):
        return ctx.error("missing-value", f"nothing is written for '{key.text}'", key.span)
    if cls.__name__ == "Meter" and attribute == "start":
        return meters.start(value, _of(node), ctx)
    if cls.__name__ == "Meter" and attribute == "why":
        return meters.why(value, ctx)
    if isinstance(spec.kind, Part):
        return read_part(spec.kind.of(), value, ctx, span=key.span)
    return read(spec.kind, value, ctx)


def _of(node: Mapping) -> str:
    of = node.get("of")
    return of.text if isinstance(of, Scalar) else "world"


def _example(spec: Spec) -> str:
    return " or ".join(spec.kind.words) if isinstance(spec.kind, Choice) else ""


def _torn_lists(node: Mapping, known: Collection[str], ctx: Context) -> dict[str, str]:
    """The names that stand as keys without a value in `{who: uzb, kaz, tjk}`: the cure for the first, "" for others."""
    lone = [key for key, value in node.entries if key.text not in known and is_empty(value)]
    lone = [key for key in lone if any(key.text in ids for ids in ctx.scope.ids.values())]
    if not lone:
        return {}
    values = [value for _, value in node.entries if isinstance(value, Scalar) and value.text and not value.quoted]
    found: dict[str, str] = {}
    keys = {id(key) for key in lone}
    run: list[Scalar] = []
    for one in [*sorted([*values, *lone], key=lambda one: one.span), None]:
        if one is not None and run and id(one) in keys and _is_next(run[-1].span, one.span):
            run.append(one)
            continue
        if len(run) > 1:
            found |= dict.fromkeys((name.text for name in run[1:]), "")
            found[run[1].text] = f"for a list write [{visible(', '.join(name.text for name in run), 60)}]"
        run = [one] if one is not None else []
    return found


def _is_next(before: Span, span: Span) -> bool:
    """Whether no more than a comma and a blank or two stand between them."""
    return (before.file, before.end_line) == (span.file, span.line) and 0 < span.column - before.end_column < 4


def _of_a_text(key: Scalar, value: Node, node: Mapping, known: Collection[str]) -> str:
    """What to do with a key in braces that may be the rest of a text, or lacks its colon; "" for any other."""
    lone, (word, _, rest) = is_empty(value), key.text.partition(" ")
    if lone and rest and word in known:
        return f"write '{visible(f'{word}: {rest}', 60)}', or put the text before it in quotes"
    place = key.span
    behind = any(
        isinstance(other, Scalar)
        and (other.span.file, other.span.end_line) == (place.file, place.line)
        and other.span.end_column <= place.column
        for _, other in node.entries
    )
    if not behind or not (lone or rest) or did_you_mean(key.text, known):
        return ""
    return "if it belongs to the text before it, put the whole text in quotes"


@cache
def _section_of(cls: type) -> str:
    """The section whose entries are of this class; "" for any other part."""
    for name, (_, spec) in fields_of(Scenario).items():
        if isinstance(spec.kind, Table) and isinstance(spec.kind.item, Part) and spec.kind.item.of() is cls:
            return name
    return ""


def unknown_field(key: Scalar, known: tuple[str, ...], ctx: Context, hint: str = "", section: str = "") -> str:
    """Record a key that its part does not have, with the hint that is given, or the nearest of its fields; the hint."""
    hint = hint or field_for(key.text, known) or did_you_mean(key.text, known)
    if not hint and len(known) <= 12:
        hint = f"it has {', '.join(known)}"
    elif not hint and section:
        hint = f"'whitecell reference {section}' lists the fields"
    ctx.error("unknown-field", f"'{visible(ctx.name, 60)}' has no field '{visible(key.text, 60)}'", key.span, hint=hint)
    return hint


def lone_or_list(node: Node) -> tuple[Node, ...]:
    """The items of a list, or the one item that stands without it."""
    return node.items if isinstance(node, Sequence) else (node,)
