"""What a seat may do at a decision point, as JSON values: every entry holds a `move` that can be sent back as it is.

What cannot be done now is told too, with the reason in `refused`. All of it is judged on what the seat knows.
"""

from __future__ import annotations

from typing import Any

from game.agents.external.knowledge import amount, words
from game.core.codes import STEPS
from game.core.expr import Expr
from game.core.fixed import CERTAIN
from game.core.log import Refusal
from game.core.moves import AnswerMove, CancelMove, Move, OfferMove, dump
from game.core.program import Deal, Program
from game.core.view import View
from game.engine.legality import choices, deal_refusal, move_of, option_refusal, price

Json = dict[str, Any]


def about_orders(program: Program, seat: int) -> list[Json]:
    """What never changes about the seat's orders."""
    found = []
    for index in program.seats[seat].orders:
        order = program.orders[index]
        deed = program.deeds[order.deed]
        found.append(
            {
                **_named(move_of(program, order), "action", "target"),
                "title": words(deed.title),
                "blurb": words(order.blurb),
                "instrument": order.instrument,
                "rung": program.ladder[deed.rung].id if deed.rung >= 0 else None,
                "intents": list(order.intents),
                "once": order.once,
                "joint": order.joint,
                "consent": [one.id for number, one in enumerate(program.seats) if order.consent >> number & 1],
                "hours": order.takes,
            }
        )
    return found


def about_agreements(program: Program, seat: int) -> list[Json]:
    """The agreements that the seat may propose or be offered."""
    return [
        {
            "agreement": deal.id,
            "from": program.seats[deal.actor].id,
            "to": program.seats[deal.partner].id,
            "title": words(deal.title),
            "says": words(deal.says),
            "terms": [{"seat": program.seats[term.actor].id, "says": words(term.says)} for term in deal.promises],
            "hours": deal.hours,
        }
        for deal in program.deals
        if seat in (deal.actor, deal.partner)
    ]


def orders(program: Program, view: View) -> list[Json]:
    """Every order of the seat. `odds` are the ends of the chance of success, 0 to 1."""
    return [
        {
            "move": dump(one.move),
            "costs": {program.slots[slot].name: amount(cost) for slot, cost in one.costs},
            "odds": None if one.low is None or one.high is None else [one.low / CERTAIN, one.high / CERTAIN],
            "refused": _reason(one.refusal),
        }
        for one in choices(program, view)
    ]


def questions(program: Program, view: View) -> list[Json]:
    """The dilemmas that wait for the seat."""
    if view.in_crisis:
        return []
    actor, found = program.seats[view.seat].id, []
    for index in view.questions:
        question = program.questions[index]
        options = []
        for name, number in zip(question.names, question.options, strict=True):
            deed = program.deeds[number]
            options.append(
                {
                    "move": dump(AnswerMove(actor, question.id, name)),
                    "title": words(deed.title),
                    "costs": _costs(program, view, deed.costs),
                    "refused": _reason(option_refusal(program, view.values, deed, actor)),
                }
            )
        default = question.names[question.default]
        found.append(
            {"title": words(question.title), "says": words(question.says), "default": default, "options": options}
        )
    return found


def offers(program: Program, view: View) -> list[Json]:
    """The agreements that others propose to the seat; without an answer they lapse."""
    if view.in_crisis:
        return []
    return [_offered(program, program.deals[index]) for index in view.offers]


def _offered(program: Program, deal: Deal) -> Json:
    actor, proposer = program.seats[deal.partner].id, program.seats[deal.actor].id
    return {
        "agreement": deal.id,
        "from": proposer,
        "options": [{"move": dump(AnswerMove(actor, deal.id, choice, proposer))} for choice in ("accept", "refuse")],
    }


def proposals(program: Program, view: View) -> list[Json]:
    """The agreements that the seat may propose itself, one at most."""
    if view.in_crisis:
        return []
    actor = program.seats[view.seat].id
    return [
        {
            "move": dump(OfferMove(actor, deal.id, program.seats[deal.partner].id)),
            "costs": _costs(program, view, deal.costs),
            "refused": _reason(deal_refusal(program, view.values, deal)),
        }
        for deal in program.deals
        if deal.actor == view.seat and deal.direct
    ]


def under_way(program: Program, view: View) -> list[Json]:
    """The seat's actions that have begun and can still be called off."""
    if view.in_crisis:
        return []
    found = []
    for order in map(program.orders.__getitem__, program.seats[view.seat].orders):
        if order.cancellable and order.running >= 0 and view.values[order.running]:
            move = move_of(program, order)
            found.append({"move": dump(CancelMove(move.actor, move.action, move.target))})
    return found


def crisis(program: Program, view: View) -> Json | None:
    """The step of a crisis exchange that the seat must answer, alone at this decision point."""
    if view.crisis < 0:
        return None
    item = program.crises[view.crisis]
    actor = program.seats[view.seat].id
    return {
        "title": words(item.title),
        "says": words(item.says[min(view.step, len(item.says)) - 1]),
        "with": [program.seats[seat].id for seat in item.actors if seat != view.seat],
        "step": view.step,
        "steps": len(item.rungs),
        "default": STEPS[item.default],
        "options": [
            {"move": dump(AnswerMove(actor, item.id, name)), "title": words(title), "blurb": words(blurb)}
            for name, title, blurb in zip(STEPS, item.titles, item.blurbs, strict=True)
        ],
    }


def _costs(program: Program, view: View, costs: tuple[tuple[int, Expr], ...]) -> Json:
    return {program.slots[slot].name: amount(price(cost, view.values)) for slot, cost in costs}


def _reason(refusal: Refusal | None) -> str | None:
    return words(refusal.reason) if refusal else None


def _named(move: Move, *fields: str) -> Json:
    return {field: getattr(move, field) for field in fields}
