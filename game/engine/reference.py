"""The rules of a turn. This file is their text; every other engine must give the same states, bit for bit.

A state always stands at a decision point. `start` runs *Open* of the first turn; `step` takes the moves of a decision
point and runs to the next one.

Within a phase everything is judged on the snapshot at its start. Effects only write into a ledger; when the phase
closes, rises and falls of each number are summed apart, soft-capped at the snapshot's value, added up and clamped
once, and rivals for one slot are settled by a keyed draw (`core.primitives` says how). So nobody profits from acting
first, the order in which moves come is irrelevant, and the causes of every change sum to it.

A turn with orders:

1. *Collide*: orders are judged against each other (`engine.collide`).
2. *Resolve*: costs are paid; answers, replies to offers and orders are carried out together, each with its own draw;
   then agreements and ultimatums are checked on the result (*Review*, `engine.bargains`).
3. *Exchange*: a crisis that was opened is played to its end, at decision points of its own (`engine.crisis`); each at
   most once a turn.
4. *React*: events of phase `react` whose conditions hold, and events that were fired, in at most eight rounds, each on
   a snapshot of its own. What is left after the last round is cut, and said.
5. *Learn*: red lines are judged; the rung is the highest of the turn, else one below the last.
6. *Close*: endings. Otherwise the clock moves and histories age by one turn.
7. *Open* of the next turn: memories fade, processes run and what is due happens, then events of phase `open` and what
   they fire; a crisis may open here as well, and is played before the orders.

Moves: orders, answers, offers and calling off are made by seats; injects, changes by hand and rulings by the
facilitator. A step of injects and changes alone leaves the decision point where it is. Nothing here reads a clock,
a file or a global source of luck.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import luck
from game.core.fixed import CERTAIN, clamp, percent_of
from game.core.log import Draw, Entry, Refusal
from game.core.moves import Move
from game.core.primitives import Mark
from game.core.program import (
    CLOCK,
    DECISION,
    ENDING,
    EXCHANGE,
    ORDERS,
    OVER,
    PEAK,
    RESUME,
    RUNG,
    STEP,
    TURN,
    TURN_HOURS,
    Deed,
    Happening,
    Program,
)
from game.core.state import State
from game.engine.admit import Admitted, admit
from game.engine.bargains import reply, review
from game.engine.collide import Given, collide
from game.engine.crisis import answer, next_crisis
from game.engine.evaluate import value
from game.engine.legality import price
from game.engine.memory import fade, remember
from game.engine.perform import habit_factor, open_offer, perform, run_block
from game.engine.reports import report_of
from game.engine.world import World, may_fire

ROUNDS = 8
"""How often events may answer events within one phase."""
HISTORY_BITS = (1 << 62) - 1
"""Histories remember this many turns; a game has at most 60."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step gives: the next state, what happened, what was drawn, what was refused, and the ending's id or ""."""

    state: State
    log: tuple[Entry, ...]
    draws: tuple[Draw, ...]
    refusals: tuple[Refusal, ...]
    ending: str


def start(program: Program, seed: int, game: int = 0) -> StepResult:
    """The first decision point of a game. `seed` and `game` (a number in a series) key all its luck."""
    slots = [info.start for info in program.slots]
    slots[TURN], slots[TURN_HOURS], slots[ENDING], slots[EXCHANGE] = 1, program.turn_hours, -1, -1
    for (seat, slot), report in program.reports.items():
        info = program.slots[slot]
        slots[report.low], slots[report.high] = report_of(program, seed, game, seat, slot, info.width, info.start)
    world = World(program, State(tuple(slots), (), seed, game))
    _open(world)
    return _result(world)


def step(program: Program, state: State, moves: Iterable[Move] = ()) -> StepResult:
    """From one decision point to the next. Unacceptable moves are refused with a reason; the rest is carried out.

    A game that is over stays as it is.
    """
    world = World(program, state)
    admitted = admit(world, moves)
    if state.over:
        return _result(world)
    if admitted.only_control:
        _control(world, admitted)
        _fired(world, "control")
        if not state.in_crisis:
            world.slots[RESUME] = 1
            next_crisis(world)
        _end(world, at_end=False)
        return _result(world)
    _control(world, admitted)
    if state.in_crisis:
        _exchange(world, admitted)
    else:
        _resolve(world, admitted)
        world.slots[RESUME] = 0
        if world.slots[ENDING] < 0 and not next_crisis(world):
            _finish_turn(world)
    _end(world, at_end=False)
    return _result(world)


def _result(world: World) -> StepResult:
    ending = world.slots[ENDING]
    name = world.program.finishes[ending].id if ending >= 0 else ""
    return StepResult(world.freeze(), tuple(world.log), tuple(world.draws), tuple(world.refusals), name)


# Control: what the facilitator does comes first


