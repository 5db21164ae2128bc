"""The rules of a turn. This file is their text; every other engine must give the same states, bit for bit.

Beside it: `core.codes` and `core.program` (what slots and tables hold), `core.primitives` (what can happen, and how
rivals merge), `core.expr` with `engine.evaluate` (conditions and numbers), `core.luck` (draws), `engine.collide`,
`engine.bargains`, `engine.crisis`, `engine.memory` and `engine.reports` (one sub-phase each).

Numbers
    All are whole: meters in thousandths, chances in ten-thousandths, time in hours. A product of thousandths is
    divided by 1000, rounding down; a share of an amount (`fixed.percent_of`) rounds toward zero; a joint cost is
    shared rounding up. Conditions read numbers in thousandths, the turn and the rung too.

Phases
    A state always stands at a decision point. `start` runs *Open* of the first turn; `step` takes the moves of a
    decision point and runs to the next one. A phase judges everything on the snapshot at its start and only writes
    into a ledger; `World.close_phase` applies it: per slot, in the order of slots, rivals for a value are settled,
    then rises and falls are added; then what was opened, marked, climbed, paced and ended; then the queue. So nobody
    profits from acting first, the order in which moves come is irrelevant, and the causes of a change sum to it.
    Everything below that says "closed" is such a boundary.

A change of a number
    `base` is the settled value, or the one before. Rises are summed, and so are falls. Where the meter has a soft cap
    for that direction, the sum shrinks by `min(1, room / cap)` (in ten-thousandths, rounding down), where room is the
    way from the value *before the phase* to that end of the range. Both sums are added to the base, and the result is
    clamped to the range once. What a cap or the end of the range took is a cause of its own.

Luck
    `draw(turn_key(seed, game, turn, stage), stable id, purpose, ordinal)`; the stages are *Open*, *Resolve* (with
    *Review*), *React*, *Control* and each step of an exchange. Nothing counts draws: whoever asks for the same thing
    in the same stage gets the same answer. The draws are: the chance of an event and of its deed's result (by the
    deed), of an effect with a chance (by its place in the deed), of a counter (by blocker and blocked), the winner
    among rivals (by the slot's name), a reading (by deed and reader), and the shift of reports (once a game). A result
    is the first whose running sum of weights exceeds `below(bits, sum of weights)`; a chance is a choice between
    `yes` and `no`. With odds, `success` weighs its chance: base plus every line that holds, clamped to 0..10000, and
    nothing if `fails_if` holds; the other results share the rest by their weights, each rounding down.

Histories
    Slots of bits: bit 0 is this turn, bit n the n-th before. Carrying out a deed marks its history and, in histories
    of their own, what seats without exact knowledge of it saw; every new turn shifts all by one. The targets of an
    actor's action share one history. `wait`, `habit`, `did` and all other spans of conditions count turns, however
    long `set_clock` makes them; a span written in days or weeks counts as turns of the scenario's own length, rounded
    up. Delays (`in`, `takes`, deadlines, the life of an agreement) are hours of scenario time.

A deed (action, option, event) is carried out: its result is drawn, its block and that of its result run, those who
see it are told. Amounts that a worn-out action adds, at once or later, shrink to a factor: the n-th of its habit,
where n is the number of its marks in the habit's span before this turn (the last factor for all beyond).

A turn with orders:

0. *Control*: injects and changes by hand, closed. A change by hand stands exactly, as a rival value without rivals.
1. *Collide*: orders are judged against each other (`engine.collide`). Stopped ones are paid for and come to nothing.
2. *Resolve*: all together, on one snapshot: what is called off; each order's cost and deed (an action that `takes`
   time only notes the hour at which *Open* will carry it out, and its intent); answers to dilemmas, replies to offers
   (`engine.bargains`), new offers. Closed. Then *Review*: agreements that bound before this turn and ultimatums are
   checked on the result. Closed.
3. *Exchange*: a crisis that was opened is played to its end, at decision points of its own, each closed
   (`engine.crisis`); each crisis at most once a turn. Several are played in the order of the table.
4. *React*: at most eight rounds, each closed. A round has the events that were fired and the events of phase `react`
   that happen by themselves, in the order of the table. What is still fired after the last round is cut, and said. A
   crisis that was opened here is played now (3); what it fires reacts again.
5. *Learn*: red lines are judged; the rung is the highest of the turn, else one below the last. Closed.
6. *Close*: endings. Otherwise the clock moves by the length of a turn, and histories age.
7. *Open* of the next turn: memories fade, processes run, what is due leaves the queue (soonest first, then by block,
   source, seen and factor) and runs, actions under way come to their outcome. Closed. Events of phase `open` that
   happen by themselves. Closed. What they fired, in rounds as in 4. The rung rises to what was reached. A crisis that
   was opened is played before the orders are asked for.

An event happens by itself at most once a turn, in its turns, if its condition holds on the snapshot, it is not over
for good (`once`), its last time is longer ago than `wait`, and its chance comes up. A fired event asks for none of
these but `once` and this turn.

Endings: after every step the first of the author's endings that is checked `at_once` and holds; after the last turn
also those checked `at_end`. An effect `end` names one; of several in a phase the first in the author's order counts.
What else the phase did stands. A game that is over stays as it is.

Moves: orders, answers, offers and calling off are made by seats; injects, changes by hand and rulings by the
facilitator. Each is judged on what its seat sees (`engine.admit`), in an order that does not depend on how they came.
A step of injects and changes alone leaves the decision point where it is, unless it opens a crisis or ends the game,
and its injects happen at once; beside orders they happen in *React*.
A ruling names a draw and gives its result, or another ordinal to draw again with. Nothing here reads a clock, a file
or a global source of luck.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import luck
from game.core.codes import CLOCK, DECISION, ENDING, EXCHANGE, ORDERS, OVER, PEAK, RESUME, RUNG, STEP, TURN, TURN_HOURS
from game.core.fixed import CERTAIN, clamp, percent_of
from game.core.log import Draw, Entry, Refusal
from game.core.model.deeds import INTENTS
from game.core.moves import Move
from game.core.primitives import Mark
from game.core.program import Deed, Happening, Order, Program
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
from game.engine.world import Watch, World, by_itself, may_fire

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


def start(program: Program, seed: int, game: int = 0, watch: Watch | None = None) -> StepResult:
    """The first decision point of a game. `seed` and `game` (a number in a series) key all its luck.

    `watch` is told every moment at which conditions are judged.
    """
    slots = first_slots(program)
    for (seat, slot), report in program.reports.items():
        info = program.slots[slot]
        slots[report.low], slots[report.high] = report_of(program, seed, game, seat, slot, info.width, info.start)
    world = World(program, State(tuple(slots), (), seed, game), watch)
    _open(world)
    return _result(world)


def first_slots(program: Program) -> list[int]:
    """The slots before the first turn, but for the seats' first reports."""
    slots = [info.start for info in program.slots]
    slots[TURN], slots[TURN_HOURS], slots[ENDING], slots[EXCHANGE] = 1, program.turn_hours, -1, -1
    return slots


