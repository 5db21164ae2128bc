"""What JSON Schema says of each kind of value. One function a family; the table at the end names them by kind.

A schema here never refuses what the decoder accepts; what only the decoder can know (names, quotes) it leaves open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.core import fields as kinds
from game.core.fields import Kind
from game.language import limits
from game.scenario.decode.conditions import WRAPPERS
from game.scenario.decode.containers import LABEL_LENGTH, LABELLED
from game.scenario.decode.refs import IN_ORDER
from game.scenario.decode.scalars import WORD_LENGTH
from game.scenario.schema import patterns
from game.scenario.schema.names import NAMELESS, Names

Schema = dict[str, Any]
Value = Callable[[Kind, str], Schema]
"""The schema of a nested value: its kind and the name of its field."""

PLAIN = ["string", "number", "boolean"]
"""What an editor may take an author's words for: a title may be `1914`, a condition `true`."""


def simple(kind: Kind, names: Names = NAMELESS) -> Schema | None:
    """The schema of a kind that holds no other; None for those that do. `names` are offered, never asked for."""
    match kind:
        case kinds.Text(limit=limit):
            return {"type": PLAIN, "minLength": 1, "maxLength": limit}
        case kinds.Word():
            return {"type": PLAIN, "maxLength": WORD_LENGTH}
        case kinds.Choice(words=words):
            return {"enum": list(words)}
        case kinds.Flag():
            return {"type": "boolean"}
        case kinds.Path():
            return offering({"type": "string", "pattern": patterns.NAME}, names.numbers)
        case kinds.Calc():
            return {"type": ["string", "number"], "maxLength": limits.CHARACTERS}
    return _number(kind) or _time(kind) or _name(kind, names)


def _number(kind: Kind) -> Schema | None:
    match kind:
        case kinds.Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case kinds.Number(low=low, high=high):
            return {"type": "number", "minimum": low, "maximum": high}
        case kinds.Degrees(limit=limit):
            return {"type": "number", "minimum": -limit, "maximum": limit}
        case kinds.Percent(low=low, high=high):
            return {"type": "string", "pattern": patterns.percent(low, high)}
    return None


def _time(kind: Kind) -> Schema | None:
    match kind:
        case kinds.Duration():
            return {"type": "string", "pattern": patterns.DURATION}
        case kinds.Date():
            return {"type": "string", "pattern": patterns.DATE}
        case kinds.When():
            turn = {"type": "string", "pattern": patterns.TURN}
            between = {"type": "array", "items": turn, "minItems": 2, "maxItems": 2}
            return {
                "type": ["string", "object"],
                "pattern": patterns.SCHEDULE,
                "properties": {"between": between},
                "required": ["between"],
                "additionalProperties": False,
            }
    return None


def _name(kind: Kind, names: Names) -> Schema | None:
    match kind:
        case kinds.Ref():
            return offering({"type": "string", "pattern": patterns.ID}, names.of(kind))
        case kinds.Refs(to=to):
            one = offering({"type": "string", "pattern": patterns.ID}, names.of(kind))
            several = {"items": one, "uniqueItems": to not in IN_ORDER}
            return {**one, "type": ["string", "array"], **several}
        case kinds.Targets():
            return {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": {"type": "string"}}
    return None


def offering(schema: Schema, words: tuple[str, ...]) -> Schema:
    """The schema with words that an editor offers; others are allowed as well."""
    return {**schema, "anyOf": [{"enum": list(words)}, {}]} if words else schema


def condition(ref: Schema) -> Schema:
    """One line, a list of lines, or wrappers around lists; `ref` leads back to this schema."""
    listed = {"if": {"type": "array"}, "then": {"minItems": 1, "items": ref}, "else": ref}
    docs = {
        "any_of": "At least one of these lines must hold.",
        "none_of": "None of these lines may hold.",
        "at_least": "So many of these lines must hold, such as 2 of [a, b, c].",
    }
    counted = {
        "type": ["string", "object"],
        "pattern": patterns.AT_LEAST,
        "properties": {"count": {"type": "integer", "minimum": 1, "maximum": 10**9}, "of": listed},
        "required": ["count", "of"],
        "additionalProperties": False,
    }
    return {
        "type": [*PLAIN, "array", "object"],
        "maxLength": limits.CHARACTERS,
        "minItems": 1,
        "items": ref,
        "minProperties": 1,
        "properties": {
            name: {"description": docs[name], **(counted if name == "at_least" else {"allOf": [listed]})}
            for name in WRAPPERS
        },
        "additionalProperties": False,
    }


def nested(kind: Kind, name: str, value: Value, names: Names = NAMELESS) -> Schema:
    """The schema of a kind that holds others. `names` are offered as keys, never asked for."""
    match kind:
        case kinds.Voices():
            text = value(kinds.Text(), name)
            return {
                "type": [*PLAIN, "object"],
                "minLength": 1,
                "maxLength": kinds.Text().limit,
                "propertyNames": {"pattern": patterns.ID},
                "additionalProperties": text,
            }
        case kinds.Amounts():
            amount = value(kinds.Calc(), name)
            return {"minProperties": 1, **_keyed(patterns.NAME, amount, names.numbers)}
        case kinds.ByRef(item=item):
            return _keyed(patterns.ID, value(item, name), names.of(kind))
        case kinds.Table(item=item):
            keys = {"maxLength": LABEL_LENGTH} if name in LABELLED else {"pattern": patterns.OWN_ID}
            return {"type": ["object", "null"], "propertyNames": keys, "additionalProperties": value(item, name)}
        case kinds.ListOf(item=item, lone=lone):
            one = value(item, name)
            return one_or_list(one) if lone else {"type": "array", "items": one}
    raise TypeError(f"no schema for {kind}")


def _keyed(pattern: str, value: Schema, offered: tuple[str, ...]) -> Schema:
    made = {"type": "object", "propertyNames": {"pattern": pattern}, "additionalProperties": value}
    return {**made, "properties": dict.fromkeys(offered, value)} if offered else made


def one_or_list(one: Schema) -> Schema:
    """A value, or a list of such values."""
    return {"if": {"type": "array"}, "then": {"items": one}, "else": one}


def object_or(mapping: Schema, other: Schema) -> Schema:
    """A mapping of this shape, or another value."""
    return {"if": {"type": "object"}, "then": mapping, "else": other}


def reference(name: str) -> Schema:
    """What stands for a definition."""
    return {"$ref": f"#/definitions/{name}"}
