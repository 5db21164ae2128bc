"""Sorts the moves of a decision point and refuses, with a reason, those that may not be made.

The result does not depend on the order in which moves came: they are judged in the order of the Program's tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.core.codes import CRISIS, DECISION, EXCHANGE, OFFERED, ORDERS, OVER, STEPS
from game.core.moves import AdjustMove, AnswerMove, CancelMove, InjectMove, Move, OfferMove, OrderMove, RulingMove
from game.engine.legality import cost_refusal, deal_refusal, find_order, option_refusal, order_refusal, spend
from game.engine.observe import view_of
from game.engine.world import World, may_fire


@dataclass
class Admitted:
    """Moves that are carried out: `orders` as (index, intent), `answers` by question, `replies` by deal (1 accepts)."""

    orders: list[tuple[int, str]] = field(default_factory=list)
    answers: dict[int, int] = field(default_factory=dict)
    replies: dict[int, int] = field(default_factory=dict)
    offers: list[int] = field(default_factory=list)
    cancels: list[int] = field(default_factory=list)
    steps: dict[int, int] = field(default_factory=dict)
    injects: list[int] = field(default_factory=list)
    adjusts: list[AdjustMove] = field(default_factory=list)
    only_control: bool = False


def admit(world: World, moves: Iterable[Move]) -> Admitted:
    """Sort and judge all moves of a decision point; refusals go to the world's list."""
    ranked = sorted(set(moves), key=repr)
    admitted = Admitted()
    if world.slots[DECISION] == OVER:
        for move in ranked:
            world.refuse("over", "The game is over.", getattr(move, "actor", ""))
        return admitted
    control = [move for move in ranked if isinstance(move, InjectMove | AdjustMove)]
    admitted.only_control = bool(control) and all(isinstance(m, InjectMove | AdjustMove | RulingMove) for m in ranked)
    for move in ranked:
        match move:
            case RulingMove():
                world.rulings[move.draw] = (move.result, move.reroll)
            case InjectMove():
                _inject(world, admitted, move)
            case AdjustMove():
                _adjust(world, admitted, move)
            case _:
                _from_seat(world, admitted, move)
    if world.slots[DECISION] == ORDERS:
        for seat in range(len(world.program.seats)):
            _judge_seat(world, admitted, seat, ranked)
    return admitted


def _inject(world: World, admitted: Admitted, move: InjectMove) -> None:
    """An event for each of several actors is fired for the one that is named, or for all."""
    program = world.program
    found = []
    for index, happening in enumerate(program.happenings):
        deed = program.deeds[happening.deed]
        actor = program.seats[deed.actor].id if deed.actor >= 0 else ""
        if deed.id == move.event and move.actor in ("", actor):
            found.append(index)
    ready = [index for index in found if may_fire(world, program.happenings[index])]
    if not found:
        world.refuse("unknown-event", f"There is no event called '{move.event}'{_for(move.actor)}.")
    elif not ready:
        world.refuse("has-happened", f"'{move.event}' has happened and cannot happen again now.")
    admitted.injects += [index for index in ready if index not in admitted.injects]


def _for(actor: str) -> str:
    return f" for '{actor}'" if actor else ""


def _adjust(world: World, admitted: Admitted, move: AdjustMove) -> None:
    slot = world.program.names.get(move.path)
    if slot is None or not (
        world.program.slots[slot].numeric or world.program.slots[slot].kind in ("flag", "fact", "knows")
    ):
        world.refuse("unknown-number", f"There is no number or flag called '{move.path}'.")
    elif move.op not in ("set", "add"):
        world.refuse("unknown-change", f"A number can be set or added to; '{move.op}' is neither.")
    elif not move.reason:
        world.refuse("no-reason", "A change by hand needs a reason.")
    else:
        admitted.adjusts.append(move)


def _from_seat(world: World, admitted: Admitted, move: Move) -> None:
    """Answers are taken here; what is judged on a seat's view waits for `_judge_seat`."""
    actor = getattr(move, "actor", "")
    if all(seat.id != actor for seat in world.program.seats):
        world.refuse("unknown-seat", f"There is no seat called '{actor}'.", actor)
    elif isinstance(move, AnswerMove):
        _answer(world, admitted, move)
    elif world.slots[DECISION] == CRISIS:
        world.refuse("in-crisis", "A crisis is being played; orders come when it is over.", actor)


def _answer(world: World, admitted: Admitted, move: AnswerMove) -> None:
    program, slots = world.program, world.slots
    if slots[DECISION] == CRISIS:
        crisis = program.crises[slots[EXCHANGE]]
        seat = program.seat_of(move.actor)
        if crisis.id == move.about and seat in crisis.actors:
            _take(world, move, admitted.steps, seat, STEPS, crisis.title)
            return
    else:
        for index, question in enumerate(program.questions):
            if question.id == move.about and program.seats[question.actor].id == move.actor and slots[question.pending]:
                _take(world, move, admitted.answers, index, question.names, question.title)
                return
        for index, deal in enumerate(program.deals):
            named = (deal.id, program.seats[deal.partner].id) == (move.about, move.actor)
            if named and slots[deal.status] == OFFERED and move.other in ("", program.seats[deal.actor].id):
                _take(world, move, admitted.replies, index, ("refuse", "accept"), deal.title)
                return
    world.refuse("nothing-asked", f"Nothing called '{move.about}' waits for an answer of this seat.", move.actor)