def step(program: Program, state: State, moves: Iterable[Move] = (), watch: Watch | None = None) -> StepResult:
    """From one decision point to the next. Unacceptable moves are refused with a reason; the rest is carried out.

    A game that is over stays as it is. `watch` is told every moment at which conditions are judged.
    """
    world = World(program, state, watch)
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
        _set_aside(world, order, 0, "")
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
        _set_aside(world, order, world.slots[CLOCK] + order.takes, item.intent)
        world.note("order", deed.source, 1 << deed.actor, actor=deed.actor, outcome="under_way", intent=item.intent)
        witnesses = 1 << deed.actor
    else:
        witnesses = perform(world, deed, "order", habit_factor(deed, order, world.slots), item.intent)
        remember(world, deed, item.intent, witnesses)
    for index in item.payers[1:]:
        _join(world, world.program.deeds[world.program.orders[index].deed], witnesses)


def _set_aside(world: World, order: Order, until: int, intent: str) -> None:
    """An action is under way until an hour (0: no longer), and is still meant as it was when it was ordered."""
    source = world.program.deeds[order.deed].source
    world.ledger.put(order.running, until, source, 0)
    if order.meant >= 0:
        world.ledger.put(order.meant, 1 + INTENTS.index(intent) if intent else 0, source, 0)


def _join(world: World, deed: Deed, witnesses: int) -> None:
    """The deed of one who ordered a joint action too: it counts as done, and all its effects are the first one's. Told
    to those who know who did it; while it is under way only to those who ordered it."""
    for primitive in world.program.blocks[deed.block]:
        if isinstance(primitive, Mark):
            world.ledger.marks.add(primitive.slot)
    world.note(
        "order",
        deed.source,
        deed.seen & witnesses | 1 << deed.actor,
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


def _by_itself(world: World, phase: str) -> list[Happening]:
    world.witness(phase)
    found = []
    for happening in world.program.happenings:
        if happening.phase != phase:
            continue
        deed = world.program.deeds[happening.deed]
        may = by_itself(happening, world.slots[deed.history], world.slots)
        if may and world.happens(deed.source, deed.stable, luck.CHANCE, happening.chance):
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
        world.witness("at_end" if at_end else "at_once")
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
            meant = world.slots[order.meant] if order.meant >= 0 else 0
            intent = INTENTS[meant - 1] if meant else ""
            _set_aside(world, order, 0, "")
            witnesses = perform(world, deed, "order", habit_factor(deed, order, world.slots), intent)
            remember(world, deed, intent, witnesses)
