"""States drawn from what a seat knows: they agree with its view, tell nothing of the truth, and can be played on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.agents.base import agents_for
from game.agents.play import ask
from game.core.program import Program
from game.core.state import State, dump, load
from game.engine.belief import sample
from game.engine.observe import view_of
from game.engine.reference import step
from tests.support.play import NAMED, check_bounds, check_step, decision_points, generated, named
from tests.support.small import Game, action, event, small
from tests.support.twins import twin

WHICH = st.tuples(st.integers(0, 40), st.integers(0, 2))
KEYS = range(400)


def points(program: Program, seed: int) -> Iterator[tuple[State, int]]:
    """Every decision point of a game, for every seat."""
    for state in decision_points(program, seed):
        for seat in range(len(program.seats)):
            yield state, seat


def agrees_and_is_legal(program: Program, state: State, seat: int, key: int) -> State:
    view = view_of(program, state, seat)
    drawn = sample(program, view, key)
    assert view_of(program, drawn, seat) == view
    check_bounds(program, drawn)
    assert load(dump(drawn)) == drawn
    assert (drawn.turn, drawn.in_crisis, drawn.over) == (state.turn, state.in_crisis, state.over)
    return drawn


@settings(max_examples=15)
@given(WHICH, st.integers(0, 999))
def test_the_view_of_a_sample_is_the_view_it_was_drawn_from(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for state, seat in points(program, seed):
        agrees_and_is_legal(program, state, seat, seed)


@pytest.mark.parametrize("name", NAMED)
def test_samples_of_written_scenarios_agree_and_play_on_to_an_ending(name: str) -> None:
    program = named(name)
    agents = agents_for(program, "random")
    for state, seat in islice(points(program, 3), 0, None, 17):
        drawn = agrees_and_is_legal(program, state, seat, 8)
        while not drawn.over:
            result = step(program, drawn, ask(program, drawn, agents).moves)
            assert result.refusals == ()
            check_step(program, drawn, result)
            drawn = result.state


@settings(max_examples=10)
@given(WHICH, st.integers(0, 999))
def test_a_sample_plays_on_whatever_the_seat_is_asked(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    agents = agents_for(program, "random")
    for state, seat in points(program, seed):
        drawn = sample(program, view_of(program, state, seat), seed)
        check_step(program, drawn, step(program, drawn, ask(program, drawn, agents).moves))


@settings(max_examples=10)
@given(WHICH, st.integers(0, 999))
def test_a_sample_holds_nothing_that_the_seat_cannot_know(which: tuple[int, int], seed: int) -> None:
    program, dice = generated(*which), Random(seed)
    for state, seat in points(program, seed):
        other = twin(program, state, seat, dice)
        assert sample(program, view_of(program, other, seat), 5) == sample(program, view_of(program, state, seat), 5)


def test_equal_keys_give_equal_samples_and_other_keys_other_luck() -> None:
    program = named("two_sides")
    view = view_of(program, decision_points(program, 1)[2], 0)
    assert sample(program, view, 1) == sample(program, view, 1)
    drawn = [sample(program, view, key) for key in KEYS]
    assert len({state.seed for state in drawn}) == len(drawn)
    assert len({state.slots for state in drawn}) > 1


def test_numbers_fill_their_reports_and_hidden_things_keep_their_priors() -> None:
    program = small(
        flags={"secret": {"label": "Secret", "start": False, "visible_to": ["brum"], "prior": "30%"}},
        facts={"plot": {"title": "Plot", "says": "There is one.", "true": True, "known_to": ["brum"], "prior": "80%"}},
        places={"bay": {"title": "Bay", "lat": 50, "lon": 10, "kind": "sea"}},
        pieces={
            "boat": {
                "title": "Boat",
                "owner": "brum",
                "kind": "ship",
                "at": "bay",
                "visible_to": ["brum"],
                "prior": "60%",
            }
        },
    )
    view = view_of(program, Game(program).state, program.seat_of("alba"))
    drawn = [sample(program, view, key) for key in KEYS]

    def share(name: str, worth: int) -> float:
        return sum(state.slots[program.names[name]] == worth for state in drawn) / len(drawn)

    assert share("flag.secret", 1) == pytest.approx(0.3, abs=0.08)
    assert share("fact.plot", 1) == pytest.approx(0.8, abs=0.08)
    assert share("piece.boat", 0) == pytest.approx(0.6, abs=0.08)
    assert share("piece.boat", -1) == pytest.approx(0.4, abs=0.08)
    assert share("knows.brum.plot", 1) == 1 and share("knows.alba.plot", 0) == 1
    force = program.names["brum.force"]
    report = view.estimates[force]
    worths = [state.slots[force] for state in drawn]
    width = report.high - report.low
    assert report.low <= min(worths) < report.low + width // 10
    assert report.high - width // 10 < max(worths) <= report.high


def test_what_follows_from_what_the_seat_saw_waits_in_the_queue() -> None:
    later = [{"change": {"tension": 5}, "in": "3 turns"}]
    program = small(actions={"plan": action(["alba"], later, visible_to=["self", "brum"])})
    game = Game(program)
    game.play("alba.plan")
    game.play()
    for name, count in (("alba", 1), ("brum", 1), ("cero", 0)):
        drawn = sample(program, view_of(program, game.state, program.seat_of(name)), 1)
        assert [(item.due, item.block) for item in drawn.queue] == [
            (item.due, item.block) for item in game.state.queue[:count]
        ]


def test_a_chance_of_something_later_is_drawn_anew_for_every_sample() -> None:
    later = [{"change": {"tension": 5}, "in": "3 turns", "chance": "40%"}]
    program = small(events={"rumour": event(later, at="turn 1")})
    view = view_of(program, Game(program).state, 0)
    assert sum(len(sample(program, view, key).queue) for key in KEYS) / len(KEYS) == pytest.approx(0.4, abs=0.08)


def test_a_crisis_that_the_seat_cannot_see_is_played_out_in_the_sample() -> None:
    program = small(
        exchanges={
            "standoff": {
                "title": "Stand-off",
                "who": ["alba", "brum"],
                "visible_to": ["alba", "brum"],
                "rungs": ["show", "clash"],
                "says": ["Face to face.", "Shots."],
                "match": {"title": "Match"},
                "hold": {"title": "Hold"},
                "back_down": {"title": "Back down"},
                "default": "hold",
                "audience": "support",
                "audience_cost": 2,
            }
        },
        actions={"press": action(["alba"], [{"exchange": "standoff"}])},
    )
    game = Game(program)
    game.play("alba.press")
    assert game.state.in_crisis
    for seat in range(3):
        drawn = agrees_and_is_legal(program, game.state, seat, 4)
        for _ in range(4):
            drawn = step(program, drawn).state
        assert drawn.turn > game.state.turn
