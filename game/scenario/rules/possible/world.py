"""What may come to be so in any game of a scenario, as far as a reading without playing can tell. Grows, never shrinks.

Everything is an overestimate: what is not in a `World` cannot happen in any game; what is in it may or may not. Changes
by the facilitator's hand are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from game.core.fixed import UNIT
from game.core.model.numbers import Meter
from game.core.model.scenario import Scenario
from game.language.interval import COUNTER, Interval

OFF = ""
"""The place of a piece that is not on the map."""

Thing = tuple[str, str]
"""What can happen or be done, by section and id: `("events", "sea_launch")`; options are `("options", "row.yield")`."""


@dataclass(slots=True)
class World:
    """What may be so: which values, which things, who may know what."""

    scenario: Scenario
    reached: set[Thing] = field(default_factory=set)
    flags: dict[str, set[bool]] = field(default_factory=dict)
    truths: dict[str, set[bool]] = field(default_factory=dict)
    known: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of actor and fact: may know it at some time."""
    unknown: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of actor and fact: may not know it at some time."""
    places: dict[str, set[str]] = field(default_factory=dict)
    tags: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of a doer ("" for anybody) and a tag."""
    rung: int = 0
    """Index of the highest rung that anything stands on."""
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How far each meter or counter may fall and rise: (low, high), the starts of all its owners included."""
    starts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The same before the first turn."""
    steps: int = 0
    """Counts changes, so that who fills the world knows when it is full."""

    @classmethod
    def at_start(cls, scenario: Scenario) -> World:
        """What is so before the first turn."""
        world = cls(scenario)
        world.flags = {flag.id: {flag.start} for flag in scenario.flags.values()}
        world.truths = {fact.id: {fact.true} for fact in scenario.facts.values()}
        for fact in scenario.facts.values():
            knowing = scenario.members(fact.known_to)
            world.known.update((actor, fact.id) for actor in knowing)
            world.unknown.update((actor, fact.id) for actor in scenario.actors if actor not in knowing)
        world.places = {piece.id: {piece.at} for piece in scenario.pieces.values()}
        for meter in scenario.meters.values():
            starts = list(starts_of(meter.start)) or [meter.min, meter.max]
            world.ranges[meter.id] = min(starts), max(starts)
        for counter in scenario.counters.values():
            world.ranges[counter.id] = counter.start, counter.start
        world.starts = dict(world.ranges)
        return world

    def reach(self, thing: Thing) -> None:
        """From now on this may happen."""
        self._grow(self.reached, thing)

    def _grow(self, into: set[Any], item: Any) -> None:
        if item not in into:
            into.add(item)
            self.steps += 1

    def raise_flag(self, flag: str, value: bool) -> None:
        """The flag may have this value."""
        self._grow(self.flags.setdefault(flag, set()), value)

    def prove(self, fact: str, value: bool) -> None:
        """The fact may be true or false."""
        self._grow(self.truths.setdefault(fact, set()), value)

    def learn(self, actors: Iterable[str], fact: str) -> None:
        """These actors may know the fact."""
        for actor in actors:
            self._grow(self.known, (actor, fact))

    def forget(self, actors: Iterable[str], fact: str) -> None:
        """These actors may lose the fact again."""
        for actor in actors:
            self._grow(self.unknown, (actor, fact))

    def place(self, piece: str, place: str) -> None:
        """The piece may stand there."""
        self._grow(self.places.setdefault(piece, set()), place)

    def tag(self, actors: Iterable[str], tags: Iterable[str]) -> None:
        """Deeds with these tags may be done, by these actors."""
        doers = ("", *actors)
        for tag in tags:
            for actor in doers:
                self._grow(self.tags, (actor, tag))

    def climb(self, rung: str) -> None:
        """Something may stand on this rung."""
        rungs = list(self.scenario.rungs)
        if rung in self.scenario.rungs and rungs.index(rung) > self.rung:
            self.rung = rungs.index(rung)
            self.steps += 1

    def widen(self, number: str, low: int | None = None, high: int | None = None) -> None:
        """The meter or counter may be as low as `low` and as high as `high`, within its own bounds."""
        if number not in self.ranges:
            return
        bounds = self.bounds(number)
        old = self.ranges[number]
        new = (
            old[0] if low is None else min(old[0], max(low, bounds.low)),
            old[1] if high is None else max(old[1], min(high, bounds.high)),
        )
        if new != old:
            self.ranges[number] = new
            self.steps += 1

    def bounds(self, number: str) -> Interval:
        """The range an author gave a meter; a counter has none."""
        meter = self.scenario.meters.get(number)
        return COUNTER if meter is None else Interval(meter.min, meter.max)

    def range(self, parts: tuple[str, ...]) -> Interval | None:
        """Between which values a name of a condition may lie; None for what is no number."""
        if parts == ("turn",):
            return Interval(UNIT, self.scenario.header.turns * UNIT)
        if parts == ("rung",):
            return Interval(0, self.rung * UNIT)
        if parts[0] == "rung":
            rungs = list(self.scenario.rungs)
            place = rungs.index(parts[1]) * UNIT if len(parts) == 2 and parts[1] in rungs else None
            return None if place is None else Interval(place, place)
        number = parts[0] if len(parts) == 1 else parts[1]
        found = self.ranges.get(number)
        if found is None:
            return None
        meter = self.scenario.meters.get(number)
        if meter is not None and len(parts) > 1 and found != (meter.min, meter.max):
            return self._own(meter, parts, found)
        return Interval(*found)

    def _own(self, meter: Meter, parts: tuple[str, ...], found: tuple[int, int]) -> Interval:
        """The range of one owner's meter, whose start may lie within those of the others."""
        start: Any = meter.start
        for owner in (parts[0], *parts[2:]):
            start = start.get(owner) if isinstance(start, dict) else None
        if not isinstance(start, int):
            return Interval(*found)
        lowest, highest = self.starts[meter.id]
        low = start if found[0] == lowest else found[0]
        high = start if found[1] == highest else found[1]
        return Interval(min(low, high), max(low, high))


def starts_of(start: Any) -> Iterator[int]:
    """All start values of a meter, whosever they are."""
    if isinstance(start, dict):
        for value in start.values():
            yield from starts_of(value)
    elif isinstance(start, int):
        yield start
