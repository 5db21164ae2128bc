"""The `doctrine` player: expected utility over what its seat knows. It never looks ahead by playing.

The worth of a choice is the sum of: how well it serves the seat's aims (weights of the persona, changed by drives and
crossed red lines), the points its own objectives may expect, less what it costs, less caution for rungs above the
seat's ceiling (which rises with tension), plus mirroring (force is answered by force and restraint by restraint, from
what the seat remembers of the others), plus a whim. Restraint that has gone unanswered for longer than the seat's
patience counts half. All numbers are thousandths; everything is read from the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core import luck
from game.core.codes import STEPS
from game.core.fixed import CERTAIN, UNIT, percent_of
from game.core.model.deeds import INTENTS
from game.core.moves import AnswerMove, Move, OfferMove
from game.core.program import Deed, Order, Program, Temper, Valued
from game.core.view import View
from game.engine.evaluate import value
from game.engine.legality import cost_refusal, deal_refusal, move_of, option_refusal, order_refusal, spend
from game.engine.perform import habit_factor, odds_of, weights_of

TENSE = 70 * UNIT
"""Above this tension the ceiling rises by one rung for each ten points."""
MOST_OFFERS = 1
STALE = 0b110
"""Bits of a history: an order given in both of the last two turns is not given a third time."""
MEEK = 5 * UNIT
"""Who remembers less against others than this speaks of force in measured words."""
OFFER_MARGIN = 4 * UNIT
"""A proposal must be worth this much more than the threshold."""


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for or against a choice: its words and its weight in thousandths."""

    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a seat chose (or passed over) a move: its worth and what it is made of, the heaviest first."""

    move: Move
    worth: int
    parts: tuple[Part, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What the seat does and why. Alternatives that came close are among the reasons."""

    moves: tuple[Move, ...]
    reasons: tuple[Reason, ...]


