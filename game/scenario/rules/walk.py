"""Going through a scenario: everything inside a part, who may act in it, which actors and rungs words mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from game.core.model.actors import Actor
from game.core.model.base import Entry
from game.core.model.deeds import Action, Event
from game.core.model.dialogue import Agreement, Dilemma, Exchange, Option, Ultimatum
from game.core.model.numbers import Process
from game.core.model.scenario import SECTIONS, Scenario
from game.core.quantity import show
from game.core.source import Span
from game.core.tree import Condition, Formula, Name, Node

Pair = tuple[str, str]
AnyDeed = Action | Event | Option
_T = TypeVar("_T")

PLAIN = frozenset({str, int, bool, type(None), Span})


_walked: dict[int, tuple[Entry, list[Any]]] = {}
"""What was found inside each entry, since nearly every rule asks again; emptied by `forget` around a check."""


_remembered: dict[str, tuple[Scenario, Any]] = {}


def forget() -> None:
    """Let go of what was remembered of a scenario."""
    _walked.clear()
    _remembered.clear()


def remembered(name: str, scenario: Scenario, make: Callable[[Scenario], _T]) -> _T:
    """What `make` finds out about a scenario, worked out once in a check and shared by its rules."""
    known = _remembered.get(name)
    if known is None or known[0] is not scenario:
        known = _remembered[name] = scenario, make(scenario)
    found: _T = known[1]  # not looked up again: a check in another thread may have forgotten it by now
    return found


def walk(value: Any) -> list[Any]:
    """Every dataclass inside a value, itself included, in the order of writing."""
    if isinstance(value, tuple):
        return [found for item in value for found in walk(item)]
    if not isinstance(value, Entry):
        return _walk(value)
    known = _walked.get(id(value))
    if known is None:
        known = _walked[id(value)] = value, _walk(value)
    return known[1]


def _walk(value: Any) -> list[Any]:
    found: list[Any] = []
    stack = [value]
    while stack:
        item = stack.pop()
        kind: type = type(item)
        if kind is tuple:
            stack.extend([inner for inner in reversed(item) if type(inner) not in PLAIN])
        elif kind is dict:
            stack.extend([inner for inner in reversed(item.values()) if type(inner) not in PLAIN])
        else:
            inside = _inside(kind)
            if inside is not None:
                found.append(item)
                stack.extend([inner for inner in inside(item) if inner and type(inner) not in PLAIN])
    return found


@cache
def _inside(cls: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the fields of a class that may hold parts of a scenario, the last first; None for what is no part."""
    if not is_dataclass(cls) or cls is Span:
        return None
    names = [field.name for field in fields(cls) if field.name not in _OUTSIDE and not _is_plain(str(field.type))]
    if not names:
        return lambda item: ()
    get = attrgetter(*reversed(names))
    return get if len(names) > 1 else lambda item: (get(item),)


_OUTSIDE = ("id", "span", "spans", "files", "start", "end", "text")
_PLAIN_TYPES = ("str", "int", "bool", "int | None", "tuple[str, ...]", "dict[str, int]")


def _is_plain(annotation: str) -> bool:
    return annotation in _PLAIN_TYPES


def parts(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    """Every entry of every section, with the section's name."""
    for section in SECTIONS:
        for entry in getattr(scenario, section).values():
            yield section, entry


def every(scenario: Scenario, *kinds: type[Any]) -> Iterator[tuple[Entry, Any]]:
    """Everything of these very classes inside a scenario, each with the entry that holds it."""
    index = remembered("every", scenario, _by_kind)
    for kind in kinds:
        yield from index.get(kind, ())


def _by_kind(scenario: Scenario) -> dict[type, list[tuple[Entry, Any]]]:
    found: dict[type, list[tuple[Entry, Any]]] = {}
    for _, part in parts(scenario):
        for item in walk(part):
            found.setdefault(type(item), []).append((part, item))
    return found


def names_in(value: Any) -> Iterator[tuple[str, ...]]:
    """The dotted names of all expressions inside a value."""
    return (item.parts for item in walk(value) if isinstance(item, Name))


def expressions(value: Any) -> Iterator[Condition | Formula]:
    """All conditions and formulas inside a value."""
    return (item for item in walk(value) if isinstance(item, Condition | Formula))


def place_of(whole: Condition | Formula, node: Node) -> Span:
    """Where a part of an expression stands; the whole one where its text is written in another way than it reads."""
    span = whole.span
    if span.line != span.end_line or span.end_column - span.column != len(whole.text):
        return span
    return Span(span.file, span.line, span.column + node.start, span.line, span.column + node.end)


def deeds(scenario: Scenario) -> Iterator[AnyDeed]:
    """Every action, event and option."""
    yield from scenario.actions.values()
    yield from scenario.events.values()
    for dilemma in scenario.dilemmas.values():
        yield from dilemma.options.values()


def targets(scenario: Scenario, action: Action, actor: str) -> tuple[str, ...]:
    """The actors or places that this actor may aim an action at."""
    if action.target.kind == "actor":
        return tuple(one for one in scenario.members(action.target.ids, actor) if one != actor)
    return action.target.ids


def groundings(scenario: Scenario, part: Entry) -> list[Pair]:
    """Who `self` and `target` may be in a part; "" where there is none."""
    if isinstance(part, Action):
        who = scenario.members(part.who)
        if part.target.kind == "none":
            return [(actor, "") for actor in who]
        return [(actor, target) for actor in who for target in targets(scenario, part, actor)]
    if isinstance(part, Agreement):
        return pairs(scenario, part)
    if isinstance(part, Ultimatum):
        return [(part.sender, part.to)]
    return [(actor, "") for actor in scenario.members(_whose(part))] or [("", "")]


def _whose(part: Entry) -> tuple[str, ...]:
    if isinstance(part, Event | Process):
        return part.for_each
    if isinstance(part, Dilemma):
        return part.to
    return part.who if isinstance(part, Exchange) else ()


def pairs(scenario: Scenario, agreement: Agreement) -> list[Pair]:
    """Who may propose an agreement to whom."""
    partners = scenario.members(agreement.partner)
    return [(a, b) for a in scenario.members(agreement.proposer) for b in partners if a != b]


def owners(scenario: Scenario, meter: str) -> tuple[str, ...]:
    """The actors that have an actor meter; none for other meters and unreadable ones."""
    found = scenario.meters.get(meter)
    if found is None or found.of != "actor" or not isinstance(found.start, dict):
        return ()
    return tuple(found.start)


def label(part: Entry) -> str:
    """How a part is called in a message: its title and id."""
    title = show(getattr(part, "title", "") or getattr(part, "label", ""), "metric")
    return f"'{part.id}'" if not title or isinstance(part, Actor) else f"'{part.id}' ({title})"


def inherited(scenario: Scenario, span: Span) -> bool:
    """Whether this stands in a scenario that is extended: an heir need not use, move or mend all that it was left."""
    if not scenario.header.extends:
        return False
    folder = scenario.span.file.rpartition("/")[0]
    return span.file.removeprefix(f"{folder}/") not in scenario.files
