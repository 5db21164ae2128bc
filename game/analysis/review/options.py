"""What a seat could have done instead: for each decision its other options, as whole plans of the seat.

Judged on the seat's view alone. For orders one of the bundle is replaced by another that was allowed, or left out, or
one is added where there was room; the rest of what the seat did stays. At most ten alternatives are weighed: leaving
out comes first, then what doctrine thinks most of for this seat and, for variety, the best of each instrument.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.analysis.review import words
from game.core.codes import STEPS
from game.core.moves import OfferMove, OrderMove
from game.core.program import Program
from game.core.view import View
from game.engine.legality import cost_refusal, deal_refusal, move_of, option_refusal, order_refusal, spend
from game.engine.playing import Plan
from game.engine.policies.doctrine import Mind, Reason, choose, intent_number

MOST = 10
"""Alternatives weighed for a decision."""
FAVOURITES = 5
"""So many of the orders tried are doctrine's favourites before other instruments have their turn."""

Order = tuple[int, int]
"""An order and its intent, as in `Plan`."""


@dataclass(frozen=True, slots=True)
class Option:
    """A thing that could be done: its words, and all that the seat does with it."""

    words: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a seat. `kind` is orders, answer, reply, offer or exchange; `about` names what was asked, or is
    empty; `chosen` says what was done; `others` are the alternatives."""

    kind: str
    about: str
    chosen: str
    others: tuple[Option, ...]


def decisions_of(program: Program, view: View, plan: Plan) -> tuple[Decision, ...]:
    """The decisions of a seat that had at least one alternative."""
    maker = _Options(program, view, plan)
    found = maker.exchange() if view.in_crisis else maker.orders_and_answers()
    return tuple(decision for decision in found if decision.others)


class _Options:
    """Makes the options of one seat at one decision point."""

    def __init__(self, program: Program, view: View, plan: Plan) -> None:
        self.program, self.view, self.plan = program, view, plan
        self.seat = program.seats[view.seat]

    def exchange(self) -> Iterator[Decision]:
        crisis = self.program.crises[self.view.crisis]
        given = self.plan.step if self.plan.step >= 0 else crisis.default
        others = tuple(
            Option(words.quoted(crisis.titles[step]), self.plan._replace(step=step))
            for step in range(len(STEPS))
            if step != given
        )
        yield Decision("exchange", words.plain(crisis.title), words.quoted(crisis.titles[given]), others)

    def orders_and_answers(self) -> Iterator[Decision]:
        for index in self.view.questions:
            yield self._answer(index)
        for index in self.view.offers:
            yield self._reply(index)
        if self.seat.orders:
            yield self._orders()
        if self.plan.offers:
            yield self._offer()

    def _answer(self, index: int) -> Decision:
        question = self.program.questions[index]
        titles = [words.quoted(self.program.deeds[deed].title) for deed in question.options]
        answers = dict(self.plan.answers)
        given = answers.get(index, question.default)
        others = []
        for option, deed in enumerate(question.options):
            if option != given and not option_refusal(
                self.program, self.view.values, self.program.deeds[deed], self.seat.id
            ):
                changed = self.plan._replace(answers=tuple(sorted({**answers, index: option}.items())))
                others.append(Option(titles[option], self._affordable(changed)))
        silence = "" if index in answers else "no answer, which counts as "
        return Decision("answer", words.plain(question.title), silence + titles[given], tuple(others))

    def _reply(self, index: int) -> Decision:
        deal = self.program.deals[index]
        given = dict(self.plan.replies).get(index, 0)
        names = ("to refuse", "to accept")
        changed = self.plan._replace(replies=tuple(sorted({**dict(self.plan.replies), index: 1 - given}.items())))
        about = f"{words.plain(deal.title)}, proposed by {self.program.seats[deal.actor].short}"
        silence = "" if index in dict(self.plan.replies) else "no answer, which counts as "
        return Decision("reply", about, silence + names[given], (Option(names[1 - given], changed),))

    def _offer(self) -> Decision:
        program, values = self.program, self.view.values
        others = [Option("to propose nothing", self.plan._replace(offers=()))]
        ranked = [index for index in self._proposals() if index not in self.plan.offers]
        for index in ranked:
            changed = self.plan._replace(offers=(index,))
            if not deal_refusal(program, values, program.deals[index]) and self._affordable(changed) == changed:
                others.append(Option(words.proposal(program, index), changed))
        return Decision("offer", "", words.proposal(program, self.plan.offers[0]), tuple(others[:MOST]))

    def _proposals(self) -> list[int]:
        """The seat's possible proposals, doctrine's favourites first."""
        deals = self.program.deals
        own = {(d.id, self.program.seats[d.partner].id): n for n, d in enumerate(deals) if d.actor == self.view.seat}
        moves = (reason.move for reason in self.reasons)
        liked = [own[move.agreement, move.other] for move in moves if isinstance(move, OfferMove)]
        return list(dict.fromkeys([*liked, *own.values()]))

    def _orders(self) -> Decision:
        others: dict[Plan, Option] = {}
        for option in self._bundles():
            if len(others) < MOST and self._affordable(option.plan) == option.plan:
                others.setdefault(option.plan, option)
        return Decision("orders", "", words.bundle(self.program, self.plan), tuple(others.values()))

    def _bundles(self) -> Iterator[Option]:
        """Departures from the seat's orders by one order, the likeliest to matter first."""
        program, given, free = self.program, self.plan.orders, len(self.plan.orders) < self.seat.slots
        for one in given:
            kept = tuple(other for other in given if other != one)
            yield Option(f"without {words.order(program, one[0])}", self.plan._replace(orders=kept))
        new = self._candidates()
        if free:
            for added in new:
                yield Option(f"also {words.order(program, *added)}", self._with(given, added))
        for dropped in self._weakest_first():
            kept = tuple(other for other in given if other != dropped)
            for added in new:
                named = words.replacement(program, added, dropped)
                yield Option(named, self._with(kept, added))

    def _with(self, kept: tuple[Order, ...], added: Order) -> Plan:
        return self.plan._replace(orders=tuple(sorted((*kept, added))))

    def _weakest_first(self) -> list[Order]:
        """The seat's orders, from the one that doctrine thinks least of."""
        return sorted(self.plan.orders, key=lambda one: (-self.ranks.get(one[0], len(self.ranks)), one))

    def _candidates(self) -> list[Order]:
        """Other orders that were allowed: doctrine's favourites, then the best of each instrument, then the rest; of an
        action with several targets first the best."""
        program, ranks = self.program, self.ranks
        given = {index for index, _ in self.plan.orders}
        allowed = [
            index
            for index in self.seat.orders
            if index not in given and order_refusal(program, self.view.values, index) is None
        ]
        allowed.sort(key=lambda index: (ranks.get(index, len(ranks)), index))
        best = list({program.orders[index].action: index for index in reversed(allowed)}.values())[::-1]
        best.sort(key=allowed.index)
        groups: dict[tuple[str, bool], int] = {}
        for index in best:
            groups.setdefault((program.orders[index].instrument, program.orders[index].calms), index)
        ranked = dict.fromkeys([*best[:FAVOURITES], *groups.values(), *best, *allowed])
        return [(index, intent_number(self.mind, program.orders[index])) for index in ranked]

    @cached_property
    def mind(self) -> Mind:
        """The seat's own doctrine, without whims."""
        return Mind(self.program, self.view, 0, noise=0)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What doctrine thinks of the seat's choices, without whims, the best first."""
        return choose(self.program, self.view, 0, noise=0).reasons

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The rank of the orders that doctrine thinks of."""
        liked = [reason.move for reason in self.reasons if isinstance(reason.move, OrderMove)]
        ranks = {(move.action, move.target): rank for rank, move in enumerate(liked)}
        moves = ((index, move_of(self.program, self.program.orders[index])) for index in self.seat.orders)
        return {index: ranks[move.action, move.target] for index, move in moves if (move.action, move.target) in ranks}

    def _affordable(self, plan: Plan) -> Plan:
        """The plan without orders and offers that it cannot pay for or that exclude each other, as the rules judge."""
        program, values, spent = self.program, self.view.values, dict[int, int]()
        for index, option in plan.answers:
            spend(program.deeds[program.questions[index].options[option]].costs, values, spent)
        orders: list[Order] = []
        for one in plan.orders:
            costs = program.deeds[program.orders[one[0]].deed].costs
            if not self._clashes(one, orders) and not cost_refusal(program, values, costs, self.seat.id, spent):
                spend(costs, values, spent)
                orders.append(one)
        offers = tuple(
            index
            for index in plan.offers
            if not cost_refusal(program, values, program.deals[index].costs, self.seat.id, spent)
        )
        return plan._replace(orders=tuple(orders), offers=offers)

    def _clashes(self, one: Order, others: list[Order]) -> bool:
        orders = self.program.orders
        mine = orders[one[0]]
        return any(
            mine.action == orders[other].action
            or orders[other].action in mine.excludes
            or mine.action in orders[other].excludes
            for other, _ in others
        )
