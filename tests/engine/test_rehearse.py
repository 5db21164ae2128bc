"""Rehearsing shows what the rules would tell, leaves the state alone, and gives the outcome that was asked for."""

from pathlib import Path

import pytest

from game.core.moves import InjectMove
from game.core.program import Program
from game.core.state import State
from game.engine import rehearse
from game.engine.lowering.program import compile_scenario
from game.engine.reference import start, step
from game.scenario.build import load_path

TWO_SIDES = Path(__file__).parents[1] / "scenarios" / "two_sides"


@pytest.fixture(scope="module")
def game() -> tuple[Program, State]:
    loaded = load_path(TWO_SIDES)
    assert loaded.scenario is not None
    program = compile_scenario(loaded.scenario)
    return program, start(program, 3).state


def test_every_outcome_of_every_deed_can_be_had(game: tuple[Program, State]) -> None:
    program, state = game
    for deed in program.deeds:
        for result in deed.results:
            if result.weight or result.name == "success":
                made = rehearse.deed(program, state, deed.index, result.name)
                assert result.name in {entry.outcome for entry in made.log}, (deed.id, result.name)


def test_an_event_is_told_as_an_inject_tells_it(game: tuple[Program, State]) -> None:
    program, state = game
    deed = next(program.deeds[item.deed] for item in program.happenings if program.deeds[item.deed].id == "clerks_meet")
    injected = step(program, state, (InjectMove("clerks_meet"),))
    told = [(entry.kind, entry.source, entry.seen, entry.voice) for entry in injected.log if entry.kind == "news"]
    made = rehearse.deed(program, state, deed.index)
    assert [(e.kind, e.source, e.seen, e.voice) for e in made.log if e.kind == "news"] == told


def test_an_ultimatum_can_be_opened_met_and_run_out(game: tuple[Program, State]) -> None:
    program, state = game
    opened = rehearse.opening(program, state, "ultimatum", 0)
    assert [entry.outcome for entry in opened.log if entry.kind == "ultimatum"] == [""]
    for met, word in ((True, "met"), (False, "expired")):
        log = rehearse.outcome_of_demand(program, state, 0, met).log
        assert [entry.outcome for entry in log if entry.kind == "ultimatum"] == [word]


def test_the_state_that_is_given_stays_as_it_is(game: tuple[Program, State]) -> None:
    program, state = game
    digest = state.digest
    for deed in program.deeds:
        rehearse.deed(program, state, deed.index)
    assert rehearse.at_crisis(program, state, 0).in_crisis
    assert rehearse.at_ending(state, 1).over
    assert rehearse.at_orders(rehearse.at_ending(state, 1)) == rehearse.at_orders(state)
    assert state.digest == digest
