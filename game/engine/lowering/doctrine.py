"""Tables for the doctrine player: what each choice serves, and what it may be expected to bring.

Expected gains are worked out once, on the state at the start: blocks are followed through chances, delays and the
events they fire, two steps deep; what comes later counts less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.core.expr import Expr, Within
from game.core.fixed import CERTAIN, percent_of
from game.core.model.actors import Actor, Persona
from game.core.model.scenario import Scenario
from game.core.primitives import Add, AnyPrimitive, Later, Open, Put, Sometimes
from game.core.program import Crisis, Deed, Doctrine, Goal, Program, Temper, Valued
from game.engine.evaluate import value
from game.engine.lowering.grounding import Grounding
from game.engine.lowering.tables import Tables
from game.engine.perform import odds_of, weights_of
from game.engine.scores import points

LATER = 7_000
"""What comes later counts this share (ten-thousandths)."""
OFFER_HOPE = 3_000
"""How likely an offer is thought to be accepted when only its effects are weighed."""
DEPTH = 2
CROSSED_TURNS = 2
"""Turns for which a crossed red line keeps a seat angry."""

Gains = tuple[tuple[int, int], ...]


def with_doctrine(tables: Tables, program: Program) -> Program:
    """The same program with its doctrine tables."""
    foresight = Foresight(program)
    scenario = tables.scenario
    order_of = {order.deed: order for order in program.orders}
    deeds = {}
    for deed in program.deeds:
        if deed.kind != "event":
            aims = _aims(scenario, _doctrine_of(tables, deed))
            nature = _nature(scenario, aims) or (-1 if deed.index in order_of and order_of[deed.index].calms else 0)
            cost = sum(value(cost, foresight.start) for _, cost in deed.costs)
            deeds[deed.index] = Valued(aims, foresight.results(deed), cost, deed.rung, nature)
    doctrine = Doctrine(
        tempers=tuple(_temper(tables, actor) for actor in scenario.actors.values()),
        aims=tuple((aim.title, aim.nature) for aim in scenario.aims.values()),
        deeds=deeds,
        deals=tuple(_deal(scenario, foresight, index) for index in range(len(program.deals))),
        steps=_steps(scenario, foresight, program.crises),
    )
    return replace(program, doctrine=doctrine)


NO_DOCTRINE = Doctrine((), (), {}, (), {})


class Foresight:
    """Expected changes of blocks, and the objective points they bring, on the state at the start."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.start = [info.start for info in program.slots]
        self.base = [points(goal, self.start) for goal in program.goals]
        self.readers = _readers(program.goals)

    def results(self, deed: Deed) -> tuple[Gains, ...]:
        """Gains of each result of a deed, its own block included; one entry for a deed without results."""
        blocks = [result.block for result in deed.results] or [0]
        return tuple(self.gains((deed.block, block), deed.actor) for block in blocks)

    def gains(self, blocks: tuple[int, ...], actor: int) -> Gains:
        """(goal, points) that the actor's own objectives may expect of these blocks."""
        changes: dict[int, int] = {}
        for block in blocks:
            self._follow(block, CERTAIN, 0, changes)
        touched = {
            goal for slot in changes for goal in self.readers.get(slot, ()) if self.program.goals[goal].actor == actor
        }
        if not touched:
            return ()
        slots = list(self.start)
        for slot, amount in changes.items():
            slots[slot] += amount
        return tuple((goal, points(self.program.goals[goal], slots) - self.base[goal]) for goal in sorted(touched))

    def _follow(self, block: int, chance: int, depth: int, changes: dict[int, int]) -> None:
        for primitive in self.program.blocks[block]:
            if value(primitive.guard, self.start):
                self._expect(primitive, chance, depth, changes)

    def _expect(self, primitive: AnyPrimitive, chance: int, depth: int, changes: dict[int, int]) -> None:
        match primitive:
            case Add(slot=slot, amount=amount):
                changes[slot] = changes.get(slot, 0) + percent_of(value(amount, self.start), chance)
            case Put(slot=slot, value=worth) if self.program.slots[slot].numeric:
                gap = value(worth, self.start) - self.start[slot]
                changes[slot] = changes.get(slot, 0) + percent_of(gap, chance)
            case Sometimes(chance=share, block=block):
                self._follow(block, percent_of(chance, share), depth, changes)
            case Later(block=block):
                self._follow(block, percent_of(chance, LATER), depth, changes)
            case Open(what="event", index=index) if depth < DEPTH:
                self._event(self.program.deeds[self.program.happenings[index].deed], chance, depth, changes)
            case Open(what="offer", index=index) if depth < DEPTH:
                self._follow(self.program.deals[index].accepted, percent_of(chance, OFFER_HOPE), depth + 1, changes)
            case _:
                pass

    def _event(self, deed: Deed, chance: int, depth: int, changes: dict[int, int]) -> None:
        self._follow(deed.block, chance, depth + 1, changes)
        weights = weights_of(deed, odds_of(deed, self.start))
        for result, weight in zip(deed.results, weights, strict=True):
            self._follow(result.block, chance * weight // max(1, sum(weights)), depth + 1, changes)


def _readers(goals: tuple[Goal, ...]) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for index, goal in enumerate(goals):
        for slot in goal.slots:
            found[slot] = (*found.get(slot, ()), index)
    return found


def _doctrine_of(tables: Tables, deed: Deed) -> Mapping[str, int]:
    path = tables.sources[deed.source].id.split(".")
    if deed.kind == "action":
        return tables.scenario.actions[path[0]].doctrine
    return tables.scenario.dilemmas[path[0]].options[path[1]].doctrine


def _aims(scenario: Scenario, doctrine: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    names = tuple(scenario.aims)
    return tuple((names.index(aim), worth) for aim, worth in doctrine.items())


def _nature(scenario: Scenario, aims: tuple[tuple[int, int], ...]) -> int:
    """1 for force, -1 for restraint, 0 for neither: the sign of what the choice serves."""
    signs = [{"force": 1, "restraint": -1}.get(aim.nature, 0) for aim in scenario.aims.values()]
    total = sum(signs[aim] * worth for aim, worth in aims)
    return (total > 0) - (total < 0)


def _temper(tables: Tables, actor: Actor) -> Temper:
    scenario = tables.scenario
    persona = actor.persona
    if persona is None:
        top = tuple(scenario.rungs)[-1]
        persona = Persona(aims={}, ceiling=top)
    drives: list[tuple[Expr, str, tuple[tuple[int, int], ...]]] = []
    ground = Grounding(tables, ("persona", actor.id), actor.id)
    for drive in persona.drives.values():
        drives.append((ground.test(drive.when), drive.says, _aims(scenario, drive.aims)))
    for line in actor.red_lines.values():
        history = tables.slots.names[f"line.{actor.id}.{line.id}"]
        drives.append((Within((history,), CROSSED_TURNS), line.says, _aims(scenario, line.aims)))
    return Temper(
        aims=tuple(persona.aims.get(aim, 0) for aim in scenario.aims),
        objectives=persona.objectives,
        caution=persona.caution,
        ceiling=ground.rung(persona.ceiling),
        mirror=persona.mirror,
        patience=persona.patience,
        bluff=persona.bluff,
        suspicion=persona.suspicion,
        thrift=persona.thrift,
        threshold=persona.threshold,
        noise=persona.noise,
        drives=tuple(drives),
    )


def _deal(scenario: Scenario, foresight: Foresight, index: int) -> tuple[Valued, Valued, int]:
    """What an agreement is worth to its proposer and to its partner, and the price the partner asks."""
    deal = foresight.program.deals[index]
    agreement = scenario.agreements[deal.id]
    sides = []
    for doctrine, actor in ((agreement.doctrine, deal.actor), (agreement.partner_doctrine, deal.partner)):
        aims = _aims(scenario, doctrine)
        cost = sum(value(cost, foresight.start) for _, cost in deal.costs) if actor == deal.actor else 0
        sides.append(Valued(aims, (foresight.gains((deal.accepted,), actor),), cost, -1, _nature(scenario, aims) or -1))
    return sides[0], sides[1], agreement.price


def _steps(scenario: Scenario, foresight: Foresight, crises: tuple[Crisis, ...]) -> dict[tuple[int, int, int], Valued]:
    made = {}
    for index, crisis in enumerate(crises):
        exchange = scenario.exchanges[crisis.id]
        for number, part in enumerate((exchange.match, exchange.hold, exchange.back_down)):
            aims = _aims(scenario, part.doctrine)
            for seat in crisis.actors:
                gains = foresight.gains((crisis.steps[seat][number],), seat)
                made[index, seat, number] = Valued(aims, (gains,), 0, -1, 1 - number)
    return made
