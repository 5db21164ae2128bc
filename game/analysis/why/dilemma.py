"""Why a dilemma was or was not put, and which of its answers could be given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.why.data import NOT_ASKED, Answer, Case, Cell, Row
from game.analysis.why.judging import View, cost_rows, line_rows, merged
from game.analysis.why.order import knowing
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.analysis.why.weighing import Weighing, name_of
from game.core.model.dialogue import Dilemma, Option
from game.core.program import Deed, Question
from game.engine.legality import option_refusal


def answer(record: Recording, dilemma: Dilemma) -> Answer:
    """All there is to say about a dilemma."""
    questions = [one for one in record.program.questions if one.id == dilemma.id]
    weighing = Weighing(record)
    cases = [_case(record, dilemma, question, weighing) for question in questions]
    return Answer(
        "dilemma",
        dilemma.id,
        dilemma.title,
        dilemma.span,
        _result(record, questions),
        "on what the seat knows, in the turns in which it is asked",
        merged(cases),
        ways_to(record, "dilemmas", dilemma.id),
        only_ways=True,
    )


def _asked(record: Recording, question: Question) -> tuple[int, ...]:
    return tuple(turn for turn, state in record.orders_of().items() if state.slots[question.pending])


def _result(record: Recording, questions: Sequence[Question]) -> str:
    turns = sorted({turn for question in questions for turn in _asked(record, question)})
    return f"It was asked in turn {', '.join(map(str, turns))}." if turns else "It was never asked."


def _case(record: Recording, dilemma: Dilemma, question: Question, weighing: Weighing) -> Case:
    states = record.orders_of()
    asked = _asked(record, question)
    known = dict(zip(states, knowing(record, states, question.actor), strict=True))
    views = [known[turn] if turn in asked else None for turn in states]
    rows = [Row("it was asked", "", None, tuple(Cell(turn in asked) for turn in states), verdict=True)]
    for name, index in zip(question.names, question.options, strict=True):
        rows += _option(record, dilemma.options[name], record.program.deeds[index], views, tuple(states))
        rows.append(weighing.answer_row(question.actor, dilemma.id, name))
    return Case(name_of(record, record.program.seats[question.actor].id), tuple(states), tuple(rows))


def _option(
    record: Recording, option: Option, deed: Deed, views: Sequence[View | None], turns: tuple[int, ...]
) -> Iterator[Row]:
    """Its conditions, whether it may be chosen, and whether it was."""
    actor = record.program.seats[deed.actor].id
    yield from line_rows(record.lines, record.lines.of(option.needs, actor), f"{option.id} needs", views)
    yield from cost_rows(record.program, deed.costs, option.costs, option.place("costs"), views)
    cells = []
    for view in views:
        refusal = option_refusal(record.program, view[0], deed, actor) if view is not None else None
        cells.append(
            NOT_ASKED if view is None else Cell(refusal is None, words="" if refusal is None else refusal.reason)
        )
    yield Row(f"{option.id} may be chosen", "", option.span, tuple(cells), verdict=True)
    chosen = {one.turn for one in record.log if one.kind == "answer" and one.source == deed.source}
    picked = [NOT_ASKED if view is None else Cell(turn in chosen) for turn, view in zip(turns, views, strict=True)]
    yield Row(f"{option.id} was chosen", "", None, tuple(picked), verdict=True)
