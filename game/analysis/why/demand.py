"""Why an ultimatum was or was not issued, and whether it was met."""

from __future__ import annotations

from game.analysis.why.data import NOT_ASKED, Answer, Case, Cell, Row
from game.analysis.why.judging import View, line_rows
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.core.codes import EXPIRED, MET, NONE, PENDING
from game.core.model.dialogue import Ultimatum

_STATUS = {NONE: "not issued", PENDING: "it waits", MET: "met", EXPIRED: "run out"}


def answer(record: Recording, ultimatum: Ultimatum) -> Answer:
    """All there is to say about an ultimatum."""
    demand = next(one for one in record.program.demands if one.id == ultimatum.id)
    states = {state.turn: state for state in record.states if not state.in_crisis}
    status = [state.slots[demand.status] for state in states.values()]
    views: list[View | None] = [
        (state.slots, None) if one == PENDING else None for state, one in zip(states.values(), status, strict=True)
    ]
    lines = record.lines.of(ultimatum.met, ultimatum.sender, ultimatum.to)
    issued = tuple(NOT_ASKED if one == NONE else Cell(one == PENDING, words=_STATUS[one]) for one in status)
    rows = (
        Row("it waits", "", None, issued, verdict=True),
        *line_rows(record.lines, lines, "met", views),
        Row("it was met", "", None, tuple(Cell(one == MET, words=_STATUS[one]) for one in status), verdict=True),
    )
    return Answer(
        "ultimatum",
        ultimatum.id,
        ultimatum.title,
        ultimatum.span,
        f"At the end of what was played: {_STATUS[status[-1]]}.",
        "at the decision points, while it waits",
        (Case("", tuple(states), rows),),
        ways_to(record, "ultimatums", ultimatum.id),
        only_ways=True,
    )
