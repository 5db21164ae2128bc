"""Why a crisis exchange did or did not open."""

from __future__ import annotations

from game.analysis.why.data import Answer
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.core.model.dialogue import Exchange


def answer(record: Recording, exchange: Exchange) -> Answer:
    """All there is to say about an exchange: it has no conditions of its own."""
    turns = record.turns_of("exchange", exchange.id)
    result = f"It was played in turn {', '.join(map(str, turns))}." if turns else "It never opened."
    return Answer(
        "exchange",
        exchange.id,
        exchange.title,
        exchange.span,
        result,
        "",
        (),
        ways_to(record, "exchanges", exchange.id),
        only_ways=True,
    )