def _take(
    world: World, move: AnswerMove, answers: dict[int, int], index: int, names: tuple[str, ...], title: str
) -> None:
    if move.choice not in names:
        world.refuse("unknown-option", f"'{title}' has no answer '{move.choice}'.", move.actor)
    elif index in answers:
        world.refuse("twice", f"'{title}' is answered already.", move.actor)
    else:
        answers[index] = names.index(move.choice)


def _judge_seat(world: World, admitted: Admitted, seat: int, moves: list[Move]) -> None:
    """Judge what one seat wants to do, on its own view; costs add up in the order of the tables."""
    program = world.program
    actor = program.seats[seat].id
    own = [move for move in moves if getattr(move, "actor", "") == actor and not isinstance(move, InjectMove)]
    if not own:
        return
    view = view_of(program, world.freeze(), seat)
    spent: dict[int, int] = {}
    _judge_options(world, admitted, seat, view.values, spent)
    orders: list[tuple[int, str]] = []
    for move in own:
        if isinstance(move, OrderMove):
            index = find_order(program, move)
            if index is None:
                world.refuse(
                    "unknown-order", f"This seat has no such order: {move.action} {move.target}".strip() + ".", actor
                )
            else:
                orders.append((index, move.intent))
    for index, intent in sorted(orders):
        _judge_order(world, admitted, index, intent, view.values, spent)
    for move in own:
        if isinstance(move, OfferMove):
            _judge_offer(world, admitted, move, view.values, spent)
        elif isinstance(move, CancelMove):
            _judge_cancel(world, admitted, move)


def _judge_options(world: World, admitted: Admitted, seat: int, values: tuple[int, ...], spent: dict[int, int]) -> None:
    for index, chosen in list(admitted.answers.items()):
        question = world.program.questions[index]
        if question.actor != seat:
            continue
        deed = world.program.deeds[question.options[chosen]]
        actor = world.program.seats[seat].id
        refusal = option_refusal(world.program, values, deed, actor, spent)
        if refusal:
            world.refusals.append(refusal)
            del admitted.answers[index]
        else:
            spend(deed.costs, values, spent)


def _judge_order(
    world: World, admitted: Admitted, index: int, intent: str, values: tuple[int, ...], spent: dict[int, int]
) -> None:
    program = world.program
    order = program.orders[index]
    deed = program.deeds[order.deed]
    actor = program.seats[deed.actor].id
    mine = [program.orders[n] for n, _ in admitted.orders if program.deeds[program.orders[n].deed].actor == deed.actor]
    refusal = order_refusal(program, values, index) or cost_refusal(program, values, deed.costs, actor, spent)
    if refusal:
        world.refusals.append(refusal)
    elif any(other.action == order.action for other in mine):
        world.refuse("twice", "The same action can be ordered only once a turn.", actor)
    elif len(mine) >= program.seats[deed.actor].slots:
        world.refuse("slots", "All orders of this turn are given.", actor)
    elif intent and intent not in order.intents:
        world.refuse("intent", f"'{deed.title}' cannot be meant to {intent}.", actor)
    else:
        spend(deed.costs, values, spent)
        admitted.orders.append((index, intent))


def _judge_offer(
    world: World, admitted: Admitted, move: OfferMove, values: tuple[int, ...], spent: dict[int, int]
) -> None:
    program = world.program
    for index, deal in enumerate(program.deals):
        if (deal.id, program.seats[deal.actor].id, program.seats[deal.partner].id) == (
            move.agreement,
            move.actor,
            move.other,
        ):
            refusal = deal_refusal(program, values, deal) or cost_refusal(
                program, values, deal.costs, move.actor, spent
            )
            if refusal:
                world.refusals.append(refusal)
            elif any(program.deals[n].actor == deal.actor for n in admitted.offers):
                world.refuse("one-offer", "Only one agreement can be proposed a turn.", move.actor)
            else:
                spend(deal.costs, values, spent)
                admitted.offers.append(index)
            return
    world.refuse("unknown-agreement", f"This seat cannot propose '{move.agreement}' to '{move.other}'.", move.actor)


def _judge_cancel(world: World, admitted: Admitted, move: CancelMove) -> None:
    index = find_order(world.program, OrderMove(move.actor, move.action, move.target))
    if index is None or world.program.orders[index].running < 0 or not world.slots[world.program.orders[index].running]:
        world.refuse("not-under-way", "That is not under way.", move.actor)
    elif not world.program.orders[index].cancellable:
        world.refuse("not-cancellable", "That can no longer be called off.", move.actor)
    else:
        admitted.cancels.append(index)
