"""The schema for a scenario that extends another: every part may be written in part, and everything be removed.

Lists replace what was inherited, so that what stands inside one is whole.
"""

from __future__ import annotations

from typing import Any

from game.scenario.schema.values import Schema, reference

PREFIX = "variant_"
REMOVED = "removed"
_ASKING = ("required", "minProperties", "oneOf", "dependencies")
"""Words of a schema that ask for something to be there."""
_BRANCHES = ("then", "else")

_MARK: Schema = {"enum": [True], "description": "Deletes what the extended scenario has here."}


def definitions_of_variants(definitions: dict[str, Schema]) -> dict[str, Schema]:
    """The same definitions under names with a prefix, asking for nothing, with `remove: true` everywhere."""
    removed = {"type": "object", "properties": {"remove": _MARK}, "required": ["remove"], "additionalProperties": False}
    return {REMOVED: removed} | {PREFIX + name: _loose(schema) for name, schema in definitions.items()}


def _loose(schema: Schema) -> Schema:
    made: Schema = {}
    for word, value in schema.items():
        if word not in _ASKING:
            made[word] = _loosened(word, value)
    return made


def _loosened(word: str, value: Any) -> Any:
    if word == "$ref":
        return value.replace("#/definitions/", f"#/definitions/{PREFIX}")
    if word in _BRANCHES:
        return _loose(value)
    if word == "allOf":
        return [_loose(one) for one in value]
    if word == "properties":
        return {name: _removable(_loose(one)) for name, one in value.items()} | {"remove": _MARK}
    if word == "additionalProperties" and value is not False:
        return _removable(_loose(value))
    return value  # a list's items and what an `if` asks stay as they are


def _removable(schema: Schema) -> Schema:
    """The schema, or `remove: true`; its words for people stay outside, where editors look for them."""
    words = {"description": schema["description"]} if "description" in schema else {}
    return {
        **words,
        "if": {"type": "object", "required": ["remove"]},
        "then": reference(REMOVED),
        "else": {word: value for word, value in schema.items() if word != "description"},
    }
