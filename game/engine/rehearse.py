"""One deed or one opening carried out by itself on a state, to see how it is told: for authors, never for a game.

It works as the reference rules do within one phase, but asks for no condition, cost or turn, and whatever it gives is
thrown away. Results that luck would draw can be named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core import luck
from game.core.codes import CRISIS, DECISION, ENDING, EXCHANGE, NONE, OFFERED, ORDERS, OVER, PENDING, STEP, STEPS
from game.core.log import Entry
from game.core.program import Program
from game.core.state import State
from game.engine.bargains import reply
from game.engine.crisis import answer
from game.engine.perform import OPENERS, perform, run_block
from game.engine.world import World, draw_name

KINDS = {"event": "news", "action": "order", "dilemma": "answer"}
"""What the log calls a deed, by the kind of its source."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The state it would lead to and what would be told."""

    state: State
    log: tuple[Entry, ...]


def deed(program: Program, state: State, index: int, result: str = "") -> Rehearsed:
    """Carry out a deed, with the result of this name or the one that luck gives."""
    world = _world(program, state)
    item = program.deeds[index]
    source = program.sources[item.source]
    if result:
        world.rulings[draw_name(source, luck.OUTCOME, world.turn, item.stable)] = (result, 0)
    perform(world, item, KINDS.get(source.kind, "news"))
    return _closed(world)


def opening(program: Program, state: State, what: str, index: int) -> Rehearsed:
    """Open an event, a dilemma, an offer, an ultimatum or an exchange."""
    world = _world(program, state)
    if what == "ultimatum":
        world.slots[program.demands[index].status] = NONE
    OPENERS[what](world, index, -1, world.all)
    return _closed(world)


def outcome_of_demand(program: Program, state: State, index: int, met: bool) -> Rehearsed:
    """An ultimatum is met, or its time runs out."""
    world = _world(program, state)
    demand = program.demands[index]
    world.slots[demand.status] = PENDING
    world.note(
        "ultimatum",
        demand.source,
        demand.seen,
        outcome="met" if met else "expired",
        voice=demand.voice_met if met else demand.voice_expired,
        actor=demand.actor,
        target=demand.target,
        target_kind="actor",
    )
    run_block(world, demand.on_met if met else demand.expired, demand.source, demand.seen)
    return _closed(world)


def replied(program: Program, state: State, index: int, accept: bool) -> Rehearsed:
    """An offer, alone on the table, is accepted or not."""
    world = _world(program, state)
    for deal in program.deals:
        world.slots[deal.status] = NONE
    world.slots[program.deals[index].status] = OFFERED
    reply(world, {index: int(accept)})
    return _closed(world)


def end_of_deal(program: Program, state: State, index: int, outcome: str, breaker: int = 0) -> Rehearsed:
    """An agreement is `kept` to its end, or `broken` by its proposer (`breaker` 0) or its partner (1)."""
    world = _world(program, state)
    deal = program.deals[index]
    parties = (deal.actor, deal.partner)
    actor, target = parties[breaker], parties[1 - breaker]
    world.note("agreement", deal.source, deal.seen, outcome=outcome, actor=actor, target=target, target_kind="actor")
    run_block(world, deal.kept if outcome == "kept" else deal.broken[breaker], deal.source, deal.seen)
    return _closed(world)


def exchanged(program: Program, state: State, index: int, step: int, choice: str) -> Rehearsed:
    """One step of a crisis exchange to which all its actors answer alike: match, hold or back_down."""
    world = _world(program, _with(state, {DECISION: CRISIS, EXCHANGE: index, STEP: step}))
    answer(world, dict.fromkeys(program.crises[index].actors, STEPS.index(choice)))
    return _closed(world)


def at_crisis(program: Program, state: State, index: int) -> State:
    """The state as it would stand at the first answer of a crisis exchange."""
    return _with(state, {DECISION: CRISIS, EXCHANGE: index, STEP: 1})


def at_ending(state: State, index: int) -> State:
    """The state as it would stand if the game ended here in this way."""
    return _with(state, {DECISION: OVER, ENDING: index, EXCHANGE: -1, STEP: 0})


def at_orders(state: State) -> State:
    """The state as if nothing were asked but orders."""
    return _with(state, {DECISION: ORDERS, ENDING: -1, EXCHANGE: -1, STEP: 0})


def _with(state: State, changed: dict[int, int]) -> State:
    return replace(state, slots=tuple(changed.get(slot, worth) for slot, worth in enumerate(state.slots)))


def _world(program: Program, state: State) -> World:
    world = World(program, state)
    world.enter("resolve", luck.RESOLVED)
    return world


def _closed(world: World) -> Rehearsed:
    world.close_phase()
    return Rehearsed(world.freeze(), tuple(world.log))
