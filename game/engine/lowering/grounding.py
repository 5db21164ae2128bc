"""Resolves names for one grounding: which actor is `self`, what is `target`. Implements `language.binder.Binder`."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from game.core.expr import Expr
from game.core.luck import stable_id
from game.core.model.effects import Effect
from game.core.model.texts import Voices
from game.core.model.time import Duration
from game.core.primitives import AnyPrimitive, Later, Open, Sometimes
from game.core.program import Report
from game.core.tree import Formula, Name, Test
from game.engine.lowering.tables import Tables, guarded
from game.language.expression.lower import lower_formula, lower_test
from game.language.speak import ScenarioLabels, say_condition

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


class Grounding:
    """Names for one self and one target, over the tables that are being built."""

    def __init__(self, tables: Tables, path: tuple[str, ...], self_id: str = "", target_id: str = "") -> None:
        self.tables = tables
        self.path = path
        self.self_id = self_id
        self.target_id = target_id
        self.draws = 0
        self.scenario = tables.scenario
        self.slots = tables.slots

    # Numbers and conditions

    def slot(self, name: Name) -> int:
        """See Binder."""
        return self.slots.names[".".join(self.actor_id(part) for part in name.parts)]

    def number(self, formula: Formula) -> Expr:
        """See Binder."""
        return lower_formula(formula, self)

    def test(self, test: Test | None) -> Expr:
        """See Binder."""
        return lower_test(test, self)

    def spoken(self, test: Test | None) -> tuple[tuple[Expr, str], ...]:
        """Each line of a condition with its words, so that a refusal can say which line does not hold."""
        if test is None:
            return ()
        if test.mode != "all":
            return ((self.test(test), say_condition(test, self.words)),)
        lines = []
        for part in test.parts:
            alone = Test("all", (part,))
            lines.append((self.test(alone), say_condition(alone, self.words)))
        return tuple(lines)

    @property
    def words(self) -> ScenarioLabels:
        """Labels for speaking about this grounding."""
        return ScenarioLabels(self.scenario, self.self_id, self.target_id)

    def definition(self, name: str) -> Expr:
        """See Binder."""
        return self.test(self.scenario.define[name].test)

    # Things with slots

    def flag(self, name: str) -> int:
        """See Binder."""
        return self.slots.names[f"flag.{name}"]

    def fact(self, name: str) -> int:
        """See Binder."""
        return self.slots.names[f"fact.{name}"]

    def knows(self, actor: str, fact: str) -> int:
        """See Binder."""
        return self.slots.names[f"knows.{self.actor_id(actor)}.{fact}"]

    def piece(self, name: str) -> int:
        """See Binder."""
        return self.slots.names[f"piece.{name}"]

    def history(self, kind: str, name: str, actor: str = "") -> tuple[int, ...]:
        """See Binder."""
        return self.tables.histories.get((kind, name, self.actor_id(actor) if actor else ""), ())

    def deals(self, agreement: str, first: str = "", second: str = "") -> tuple[int, ...]:
        """See Binder."""
        wanted = {self.actor_id(first), self.actor_id(second)} - {""}
        found = self.scenario.agreements[agreement]
        return tuple(
            self.slots.names[f"deal.{agreement}.{actor}.{partner}.status"]
            for actor in self.scenario.members(found.proposer)
            for partner in self.scenario.members(found.partner)
            if actor != partner and wanted <= {actor, partner}
        )

    def ultimatum_status(self, name: str) -> int:
        """See Binder."""
        return self.slots.names[f"ultimatum.{name}.status"]

    def reading(self, reader: str, author: str) -> int:
        """See Binder."""
        return self.slots.names[f"reading.{self.actor_id(reader)}.{self.actor_id(author)}"]

    # Indexes

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """See Binder."""
        return self.slots.actors

    def actor_id(self, name: str) -> str:
        """See Binder."""
        return {"self": self.self_id, "target": self.target_id}.get(name, name)

    def actor(self, name: str) -> int:
        """See Binder."""
        return self.slots.actors.index(self.actor_id(name))

    def actors(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """See Binder."""
        members = self.scenario.members(names, self.self_id, self.target_id)
        return tuple(self.slots.actors.index(actor) for actor in members)

    def place(self, name: str) -> int:
        """See Binder."""
        return tuple(self.scenario.places).index(self.actor_id(name))

    def places_within(self, place: str, km: int) -> tuple[int, ...]:
        """See Binder."""
        center = self.scenario.places[self.actor_id(place)]
        places = self.scenario.places.values()
        return tuple(index for index, other in enumerate(places) if _km(center, other) <= km)

    def piece_range(self, name: str) -> int:
        """See Binder."""
        return self.scenario.pieces[name].range_km // 1000

    def rung(self, name: str) -> int:
        """See Binder."""
        return tuple(self.scenario.rungs).index(name)

    def ending(self, name: str) -> int:
        """See Binder."""
        return tuple(self.scenario.endings).index(name)

    def events(self, name: str) -> tuple[int, ...]:
        """See Binder."""
        return self._grounded("event", name)

    def questions(self, name: str) -> tuple[int, ...]:
        """See Binder."""
        return self._grounded("question", name)

    def _grounded(self, table: str, name: str) -> tuple[int, ...]:
        found = {key: index for key, index in self.tables.index.items() if key[:2] == (table, name)}
        own = found.get((table, name, self.self_id))
        return (own,) if own is not None and len(found) > 1 else tuple(found.values())

    def deal(self, agreement: str, proposer: str, partner: str) -> int:
        """See Binder."""
        return self.tables.index["deal", agreement, proposer, partner]

    def ultimatum(self, name: str) -> int:
        """See Binder."""
        return self.tables.index["ultimatum", name]

    def exchange(self, name: str) -> int:
        """See Binder."""
        return self.tables.index["exchange", name]

    def report(self, seat: int, slot: int) -> Report | None:
        """See Binder."""
        return self.slots.reports.get((seat, slot))

    # Pieces of program

    def raw_block(self, primitives: tuple[AnyPrimitive, ...]) -> int:
        """See Binder."""
        return self.tables.block(primitives)

    def block(self, effects: tuple[Effect, ...]) -> int:
        """See Binder."""
        return self.raw_block(self.primitives(effects))

    def primitives(self, effects: tuple[Effect, ...]) -> tuple[AnyPrimitive, ...]:
        """Effects with their guards, delays and chances, as primitives in the author's order."""
        made: list[AnyPrimitive] = []
        for effect in effects:
            inner = tuple(effect.lower(self))
            if effect.delay is not None:
                inner = (Later(hours=self.hours(effect.delay), block=self.raw_block(inner)),)
            if effect.chance is not None:
                inner = (Sometimes(chance=effect.chance, block=self.raw_block(inner), stable=self.stable()),)
            made += guarded(inner, self.test(effect.needs))
        return tuple(made)

    def voice(self, words: Voices | str) -> int:
        """See Binder."""
        return self.tables.voice(words, self.role_names())

    def role_names(self) -> dict[str, str]:
        """What stands for `{self}` and `{target}` in texts."""
        names = {}
        for role, name in (("self", self.self_id), ("target", self.target_id)):
            if name in self.scenario.actors:
                names[role] = self.scenario.actors[name].called or self.scenario.actors[name].title
            elif name in self.scenario.places:
                names[role] = self.scenario.places[name].title
        return names

    def hours(self, span: Duration) -> int:
        """See Binder."""
        return span.in_hours(self.scenario.header.turn_length.in_hours(0))

    def turns(self, span: Duration) -> int:
        """A span in whole turns of the declared length, rounded up."""
        length = max(1, self.scenario.header.turn_length.in_hours(0))
        return -(-self.hours(span) // length)

    def stable(self) -> int:
        """See Binder."""
        self.draws += 1
        return stable_id(*self.path, str(self.draws))

    def opens(self, event: str) -> tuple[int, ...]:
        """See Binder."""
        return tuple(self.raw_block((Open(what="event", index=index),)) for index in self.events(event))

    def at(self, *path: str) -> Grounding:
        """The same roles for another part of the scenario."""
        return Grounding(self.tables, path, self.self_id, self.target_id)


def _km(a: object, b: object) -> float:
    """Great-circle distance of two places (haversine)."""
    lat1, lon1, lat2, lon2 = (radians(getattr(p, axis) / 10_000) for p in (a, b) for axis in ("lat", "lon"))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
