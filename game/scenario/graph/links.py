"""Which part of a scenario makes which other part happen, and which asks about which other, each with its place.

Read from the definitions of fields and predicates, so that a new verb needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import NamedTuple

from game.core.fields import Ref, Refs, Spec
from game.core.model.base import Entry
from game.core.model.deeds import Action
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.core.tree import Call, Condition, Formula, Name
from game.language.predicate import bind
from game.language.predicates import PREDICATES
from game.language.speak import SECTION_OF
from game.scenario.rules.walk import place_of, walk

DRIVERS = ("events", "dilemmas", "actions", "agreements", "ultimatums", "exchanges")
"""Sections whose entries have effects."""
TRIGGERED = (*DRIVERS, "endings")
"""Sections whose entries are made to happen by others."""


class Part(NamedTuple):
    """An entry of a section."""

    section: str
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """`source` acts on `target`.

    `how` is the verb (`fire`, `ask`, `flag`, `cancel` ...) or the field (`contradiction`), or `asks` where a condition
    of the source asks about the target. `via` are the fields and ids on the way, such as ("outcomes", "success",
    "then"); `effect` what is done, if it is an effect.
    """

    source: Part
    target: Part
    how: str
    span: Span
    via: tuple[str, ...] = ()
    effect: Effect | None = None


def links(scenario: Scenario) -> tuple[Link, ...]:
    """Every link from an entry that has effects or is an ending, in the author's order."""
    found: list[Link] = []
    for section in TRIGGERED:
        for id, entry in getattr(scenario, section).items():
            source = Part(section, id)
            found += [link for link in _acts(scenario, source, entry) if link.target != source]
            found += _asks(scenario, source, entry)
    return tuple(dict.fromkeys(found))


def _acts(scenario: Scenario, source: Part, entry: Entry) -> Iterator[Link]:
    """Links from effects, and from fields that name an event, in an entry and everything inside it."""
    for inner, via in nested(entry):
        for name, section, many in _references(_class(inner)):
            value = getattr(inner, name)
            for id in value if many else (value,):
                for one in section:
                    if id in getattr(scenario, one):
                        effect = inner if isinstance(inner, Effect) else None
                        how = effect.verb if effect is not None else name
                        yield Link(source, Part(one, id), how, inner.place(name), via, effect)


def nested(entry: Entry, via: tuple[str, ...] = ()) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """An entry and everything inside it, each with the fields and ids on the way."""
    yield entry, via
    for name in _inside(_class(entry)):
        value = getattr(entry, name)
        items = value.items() if isinstance(value, dict) else [("", value)]
        for id, item in items:
            for inner in item if isinstance(item, tuple) else (item,):
                if isinstance(inner, Entry):
                    yield from nested(inner, (*via, *filter(None, (name, id))))


def _class(entry: Entry) -> type:
    return type(entry)


@cache
def _references(kind: type) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Fields that name what is acted on: their name, the sections, and whether they hold several ids."""
    found = []
    for one in fields(kind):
        spec: Spec | None = one.metadata.get("spec")
        if spec is None or not isinstance(spec.kind, Ref | Refs):
            continue
        sections = tuple(SECTION_OF.get(word, "") for word in spec.kind.to.split("|"))
        wanted = (*TRIGGERED, "flags", "facts") if issubclass(kind, Effect) else ("events",)
        if set(sections) <= set(wanted) and not (issubclass(kind, Action) and isinstance(spec.kind, Refs)):
            found.append((one.name, sections, isinstance(spec.kind, Refs)))
    return tuple(found)


@cache
def _inside(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if "spec" in one.metadata)


def _asks(scenario: Scenario, source: Part, entry: Entry) -> Iterator[Link]:
    """Links to what the conditions of an entry ask about, those of named conditions in them included."""
    for target, span in _asked(scenario, entry, frozenset()):
        yield Link(source, target, "asks", span)


def _asked(scenario: Scenario, value: object, known: frozenset[str]) -> Iterator[tuple[Part, Span]]:
    for whole in walk(value):
        if not isinstance(whole, Condition | Formula):
            continue
        for node in walk(whole.tree):
            span = place_of(whole, node)
            if isinstance(node, Name) and node.parts[0] == "flag" and len(node.parts) == 2:
                yield Part("flags", node.parts[1]), span
            elif isinstance(node, Name) and len(node.parts) == 1 and node.parts[0] in scenario.define:
                name = node.parts[0]
                if name not in known:
                    inside = _asked(scenario, scenario.define[name], known | {name})
                    yield from ((target, span) for target, _ in inside)
            elif isinstance(node, Call):
                yield from ((target, span) for target in _named(scenario, node))


def _named(scenario: Scenario, call: Call) -> Iterator[Part]:
    """What a predicate is asked about."""
    for kind, node in ids_of(call):
        for word in kind.split("|"):
            section = SECTION_OF.get(word, "")
            if section in (*TRIGGERED, "facts") and node.parts[0] in getattr(scenario, section):
                yield Part(section, node.parts[0])


def ids_of(call: Call) -> list[tuple[str, Name]]:
    """The arguments of a predicate that are ids and no numbers, each with its kind."""
    pairs = bind(PREDICATES[call.name], call.args) or ()
    return [(param.kind, node) for param, node in pairs if isinstance(node, Name) and not param.is_number]
