"""Why an agreement could or could not be proposed, by each seat to each partner."""

from __future__ import annotations

from game.analysis.why.data import Answer, Case, Cell, Row
from game.analysis.why.judging import View, cost_rows, line_rows, merged, seat_name
from game.analysis.why.order import knowing
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.core.model.dialogue import Agreement
from game.core.program import Deal
from game.engine.legality import deal_refusal

_CAME = {"offer": "proposed", "agreement": ""}


def answer(record: Recording, agreement: Agreement) -> Answer:
    """All there is to say about an agreement."""
    cases = [_case(record, agreement, deal) for deal in record.program.deals if deal.id == agreement.id]
    turns = record.turns_of("agreement", agreement.id)
    result = f"It came up in turn {', '.join(map(str, turns))}." if turns else "It never came up."
    return Answer(
        "agreement",
        agreement.id,
        agreement.title,
        agreement.span,
        result,
        "on what the proposer knows, before it gives any order",
        merged(cases),
        ways_to(record, "agreements", agreement.id),
    )


def _case(record: Recording, agreement: Agreement, deal: Deal) -> Case:
    program = record.program
    actor, partner = program.seats[deal.actor].id, program.seats[deal.partner].id
    states = record.orders_of()
    views = knowing(record, states, deal.actor)
    lines = record.lines.of(agreement.needs, actor, partner)
    rows = (
        *line_rows(record.lines, lines, "needs", views),
        *cost_rows(program, deal.costs, agreement.costs, agreement.place("costs"), views),
        _may(record, deal, views),
        _came(record, deal, tuple(states)),
    )
    return Case(seat_name(record.scenario, actor), tuple(states), rows, partner)


def _may(record: Recording, deal: Deal, views: list[View]) -> Row:
    found = [deal_refusal(record.program, known, deal) for known, _ in views]
    cells = tuple(Cell(one is None, words="" if one is None else one.reason) for one in found)
    return Row("it may be proposed", "", None, cells, verdict=True)


def _came(record: Recording, deal: Deal, turns: tuple[int, ...]) -> Row:
    """What became of it in each turn."""
    cells = []
    for turn in turns:
        found = [one for one in record.log if (one.turn, one.source) == (turn, deal.source) and one.kind in _CAME]
        words = ", ".join(_CAME[one.kind] or one.outcome.replace("_", " ") for one in found)
        cells.append(Cell(bool(found), words=words))
    return Row("it came up", "", None, tuple(cells), verdict=True)