def _control(world: World, admitted: Admitted) -> None:
    world.enter("control", luck.CONTROLLED)
    names = world.program.names
    for index in admitted.injects:
        world.ledger.opens(world.program.happenings[index].fired, 1)
    changed: dict[int, int] = {}
    for move in sorted(admitted.adjusts, key=lambda move: move.op, reverse=True):
        slot = names[move.path]
        world.note("adjust", -1, world.all, text=move.reason)
        changed[slot] = move.value + (changed.get(slot, world.slots[slot]) if move.op == "add" else 0)
    for slot, worth in changed.items():
        info = world.program.slots[slot]
        world.ledger.put(slot, clamp(worth, info.low, info.high), -1, world.all, "a ruling of the white cell")
    world.close_phase()


# Resolve


def _resolve(world: World, admitted: Admitted) -> None:
    world.enter("resolve", luck.RESOLVED)
    given = collide(world, admitted.orders)
    for index in admitted.cancels:
        order = world.program.orders[index]
        deed = world.program.deeds[order.deed]
        world.ledger.put(order.running, 0, deed.source, 0)
        world.note("order", deed.source, 1 << deed.actor, actor=deed.actor, outcome="called_off")
    for index, _ in admitted.orders:
        world.ledger.marks.add(world.program.orders[index].ordered)
    for item in given:
        _pay(world, item)
        _carry_out(world, item)
    _answers(world, admitted.answers)
    reply(world, admitted.replies)
    for index in admitted.offers:
        deal = world.program.deals[index]
        for slot, cost in deal.costs:
            world.ledger.add(slot, -price(cost, world.slots), deal.source, 1 << deal.actor, "the cost")
        open_offer(world, index, deal.source, 0)
    world.close_phase()
    world.phase = "review"
    review(world)
    world.close_phase()


