"""A whole game as a document: turn by turn, what happened, what it changed and why, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from game.core.calendar import date_text, moment
from game.core.fixed import show
from game.core.model.scenario import Scenario
from game.core.program import CLOCK, RUNG, Program
from game.core.quantity import show as in_units
from game.core.state import State
from game.engine.scores import Score, scores
from game.session.table import Round
from game.session.telling import EVERYTHING, Row, Told, tell

WIDTH = 100


def transcript(
    scenario: Scenario, program: Program, rounds: Iterable[Round], reader: int = EVERYTHING
) -> Iterator[str]:
    """Lines of the document, for one seat or for the reader who may know all."""
    who = (
        "everything, as the white cell sees it" if reader == EVERYTHING else f"as {program.seats[reader].title} sees it"
    )
    yield scenario.header.title.upper()
    yield who
    yield ""
    yield from _paragraph(scenario.header.opening)
    last: State | None = None
    turn = 0
    for made in rounds:
        told = tell(program, made.log, reader)
        for part in sorted({item.turn for item in told}):
            if part != turn:
                turn = part
                yield from _turn_head(
                    scenario, program, made.state if made.state.turn == part else last or made.state, part
                )
            yield from _happenings([item for item in told if item.turn == part])
        last = made.state
    if last is not None and last.over:
        yield from _ending(program, last)


def _paragraph(text: str, indent: str = "") -> Iterator[str]:
    for block in in_units(text, "both").split("\n\n"):
        yield from wrap(" ".join(block.split()), WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]


def _turn_head(scenario: Scenario, program: Program, state: State, turn: int) -> Iterator[str]:
    hours = state.slots[CLOCK] if state.turn == turn else (turn - 1) * program.turn_hours
    day = date_text(moment(program.start_minutes, hours))
    rung = program.ladder[state.slots[RUNG]]
    yield ""
    yield f"TURN {turn} - {day}"
    tension = f"{program.slots[program.tension].label} {show(state.slots[program.tension])}"
    yield f"{tension}, step {state.slots[RUNG]} of the ladder: {rung.title}"
    yield "-" * WIDTH


SHOWN_ALONE = ("change", "rung")


def _happenings(told: list[Told]) -> Iterator[str]:
    for item in told:
        if item.headline:
            yield ""
            yield from wrap(item.headline, WIDTH, subsequent_indent="  ")
        if item.text and item.kind != "ending":
            yield from _paragraph(item.text, "    ")
        if item.rows:
            yield ""
            yield from _rows(item.rows)


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in sorted(rows, key=lambda row: -abs(row.amount)):
        yield from wrap(row.as_text(), WIDTH, initial_indent="    - ", subsequent_indent="      ")


def _ending(program: Program, state: State) -> Iterator[str]:
    finish = program.finishes[state.ending]
    yield ""
    yield f"THE END: {finish.title}"
    yield "=" * WIDTH
    yield from _paragraph(finish.says)
    yield ""
    for score in scores(program, state.slots):
        yield from _score(program, score)


def _score(program: Program, score: Score) -> Iterator[str]:
    parts = []
    if score.own is not None:
        parts.append(f"own interest {show(score.own)}")
    if score.shared is not None:
        parts.append(f"shared stability {show(score.shared)}")
    capped = " (held down by how it ended)" if score.capped else ""
    yield f"{program.seats[score.seat].title}: {', '.join(parts) or 'no objectives'} of 100{capped}"
    for item in score.goals:
        scale = f"{show(item.measure)}, on a scale from {show(item.goal.start)} to {show(item.goal.goal)}"
        yield f"    {show(item.points):>3}  {item.goal.title} ({scale})"
