"""How a saved game went, in a few facts that a review begins with: what was played, by whom, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.review.words import plain
from game.core.amounts import figure, measure
from game.core.calendar import stamp
from game.core.codes import CLOCK, PEAK, RUNG, TURN
from game.core.program import Program
from game.core.state import State
from game.session.saved import Story
from game.session.table import Round


@dataclass(frozen=True, slots=True)
class Summary:
    """A game before anything is weighed. `people` are the seats that people played; `agents` the SPEC of the others;
    `strangers` the ids of seats that a program of its own played (`*`: all that are not named); `damaged` says that the
    save was broken at its end. `first` and `last` are recorded states, None if there are none; `rung` is the highest
    that was reached, 0 the lowest."""

    program: Program
    title: str
    first: State | None
    last: State | None
    people: tuple[int, ...] = ()
    agents: str = "doctrine"
    strangers: tuple[str, ...] = ()
    damaged: bool = False
    rung: int = 0

    @property
    def over(self) -> bool:
        """Did the game come to an ending, as far as it can be read?"""
        return self.last is not None and self.last.over

    @property
    def ending(self) -> str:
        """The title of the ending; empty if the game is not over."""
        return plain(self.program.finishes[self.last.ending].title) if self.last and self.last.over else ""

    def date(self, state: State) -> str:
        """The day of a recorded state."""
        return stamp(self.program.start_minutes, state.slots[CLOCK], self.program.turn_hours, short=True)


def summary_of(story: Story) -> Summary:
    """The summary of a saved game."""
    rounds, header = story.rounds, story.header
    return Summary(
        story.program,
        header.title,
        rounds[0].state if rounds else None,
        rounds[-1].state if rounds else None,
        tuple(story.program.seat_of(seat) for seat in header.seats),
        header.agents,
        story.programs,
        story.notice is not None,
        highest(rounds),
    )


def highest(rounds: Sequence[Round]) -> int:
    """The highest rung of a game. Each turn begins a peak of its own; the present rung sinks step by step."""
    return max((max(made.state.slots[RUNG], made.state.slots[PEAK]) for made in rounds), default=0)


def sentences(game: Summary) -> Iterator[str]:
    """How the game went, a line each."""
    if game.first is None or game.last is None:
        yield "Nothing of this game was played."
    else:
        yield f"Played: {_span(game, game.first, game.last)}."
        yield _end(game, game.last)
        yield _heights(game, game.first, game.last)
    yield _players(game)


def _span(game: Summary, first: State, last: State) -> str:
    since, until = first.slots[TURN], last.slots[TURN]
    turns = f"turns {since} to {until}" if since != until else f"turn {since}"
    days = dict.fromkeys((game.date(first), game.date(last)))
    return f"{turns} of at most {game.program.turns}, {' to '.join(days)}"


def _end(game: Summary, last: State) -> str:
    broken = f"The saved game is damaged after turn {last.slots[TURN]}"
    if last.over:
        return f"How it ended: ‘{game.ending}’." + (f" {broken}." if game.damaged else "")
    if game.damaged:
        return f"How it ended is not known. {broken}; it is reviewed up to there."
    return "The game is not over; it is reviewed as far as it was played."


def _heights(game: Summary, first: State, last: State) -> str:
    program = game.program
    info = program.slots[program.tension]
    since, until = figure(info, first.slots[program.tension]), measure(info, last.slots[program.tension])
    rung = f"{game.rung + 1} of {len(program.ladder)}, ‘{plain(program.ladder[game.rung].title)}’"
    return f"{info.label}: from {since} to {until}. The highest step of the ladder that was reached: {rung}."


def _players(game: Summary) -> str:
    seats = game.program.seats
    others = [seat.id for index, seat in enumerate(seats) if index not in game.people]
    named = [seat.short for seat in seats if seat.id in game.strangers]
    how = f" ({game.agents})"
    if game.strangers:
        how = f" ({game.agents}, but {listed(named)} by a program)" if named else " (by a program)"
    if not game.people:
        return f"Who played: computers every seat{how}."
    people = listed([seats[seat].short for seat in game.people])
    return f"Who played: people {people}" + (f"; computers the rest{how}." if others else ", which is every seat.")


def listed(names: Sequence[str]) -> str:
    """`ROK, USA and JPN`."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last
