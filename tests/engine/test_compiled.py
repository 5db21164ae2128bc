"""Generated Python plays every game as the reference rules do, bit for bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.program import Program
from game.engine.compiled.blocks import Use
from game.engine.compiled.engine import CompiledEngine
from game.engine.compiled.source import write_source
from game.engine.plain import PlainEngine
from tests.support.engines import POLICIES, mixed, same_game, same_rollouts
from tests.support.play import NAMED, generated, named

SEEDS = st.integers(0, 2**32 - 1)
WHICH = st.tuples(st.integers(0, 40), st.integers(0, 2))


@cache
def engine_of(number: int, size: int) -> CompiledEngine:
    return CompiledEngine(generated(number, size))


@settings(max_examples=25)
@given(WHICH, SEEDS, st.integers(0, 99), st.sampled_from(POLICIES))
def test_games_of_generated_scenarios_are_those_of_the_rules(
    which: tuple[int, int], seed: int, game: int, policy: object
) -> None:
    program = generated(*which)
    assert same_game(program, engine_of(*which), [policy] * len(program.seats), seed, game)  # type: ignore[list-item]


@settings(max_examples=20)
@given(WHICH, SEEDS)
def test_games_played_on_from_the_middle_are_those_of_the_rules(which: tuple[int, int], seed: int) -> None:
    same_rollouts(generated(*which), engine_of(*which), Random(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 240, 40))
def test_many_generated_scenarios(first: int) -> None:
    points = 0
    for number in range(1000 + first, 1000 + first + 40):
        program, dice = generated.__wrapped__(number, number % 3), Random(number)
        engine = CompiledEngine(program)
        for policies in (mixed(program, dice), [POLICIES[number % 4]] * len(program.seats)):
            points += same_game(program, engine, policies, number, number % 7)
        same_rollouts(program, engine, dice, number)
    assert points > 200


@pytest.mark.parametrize("name", NAMED)
def test_written_scenarios(name: str) -> None:
    program, dice = named(name), Random(name)
    engine = CompiledEngine(program)
    for seed, policy in enumerate(POLICIES):
        same_game(program, engine, [policy] * len(program.seats), seed, seed)
    same_game(program, engine, mixed(program, dice), 9, 9)
    assert same_rollouts(program, engine, dice, 5) > 5


def test_one_engine_plays_game_after_game_without_a_trace_of_the_last() -> None:
    program = generated(7, 2)
    engine = CompiledEngine(program)
    policies = [POLICIES[0]] * len(program.seats)
    once = engine.games(policies, 3, 0, 12)
    engine.rollouts(
        [engine.prepare(state) for state in engine.trace(policies, 4, 4)[1].states[:2]], [1, 2], {}, policies
    )
    assert engine.games(policies, 3, 0, 12) == once
    assert [engine.games(policies, 3, game, 1)[0] for game in range(12)] == once
    assert PlainEngine(program).games(policies, 3, 0, 12) == once


def test_a_game_stops_after_the_turn_that_is_named() -> None:
    program = named("two_sides")
    policies = [POLICIES[1]] * len(program.seats)
    for turns in (1, 3):
        found = CompiledEngine(program).games(policies, 1, 0, 4, turns)
        assert found == PlainEngine(program).games(policies, 1, 0, 4, turns)
        assert max(one.turns for one in found) == turns


def test_the_source_holds_numbers_only_and_never_what_an_author_wrote() -> None:
    program = named("korea_2023")
    words = {word for seat in program.seats for word in (seat.id, seat.title)} | {deed.id for deed in program.deeds}
    source = write_source(program, Use())
    text = source.text + source.doctrine
    assert not [word for word in words if word in text]
    assert '"' not in text


def orders_with(program: Program, **changed: object) -> Program:
    return replace(program, orders=tuple(replace(order, **changed) for order in program.orders))  # type: ignore[arg-type]


def tempers_with(program: Program, **changed: object) -> Program:
    tempers = tuple(replace(temper, **changed) for temper in program.doctrine.tempers)  # type: ignore[arg-type]
    return replace(program, doctrine=replace(program.doctrine, tempers=tempers))


CORNERS: dict[str, Callable[[Program], Program]] = {
    "a habit remembered for longer than any game": lambda program: orders_with(
        program, habit=(5000, 20_000, 0), habit_turns=1000
    ),
    "a habit of nothing that is remembered": lambda program: orders_with(program, habit=(7000,), habit_turns=0),
    "an event that waits for longer than any game": lambda program: replace(
        program, happenings=tuple(replace(happening, wait=1000) for happening in program.happenings)
    ),
    "all is worth the same": lambda program: tempers_with(
        program,
        aims=(0,) * len(program.doctrine.aims),
        objectives=0,
        thrift=0,
        caution=0,
        mirror=0,
        noise=0,
        threshold=-1,
    ),
    "everything is worth doing": lambda program: tempers_with(program, threshold=-(10**6)),
    "large whims and much caution": lambda program: tempers_with(program, noise=10**8, caution=10**8, ceiling=-3),
    "no slots for orders": lambda program: replace(
        program, seats=tuple(replace(seat, slots=0) for seat in program.seats)
    ),
    "one seat has no orders": lambda program: replace(
        program, seats=(replace(program.seats[0], orders=()), *program.seats[1:])
    ),
}


@pytest.mark.parametrize("corner", CORNERS)
def test_programs_unlike_others_are_played_by_the_rules(corner: str) -> None:
    for number in (3, 12):
        program = CORNERS[corner](generated(number, 2))
        engine = CompiledEngine(program)
        for policy in POLICIES:
            same_game(program, engine, [policy] * len(program.seats), number, 1)


def test_an_engine_refuses_nothing_that_the_loader_accepts() -> None:
    """A Program with as good as nothing in it."""
    program: Program = generated(4, 0)
    assert CompiledEngine(program).games([POLICIES[0]] * len(program.seats), 0, 0, 3)
