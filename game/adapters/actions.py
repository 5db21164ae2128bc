"""A fixed list of everything that one seat can ever do, one thing at a time, and which of it is possible now.

Action 0 ends the seat's part of the decision point. Then come, in the order of the Program's tables: every order (with
each intent, if it is public), every option of its dilemmas, accepting or refusing each agreement that it may be
offered, proposing each agreement, calling off each action that takes time, and the three answers of a crisis exchange.
Numbers never change during a scenario.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from game.core.codes import STEPS
from game.core.moves import AnswerMove, CancelMove, Move, OfferMove, OrderMove
from game.core.program import Program
from game.core.quantity import show
from game.core.view import View
from game.engine.legality import cost_refusal, deal_refusal, move_of, option_refusal, order_refusal, spend

DONE = 0
"""The action that ends a seat's part of a decision point."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a seat can do. `index` is its place in the Program's table for that `kind`: order, option (of
    question `index`), reply, offer, cancel, step; `which` tells options and steps apart. No move: DONE."""

    kind: str
    index: int
    which: int
    move: Move | None
    words: str


class Actions:
    """All actions of one seat."""

    def __init__(self, program: Program, seat: int) -> None:
        self.program, self.seat = program, seat
        self.all = (Action("done", -1, -1, None, "That is all for now."), *_actions(program, seat))

    def possible(self, view: View, chosen: Sequence[int]) -> list[bool]:
        """Which actions can be taken now, beside those that were chosen at this decision point already."""
        if not view.asked:
            return [number == DONE for number in range(len(self.all))]
        taken = [self.all[number] for number in chosen]
        if view.in_crisis:
            return [action.kind == "done" or (action.kind == "step" and not taken) for action in self.all]
        judge = _Judge(self.program, view, taken)
        return [judge(action) for action in self.all]

    def moves(self, view: View, chosen: Iterable[int]) -> list[Move]:
        """The moves of chosen actions."""
        made: list[Move] = []
        for number in chosen:
            action = self.all[number]
            if action.kind == "step":
                crisis = self.program.crises[view.crisis]
                made.append(AnswerMove(self.program.seats[self.seat].id, crisis.id, STEPS[action.which]))
            elif action.move is not None:
                made.append(action.move)
        return made


class _Judge:
    """Judges single actions at one decision point, as `engine.admit` judges all moves together."""

    def __init__(self, program: Program, view: View, taken: list[Action]) -> None:
        self.program, self.view, self.taken = program, view, taken
        self.actor = program.seats[view.seat].id
        self.spent: dict[int, int] = {}
        for action in taken:
            spend(self._costs(action), view.values, self.spent)
        ordered = [action for action in taken if action.kind == "order"]
        self.ordered = {program.orders[action.index].action for action in ordered}
        self.free = program.seats[view.seat].slots - len(ordered)

    def __call__(self, action: Action) -> bool:
        match action.kind:
            case "done":
                return True
            case "order":
                return self._order(action.index)
            case "option":
                return action.index in self.view.questions and self._unanswered(action) and self._option(action)
            case "reply":
                return action.index in self.view.offers and self._unanswered(action)
            case "offer":
                return self._offer(action.index)
            case "cancel":
                running = self.program.orders[action.index].running
                return bool(self.view.values[running]) and action not in self.taken
        return False

    def _costs(self, action: Action) -> Any:
        if action.kind == "order":
            return self.program.deeds[self.program.orders[action.index].deed].costs
        if action.kind == "option":
            return self.program.deeds[self.program.questions[action.index].options[action.which]].costs
        return self.program.deals[action.index].costs if action.kind == "offer" else ()

    def _unanswered(self, action: Action) -> bool:
        return all((other.kind, other.index) != (action.kind, action.index) for other in self.taken)

    def _order(self, index: int) -> bool:
        order = self.program.orders[index]
        if self.free <= 0 or order.action in self.ordered:
            return False
        costs = self.program.deeds[order.deed].costs
        values = self.view.values
        return not (
            order_refusal(self.program, values, index)
            or cost_refusal(self.program, values, costs, self.actor, self.spent)
        )

    def _option(self, action: Action) -> bool:
        deed = self.program.deeds[self.program.questions[action.index].options[action.which]]
        return option_refusal(self.program, self.view.values, deed, self.actor, self.spent) is None

    def _offer(self, index: int) -> bool:
        if any(other.kind == "offer" for other in self.taken):
            return False
        return deal_refusal(self.program, self.view.values, self.program.deals[index], self.spent) is None


def _actions(program: Program, seat: int) -> Iterator[Action]:
    actor = program.seats[seat].id
    for index in program.seats[seat].orders:
        order = program.orders[index]
        for intent in order.intents or ("",):
            move = move_of(program, order, intent)
            yield Action("order", index, -1, move, _order_words(program, index, move))
    for number, question in enumerate(program.questions):
        if question.actor == seat:
            for which, (name, option) in enumerate(zip(question.names, question.options, strict=True)):
                words = f"Decide on “{_line(question.title)}”: {_line(program.deeds[option].title)}"
                yield Action("option", number, which, AnswerMove(actor, question.id, name), words)
    yield from _agreements(program, seat)
    for index in program.seats[seat].orders:
        order = program.orders[index]
        if order.cancellable and order.running >= 0:
            move = move_of(program, order)
            words = f"Call off: {_order_words(program, index, move)}"
            yield Action("cancel", index, -1, CancelMove(actor, move.action, move.target), words)
    if any(seat in crisis.actors for crisis in program.crises):
        for which, words in enumerate(("match", "hold", "back down")):
            yield Action("step", -1, which, None, f"In the crisis: {words}")


def _agreements(program: Program, seat: int) -> Iterator[Action]:
    actor = program.seats[seat].id
    for index, deal in enumerate(program.deals):
        if deal.partner == seat:
            proposer = program.seats[deal.actor]
            for choice in ("refuse", "accept"):
                words = f"{choice.capitalize()} what {proposer.short} proposes: {_line(deal.title)}"
                yield Action("reply", index, -1, AnswerMove(actor, deal.id, choice, proposer.id), words)
    for index, deal in enumerate(program.deals):
        if deal.actor == seat and deal.direct:
            partner = program.seats[deal.partner]
            words = f"Propose to {partner.short}: {_line(deal.title)}"
            yield Action("offer", index, -1, OfferMove(actor, deal.id, partner.id), words)


def _order_words(program: Program, index: int, move: OrderMove) -> str:
    deed = program.deeds[program.orders[index].deed]
    aim = ""
    if deed.target_kind == "actor" and deed.target >= 0:
        aim = f" (towards {program.seats[deed.target].short})"
    elif deed.target_kind == "place":
        aim = f" ({program.places[deed.target].title})"
    return f"{_line(deed.title)}{aim}{f', meant to {move.intent}' if move.intent else ''}"


def _line(text: str) -> str:
    return show(" ".join(text.split()), "both")
