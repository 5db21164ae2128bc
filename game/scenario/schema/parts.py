"""JSON Schema of the parts of a scenario: each dataclass of the language is one definition, made from its fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection

from game.core import fields as kinds
from game.core.fields import Kind, Spec
from game.scenario.decode.parts import BARE, fields_of
from game.scenario.drawn import COUNTRIES, FLAGS, PLACES, RELIEFS, SYMBOLS, drawn
from game.scenario.schema import patterns, verbs
from game.scenario.schema.names import NAMELESS, Names
from game.scenario.schema.values import Schema, condition, nested, object_or, offering, one_or_list, reference, simple
from game.scenario.schema.wording import default_of, described, summary

_BY_ACTOR = {("Meter", "start"), ("Meter", "why")}
"""Fields that hold one value for all, or one by actor, or one by actor and actor."""

_DRAWN = {
    ("Actor", "flag"): FLAGS,
    ("Actor", "country"): COUNTRIES,
    ("Piece", "kind"): SYMBOLS,
    ("Place", "kind"): PLACES,
    ("Chart", "relief"): RELIEFS,
    ("BorderLine", "one"): COUNTRIES,
    ("BorderLine", "other"): COUNTRIES,
}
"""Fields that name something the program draws, and the table that is offered for them."""


class Parts:
    """Makes definitions as they are asked for; `definitions` holds them by name."""

    def __init__(self, names: Names = NAMELESS) -> None:
        self._names = names
        self.definitions: dict[str, Schema] = {}

    def part(self, cls: type) -> Schema:
        """A reference to the definition of a part."""
        return self._once(cls.__name__, lambda: self._part(cls))

    def properties(self, cls: type, without: Collection[str] = ()) -> dict[str, Schema]:
        """The fields of a part by the names that authors write, each with its hover text."""
        known = {field.name: field for field in dataclasses.fields(cls)}
        return {
            name: self._property(cls, name, known[attribute])
            for name, (attribute, _) in fields_of(cls).items()
            if name not in without
        }

    def value(self, kind: Kind, name: str) -> Schema:
        """The schema of one value; `name` is its field's."""
        match kind:
            case kinds.Part(of=of):
                return self.part(of())
            case kinds.Cond():
                return self._once("condition", lambda: condition(reference("condition")))
            case kinds.Effects():
                return one_or_list(self._once("effect", lambda: verbs.effect(self.value, self.properties)))
            case kinds.Follow():
                return one_or_list(self._once("follow_up", lambda: verbs.follow_up(self.value, self.properties)))
        return simple(kind, self._names) or nested(kind, name, self.value, self._names)

    def _once(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # a definition may lead back to itself
            self.definitions[name] = make()
        return reference(name)

    def _part(self, cls: type) -> Schema:
        if cls.__name__ in BARE:
            field = BARE[cls.__name__]
            return self._property(cls, field, next(f for f in dataclasses.fields(cls) if f.name == field))
        return {
            "type": "object",
            "description": summary(cls),
            "properties": self.properties(cls),
            "required": verbs.required_fields(cls),
            "additionalProperties": False,
        }

    def _property(self, cls: type, name: str, field: dataclasses.Field[object]) -> Schema:
        spec: Spec = field.metadata["spec"]
        by_actor = (cls.__name__, field.name) in _BY_ACTOR
        value = self._by_actor(spec.kind, field.name) if by_actor else self.value(spec.kind, field.name)
        table = _DRAWN.get((cls.__name__, field.name))
        value = offering(value, drawn(table)) if table is not None else value
        text = described(name, spec, default_of(field, spec.kind))
        # Beside a reference draft 7 reads no other word.
        return {"description": text, "allOf": [value]} if "$ref" in value else {"description": text, **value}

    def _by_actor(self, kind: Kind, name: str) -> Schema:
        one = self.value(kind.item if isinstance(kind, kinds.ByRef) else kind, name)
        return object_or(_by_name(object_or(_by_name(one), one)), one)


def _by_name(value: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": patterns.ID}, "additionalProperties": value}
