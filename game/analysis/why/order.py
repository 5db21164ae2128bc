"""Why an action could or could not be ordered, by each seat and at each target, judged on what the seat knows."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.why.data import NOT_ASKED, Answer, Case, Cell, Row
from game.analysis.why.judging import View, cost_rows, line_rows, merged
from game.analysis.why.recording import Recording
from game.analysis.why.weighing import Weighing, name_of
from game.core.model.deeds import Action
from game.core.program import Deed
from game.core.state import State
from game.engine.legality import order_refusal
from game.engine.observe import view_of

_DONE = {"lost": "came to nothing", "order": ""}


def answer(record: Recording, action: Action) -> Answer:
    """All there is to say about an action."""
    program = record.program
    found = [index for index, order in enumerate(program.orders) if order.action == action.id]
    weighing = Weighing(record)
    cases = merged([_case(record, action, index, weighing) for index in found])
    return Answer(
        "action",
        action.id,
        action.title,
        action.span,
        _result(record, action),
        "on what the seat knows, before it gives any order",
        cases,
    )


def knowing(record: Recording, states: dict[int, State], seat: int) -> list[View]:
    """What a seat knew at each decision point, with the truth behind it."""
    return [(view_of(record.program, state, seat).values, state.slots) for state in states.values()]


def _case(record: Recording, action: Action, index: int, weighing: Weighing) -> Case:
    program = record.program
    deed = program.deeds[program.orders[index].deed]
    states = record.orders_of()
    views = knowing(record, states, deed.actor)
    actor = program.seats[deed.actor].id
    target = _target(record, deed)
    lines = record.lines.of(action.needs, actor, target)
    may = _may(record, index, views)
    rows = (
        *_limits(record, action, index, views),
        *line_rows(record.lines, lines, "needs", views),
        *cost_rows(program, deed.costs, action.costs, action.place("costs"), views),
        may,
        _ordered(record, deed, tuple(states)),
        *weighing.order_rows(index, may),
    )
    return Case(name_of(record, actor), tuple(states), rows, name_of(record, target) if target else "")


def _target(record: Recording, deed: Deed) -> str:
    if deed.target < 0:
        return ""
    program = record.program
    return program.places[deed.target].id if deed.target_kind == "place" else program.seats[deed.target].id


def _limits(record: Recording, action: Action, index: int, views: list[View]) -> Iterator[Row]:
    """`once` and `takes`, told as the rules judge them."""
    found = [order_refusal(record.program, known, index) for known, _ in views]
    for field, code in (("once", "once"), ("takes", "under-way")):
        if getattr(action, field):
            reasons = ["" if one is None or one.code != code else one.reason for one in found]
            yield Row(field, "", action.place(field), tuple(Cell(not reason, words=reason) for reason in reasons))


def _may(record: Recording, index: int, views: list[View]) -> Row:
    """What the rules say of the order as a whole."""
    found = [order_refusal(record.program, known, index) for known, _ in views]
    cells = tuple(Cell(one is None, words="" if one is None else one.reason) for one in found)
    return Row("it may be ordered", "", None, cells, verdict=True)


def _ordered(record: Recording, deed: Deed, turns: tuple[int, ...]) -> Row:
    """In which turns it was, and what came of it."""
    entries = {one.turn: one for one in record.log if one.source == deed.source and one.kind in _DONE}
    cells = []
    for turn in turns:
        entry = entries.get(turn)
        if entry is None:
            cells.append(Cell(False) if turn < record.last_turn or record.states[-1].over else NOT_ASKED)
        else:
            cells.append(Cell(True, words=_DONE[entry.kind] or entry.outcome_title or entry.outcome.replace("_", " ")))
    return Row("it was ordered", "", None, tuple(cells), verdict=True)


def _result(record: Recording, action: Action) -> str:
    sources = {deed.source for deed in record.program.deeds if (deed.kind, deed.id) == ("action", action.id)}
    turns = sorted({one.turn for one in record.log if one.source in sources and one.kind in _DONE})
    return f"It was ordered in turn {', '.join(map(str, turns))}." if turns else "It was never ordered."
