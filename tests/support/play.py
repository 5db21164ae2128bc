"""Whole games for tests: programs by name, moves of every kind, and what must hold after each step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from game.agents.base import AGENTS, WITH_ARGUMENT, agents_for
from game.agents.play import ask
from game.core.moves import AdjustMove, AnswerMove, CancelMove, InjectMove, Move, OfferMove, OrderMove, RulingMove
from game.core.program import Program
from game.core.state import State
from game.engine.lowering.program import compile_scenario
from game.engine.reference import StepResult, start, step
from game.scenario.build import load_path
from tests.support.checked import program_of
from tests.support.generate import document

ROOT = Path(__file__).resolve().parents[2]
TWO_SIDES = ROOT / "tests" / "scenarios" / "two_sides"
NAMED = ("two_sides", "korea_2023")
THINKING = ("search", "skilled", "expert")
"""Agents that think long; where it can be given, tests give them a small budget."""
QUICK = tuple(name for name in sorted(AGENTS) if name not in THINKING)
SPECS = (*QUICK, *(f"{name}:6" for name in THINKING if name in WITH_ARGUMENT))
"""Every agent, as a SPEC that is quick enough for a game."""


@cache
def named(name: str) -> Program:
    """The program of a scenario that authors wrote; the test is skipped where the loader refuses it."""
    loaded = load_path(TWO_SIDES if name == "two_sides" else ROOT / "scenarios" / name)
    if loaded.scenario is None:
        pytest.skip(f"{name} is refused at present: see `whitecell check {name}`")
    return compile_scenario(loaded.scenario)


@cache
def generated(seed: int, size: int) -> Program:
    """The program of a generated scenario."""
    return program_of(document(seed, size))


def steps(
    program: Program, seed: int, spec: str = "random"
) -> Iterator[tuple[State | None, tuple[Move, ...], StepResult]]:
    """Every step of a game with agents: the state before (None at the start), the moves, what came."""
    result = start(program, seed)
    yield None, (), result
    agents = agents_for(program, spec)
    while not result.state.over:
        before = result.state
        moves = ask(program, before, agents).moves
        result = step(program, before, moves)
        yield before, moves, result


def decision_points(program: Program, seed: int, spec: str = "random") -> list[State]:
    """Every state of a game at which somebody is asked."""
    return [result.state for _, _, result in steps(program, seed, spec) if not result.state.over]


def garbage(program: Program, dice: Random) -> Move:
    """A move that may mean anything or nothing."""
    names = ["", "self", "all", "no_such", "x" * 300, "\x00", "é", *(seat.id for seat in program.seats)]
    actor = dice.choice(names)
    order = program.orders[dice.randrange(len(program.orders))] if program.orders else None
    things = [*names, *(place.id for place in program.places), *program.names]
    things += [deal.id for deal in program.deals] + [q.id for q in program.questions] + [c.id for c in program.crises]
    thing, other = dice.choice(things), dice.choice(things)
    action = order.action if order and dice.random() < 0.7 else thing
    return dice.choice(
        (
            lambda: OrderMove(actor, action, other, dice.choice(("", "deter", "nonsense"))),
            lambda: AnswerMove(actor, thing, dice.choice(("accept", "match", "hold", "back_down", other)), other),
            lambda: OfferMove(actor, thing, other),
            lambda: CancelMove(actor, action, other),
            lambda: InjectMove(dice.choice([program.deeds[h.deed].id for h in program.happenings] or [thing]), other),
            lambda: RulingMove(thing, dice.choice(("yes", "no", "success", thing)), dice.choice((0, 1, -7, 10**30))),
            lambda: AdjustMove(
                dice.choice(list(program.names)), dice.choice(("set", "add", "?")), dice.choice((0, -1, 10**40)), "r"
            ),
        )
    )()


def check_step(program: Program, before: State | None, result: StepResult) -> None:
    """What holds after every step of every game."""
    check_bounds(program, result.state)
    _check_causes(program, before, result)


def check_bounds(program: Program, state: State) -> None:
    """Every slot holds what its kind allows."""
    for slot, worth in enumerate(state.slots):
        info = program.slots[slot]
        if info.numeric:
            assert info.low <= worth <= info.high, info.name
        elif info.kind in ("flag", "fact", "knows"):
            assert worth in (0, 1), info.name
        elif info.kind == "place":
            assert -1 <= worth < len(program.places), info.name
    for (_, slot), report in program.reports.items():
        info, low, high = program.slots[slot], state.slots[report.low], state.slots[report.high]
        assert info.low <= low <= high <= info.high, info.name


def _check_causes(program: Program, before: State | None, result: StepResult) -> None:
    last = {} if before is None else dict(enumerate(before.slots))
    for change in (change for entry in result.log for change in entry.changes):
        info = program.slots[change.slot]
        assert last.get(change.slot, change.before) == change.before, f"{info.name} changed without being told"
        last[change.slot] = change.after
        if info.numeric:
            assert sum(cause.amount for cause in change.causes) == change.after - change.before, info.name
    for slot, worth in last.items():
        if program.slots[slot].numeric:
            assert result.state.slots[slot] == worth, f"{program.slots[slot].name} changed without a cause"
