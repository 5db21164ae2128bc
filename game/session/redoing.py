"""The same game in a changed scenario: the recorded moves again, under the same luck, to the same decision point.

Ids may have changed and slots lie elsewhere, so nothing is taken from the old states: moves name what they mean. What
can no longer be done is left out and told. Computer seats are not asked again; the record has what they did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass

from game.agents.base import DEFAULT, SpecError, agents_for
from game.core.codes import EXCHANGE, STEP
from game.core.model.scenario import Scenario
from game.core.moves import AdjustMove, AnswerMove, CancelMove, InjectMove, Move, OfferMove, OrderMove, RulingMove
from game.core.program import Program
from game.core.state import State
from game.engine.preview import refusals
from game.engine.reference import StepResult, start, step
from game.session.table import Round, Table

CONTROL = (InjectMove, AdjustMove, RulingMove)

Point = tuple[int, str, int]
"""A decision point: its turn, the crisis that is played or "", and that one's step."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is needed of a game to play it again: a copy, so that the game may go on meanwhile."""

    program: Program
    rounds: tuple[Round, ...]
    seats: tuple[str, ...]
    spec: str

    @classmethod
    def of(cls, table: Table) -> Recorded:
        """The record of a table as it stands."""
        ids = tuple(table.program.seats[seat].id for seat in table.seats)
        return cls(table.program, tuple(table.rounds), ids, table.spec)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A move of the record, or an order being drafted (turn 0), that is refused now."""

    turn: int
    move: Move
    reason: str


@dataclass(frozen=True, slots=True)
class Redone:
    """The game again. `remarks` are sentences about the way: crises that are new or gone, a point not reached."""

    table: Table
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    reached: bool
    """Whether it stands at the point at which the old game stood."""


def redo(record: Recorded, scenario: Scenario, program: Program) -> Redone:
    """Play the record again in a changed scenario. The table has no journal and nobody has prepared anything."""
    return _Redoing(record, scenario, program).run()


def point_of(program: Program, state: State) -> Point:
    """Where a state stands, in words that outlive a change of the scenario."""
    crisis = program.crises[state.slots[EXCHANGE]].id if state.in_crisis else ""
    return state.turn, crisis, state.slots[STEP] if crisis else 0


class _Redoing:
    def __init__(self, record: Recorded, scenario: Scenario, program: Program) -> None:
        self.record, self.scenario, self.program = record, scenario, program
        self.left_out: list[LeftOut] = []
        self.remarks: list[str] = []
        self.goal = point_of(record.program, record.rounds[-1].state)
        self.moves: dict[Point, list[Round]] = defaultdict(list)
        for before, made in zip(record.rounds, record.rounds[1:], strict=False):
            self.moves[point_of(record.program, before.state)].append(made)

    def run(self) -> Redone:
        old = self.record.rounds[0].state
        rounds = [_round((), start(self.program, old.seed, old.game), None)]
        while not rounds[-1].state.over and self._goes_on(point_of(self.program, rounds[-1].state)):
            made = self._again(rounds[-1].state)
            rounds += [made] if made is not None else []
        self._missed()
        reached = self._arrived(rounds[-1].state)
        table = Table(self.scenario, self.program, rounds, self._seats(), self._spec())
        return Redone(table, tuple(self.left_out), tuple(self.remarks), reached)

    def _goes_on(self, here: Point) -> bool:
        """Is there something to be done here before the old point is reached?"""
        if self.moves.get(here):
            return True
        if here == self.goal or here[0] > self.goal[0]:
            return False
        return bool(here[1])  # a crisis that the record does not know: silence; orders that it does not: a stop

    def _again(self, state: State) -> Round | None:
        """The next round, or None for an inject that is refused: without it there is no step at all."""
        here = point_of(self.program, state)
        known = self.moves[here]
        if not known:
            if here[2] == 1:
                self.remarks.append(
                    f"Turn {here[0]}: a crisis opens that did not before ({self._crisis(here[1])}); "
                    "nobody answers, so the default holds."
                )
            return _round((), step(self.program, state, ()), None)
        made = known.pop(0)
        result = step(self.program, state, made.moves)
        kept = made.moves
        if result.refusals:
            kept = self._fitting(state, made)
            if not kept and all(isinstance(move, CONTROL) for move in made.moves):
                return None
            result = step(self.program, state, kept)
        return _round(kept, result, made)

    def _fitting(self, state: State, made: Round) -> tuple[Move, ...]:
        """The moves that are not refused; what was refused before already is left out without a word."""
        before = {refusal.reason for refusal in made.refusals}
        kept: list[Move] = []
        for move in made.moves:
            refused = refusals(self.program, state, [*kept, move])
            if not refused:
                kept.append(move)
            elif refused[0].reason not in before:
                self.left_out.append(LeftOut(state.turn, move, self.why(move) or refused[0].reason))
        return tuple(kept)

    def why(self, move: Move) -> str:
        """What a move names that is no longer there, as a sentence, or ""."""
        return missing(self.scenario, move)

    def _missed(self) -> None:
        """Say which crises of the record did not come."""
        for (turn, crisis, number), left in self.moves.items():
            if left and crisis and number == 1:
                self.remarks.append(
                    f"Turn {turn}: the crisis '{self._crisis(crisis)}' does not come; its answers are left out."
                )

    def _arrived(self, state: State) -> bool:
        here = point_of(self.program, state)
        was_over = self.record.rounds[-1].state.over
        if here == self.goal and state.over == was_over:
            return True
        if state.over:
            title = self.program.finishes[state.ending].title
            self.remarks.append(f"The game ends in turn {min(state.turn, self.program.turns)}: {title}.")
        elif was_over:
            self.remarks.append(f"The game no longer ends where it did; it goes on in turn {state.turn}.")
        elif here[0] != self.goal[0]:
            self.remarks.append(f"Turn {self.goal[0]}, where you were, cannot be reached; this is turn {here[0]}.")
        else:
            self.remarks.append("The decision at which you were does not come; this is the next one.")
        return False

    def _crisis(self, name: str) -> str:
        for program in (self.program, self.record.program):
            for crisis in program.crises:
                if crisis.id == name:
                    return crisis.title
        return name

    def _seats(self) -> tuple[int, ...]:
        """The seats of people that are still there, else the first that can be played."""
        ids = [seat.id for seat in self.program.seats if seat.playable]
        kept = [name for name in self.record.seats if name in ids]
        gone = [name for name in self.record.seats if name not in ids]
        if gone:
            self.remarks.append(f"No longer a seat that can be played: {', '.join(gone)}.")
        if not kept and ids and self.record.seats:
            kept = ids[:1]
        return tuple(self.program.seat_of(name) for name in kept)

    def _spec(self) -> str:
        try:
            agents_for(self.program, self.record.spec)
        except SpecError:
            self.remarks.append("The players named for the computer seats no longer fit; doctrine plays them.")
            return DEFAULT
        return self.record.spec


def _round(moves: tuple[Move, ...], result: StepResult, made: Round | None) -> Round:
    return Round(moves, result.state, result.log, result.draws, result.refusals, made.reasons if made else {})


def missing(scenario: Scenario, move: Move) -> str:
    """What a move names that the scenario does not have, as a sentence, or ""."""
    for word, name, known in _names(scenario, move):
        if name and name not in known:
            return f"There is no {word} called '{name}' any more."
    return ""


def _names(scenario: Scenario, move: Move) -> list[tuple[str, str, Container[str]]]:
    targets = {*scenario.actors, *scenario.places}
    match move:
        case OrderMove(actor, action, target) | CancelMove(actor, action, target):
            return [
                ("actor", actor, scenario.actors),
                ("action", action, scenario.actions),
                ("target", target, targets),
            ]
        case OfferMove(actor, agreement, other):
            return [
                ("actor", actor, scenario.actors),
                ("agreement", agreement, scenario.agreements),
                ("actor", other, scenario.actors),
            ]
        case AnswerMove(actor, about, _, other):
            asked = {*scenario.dilemmas, *scenario.agreements, *scenario.exchanges}
            return [("actor", actor, scenario.actors), ("question", about, asked), ("actor", other, scenario.actors)]
        case InjectMove(event, actor):
            return [("event", event, scenario.events), ("actor", actor, scenario.actors)]
        case AdjustMove() | RulingMove():
            return []
