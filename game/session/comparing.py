"""What an edit of the scenario has changed at the same point of the same game, for its author, who may see all.

Compared by names and ids, never by the places of slots, which an edit may move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from game.core.codes import BROKEN, EXPIRED, IN_FORCE, KEPT, MET, NONE, OFFERED, PENDING, REFUSED
from game.core.fields import ByRef, Kind, ListOf, Number, Percent
from game.core.fields import Table as Keyed
from game.core.fixed import show_chance, show_exactly
from game.core.model.scenario import SECTIONS, Scenario
from game.core.program import Program, SlotInfo
from game.session.table import Table

ABSENT = "none"
NUMBERS, EVENTS, WRITTEN = "At this point of the game", "Events", "In the files"
_REACH = 40
"""Characters of a text shown on each side of its first difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as before: under which heading, what, how it was and how it is (either may be "")."""

    group: str
    label: str
    old: str
    new: str


def differences(old: Table, new: Table) -> tuple[Difference, ...]:
    """Everything that differs: numbers and knowledge at this point, what has happened, and what was written."""
    return (*_numbers(old, new), *_happened(old, new), *written(old.scenario, new.scenario))


# At this point


def _numbers(old: Table, new: Table) -> Iterator[Difference]:
    before, after = _standing(old), _standing(new)
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        if was != now:
            label = (now or was or ("", ""))[0]
            yield Difference(NUMBERS, label, was[1] if was else ABSENT, now[1] if now else ABSENT)


def _standing(table: Table) -> dict[str, tuple[str, str]]:
    """Of every number, flag, piece, agreement, ultimatum and report by its name: its label and what it says."""
    program, slots = table.program, table.state.slots
    found = {}
    for info, worth in zip(program.slots, slots, strict=True):
        said = _said(program, info, worth)
        if said:
            found[info.name] = (_label(program, info), said)
    for (seat, slot), report in program.reports.items():
        info, reader = program.slots[slot], program.seats[seat].short
        span = f"{show_exactly(slots[report.low])} to {show_exactly(slots[report.high])}"
        found[f"report.{program.seats[seat].id}.{info.name}"] = (f"{reader}'s report: {_label(program, info)}", span)
    return found | _bargains(program, slots)


def _said(program: Program, info: SlotInfo, worth: int) -> str:
    if info.kind in ("meter", "counter"):
        return show_exactly(worth)
    if info.kind in ("flag", "fact", "knows"):
        return "yes" if worth else "no"
    if info.kind == "place":
        return program.places[worth].title if worth >= 0 else "off the map"
    return ""


def _label(program: Program, info: SlotInfo) -> str:
    label = info.label or info.name
    if info.kind == "knows" and info.owner >= 0:
        return f"{program.seats[info.owner].short} knows: {label}"
    return label


_DEAL = {NONE: "", OFFERED: "on the table", IN_FORCE: "in force", KEPT: "kept", BROKEN: "broken", REFUSED: "refused"}
_DEMAND = {NONE: "", PENDING: "running", MET: "met", EXPIRED: "run out"}


def _bargains(program: Program, slots: tuple[int, ...]) -> dict[str, tuple[str, str]]:
    found = {}
    for deal in program.deals:
        parties = f"{program.seats[deal.actor].short}, {program.seats[deal.partner].short}"
        if _DEAL[slots[deal.status]]:
            found[program.slots[deal.status].name] = (f"{deal.title} ({parties})", _DEAL[slots[deal.status]])
    for demand in program.demands:
        if _DEMAND[slots[demand.status]]:
            found[program.slots[demand.status].name] = (demand.title, _DEMAND[slots[demand.status]])
    for question in program.questions:
        if slots[question.pending]:
            asked = program.seats[question.actor].short
            found[program.slots[question.pending].name] = (f"{question.title} ({asked})", "asked")
    return found


# What has happened


def _happened(old: Table, new: Table) -> Iterator[Difference]:
    before, after = _events(old), _events(new)
    for key, title in after.items():
        if key not in before:
            yield Difference(EVENTS, f"Turn {key[0]}: {title}", "", "happens now")
    for key, title in before.items():
        if key not in after:
            yield Difference(EVENTS, f"Turn {key[0]}: {title}", "", "no longer happens")


def _events(table: Table) -> dict[tuple[int, str, int, str], str]:
    """Every event so far: turn, id, actor and outcome, with its title."""
    program = table.program
    found = {}
    for made in table.rounds:
        for entry in made.log:
            if entry.kind == "news" and entry.source >= 0:
                source = program.sources[entry.source]
                result = f": {entry.outcome_title}" if entry.outcome_title else ""
                found[(entry.turn, source.id, source.actor, entry.outcome)] = source.title + result
    return found


# What was written


def written(old: Scenario, new: Scenario) -> tuple[Difference, ...]:
    """Every field that differs, with its path; an entry that is new or gone as a whole."""
    found = [*_within("", old.header, new.header), *_within("map", old.map, new.map)]
    for section in SECTIONS:
        before, after = getattr(old, section), getattr(new, section)
        found += _tables(section, before, after)
        if list(before) != list(after) and set(before) == set(after):
            found.append(Difference(WRITTEN, section, "", "in another order"))
    return tuple(found)


def _tables(path: str, old: dict[str, Any], new: dict[str, Any], kind: Kind | None = None) -> Iterator[Difference]:
    for name in dict.fromkeys((*new, *old)):
        here = f"{path}.{name}" if path else name
        if name not in old:
            yield Difference(WRITTEN, here, "", "is new")
        elif name not in new:
            yield Difference(WRITTEN, here, "", "is gone")
        else:
            yield from _within(here, old[name], new[name], kind)


def _within(path: str, old: Any, new: Any, kind: Kind | None = None) -> Iterator[Difference]:
    if old is new or old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _tables(path, old, new, kind)
    elif type(old) is type(new) and is_dataclass(old) and hasattr(old, "spans"):
        for field in fields(old):
            if field.compare:
                here = f"{path}.{field.name}" if path else field.name
                kind = field.metadata["spec"].kind if "spec" in field.metadata else None
                yield from _within(here, getattr(old, field.name), getattr(new, field.name), kind)
    else:
        yield Difference(WRITTEN, path, *_shown(old, new, kind))


def _shown(old: Any, new: Any, kind: Kind | None) -> tuple[str, str]:
    """Both values in a few words where that is possible, else that they differ."""
    if isinstance(old, str) and isinstance(new, str):
        return _around(old, new)
    simple = (str, bool, int, type(None))
    if isinstance(old, simple) and isinstance(new, simple):
        return _word(old, kind), _word(new, kind)
    return "", "changed"


def _word(worth: object, kind: Kind | None) -> str:
    if isinstance(worth, bool):
        return "yes" if worth else "no"
    while isinstance(kind, ByRef | Keyed | ListOf):
        kind = kind.item
    if isinstance(worth, int) and isinstance(kind, Number):
        return show_exactly(worth)
    if isinstance(worth, int) and isinstance(kind, Percent):
        return show_chance(worth)
    return "" if worth is None else str(worth)


def _around(old: str, new: str) -> tuple[str, str]:
    """The words around the first difference of two texts."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if old == new:
        return "", "only line breaks changed"
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return _cut(old, first), _cut(new, first)


def _cut(text: str, at: int) -> str:
    start, stop = max(0, at - _REACH), at + _REACH
    if start:
        start = text.find(" ", start, at) + 1 or start
    return ("..." if start else "") + text[start:stop].rstrip() + ("..." if stop < len(text) else "")
