"""What a searching player considers: doctrine's own bundle of moves, and bundles that differ from it in one thing.

A bundle is a `Plan`; a change is what sets one apart from doctrine's. Changes of different things can be joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.core.codes import STEPS
from game.core.moves import Move, OrderMove
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.legality import deal_refusal, find_order, order_refusal
from game.engine.plain import moves_of, plan_of
from game.engine.playing import Plan
from game.engine.policies.doctrine import Decision, Mind, intent_number

Given = tuple[int, int]
"""An order and its intent, or a question and its option, as in `Plan`."""


@dataclass(frozen=True, slots=True)
class Change:
    """A departure from a plan: orders and cancellations dropped and added, other answers, another offer (-1: none)."""

    drops: frozenset[Given] = frozenset()
    adds: frozenset[Given] = frozenset()
    answers: frozenset[Given] = frozenset()
    replies: frozenset[Given] = frozenset()
    offers: frozenset[int] = frozenset()
    cancels: frozenset[int] = frozenset()
    step: int = -1

    def joined(self, other: Change) -> Change:
        """Both changes at once."""
        return Change(
            self.drops | other.drops,
            self.adds | other.adds,
            self.answers | other.answers,
            self.replies | other.replies,
            self.offers | other.offers,
            self.cancels | other.cancels,
            max(self.step, other.step),
        )

    def on(self, plan: Plan) -> Plan:
        """The plan with this change."""
        offers = tuple(sorted(self.offers)) if self.offers else plan.offers
        return Plan(
            tuple(sorted((set(plan.orders) - self.drops) | self.adds)),
            tuple(sorted({**dict(plan.answers), **dict(self.answers)}.items())),
            tuple(sorted({**dict(plan.replies), **dict(self.replies)}.items())),
            () if offers == (-1,) else offers,
            tuple(sorted({*plan.cancels, *self.cancels})),
            self.step if self.step >= 0 else plan.step,
        )


class Bundles:
    """The bundles of one seat at one decision point. `state` is any state that the seat's view allows.

    `own` is doctrine's. `changes` are single departures from it by bundle, the likeliest to matter first.
    """

    def __init__(self, program: Program, view: View, state: State, decision: Decision, mind: Mind) -> None:
        self.program, self.view, self.state, self.mind = program, view, state, mind
        self.own = self.plan(decision.moves)
        self.changes: dict[Plan, Change] = {}
        for change in self._changes(decision):
            plan = change.on(self.own)
            if plan != self.own and plan not in self.changes and self.allowed(plan):
                self.changes[plan] = change

    def joined(self, changes: Iterable[Change]) -> Iterator[Plan]:
        """The allowed bundles with two of the changes at once, the earliest pairs first."""
        ranked = list(changes)
        for late, second in enumerate(ranked):
            for first in ranked[:late]:
                plan = first.joined(second).on(self.own)
                if self.allowed(plan):
                    yield plan

    def plan(self, moves: Sequence[Move]) -> Plan:
        """The bundle of some moves, without those that are not allowed."""
        return plan_of(self.program, self.state, self.view.seat, moves)

    def moves(self, plan: Plan) -> tuple[Move, ...]:
        """The moves that a bundle stands for."""
        return moves_of(self.program, self.state, self.view.seat, plan)

    def allowed(self, plan: Plan) -> bool:
        """Would the rules take every move of it?"""
        return self.plan(self.moves(plan)) == plan

    def _changes(self, decision: Decision) -> Iterator[Change]:
        if self.view.in_crisis:
            yield from (Change(step=step) for step in range(len(STEPS)))
            return
        yield from self._answers(decision)
        yield from self._orders(decision)
        yield from self._offers()
        yield from self._cancels()

    def _answers(self, decision: Decision) -> Iterator[Change]:
        for index in self.view.questions:
            for option in range(len(self.program.questions[index].options)):
                yield Change(answers=frozenset({(index, option)}))
        for index in self.view.offers:
            for accepts in (0, 1):
                yield Change(replies=frozenset({(index, accepts)}))

    def _orders(self, decision: Decision) -> Iterator[Change]:
        """Each order dropped, others added where a slot is free, others in place of one."""
        given = self.own.orders
        free = len(given) < self.program.seats[self.view.seat].slots
        yield from (Change(drops=frozenset({one})) for one in given)
        for order in self._ranked(decision):
            added = frozenset({order})
            if free:
                yield Change(adds=added)
            yield from (Change(drops=frozenset({one}), adds=added) for one in given)

    def _ranked(self, decision: Decision) -> list[Given]:
        """Orders that can be given and are not, doctrine's favourites first."""
        program, seat = self.program, self.program.seats[self.view.seat]
        moves = [reason.move for reason in decision.reasons]
        found = [find_order(program, move) for move in moves if isinstance(move, OrderMove)]
        favourites = [index for index in found if index is not None]
        given = {index for index, _ in self.own.orders}
        return [
            (index, intent_number(self.mind, program.orders[index]))
            for index in dict.fromkeys([*favourites, *seat.orders])
            if index not in given and order_refusal(program, self.view.values, index) is None
        ]

    def _offers(self) -> Iterator[Change]:
        if self.own.offers:
            yield Change(offers=frozenset({-1}))
        for index, deal in enumerate(self.program.deals):
            if deal.actor == self.view.seat and deal_refusal(self.program, self.view.values, deal) is None:
                yield Change(offers=frozenset({index}))

    def _cancels(self) -> Iterator[Change]:
        for index in self.program.seats[self.view.seat].orders:
            order = self.program.orders[index]
            if order.cancellable and order.running >= 0 and self.view.values[order.running]:
                yield Change(cancels=frozenset({index}))