class Mind:
    """One seat's mood at one decision point: the weights of its aims after drives, its ceiling, its memories."""

    def __init__(self, program: Program, view: View, key: int, lean: int = 0, noise: int = CERTAIN) -> None:
        self.program, self.view, self.lean = program, view, lean
        self.key = luck.mix(key ^ luck.stable_id("doctrine", program.seats[view.seat].id))
        self.spent: dict[int, int] = {}
        self.temper: Temper = program.doctrine.tempers[view.seat]
        self.noise = percent_of(self.temper.noise, noise)
        self.aims = list(self.temper.aims)
        for when, _, shifts in self.temper.drives:
            if value(when, view.values):
                for aim, shift in shifts:
                    self.aims[aim] += shift
        self.ceiling = self.temper.ceiling + max(0, view.values[program.tension] - TENSE) // (10 * UNIT)
        self.unanswered = self._unanswered()

    def memory(self, table: dict[tuple[int, int], int], other: int) -> int:
        """What the seat remembers of one other (thousandths), or the most it remembers of anybody for -1."""
        if other >= 0:
            return self.view.values[table[self.view.seat, other]] if other != self.view.seat else 0
        others = [n for n in range(len(self.program.seats)) if n != self.view.seat]
        return max(self.view.values[table[self.view.seat, n]] for n in others) if others else 0

    def _unanswered(self) -> bool:
        """Has the seat's own restraint of the last turns met none in return?"""
        if self.memory(self.program.credits, -1) > UNIT:
            return False
        calm = [
            self.program.deeds[order.deed].history
            for order in self.program.orders
            if order.calms and self.program.deeds[order.deed].actor == self.view.seat
        ]
        window = (1 << self.temper.patience + 1) - 1
        return sum((self.view.values[slot] & window).bit_count() for slot in dict.fromkeys(calm)) > self.temper.patience

    def worth(
        self, valued: Valued, weights: tuple[int, ...], other: int, stable: int, factor: int = CERTAIN
    ) -> list[Part]:
        """The parts of a choice's worth, without its title; their sum is the worth."""
        parts = [*self._aims(valued, factor), *self._gains(valued, weights, factor)]
        if valued.cost:
            parts.append(Part("its price", -percent_of(valued.cost, self.temper.thrift * 10)))
        if valued.rung > self.ceiling:
            parts.append(Part("too high on the ladder", -self.temper.caution * (valued.rung - self.ceiling)))
        mirrored = self._mirror(valued, other)
        if mirrored:
            parts.append(Part("an answer to what others did", mirrored))
        whim = luck.below(luck.draw(self.key, stable, luck.NOISE), 2 * self.noise + 1) - self.noise
        if self.lean and valued.nature:
            parts.append(Part("leaning", self.lean * valued.nature))
        return [*parts, Part("a whim", whim)]

    def _aims(self, valued: Valued, factor: int) -> list[Part]:
        parts = []
        for aim, worth in valued.aims:
            title, nature = self.program.doctrine.aims[aim]
            weight = percent_of(self.aims[aim] * worth // UNIT, factor)
            if nature == "restraint" and weight > 0 and self.unanswered:
                weight //= 2
            parts.append(Part(title, weight))
        return parts

    def _gains(self, valued: Valued, weights: tuple[int, ...], factor: int) -> list[Part]:
        whole = max(1, sum(weights))
        total: dict[int, int] = {}
        for weight, gains in zip(weights, valued.gains, strict=True):
            for goal, points in gains:
                total[goal] = total.get(goal, 0) + points * weight // whole
        goals = self.program.goals
        shares = sum(goal.weight for goal in goals if goal.actor == self.view.seat) or 1
        return [
            Part(
                goals[goal].title,
                percent_of(points * goals[goal].weight // shares * self.temper.objectives // UNIT, factor),
            )
            for goal, points in total.items()
        ]

    def _mirror(self, valued: Valued, other: int) -> int:
        if not valued.nature:
            return 0
        balance = self.memory(self.program.slights, other) - self.memory(self.program.credits, other)
        return percent_of(balance * valued.nature, self.temper.mirror)


def choose(
    program: Program, view: View, key: int, lean: int = 0, noise: int = CERTAIN, *, whole: bool = False
) -> Decision:
    """What the seat does at this decision point; `key` is the player's own luck.

    `lean` (thousandths) is added to the worth of force and taken from that of restraint; `noise` (ten-thousandths) is
    the share of the persona's own whims. `whole` keeps the reasons for every order and offer that was weighed, the best
    first, not only for those that came close.
    """
    if not view.asked:
        return Decision((), ())
    mind = Mind(program, view, key, lean, noise)
    if view.in_crisis:
        return _crisis(mind)
    reasons = [*_answers(mind), *_replies(mind), *_orders(mind, whole), *_offers(mind, whole)]
    return Decision(tuple(reason.move for reason in reasons if reason.chosen), tuple(reasons))


def _reason(move: Move, parts: list[Part], chosen: bool) -> Reason:
    ranked = sorted(parts, key=lambda part: -abs(part.weight))
    return Reason(move, sum(part.weight for part in parts), tuple(part for part in ranked if part.weight), chosen)


def _weights(deed: Deed, view: View) -> tuple[int, ...]:
    return weights_of(deed, odds_of(deed, view.values)) if deed.results else (1,)


def _best(options: Sequence[tuple[Move, list[Part]]], default: int) -> list[Reason]:
    """Reasons for each option, the best marked as chosen; the default wins a tie."""
    sums = [sum(part.weight for part in parts) for _, parts in options]
    best = max(range(len(options)), key=lambda n: (sums[n], n == default, -n))
    return [_reason(move, parts, n == best) for n, (move, parts) in enumerate(options)]


def _answers(mind: Mind) -> list[Reason]:
    program, view = mind.program, mind.view
    actor = program.seats[view.seat].id
    reasons: list[Reason] = []
    for index in view.questions:
        question = program.questions[index]
        options: list[tuple[AnswerMove, list[Part]]] = []
        for name, number in zip(question.names, question.options, strict=True):
            deed = program.deeds[number]
            if option_refusal(program, view.values, deed, actor, mind.spent):
                continue
            parts = mind.worth(program.doctrine.deeds[number], _weights(deed, view), -1, deed.stable)
            options.append((AnswerMove(actor, question.id, name), parts))
        names = [move.choice for move, _ in options]
        best = _best(options, names.index(question.names[question.default]))
        chosen = names[[reason.chosen for reason in best].index(True)]
        spend(program.deeds[question.options[question.names.index(chosen)]].costs, view.values, mind.spent)
        reasons += best
    return reasons


def _replies(mind: Mind) -> list[Reason]:
    program, view = mind.program, mind.view
    actor = program.seats[view.seat].id
    reasons = []
    for index in view.offers:
        deal = program.deals[index]
        valued, price = program.doctrine.deals[index][1:]
        parts = [*mind.worth(valued, (1,), deal.actor, deal.stable), Part("its price", -price)]
        accepts = sum(part.weight for part in parts) > 0
        move = AnswerMove(actor, deal.id, "accept" if accepts else "refuse", program.seats[deal.actor].id)
        reasons.append(_reason(move, parts, True))
    return reasons


def _orders(mind: Mind, whole: bool) -> list[Reason]:
    """The best legal orders worth more than the threshold, as far as slots and means go."""
    program, view = mind.program, mind.view
    seat = program.seats[view.seat]
    ranked = []
    for index in seat.orders:
        order = program.orders[index]
        stale = view.values[order.ordered] & STALE == STALE
        if not stale and order_refusal(program, view.values, index) is None:
            parts = _worth_of_order(mind, order)
            ranked.append((-sum(part.weight for part in parts), index, parts))
    ranked.sort(key=lambda item: item[:2])
    chosen: list[Order] = []
    reasons = []
    near = looked_at(seat.slots)
    for rank, (worth, index, parts) in enumerate(ranked if whole else ranked[:near]):
        order = program.orders[index]
        deed = program.deeds[order.deed]
        fits = (
            rank < near
            and -worth > mind.temper.threshold
            and len(chosen) < seat.slots
            and not any(_clash(order, other) for other in chosen)
            and cost_refusal(program, view.values, deed.costs, seat.id, mind.spent) is None
        )
        if fits:
            chosen.append(order)
            spend(deed.costs, view.values, mind.spent)
        reasons.append(_reason(move_of(program, order, intent_of(mind, order) if fits else ""), parts, fits))
    return reasons


def looked_at(slots: int) -> int:
    """How many orders a seat looks at, the best first, until it has given `slots` of them."""
    return 4 * slots + 4


def _clash(order: Order, other: Order) -> bool:
    return order.action == other.action or order.action in other.excludes or other.action in order.excludes


def _worth_of_order(mind: Mind, order: Order) -> list[Part]:
    program, view = mind.program, mind.view
    deed = program.deeds[order.deed]
    target = deed.target if deed.target_kind == "actor" else -1
    factor = habit_factor(deed, order, view.values)
    return mind.worth(program.doctrine.deeds[order.deed], _weights(deed, view), target, deed.stable, factor)


def intent_of(mind: Mind, order: Order) -> str:
    """What the seat means by a public order: a bluffer, or one who has been slighted, speaks boldly."""
    if not order.intents:
        return ""
    nature = mind.program.doctrine.deeds[order.deed].nature
    stable = luck.stable_id("intent", order.action, mind.program.seats[mind.view.seat].id)
    bluffs = luck.below(luck.draw(mind.key, stable, luck.POLICY), CERTAIN) < mind.temper.bluff
    return intents_for(order, nature, bluffs or mind.memory(mind.program.slights, -1) >= MEEK)


def intent_number(mind: Mind, order: Order) -> int:
    """What `intent_of` says as a `Plan` keeps it: 1 + its index in INTENTS, or 0 for an order without intents."""
    intent = intent_of(mind, order)
    return INTENTS.index(intent) + 1 if intent else 0


def intents_for(order: Order, nature: int, bold: bool) -> str:
    """What an order is meant as, by the nature of what it serves; bold words are for force alone."""
    wanted = ("reassure", "concede", "probe")
    if nature > 0:
        wanted = ("punish", "coerce", "deter") if bold else ("deter", "reassure", "coerce")
    return next(intent for intent in (*wanted, *INTENTS) if intent in order.intents)


def _offers(mind: Mind, whole: bool) -> list[Reason]:
    program, view = mind.program, mind.view
    actor = program.seats[view.seat].id
    found = []
    for index, deal in enumerate(program.deals):
        if deal.actor != view.seat or deal_refusal(program, view.values, deal, mind.spent):
            continue
        parts = mind.worth(program.doctrine.deals[index][0], (1,), deal.partner, deal.stable)
        move = OfferMove(actor, deal.id, program.seats[deal.partner].id)
        worth = sum(part.weight for part in parts)
        found.append((-worth, index, move, parts))
    found.sort(key=lambda item: item[:2])
    reasons = []
    for rank, (worth, _, move, parts) in enumerate(found if whole else found[:3]):
        fits = rank < MOST_OFFERS and -worth > mind.temper.threshold + OFFER_MARGIN
        reasons.append(_reason(move, parts, fits))
    return reasons


def _crisis(mind: Mind) -> Decision:
    program, view = mind.program, mind.view
    crisis = program.crises[view.crisis]
    actor = program.seats[view.seat].id
    others = [seat for seat in crisis.actors if seat != view.seat]
    rung = crisis.rungs[view.step - 1]
    options: list[tuple[Move, list[Part]]] = []
    for number, name in enumerate(STEPS):
        valued = program.doctrine.steps[view.crisis, view.seat, number]
        parts = mind.worth(valued, (1,), others[0], luck.stable_id("step", str(crisis.stable), str(view.step), name))
        if name == "match":
            parts.append(Part("the next rung", -mind.temper.caution * max(0, rung + 1 - mind.ceiling)))
        elif name == "back_down" and view.seat in crisis.audience:
            cost = crisis.audience_cost + crisis.audience_growth * (view.step - 1)
            parts.append(Part("what the public would say", -percent_of(cost, mind.temper.thrift * 10)))
        options.append((AnswerMove(actor, crisis.id, name), parts))
    reasons = _best(options, crisis.default)
    return Decision(tuple(reason.move for reason in reasons if reason.chosen), tuple(reasons))
