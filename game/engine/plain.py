"""The reference rules as an engine: slow, and the oracle that the fast ones are held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from game.core.codes import BROKEN, EXCHANGE, EXPIRED, IN_FORCE, KEPT, MET, OFFERED, PENDING, REFUSED, STEPS
from game.core.log import Entry
from game.core.model.deeds import INTENTS
from game.core.moves import AnswerMove, CancelMove, Move, OfferMove, OrderMove
from game.core.program import Crisis, Deal, Demand, Program
from game.core.state import State
from game.engine.admit import Admitted, admit
from game.engine.legality import move_of
from game.engine.observe import view_of
from game.engine.playing import BACKED_DOWN, CALMED, OPENED, RAN_OUT, Finished, Happened, Plan, Policy, Trace
from game.engine.policies import agent_key, choose
from game.engine.reference import StepResult, start, step
from game.engine.scores import scores
from game.engine.world import World


def plan_of(program: Program, state: State, seat: int, moves: Sequence[Move]) -> Plan:
    """The plan of a seat's moves at a decision point; what is refused is left out."""
    return plan_from(program, admit(World(program, state), moves), seat)


def plan_from(program: Program, admitted: Admitted, seat: int) -> Plan:
    """What one seat does of all that was admitted."""
    mine = set(program.seats[seat].orders)
    return Plan(
        tuple(
            (index, INTENTS.index(intent) + 1 if intent else 0) for index, intent in admitted.orders if index in mine
        ),
        tuple(sorted((q, option) for q, option in admitted.answers.items() if program.questions[q].actor == seat)),
        tuple(sorted((deal, yes) for deal, yes in admitted.replies.items() if program.deals[deal].partner == seat)),
        tuple(deal for deal in admitted.offers if program.deals[deal].actor == seat),
        tuple(index for index in admitted.cancels if index in mine),
        admitted.steps.get(seat, -1),
    )


def moves_of(program: Program, state: State, seat: int, plan: Plan) -> tuple[Move, ...]:
    """The moves that a plan stands for."""
    actor = program.seats[seat].id
    moves: list[Move] = []
    for question, option in plan.answers:
        moves.append(AnswerMove(actor, program.questions[question].id, program.questions[question].names[option]))
    for deal, accepts in plan.replies:
        choice = "accept" if accepts else "refuse"
        moves.append(AnswerMove(actor, program.deals[deal].id, choice, program.seats[program.deals[deal].actor].id))
    for index, intent in plan.orders:
        moves.append(move_of(program, program.orders[index], INTENTS[intent - 1] if intent else ""))
    for deal in plan.offers:
        moves.append(OfferMove(actor, program.deals[deal].id, program.seats[program.deals[deal].partner].id))
    for index in plan.cancels:
        order = move_of(program, program.orders[index])
        moves.append(CancelMove(actor, order.action, order.target))
    if plan.step >= 0:
        moves.append(AnswerMove(actor, program.crises[state.slots[EXCHANGE]].id, STEPS[plan.step]))
    return tuple(moves)


