"""Why an agreement could or could not be proposed, by each seat to each partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.why.data import Answer, Case, Cell, Row
from game.analysis.why.judging import View, cost_rows, line_rows, merged
from game.analysis.why.order import knowing
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.analysis.why.weighing import Weighing, name_of
from game.core.codes import IN_FORCE, OFFERED
from game.core.model.dialogue import Agreement
from game.core.program import Deal
from game.engine.legality import deal_refusal

_CAME = {"offer": "proposed", "agreement": ""}
_CAME_UP = "it came up"


def answer(record: Recording, agreement: Agreement) -> Answer:
    """All there is to say about an agreement."""
    weighing = Weighing(record)
    cases = [_case(record, agreement, deal, weighing) for deal in record.program.deals if deal.id == agreement.id]
    return Answer(
        "agreement",
        agreement.id,
        agreement.title,
        agreement.span,
        _result(record, cases),
        "on what the proposer knows, before it gives any order",
        merged(cases),
        ways_to(record, "agreements", agreement.id),
    )


def _result(record: Recording, cases: Sequence[Case]) -> str:
    """What became of it, and when."""
    told: dict[str, set[int]] = {}
    for case in cases:
        came = next(row for row in case.rows if row.lead == _CAME_UP)
        for turn, cell in zip(case.turns, came.cells, strict=True):
            if cell.held:
                told.setdefault(cell.words, set()).add(turn)
    if not told:
        return "It never came up."
    parts = [f"{words} in turn {', '.join(map(str, sorted(turns)))}" for words, turns in told.items()]
    return f"It was {'; '.join(parts)}."


def _case(record: Recording, agreement: Agreement, deal: Deal, weighing: Weighing) -> Case:
    program = record.program
    actor, partner = program.seats[deal.actor].id, program.seats[deal.partner].id
    states = record.orders_of()
    views = knowing(record, states, deal.actor)
    lines = record.lines.of(agreement.needs, actor, partner)
    may = _may(record, deal, views)
    rows = (
        *_free(record, deal, views),
        *line_rows(record.lines, lines, "needs", views),
        *cost_rows(program, deal.costs, agreement.costs, agreement.place("costs"), views),
        may,
        _came(record, deal, tuple(states)),
        *weighing.offer_rows(deal, may),
    )
    return Case(name_of(record, actor), tuple(states), rows, name_of(record, partner))


def _free(record: Recording, deal: Deal, views: list[View]) -> Iterator[Row]:
    """What the rules ask beside the author's conditions: it must be neither on the table nor in force."""
    if not deal.direct:
        words = "an order proposes it, not the seat itself"
        yield Row("proposed directly", "", None, tuple(Cell(False, words=words) for _ in views))
        return
    mirror = record.program.deals[deal.mirror] if deal.mirror >= 0 else deal
    table = [slots[deal.status] == OFFERED for slots, _ in views]
    force = [IN_FORCE in (slots[deal.status], slots[mirror.status]) for slots, _ in views]
    yield Row("not on the table", "", None, tuple(Cell(not one, words="it waits for an answer" * one) for one in table))
    yield Row("not in force", "", None, tuple(Cell(not one, words="it is in force already" * one) for one in force))


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
    return Row(_CAME_UP, "", None, tuple(cells), verdict=True)
