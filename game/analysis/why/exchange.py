"""Why a crisis exchange did or did not open, and what each seat saw in its answers, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.why.data import Answer, Case, Cell, Row
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.analysis.why.weighing import Weighing, name_of
from game.core.codes import STEPS
from game.core.model.dialogue import Exchange


def answer(record: Recording, exchange: Exchange) -> Answer:
    """All there is to say about an exchange: it has no conditions of its own."""
    played = record.turns_of("exchange", exchange.id)
    result = f"It was played in turn {', '.join(map(str, played))}." if played else "It never opened."
    weighing = Weighing(record)
    crisis = next(one for one in record.program.crises if one.id == exchange.id)
    cases = [
        Case(
            name_of(record, record.program.seats[seat].id),
            tuple(record.orders_of()),
            tuple(_rows(record, exchange, seat, weighing)),
        )
        for seat in crisis.actors
        if played
    ]
    return Answer(
        "exchange",
        exchange.id,
        exchange.title,
        exchange.span,
        result,
        "on what the seat knows, at each step that is reached",
        tuple(cases),
        ways_to(record, "exchanges", exchange.id),
        only_ways=True,
    )


def _rows(record: Recording, exchange: Exchange, seat: int, weighing: Weighing) -> Iterator[Row]:
    """For each step that was ever reached: when, and what the three answers were worth to a seat."""
    states = record.crises_of(exchange.id)
    for step in range(1, 1 + max((step for _, step in states), default=0)):
        reached = tuple(Cell((turn, step) in states) for turn in record.orders_of())
        yield Row(f"step {step} was reached", "", None, reached, verdict=True)
        for name in STEPS:
            yield weighing.answer_row(seat, exchange.id, name, step)
