"""The `random` player: legal orders at random, answers at random. It knows nothing and wants nothing.

Up to 64 candidates are drawn for a seat's slots; a candidate that is not legal or is there already is passed over.
"""

from __future__ import annotations

from game.core import luck
from game.core.codes import STEPS
from game.core.moves import AnswerMove, Move, OfferMove
from game.core.program import Program
from game.core.view import View
from game.engine.legality import cost_refusal, deal_refusal, move_of, option_refusal, order_refusal, spend

CANDIDATES = 64
OFFER_CHANCE = 10
"""One turn in ten it proposes something."""


def choose(program: Program, view: View, key: int) -> list[Move]:
    """Moves for the present decision point; `key` is the player's own luck."""
    if not view.asked:
        return []
    draws = _Draws(key, luck.stable_id("random", program.seats[view.seat].id))
    if view.in_crisis:
        crisis = program.crises[view.crisis]
        return [AnswerMove(program.seats[view.seat].id, crisis.id, STEPS[draws.below(3)])]
    spent: dict[int, int] = {}
    answers = _answers(program, view, draws, spent)
    return [*answers, *_orders(program, view, draws, spent), *_offer(program, view, draws, spent)]


class _Draws:
    """A stream of draws for one choice."""

    def __init__(self, key: int, stable: int) -> None:
        self.key, self.stable, self.count = key, stable, 0

    def below(self, n: int) -> int:
        """A number in 0..n-1."""
        self.count += 1
        return luck.below(luck.draw(self.key, self.stable, luck.POLICY, self.count), n)


def _answers(program: Program, view: View, draws: _Draws, spent: dict[int, int]) -> list[Move]:
    actor = program.seats[view.seat].id
    moves: list[Move] = []
    for index in view.questions:
        question = program.questions[index]
        option = draws.below(len(question.options))
        deed = program.deeds[question.options[option]]
        if option_refusal(program, view.values, deed, actor, spent):
            option = question.default
        else:
            spend(deed.costs, view.values, spent)
        moves.append(AnswerMove(actor, question.id, question.names[option]))
    for index in view.offers:
        deal = program.deals[index]
        proposer = program.seats[deal.actor].id
        moves.append(AnswerMove(actor, deal.id, ("refuse", "accept")[draws.below(2)], proposer))
    return moves


def _orders(program: Program, view: View, draws: _Draws, spent: dict[int, int]) -> list[Move]:
    seat = program.seats[view.seat]
    moves: list[Move] = []
    taken: set[str] = set()
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
        spend(deed.costs, view.values, spent)
        intent = order.intents[draws.below(len(order.intents))] if order.intents else ""
        moves.append(move_of(program, order, intent))
    return moves


def _offer(program: Program, view: View, draws: _Draws, spent: dict[int, int]) -> list[Move]:
    actor = program.seats[view.seat].id
    open_deals = [d for d in program.deals if d.actor == view.seat and not deal_refusal(program, view.values, d, spent)]
    if not open_deals or draws.below(OFFER_CHANCE):
        return []
    deal = open_deals[draws.below(len(open_deals))]
    return [OfferMove(actor, deal.id, program.seats[deal.partner].id)]
