"""The things of the world that move: meters, counters, flags, facts and pieces, by the names that authors use.

Each is a set of slot names, as an engine calls them: `lake`, `kgz.power`, `usa.trust.rok`, `flag.hotline`,
`fact.deal`, `knows.usa.deal`, `piece.carrier`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.model.numbers import Meter
from game.core.model.scenario import Scenario

KINDS = {"meters": "meter", "counters": "counter", "flags": "flag", "facts": "fact", "pieces": "piece"}
"""Sections of things that move, and what one of them is called."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that moves. `name` is as it was asked for (`kgz.power`); `slots` are all that it stands for."""

    section: str
    id: str
    name: str
    slots: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is: meter, counter, flag, fact or piece."""
        return KINDS[self.section]


def slots_of(scenario: Scenario, section: str, id: str) -> tuple[str, ...]:
    """The slot names of an entry, in the author's order of actors."""
    if section == "meters":
        return _numbers(scenario, scenario.meters[id])
    if section == "facts":
        return (f"fact.{id}", *(f"knows.{actor}.{id}" for actor in scenario.actors))
    return (id,) if section == "counters" else (f"{KINDS[section]}.{id}",)


def _numbers(scenario: Scenario, meter: Meter) -> tuple[str, ...]:
    if meter.of == "world":
        return (meter.id,)
    starts = meter.start if isinstance(meter.start, dict) else {"others": meter.start}
    made = []
    for actor in scenario.actors:
        start = starts.get(actor, starts.get("others"))
        if start is None:
            continue
        if meter.of == "actor":
            made.append(f"{actor}.{meter.id}")
            continue
        row = start if isinstance(start, dict) else {"others": start}
        made += [f"{actor}.{meter.id}.{to}" for to in scenario.actors if to != actor and {to, "others"} & set(row)]
    return tuple(made)


def things(scenario: Scenario, name: str) -> tuple[Thing, ...]:
    """What a name may mean: `lake`, `power` (of all who have it), `kgz.power`, `usa.trust.rok`, `flags.hotline`."""
    return tuple(
        thing
        for section, kind in KINDS.items()
        for rest in _within(name, section, kind)
        if (thing := _thing(scenario, section, rest)) is not None
    )


def _within(name: str, section: str, kind: str) -> tuple[str, ...]:
    """The name inside a section: itself, and what stands behind the section's name."""
    first, _, rest = name.partition(".")
    return (name, rest) if rest and first in (section, kind) else (name,)


def _thing(scenario: Scenario, section: str, name: str) -> Thing | None:
    if name in getattr(scenario, section):
        return Thing(section, name, name, slots_of(scenario, section, name))
    parts = name.split(".")
    id = parts[1] if len(parts) > 1 else ""
    if section != "meters" or id not in scenario.meters:
        return None
    slots = tuple(slot for slot in slots_of(scenario, section, id) if f"{slot}.".startswith(f"{name}."))
    return Thing(section, id, name, slots) if slots else None


def names(scenario: Scenario) -> tuple[str, ...]:
    """Every name of a thing, for guesses: entries, and meters of actors and pairs under each of their names."""
    found = [id for section in KINDS for id in getattr(scenario, section)]
    return (*found, *(slot for id in scenario.meters for slot in slots_of(scenario, "meters", id)))


def missing(scenario: Scenario, name: str) -> str:
    """Why a dotted name such as `usa.lake` means no meter, though its parts are known; "" if it is otherwise wrong."""
    parts = name.split(".")
    if len(parts) < 2 or parts[1] not in scenario.meters:
        return ""
    meter = scenario.meters[parts[1]]
    if meter.of == "world":
        return f"'{meter.id}' is a meter of the world\nWrite {meter.id}"
    own = slots_of(scenario, "meters", meter.id)
    return f"there is no '{name}'\n'{meter.id}' is one of: {_few(own)}"


def _few(words: Iterable[str], most: int = 12) -> str:
    listed = list(words)
    return ", ".join([*listed[:most], *(["..."] if len(listed) > most else [])])
