"""A whole game as a document: dated, turn by turn, what happened, what it changed and why, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from game.core.amounts import figure, measure, scale
from game.core.calendar import stamp
from game.core.codes import CLOCK, RUNG
from game.core.fixed import show
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.core.quantity import show as in_units
from game.core.state import State
from game.engine.scores import Score, scores
from game.session.rows import Row
from game.session.table import Round
from game.session.telling import EVERYTHING, Told, tell

WIDTH = 100
BY_ITSELF = "By itself"


def transcript(
    scenario: Scenario, program: Program, rounds: Iterable[Round], reader: int = EVERYTHING
) -> Iterator[str]:
    """Lines of the document, for one seat or for the reader who may know all."""
    who = "everything" if reader == EVERYTHING else f"as {program.seats[reader].title} saw it"
    yield f"{scenario.header.title} ({who})"
    yield "=" * WIDTH
    yield from _paragraphs(scenario.header.opening)
    writer = Writer(scenario, program, reader)
    last: State | None = None
    for made in rounds:
        yield from writer.write(tell(program, made.log, reader), made.state)
        last = made.state
    if last is not None and last.over:
        yield from _ending(program, last)


def _paragraphs(text: str, indent: str = "") -> Iterator[str]:
    for number, block in enumerate(in_units(text, "both").split("\n\n")):
        if number:
            yield ""
        yield from wrap(" ".join(block.split()), WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]


class Writer:
    """Writes told entries in the order of the story; remembers which turn it is in."""

    def __init__(self, scenario: Scenario, program: Program, reader: int) -> None:
        self.scenario, self.program, self.reader = scenario, program, reader
        self.turn = 0
        self.currencies = {seat.currency for seat in program.seats}

    def write(self, told: list[Told], state: State) -> Iterator[str]:
        """One step of the game: what is left of one turn, and perhaps the opening of the next."""
        for turn in sorted({item.turn for item in told}):
            part = [item for item in told if item.turn == turn]
            if turn != self.turn:
                self.turn = turn
                yield from self._head(state)
            yield from self._part([item for item in part if item.phase == "open"], BY_ITSELF)
            yield from self._part([item for item in part if item.phase != "open"], "What changed")

    def _head(self, state: State) -> Iterator[str]:
        hours = state.slots[CLOCK] if state.turn == self.turn else (self.turn - 1) * self.program.turn_hours
        yield ""
        yield ""
        yield f"TURN {self.turn} - {stamp(self.program.start_minutes, hours, self.program.turn_hours)}"
        if state.turn == self.turn:
            info = self.program.slots[self.program.tension]
            known = self.reader == EVERYTHING or info.exact >> self.reader & 1
            tension = f"{info.label} {measure(info, state.slots[self.program.tension])}, step" if known else "Step"
            rung = self.program.ladder[state.slots[RUNG]]
            yield f"{tension} {state.slots[RUNG] + 1} of the ladder: {rung.title}"
        yield "-" * WIDTH

    def _part(self, told: list[Told], title: str) -> Iterator[str]:
        rows: list[Row] = []
        readings: dict[str, dict[str, list[str]]] = {}
        for item in told:
            if item.kind == "reading":
                by_intent = readings.setdefault(f"{item.source}@{item.actor}", {})
                by_intent.setdefault(item.outcome, []).append(self.program.seats[item.target].short)
        for item in told:
            rows += item.rows
            if item.kind in ("change", "reading", "ending", "question", "overruled"):
                continue
            yield from self._item(item, readings.get(f"{item.source}@{item.actor}", {}))
        yield from self._rows(rows, title)

    def _item(self, item: Told, readings: dict[str, list[str]]) -> Iterator[str]:
        if item.headline:
            yield ""
            yield from wrap(item.headline, WIDTH, subsequent_indent="  ")
        if item.text:
            yield from _paragraphs(item.text, "    ")
        if readings and item.kind == "order":
            parts = [f"as meant to {intent} by {', '.join(seats)}" for intent, seats in readings.items()]
            yield from _paragraphs(f"Read {'; '.join(parts)}.", "    ")

    def _rows(self, rows: list[Row], title: str) -> Iterator[str]:
        """Changes that count, tension first; what orders cost is left to the log."""
        shown = [row for row in rows if row.slot not in self.currencies and row.counts]
        if not shown:
            return
        first = self.program.tension
        shown.sort(key=lambda row: (row.slot != first, not row.change, row.slot != first and -row.weight))
        yield ""
        yield f"{title}:"
        last = {row.text: number for number, row in enumerate(shown)}  # what several learn is written once
        for number, row in enumerate(shown):
            yield from wrap(row.as_text(), WIDTH, initial_indent="  - ", subsequent_indent="    ")
            if row.text and last[row.text] == number:
                yield from _paragraphs(row.text, "      ")


def _ending(program: Program, state: State) -> Iterator[str]:
    finish = program.finishes[state.ending]
    yield ""
    yield ""
    yield f"THE END - {finish.title}"
    yield "-" * WIDTH
    yield from _paragraphs(finish.says)
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
    line = f"{program.seats[score.seat].title}: {', '.join(parts) or 'no objectives'} of 100{capped}"
    yield from wrap(line, WIDTH, subsequent_indent="  ")
    for item in score.goals:
        info = scale(program, item.goal)
        now, most = measure(info, item.measure), measure(info, item.goal.goal)
        points = f"    {show(item.points):>3}  "
        yield from wrap(
            f"{item.goal.title} ({now}, on a scale from {figure(info, item.goal.start)} to {most})",
            WIDTH,
            initial_indent=points,
            subsequent_indent=" " * len(points),
        )
