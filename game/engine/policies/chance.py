"""The `random` player: legal orders at random, answers at random. It knows nothing and wants nothing.

Up to 64 candidates are drawn for a seat's slots; a candidate that is not legal or is there already is passed over.
"""

from __future__ import annotations

from game.core import luck
from game.core.moves import AnswerMove, Move, OfferMove
from game.core.program import STEPS, Program
from game.core.view import View
from game.engine.evaluate import value
from game.engine.legality import cost_refusal, deal_refusal, move_of, option_refusal, order_refusal

CANDIDATES = 64
OFFER_CHANCE = 10
"""One turn in ten it proposes something."""


def choose(program: Program, view: View, key: int) -> list[Move]:
    """Moves for the present decision point; `key` is the player's own luck."""
    if not view.asked:
        return []
    draws = _Draws(key, view.seat)
    if view.in_crisis:
        crisis = program.crises[view.crisis]
        return [AnswerMove(program.seats[view.seat].id, crisis.id, STEPS[draws.below(3)])]
    return [*_answers(program, view, draws), *_orders(program, view, draws), *_offer(program, view, draws)]


class _Draws:
    """A stream of draws for one choice."""

    def __init__(self, key: int, seat: int) -> None:
        self.key, self.seat, self.count = key, seat, 0

    def below(self, n: int) -> int:
        """A number in 0..n-1."""
        self.count += 1
        return luck.below(luck.draw(self.key, self.seat, luck.POLICY, self.count), n)


def _answers(program: Program, view: View, draws: _Draws) -> list[Move]:
    actor = program.seats[view.seat].id
    moves: list[Move] = []
    for index in view.questions:
        question = program.questions[index]
        option = draws.below(len(question.options))
        if option_refusal(program, view.values, program.deeds[question.options[option]], actor):
            option = question.default
        moves.append(AnswerMove(actor, question.id, question.names[option]))
    for index in view.offers:
        deal = program.deals[index]
        proposer = program.seats[deal.actor].id
        moves.append(AnswerMove(actor, deal.id, ("refuse", "accept")[draws.below(2)], proposer))
    return moves


def _orders(program: Program, view: View, draws: _Draws) -> list[Move]:
    seat = program.seats[view.seat]
    moves: list[Move] = []
    taken: set[str] = set()
    spent: dict[int, int] = {}
    if not seat.orders:
        return []
    for _ in range(CANDIDATES):
        if len(moves) >= seat.slots:
            break
        index = seat.orders[draws.below(len(seat.orders))]
        order = program.orders[index]
        deed = program.deeds[order.deed]
        refused = order_refusal(program, view.values, index) or cost_refusal(
            program, view.values, deed.costs, seat.id, spent
        )
        if refused or order.action in taken:
            continue
        taken.add(order.action)
        for slot, cost in deed.costs:
            spent[slot] = spent.get(slot, 0) + value(cost, view.values)
        intent = order.intents[draws.below(len(order.intents))] if order.intents else ""
        moves.append(move_of(program, order, intent))
    return moves


def _offer(program: Program, view: View, draws: _Draws) -> list[Move]:
    actor = program.seats[view.seat].id
    open_deals = [d for d in program.deals if d.actor == view.seat and not deal_refusal(program, view.values, d)]
    if not open_deals or draws.below(OFFER_CHANCE):
        return []
    deal = open_deals[draws.below(len(open_deals))]
    return [OfferMove(actor, deal.id, program.seats[deal.partner].id)]
