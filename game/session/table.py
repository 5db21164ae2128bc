"""The table at which a game is played: the one mutable thing of the program.

It holds the present state, what each human seat has prepared and not yet sealed, and what has happened. Seats without
a person are played by agents. When every seat that is asked has sealed, `advance` makes the step; with a journal the
moves and the new state are durable before `advance` returns.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.agents.base import DEFAULT, Agent, agents_for
from game.agents.play import Answer, ask
from game.core.log import Draw, Entry, Refusal
from game.core.model.scenario import Scenario
from game.core.moves import AnswerMove, Move
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine.observe import view_of
from game.engine.policies.doctrine import Reason
from game.engine.preview import refusals
from game.engine.reference import StepResult, start, step
from game.session.journal import Journal
from game.session.jsontext import Json
from game.session.record import dump_step, moves_record


@dataclass(frozen=True, slots=True)
class Round:
    """One step of the game as it was played: the moves, the state they led to, what happened, the agents' reasons."""

    moves: tuple[Move, ...]
    state: State
    log: tuple[Entry, ...]
    draws: tuple[Draw, ...]
    refusals: tuple[Refusal, ...]
    reasons: dict[int, tuple[Reason, ...]]


class Table:
    """One game in progress."""

    def __init__(
        self,
        scenario: Scenario,
        program: Program,
        rounds: list[Round],
        seats: tuple[int, ...],
        spec: str = DEFAULT,
        journal: Journal | None = None,
    ) -> None:
        self.scenario, self.program = scenario, program
        self.rounds = rounds
        self.seats = seats
        self.spec = spec
        self.agents: dict[int, Agent] = {
            seat: agent for seat, agent in agents_for(program, spec).items() if seat not in seats
        }
        self.journal = journal
        self.prepared: dict[int, list[Move]] = {seat: [] for seat in seats}
        self.sealed: set[int] = set()
        self.notes: list[Json] = []
        """Observations kept with the game, such as predictions; they change nothing in it."""

    @classmethod
    def begin(
        cls,
        scenario: Scenario,
        program: Program,
        seed: int,
        seats: tuple[int, ...] = (),
        spec: str = DEFAULT,
        journal: Journal | None = None,
    ) -> Table:
        """A new game. With a journal its first state is durable when this returns."""
        first = _round((), start(program, seed), {})
        table = cls(scenario, program, [first], seats, spec, journal)
        table.write(first)
        return table

    @property
    def state(self) -> State:
        """The present state."""
        return self.rounds[-1].state

    def hand_over(self) -> None:
        """Computers take every seat from now on."""
        self.seats = ()
        self.agents = agents_for(self.program, self.spec)

    def view(self, seat: int) -> View:
        """What a seat may know now."""
        return view_of(self.program, self.state, seat)

    def waiting(self) -> tuple[int, ...]:
        """Human seats that are asked for something and have not sealed."""
        return tuple(seat for seat in self.seats if seat not in self.sealed and self.view(seat).asked)

    # Preparing moves; nothing leaves the seat before it seals

    def prepare(self, seat: int, move: Move) -> Refusal | None:
        """Add a move to what the seat has prepared, or say why it cannot be. An answer replaces an earlier one."""
        kept = [other for other in self.prepared[seat] if not _same_question(other, move)]
        refused = refusals(self.program, self.state, [*kept, move])
        before = refusals(self.program, self.state, kept)
        if len(refused) > len(before):
            return next(refusal for refusal in refused if refusal not in before)
        if move in kept:
            return Refusal("twice", "That is ordered already.", self.program.seats[seat].id)
        self.prepared[seat] = [*kept, move]
        return None

    def undo(self, seat: int, keep: int = -1) -> None:
        """Take back the last prepared move, or all but the first `keep`."""
        self.prepared[seat] = self.prepared[seat][: keep if keep >= 0 else -1]

    def withdraw(self, seat: int, index: int) -> None:
        """Take back one prepared move."""
        del self.prepared[seat][index]

    def seal(self, seat: int) -> None:
        """The seat has finished with this decision point."""
        self.sealed.add(seat)

    # The step

    def answer(self) -> Answer:
        """What the agents do at this decision point. It changes nothing, so it may be found beside a window.

        An agent with a budget in time need not answer the same twice: the journal keeps the moves, so a replay is
        exact whatever they were.
        """
        return ask(self.program, self.state, self.agents)

    def advance(self, extra: tuple[Move, ...] = (), answer: Answer | None = None) -> Round:
        """Make the step with all prepared moves, those of the agents (asked now if not before) and the facilitator's.

        Raises RuntimeError while a human seat has not sealed; SaveError if the journal cannot be written, in which
        case the game stays where it was and nothing is said to be saved.
        """
        if self.waiting():
            raise RuntimeError("not every seat has sealed its orders")
        answer = self.answer() if answer is None else answer
        own = tuple(move for seat in self.seats for move in self.prepared[seat])
        moves = (*own, *answer.moves, *extra)
        if self.journal is not None:
            self.journal.append("moves", moves_record(moves, answer.reasons), turn=self.state.turn)
        return self.redo(moves, answer.reasons)

    def redo(self, moves: tuple[Move, ...], reasons: dict[int, tuple[Reason, ...]] | None = None) -> Round:
        """Make the step of moves that are in the journal already."""
        made = _round(moves, step(self.program, self.state, moves), reasons or {})
        self.write(made)
        self.rounds.append(made)
        self.prepared = {seat: [] for seat in self.seats}
        self.sealed = set()
        return made

    def note(self, payload: dict[str, Json]) -> None:
        """Keep an observation; with a journal it is durable when this returns. Raises SaveError."""
        if self.journal is not None:
            self.journal.append("note", payload, turn=self.state.turn)
        self.notes.append(payload)

    def write(self, made: Round) -> None:
        """Put a round's state into the journal, if there is one; it is durable when this returns."""
        if self.journal is not None:
            self.journal.append("state", dump_step(made.state, made.log, made.draws), turn=made.state.turn)
            if made.state.over:
                ending = self.program.finishes[made.state.ending].id
                self.journal.append("end", {"ending": ending}, turn=made.state.turn)


def _round(moves: tuple[Move, ...], result: StepResult, reasons: dict[int, tuple[Reason, ...]]) -> Round:
    return Round(moves, result.state, result.log, result.draws, result.refusals, reasons)


def _same_question(one: Move, other: Move) -> bool:
    """Do both answer the same question?"""
    if not isinstance(one, AnswerMove) or not isinstance(other, AnswerMove):
        return False
    return (one.actor, one.about, one.other) == (other.actor, other.about, other.other)
