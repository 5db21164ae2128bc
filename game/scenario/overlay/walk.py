"""Finds every text for people in a scenario's sections, by the kinds of the fields. Must not import yaml.

A text is known by its path, the keys that lead to it: `events.sea_launch.says.rok`; items of lists have numbers from 1.
"""

from __future__ import annotations

from collections.abc import Callable

from game.core.fields import ByRef, Effects, Follow, Kind, ListOf, Part, Spec, Table, Text, Voices
from game.core.model.board import Chart
from game.core.model.effects import Effect
from game.core.model.results import Header
from game.core.model.scenario import Scenario
from game.language.verbs import VERBS
from game.scenario.decode.containers import LABEL_LENGTH, LABELLED
from game.scenario.decode.context import is_empty
from game.scenario.decode.parts import fields_of
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[str, ...]
Visit = Callable[[Path, Scalar, int], Scalar]
"""Gets a text's path, the text and how long it may be; gives what shall stand in its place."""


def walk(root: Mapping, visit: Visit) -> Mapping:
    """The sections with each of their texts as `visit` gives it, in the author's order."""
    head, sections = fields_of(Header), fields_of(Scenario)
    walker = _Walker(visit)
    entries = []
    for key, value in root.entries:
        spec = head[key.text][1] if key.text in head else sections[key.text][1] if key.text in sections else None
        kind = Part(lambda: Chart) if key.text == "map" else spec.kind if spec is not None else None
        entries.append((key, walker.value(kind, value, (key.text,)) if kind is not None else value))
    return Mapping(tuple(entries), root.span)


class _Walker:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def value(self, kind: Kind, node: Node, path: Path) -> Node:
        """A value by the kind of its field; kinds without words are left as they are."""
        if isinstance(kind, Text | Voices):
            return self._words(kind, node, path)
        if isinstance(kind, Part):
            return self._part(kind.of(), node, path)
        if isinstance(kind, Table | ByRef):
            return self._table(kind.item, node, path)
        if isinstance(kind, ListOf):
            return self._each(node, path, lambda item, here: self.value(kind.item, item, here))
        if isinstance(kind, Effects | Follow):
            return self._each(node, path, self._effect)
        return node

    def _words(self, kind: Text | Voices, node: Node, path: Path) -> Node:
        """One text, or texts by reader (or by actor, as the reasons of a meter's start are)."""
        if isinstance(node, Scalar):
            limit = kind.limit if isinstance(kind, Text) else Text().limit
            return node if is_empty(node) else self._visit(path, node, limit)
        if isinstance(node, Mapping):
            entries = ((key, self._words(kind, value, (*path, key.text))) for key, value in node.entries)
            return Mapping(tuple(entries), node.span)
        return node

    def _part(self, cls: type, node: Node, path: Path) -> Node:
        if not isinstance(node, Mapping):
            return node
        known = fields_of(cls)
        entries = [
            (key, self._field(known[key.text][1], key, value, path) if key.text in known else value)
            for key, value in node.entries
        ]
        return Mapping(tuple(entries), node.span)

    def _field(self, spec: Spec, key: Scalar, value: Node, path: Path) -> Node:
        here = (*path, key.text)
        return self._labels(spec.kind, value, here) if key.text in LABELLED else self.value(spec.kind, value, here)

    def _labels(self, kind: Kind, node: Node, path: Path) -> Node:
        """A table whose keys are words for people, as the lines of odds are."""
        if not isinstance(kind, Table) or not isinstance(node, Mapping):
            return node
        entries = ((self._visit((*path, key.text), key, LABEL_LENGTH), value) for key, value in node.entries)
        return Mapping(tuple(entries), node.span)

    def _table(self, item: Kind, node: Node, path: Path) -> Node:
        if not isinstance(node, Mapping):
            return node
        entries = ((key, self.value(item, value, (*path, key.text))) for key, value in node.entries)
        return Mapping(tuple(entries), node.span)

    def _each(self, node: Node, path: Path, read: Callable[[Node, Path], Node]) -> Node:
        if not isinstance(node, Sequence):
            return read(node, path)
        items = (read(item, (*path, str(number))) for number, item in enumerate(node.items, 1))
        return Sequence(tuple(items), node.span)

    def _effect(self, node: Node, path: Path) -> Node:
        if not isinstance(node, Mapping):
            return node
        entries = ((key, self._verb(key.text, value, (*path, key.text))) for key, value in node.entries)
        return Mapping(tuple(entries), node.span)

    def _verb(self, name: str, value: Node, path: Path) -> Node:
        """What a verb says: the field that may stand alone, or its fields by name."""
        cls: type[Effect] | None = VERBS.get(name)
        if cls is None:
            return value
        plain: type = cls
        known = fields_of(plain)
        if isinstance(value, Mapping) and set(value.keys()) <= known.keys():
            return self._part(plain, value, path)
        return self.value(known[name][1].kind, value, path) if cls.short else value
