"""Rules about what is declared and used nowhere: groups, tags, named conditions, rungs, places, pieces, numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from game.core.fields import ByRef, ListOf, Ref, Refs, Spec
from game.core.findings import Confidence, Finding, Findings, Place, Severity
from game.core.model.base import Entry
from game.core.model.deeds import Action, TargetSpec
from game.core.model.dialogue import Agreement, Option, Term
from game.core.model.numbers import Process
from game.core.model.scenario import Scenario
from game.core.tree import Call, Name
from game.language.predicate import bind
from game.language.predicates import PREDICATES
from game.language.verbs.believe import Believe
from game.language.verbs.change import Change
from game.language.verbs.collect import Gather
from game.language.verbs.set_to import SetTo
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import inherited, label, parts, remembered, walk


@dataclass(slots=True)
class Uses:
    """Ids by the section they are declared in, and the names of numbers and conditions that are read."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    """Meters, counters and named conditions that an expression asks for."""

    def add(self, section: str, name: str) -> None:
        """Note a use; several sections may be given with `|`."""
        for one in section.split("|"):
            self.ids.setdefault(one, set()).add(name)


def uses(scenario: Scenario) -> Uses:
    """All uses of names in a scenario, from the specifications of its fields."""
    return remembered("uses", scenario, _collect)


def _collect(scenario: Scenario) -> Uses:
    found = Uses()
    written: set[int] = set()
    for _, part in parts(scenario):
        for item in walk(part):
            kind: type = type(item)
            if kind is Name:
                if id(item) not in written:
                    found.read.update(item.parts)
            elif kind is Call:
                _asked(item, found)
            elif kind is TargetSpec:
                for name in item.ids:
                    found.add(f"{item.kind}|group", name)
            elif isinstance(item, Entry):
                _fields(item, found)
                if kind in _WRITTEN:
                    written.update(map(id, _WRITTEN[kind](item)))
    _fields(scenario.header, found)
    return found


_WRITTEN: dict[type, Callable[[Any], Iterable[Name]]] = {
    Change: lambda item: (name for name, _ in item.amounts),
    SetTo: lambda item: (name for name, _ in item.amounts),
    Action: lambda item: (name for name, _ in item.costs),
    Option: lambda item: (name for name, _ in item.costs),
    Agreement: lambda item: (name for name, _ in item.costs),
    Term: lambda item: (name for name, _ in item.pays),
    Process: lambda item: (item.change,),
    Gather: lambda item: item.of,
    Believe: lambda item: (item.about,),
}
"""Names of numbers that a part changes, pays or collects: what is only written is not read."""


def _fields(item: Entry, found: Uses) -> None:
    kind: type = type(item)
    for name, read in _refs(kind):
        value = getattr(item, name)
        if value:
            read(value, found)


@cache
def _refs(kind: type) -> tuple[tuple[str, Callable[[Any, Uses], None]], ...]:
    """The fields of a part that name what is declared elsewhere, each with what notes its names."""
    made = []
    for one in dataclasses.fields(kind):
        spec = one.metadata.get("spec")
        reader = _reader(spec.kind) if isinstance(spec, Spec) else None
        if reader is not None:
            made.append((one.name, reader))
    return tuple(made)


def _reader(kind: Any) -> Callable[[Any, Uses], None] | None:
    if isinstance(kind, Ref):
        section = kind.to
        return lambda value, found: found.add(section, value)
    if isinstance(kind, Refs) or (isinstance(kind, ByRef) and kind.to != "actor"):
        to = f"{kind.to}|group" if kind.to == "actor" else kind.to
        return lambda value, found: _each(to, value, found)
    if isinstance(kind, ListOf) and isinstance(kind.item, Ref):
        item = kind.item.to
        return lambda value, found: _each(item, value, found)
    return None


def _each(section: str, names: Any, found: Uses) -> None:
    for name in names:
        found.add(section, name)


def _asked(call: Call, found: Uses) -> None:
    pairs = bind(PREDICATES[call.name], call.args) if call.name in PREDICATES else None
    for param, node in pairs or ():
        if isinstance(node, Name) and not param.is_number:
            found.add(param.kind, node.parts[0])


@dataclass(frozen=True, slots=True)
class _Unused:
    section: str
    word: str
    key: str
    severity: Severity
    words: str
    hint: str = "delete it, or use it"
    confidence: Confidence = "sure"


_SECTIONS = (
    _Unused("groups", "group", "unused-group", "note", "nothing names the group {}"),
    _Unused("aims", "aim", "unused-aim", "warning", "no persona and no doctrine names the aim {}"),
    _Unused("tags", "tag", "unused-tag", "note", "no action, event or condition uses the tag {}"),
    _Unused("bands", "band", "unused-band", "warning", "no rung belongs to the band {}"),
    _Unused("sources", "source", "unused-source", "note", "nothing cites the source {}"),
)


@rule(whole=True)
def unused(scenario: Scenario, findings: Findings) -> None:
    """What is declared is used."""
    found = uses(scenario)
    for one in _SECTIONS:
        used = found.ids.get(one.word, set())
        for entry in getattr(scenario, one.section).values():
            if entry.id not in used and not inherited(scenario, entry.span):
                message = one.words.format(label(entry))
                findings.add(Finding(one.key, one.severity, message, (Place(entry.span),), one.hint, one.confidence))
    for definition in scenario.define.values():
        if definition.id not in found.read and not inherited(scenario, definition.span):
            message = f"no condition uses {label(definition)}"
            findings.warning("unused-define", message, definition.span, hint="delete it, or use it")


@rule(whole=True)
def places(scenario: Scenario, findings: Findings) -> None:
    """A place is used, or at least described: maps need names that only help to find one's way."""
    used = uses(scenario).ids.get("place", set())
    for place in entries(scenario, "places"):
        if place.id not in used and not place.doc:
            message = f"nothing stands at {label(place)}, nothing happens there, and nothing tells what it is"
            hint = "say in 'doc' what it is, or use it"
            findings.add(Finding("unused-place", "note", message, (Place(place.span),), hint, "weak"))


@rule(whole=True)
def ladder(scenario: Scenario, findings: Findings) -> None:
    """Something stands on each rung."""
    used = uses(scenario).ids.get("rung", set())
    for rung in scenario.rungs.values():
        if rung.id not in used and not inherited(scenario, rung.span):
            message = f"nothing stands on the rung {label(rung)}"
            hint = "an action, event or exchange that stands there makes it part of the ladder"
            findings.add(Finding("unused-rung", "note", message, (Place(rung.span),), hint))


def entries(scenario: Scenario, *sections: str) -> Iterator[Any]:
    """The entries of several sections that are the scenario's own."""
    for section in sections:
        for entry in getattr(scenario, section).values():
            if not inherited(scenario, entry.span):
                yield entry