class PlainEngine:
    """See `playing.Engine`. A position is the state itself."""

    name = "reference"

    def __init__(self, program: Program) -> None:
        self.program = program

    def prepare(self, state: State) -> State:
        """See Engine."""
        return state

    def games(self, policies: Sequence[Policy], seed: int, first: int, count: int, turns: int = 0) -> list[Finished]:
        """See Engine."""
        return [
            self._play(start(self.program, seed, game), policies, turns, {}, None)
            for game in range(first, first + count)
        ]

    def rollouts(
        self,
        positions: Sequence[State],
        seeds: Sequence[int],
        plans: Mapping[int, Plan],
        policies: Sequence[Policy],
        turns: int = 0,
    ) -> list[Finished]:
        """See Engine."""
        found = []
        for state, seed in zip(positions, seeds, strict=True):
            begun = StepResult(replace(state, seed=seed, game=0), (), (), (), "")
            found.append(self._play(begun, policies, turns, plans, None))
        return found

    def trace(self, policies: Sequence[Policy], seed: int, game: int) -> tuple[Finished, Trace]:
        """See Engine."""
        trace = Trace()
        return self._play(start(self.program, seed, game), policies, 0, {}, trace), trace

    def _play(
        self,
        result: StepResult,
        policies: Sequence[Policy],
        turns: int,
        plans: Mapping[int, Plan],
        trace: Trace | None,
    ) -> Finished:
        program, decisions = self.program, 0
        _note(program, trace, result)
        while not result.state.over and not (turns and result.state.turn > turns):
            state = result.state
            moves: list[Move] = []
            key = agent_key(state)
            for seat, policy in enumerate(policies):
                if seat in plans:
                    moves += moves_of(program, state, seat, plans[seat])
                    continue
                view = view_of(program, state, seat)
                if view.asked:
                    moves += choose(program, view, key, policy)
            plans = {}
            decisions += sum(isinstance(move, OrderMove | AnswerMove) for move in moves)
            result = step(program, state, moves)
            _note(program, trace, result)
        state = result.state
        return Finished(
            state.ending,
            tuple((score.own, score.shared) for score in scores(program, state.slots)),
            min(state.turn, turns or state.turn),
            decisions,
            state.slots[program.tension],
            state.slots[program.deaths] if program.deaths >= 0 else 0,
        )


def _note(program: Program, trace: Trace | None, result: StepResult) -> None:
    if trace is not None:
        trace.states.append(result.state)
        for entry in result.log:
            found = happened(program, entry)
            # What some saw without its outcome, or two parties broke, is told twice; a crisis opens once a turn.
            if found is not None and found not in trace.happened:
                trace.happened.append(found)


def happened(program: Program, entry: Entry) -> Happened | None:
    """What an entry of the log tells to a trace; None for what a trace leaves out."""
    found = _deed(program, entry) or _dealing(program, entry)
    return Happened(entry.turn, *found) if found else None


def _deed(program: Program, entry: Entry) -> tuple[str, int, int] | None:
    if entry.kind not in ("news", "order", "answer", "lost") or entry.outcome in ("under_way", "called_off"):
        return None
    deed = next((deed for deed in program.deeds if deed.source == entry.source), None)
    if deed is None:
        return None
    joined = entry.outcome == "joined" and entry.voice < 0
    if entry.kind == "lost" or joined:
        return ("stopped" if entry.kind == "lost" else "joined"), deed.index, 0
    names = [result.name for result in deed.results]
    if entry.outcome:
        return "deed", deed.index, names.index(entry.outcome)
    return None if names else ("deed", deed.index, -1)


DEALS = {"": OFFERED, "accepted": IN_FORCE, "refused": REFUSED, "kept": KEPT, "broken": BROKEN}
DEMANDS = {"": PENDING, "met": MET, "expired": EXPIRED}
CRISES = {"calmed": CALMED, "backed_down": BACKED_DOWN, "ran_out": RAN_OUT}


def _dealing(program: Program, entry: Entry) -> tuple[str, int, int] | None:
    if entry.kind in ("offer", "agreement"):
        return "deal", _place(program.deals, entry), DEALS[entry.outcome]
    if entry.kind == "ultimatum":
        return "demand", _place(program.demands, entry), DEMANDS[entry.outcome]
    if entry.kind == "exchange":
        index = _place(program.crises, entry)
        if entry.outcome:
            return "crisis", index, CRISES[entry.outcome]
        crisis = program.crises[index]
        return ("crisis", index, OPENED) if entry.text == crisis.says[0] and entry.rung == crisis.rungs[0] else None
    return None


def _place(table: Iterable[Deal | Demand | Crisis], entry: Entry) -> int:
    return next(index for index, item in enumerate(table) if item.source == entry.source)
