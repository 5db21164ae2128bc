"""The two messages that an external agent gets: `hello` once, `decide` at every decision point of its seat.

Everything in them is made from a View and from tables that the seat may read; neither a State nor luck comes this far.
"""

from __future__ import annotations

from typing import Any

from game.agents.external import choices
from game.agents.external.knowledge import about_numbers, knowledge, words
from game.core.codes import CLOCK, RUNG, TURN_HOURS
from game.core.program import Program
from game.core.view import View

PROTOCOL = 1
"""Raised whenever an agent that was written for the last number might go wrong."""
Json = dict[str, Any]


def hello(program: Program, seat: int, seconds: float) -> Json:
    """The first message: who the agent is, and all that does not change."""
    own = program.seats[seat]
    return {
        "type": "hello",
        "protocol": PROTOCOL,
        "time_limit": seconds,
        "scenario": {"id": program.scenario, "title": words(program.title), "turns": program.turns},
        "seat": {
            "id": own.id,
            "title": own.title,
            "office": own.office,
            "briefing": words(own.briefing),
            "currency": program.slots[own.currency].name if own.currency >= 0 else None,
            "objectives": [
                {"title": words(goal.title), "weight": goal.weight, "shared": goal.shared}
                for goal in program.goals
                if goal.actor == seat
            ],
        },
        "seats": {other.id: other.title for other in program.seats},
        "numbers": about_numbers(program, seat),
        "orders": choices.about_orders(program, seat),
        "agreements": choices.about_agreements(program, seat),
        "places": {place.id: place.title for place in program.places},
        "ladder": [{"id": rung.id, "title": rung.title} for rung in program.ladder],
    }


def decide(program: Program, view: View, number: int, refused: list[Json]) -> Json:
    """A decision point as its seat sees it. `refused` are moves of the last answer that could not be made."""
    return {
        "type": "decide",
        "id": number,
        "turn": view.turn,
        "hour": view.values[CLOCK],
        "turn_hours": view.values[TURN_HOURS],
        "rung": program.ladder[view.values[RUNG]].id,
        **knowledge(program, view),
        "most_orders": 0 if view.in_crisis else program.seats[view.seat].slots,
        "orders": choices.orders(program, view),
        "questions": choices.questions(program, view),
        "offers": choices.offers(program, view),
        "proposals": choices.proposals(program, view),
        "under_way": choices.under_way(program, view),
        "crisis": choices.crisis(program, view),
        "refused": refused,
    }