def _pay(world: World, item: Given) -> None:
    """All who ordered an action together share its cost, rounded up."""
    for index in item.payers:
        deed = world.program.deeds[world.program.orders[index].deed]
        for slot, cost in deed.costs:
            share = -(-price(cost, world.slots) // len(item.payers))
            world.ledger.add(slot, -share, deed.source, 1 << deed.actor, "the cost")


def _carry_out(world: World, item: Given) -> None:
    order = world.program.orders[item.index]
    deed = world.program.deeds[order.deed]
    if item.stopped:
        world.note(
            "lost",
            deed.source,
            deed.seen,
            text=item.stopped,
            actor=deed.actor,
            target=deed.target,
            target_kind=deed.target_kind,
            author_seen=deed.author_seen,
        )
        return
    if order.takes:
        world.ledger.put(order.running, world.slots[CLOCK] + order.takes, deed.source, 0)
        world.note("order", deed.source, 1 << deed.actor, actor=deed.actor, outcome="under_way", intent=item.intent)
    else:
        witnesses = perform(world, deed, "order", habit_factor(deed, order, world.slots), item.intent)
        remember(world, deed, item.intent, witnesses)
    for index in item.payers[1:]:
        _join(world, world.program.deeds[world.program.orders[index].deed])


def _join(world: World, deed: Deed) -> None:
    """The deed of one who ordered a joint action too: it counts as done, and all its effects are the first one's."""
    for primitive in world.program.blocks[deed.block]:
        if isinstance(primitive, Mark):
            world.ledger.marks.add(primitive.slot)
    world.note(
        "order",
        deed.source,
        deed.seen,
        actor=deed.actor,
        outcome="joined",
        author_seen=deed.author_seen,
    )


def _answers(world: World, answers: dict[int, int]) -> None:
    """Every dilemma that waits is answered; silence takes the author's default."""
    for index, question in enumerate(world.program.questions):
        if not world.slots[question.pending]:
            continue
        deed = world.program.deeds[question.options[answers.get(index, question.default)]]
        world.ledger.put(question.pending, 0, question.source, 0)
        for slot, cost in deed.costs:
            world.ledger.add(slot, -price(cost, world.slots), deed.source, 1 << deed.actor, "the cost")
        witnesses = perform(world, deed, "answer")
        remember(world, deed, "", witnesses)


# Exchange


def _exchange(world: World, admitted: Admitted) -> None:
    world.enter("exchange", luck.EXCHANGED + world.slots[STEP])
    goes_on = answer(world, admitted.steps)
    world.close_phase()
    if goes_on:
        world.slots[STEP] += 1
    elif world.slots[ENDING] < 0 and not next_crisis(world) and not world.slots[RESUME]:
        _finish_turn(world)


# React


def _eligible(world: World, happening: Happening) -> bool:
    """May the event happen by itself now? Its chance is drawn by the caller."""
    history = world.slots[world.program.deeds[happening.deed].history]
    turn = world.turn
    if not happening.first <= turn <= happening.last or history & 1:
        return False
    if happening.every and (turn - happening.first) % happening.every:
        return False
    if (happening.once and history) or history & (1 << happening.wait + 1) - 2:
        return False
    return happening.when is None or value(happening.when, world.slots) != 0


def _by_itself(world: World, phase: str) -> list[Happening]:
    found = []
    for happening in world.program.happenings:
        if happening.phase == phase and _eligible(world, happening):
            deed = world.program.deeds[happening.deed]
            if world.happens(deed.source, deed.stable, luck.CHANCE, happening.chance):
                found.append(happening)
    return found


def _fired(world: World, phase: str) -> None:
    """Rounds of events: those that were fired, and in phase `react` those that happen by themselves."""
    for _ in range(ROUNDS):
        fired = [item for item in world.program.happenings if world.slots[item.fired] and may_fire(world, item)]
        own = _by_itself(world, phase) if phase == "react" else []
        batch = [item for item in world.program.happenings if item in fired or item in own]
        if not batch:
            break
        for happening in batch:
            _happen(world, happening)
        world.close_phase()
    for happening in world.program.happenings:
        if world.slots[happening.fired]:
            if may_fire(world, happening):
                deed = world.program.deeds[happening.deed]
                world.note("cut", deed.source, 0, text="Too many events in a row; this one did not come.")
            world.slots[happening.fired] = 0


def _happen(world: World, happening: Happening) -> None:
    deed = world.program.deeds[happening.deed]
    if world.slots[happening.fired]:
        world.ledger.put(happening.fired, 0, deed.source, 0)
    perform(world, deed, "news")


# Learn and Close


def _finish_turn(world: World) -> None:
    world.enter("react", luck.REACTED)
    _fired(world, "react")
    if world.slots[ENDING] < 0 and next_crisis(world):
        return
    _learn(world)
    last = world.turn >= world.program.turns
    _end(world, at_end=last)
    if world.slots[ENDING] < 0:
        _next_turn(world)
        _open(world)


def _learn(world: World) -> None:
    world.phase = "learn"
    for line in world.program.lines:
        if value(line.when, world.slots) and not world.slots[line.crossed] & 1:
            world.ledger.marks.add(line.crossed)
            if not world.slots[line.crossed] & 2:
                world.note("line", -1, line.seen, actor=line.actor, text=line.says)
    _stand_on(world, max(world.slots[PEAK], world.slots[RUNG] - 1, 0))
    world.close_phase()


def _stand_on(world: World, rung: int) -> None:
    if world.slots[RUNG] != rung:
        world.slots[RUNG] = rung
        world.note("rung", -1, world.all, rung=rung)


def _end(world: World, at_end: bool) -> None:
    """The first of the author's endings that holds; those checked at the end only after the last turn."""
    slots = world.slots
    if slots[ENDING] < 0:
        for index, finish in enumerate(world.program.finishes):
            if (finish.at_once or at_end) and value(finish.when, slots):
                slots[ENDING] = index
                break
    if slots[ENDING] >= 0 and slots[DECISION] != OVER:
        slots[DECISION] = OVER
        world.phase = "close"
        finish = world.program.finishes[slots[ENDING]]
        world.note("ending", finish.source, world.all, text=finish.says, outcome=finish.id)


def _next_turn(world: World) -> None:
    slots = world.slots
    slots[CLOCK] += slots[TURN_HOURS]
    slots[TURN] += 1
    slots[PEAK] = -1
    for crisis in world.program.crises:
        slots[crisis.waiting] = 0
    for index, info in enumerate(world.program.slots):
        if info.kind in ("history", "seen"):
            slots[index] = slots[index] << 1 & HISTORY_BITS


# Open


def _open(world: World) -> None:
    world.enter("open", luck.OPENED)
    world.slots[DECISION] = ORDERS
    fade(world)
    _processes(world)
    for item in world.due():
        run_block(world, item.block, item.source, item.seen, item.factor)
    _complete(world)
    world.close_phase()
    for happening in _by_itself(world, "open"):
        _happen(world, happening)
    world.close_phase()
    _fired(world, "open")
    _stand_on(world, max(world.slots[RUNG], world.slots[PEAK]))
    world.slots[RESUME] = 1
    if world.slots[ENDING] < 0:
        next_crisis(world)
    _end(world, at_end=False)


def _processes(world: World) -> None:
    for drift in world.program.drifts:
        if not value(drift.when, world.slots):
            continue
        now = world.slots[drift.slot]
        if drift.toward is not None:
            amount = percent_of(value(drift.toward, world.slots) - now, drift.by)
        elif drift.add is not None:
            amount = value(drift.add, world.slots)
        else:
            amount = -percent_of(now, CERTAIN - drift.keep)
        world.ledger.add(drift.slot, amount, drift.source, drift.seen)


def _complete(world: World) -> None:
    """Actions that were under way come to their outcome."""
    for order in world.program.orders:
        if order.running >= 0 and 0 < world.slots[order.running] <= world.slots[CLOCK]:
            deed = world.program.deeds[order.deed]
            world.ledger.put(order.running, 0, deed.source, 0)
            witnesses = perform(world, deed, "order", habit_factor(deed, order, world.slots))
            remember(world, deed, "", witnesses)
