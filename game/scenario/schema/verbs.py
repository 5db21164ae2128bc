"""JSON Schema of effects and follow-ups: mappings with exactly one verb, and what may stand beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection

from game.core.fields import Kind
from game.core.model.effects import COMMON, Effect
from game.language.verbs import VERBS
from game.scenario.decode.effects import FOLLOW
from game.scenario.decode.parts import fields_of, written
from game.scenario.schema.values import Schema

Value = Callable[[Kind, str], Schema]
Properties = Callable[[type, Collection[str]], dict[str, Schema]]
"""The fields of a part, without those of these names."""


def required_fields(cls: type) -> list[str]:
    """Fields that an author must write, by the names that authors write."""
    found = {field.name: field.metadata["spec"] for field in dataclasses.fields(cls) if "spec" in field.metadata}
    return [written(cls, name) for name, spec in found.items() if spec.required]


def effect(value: Value, properties: Properties) -> Schema:
    """One effect."""
    return _one_of(_verbs(value, properties), tuple(VERBS), _beside(properties))


def follow_up(value: Value, properties: Properties) -> Schema:
    """One effect, or one thing that happens next by its name."""
    words: dict[str, Schema] = {}
    more: dict[str, Schema] = {}
    for word, verb in FOLLOW.items():
        if word in VERBS:
            continue
        fields = properties(VERBS[verb], (verb, *COMMON))
        words[word] = fields.pop(word)
        more |= fields
    made = _one_of({**_verbs(value, properties), **words}, (*VERBS, *words), {**_beside(properties), **more})
    return {**made, "dependencies": {name: ["agreement"] for name in more}}


def _one_of(verbs: dict[str, Schema], names: tuple[str, ...], beside: dict[str, Schema]) -> Schema:
    known = [*verbs, *beside]
    return {
        "type": "object",
        "description": "One change of the world: a verb, and beside it `if`, `in` or `chance`.",
        "properties": {**verbs, **beside},
        "additionalProperties": False,
        # Only where each word is known, so that an editor says of a misspelt verb that and nothing else.
        "if": {"type": "object", "minProperties": 1, "propertyNames": {"enum": known}},
        "then": {"oneOf": [{"required": [name]} for name in names]},
    }


def _beside(properties: Properties) -> dict[str, Schema]:
    return {name: schema for name, schema in properties(Effect, ()).items() if name in COMMON}


def _verbs(value: Value, properties: Properties) -> dict[str, Schema]:
    return {verb: _verb(cls, value, properties) for verb, cls in VERBS.items()}


def _verb(cls: type[Effect], value: Value, properties: Properties) -> Schema:
    """A verb's fields by their names or, for some, the value of the one that may stand alone."""
    plain: type = cls
    full: Schema = {
        "type": "object",
        "properties": properties(plain, (cls.verb,) if cls.verb != cls.short else ()),
        "required": required_fields(plain),
        "additionalProperties": False,
    }
    text = f"{cls.doc}\n\nExample: {cls.example}"
    if not cls.short:
        return {"description": text, **full}
    kind = fields_of(plain)[cls.short][1].kind
    named = {"type": "object", "required": [cls.short]}
    return {"description": text, "if": named, "then": full, "else": value(kind, cls.short)}
