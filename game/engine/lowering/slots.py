"""Gives every changing thing of a scenario its slot, and says who knows it exactly."""

from __future__ import annotations

from dataclasses import replace

from game.core.codes import CLOCKS
from game.core.model.numbers import Meter
from game.core.model.scenario import Scenario
from game.core.program import Report, SlotInfo

EVERYBODY = (1 << 60) - 1
"""The mask of all seats that there can be."""


class SlotTable:
    """Slots by name, in the order in which they were made."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.actors = tuple(scenario.actors)
        self.infos: list[SlotInfo] = []
        self.names: dict[str, int] = {}
        self.reports: dict[tuple[int, int], Report] = {}
        for name in CLOCKS:
            # The peak is the rules' own: it may come from what not everybody has seen.
            self.add(SlotInfo(name, "clock", exact=0 if name == "peak" else EVERYBODY))

    def add(self, info: SlotInfo) -> int:
        """Make a slot; its name must be new."""
        if info.name in self.names:
            raise ValueError(f"slot {info.name!r} is made twice")
        self.names[info.name] = len(self.infos)
        self.infos.append(info)
        return len(self.infos) - 1

    def mask(self, names: tuple[str, ...], self_id: str = "", target_id: str = "") -> int:
        """The seats meant by a list of actors, groups and roles."""
        members = self.scenario.members(names, self_id, target_id)
        return sum(1 << self.actors.index(actor) for actor in members)

    def history(self, name: str, seen: int, owner: int = -1) -> int:
        """A history that seats in `seen` know exactly; every other seat has one of its own of what it has seen."""
        slot = self.add(SlotInfo(name, "history", exact=seen, owner=owner))
        for seat in range(len(self.actors)):
            if not seen >> seat & 1:
                self.add(SlotInfo(f"seen.{self.actors[seat]}.{name}", "seen", exact=1 << seat, owner=seat, other=slot))
        return slot

    def status(self, name: str, seen: int) -> int:
        """A small state of a deal, question, ultimatum or crisis."""
        return self.add(SlotInfo(name, "status", exact=seen))


def lay_out(scenario: Scenario) -> SlotTable:
    """Slots for all numbers, flags, facts, pieces and memories; the tables of deeds add their own."""
    table = SlotTable(scenario)
    for meter in scenario.meters.values():
        _meter(table, meter)
    for counter in scenario.counters.values():
        table.add(SlotInfo(counter.id, "counter", counter.start, label=counter.label, exact=EVERYBODY, doc=counter.doc))
    for flag in scenario.flags.values():
        exact = table.mask(flag.visible_to)
        name = f"flag.{flag.id}"
        table.add(SlotInfo(name, "flag", int(flag.start), 0, 1, flag.label, exact=exact, prior=flag.prior))
    _facts(table)
    _pieces(table)
    _memory(table)
    return table


def _meter(table: SlotTable, meter: Meter) -> None:
    actors = table.actors
    if meter.of == "world":
        start = meter.start if isinstance(meter.start, int) else 0
        _number(table, meter, meter.id, meter.label, start, -1, -1)
        return
    starts = meter.start if isinstance(meter.start, dict) else dict.fromkeys(actors, meter.start)
    for owner, actor in enumerate(actors):
        value = starts.get(actor, starts.get("others"))
        if value is None:
            continue
        label = f"{meter.label}, {table.scenario.actors[actor].short}"
        if meter.of == "actor":
            _number(table, meter, f"{actor}.{meter.id}", label, value if isinstance(value, int) else 0, owner, -1)
            continue
        rows = value if isinstance(value, dict) else dict.fromkeys(actors, value)
        for other, partner in enumerate(actors):
            cell = rows.get(partner, rows.get("others"))
            if partner != actor and cell is not None:
                name = f"{actor}.{meter.id}.{partner}"
                words = f"{label} toward {table.scenario.actors[partner].short}"
                _number(table, meter, name, words, cell, owner, other)


def _number(table: SlotTable, meter: Meter, name: str, label: str, start: int, owner: int, other: int) -> None:
    exact = EVERYBODY if meter.visibility == "public" else table.mask(meter.known_to)
    if meter.visibility == "own" and owner >= 0:
        exact |= 1 << owner
    cap = meter.soft_cap
    slot = table.add(
        SlotInfo(
            name,
            "meter",
            start,
            meter.min,
            meter.max,
            label,
            owner,
            other,
            exact,
            meter.width,
            rise_cap=(cap.rise or 0) if cap else 0,
            fall_cap=(cap.fall or 0) if cap else 0,
            shown=meter.shown,
            better=meter.better,
            unit=meter.unit,
            doc=meter.doc,
        )
    )
    for seat in range(len(table.actors)):
        if not exact >> seat & 1:
            report = SlotInfo(f"report.{table.actors[seat]}.{name}", "report", exact=1 << seat, other=slot)
            ends = [
                table.add(replace(report, name=f"{report.name}.{end}", low=meter.min, high=meter.max))
                for end in ("low", "high")
            ]
            ends.append(table.add(replace(report, name=f"{report.name}.turn")))
            table.reports[seat, slot] = Report(*ends)


def _facts(table: SlotTable) -> None:
    for fact in table.scenario.facts.values():
        slot = table.add(SlotInfo(f"fact.{fact.id}", "fact", int(fact.true), 0, 1, fact.title, prior=fact.prior))
        knowing = table.mask(fact.known_to)
        for seat, actor in enumerate(table.actors):
            knows = SlotInfo(f"knows.{actor}.{fact.id}", "knows", knowing >> seat & 1, 0, 1, fact.title, seat, slot)
            table.add(replace(knows, exact=1 << seat, doc=fact.says))


def _pieces(table: SlotTable) -> None:
    places = tuple(table.scenario.places)
    for piece in table.scenario.pieces.values():
        seen = table.mask(piece.visible_to) | table.mask((piece.owner,))
        start = places.index(piece.at) if piece.at else -1
        owner = table.actors.index(piece.owner)
        name = f"piece.{piece.id}"
        table.add(SlotInfo(name, "place", start, -1, len(places), piece.title, owner, -1, seen, prior=piece.prior))


def _memory(table: SlotTable) -> None:
    """What each seat remembers of each other: slights, restraint shown, the last reading of its public words."""
    for seat, actor in enumerate(table.actors):
        for other, partner in enumerate(table.actors):
            if seat != other:
                for kind in ("slight", "credit", "reading"):
                    name = f"{kind}.{actor}.{partner}"
                    table.add(SlotInfo(name, "memory", 0, 0, 100_000, "", seat, other, 1 << seat))
