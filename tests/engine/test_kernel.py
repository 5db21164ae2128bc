"""The kernel plays by the rules: state for state what the reference and its policies give, and the same games."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.core.program import Program
from game.core.state import State
from game.engine.observe import view_of
from game.engine.plain import PlainEngine, plan_of
from game.engine.playing import Plan, Policy
from game.engine.policies import agent_key, choose
from game.engine.reference import start, step
from tests.support.play import NAMED, decision_points, generated, named
from tests.support.small import small

pytest.importorskip("numba", reason="the extra 'fast' is not installed")

from game.engine.kernel import KernelEngine
from game.engine.kernel import layout as layout_of_kernel
from game.engine.kernel import play as play_of_kernel

RANDOM, DOCTRINE = Policy("random"), Policy("doctrine")
DOVE, HAWK = Policy("doctrine", -15_000), Policy("doctrine", 15_000)
CALM, WILD = Policy("doctrine", 0, 0), Policy("doctrine", 0, 30_000)
KINDS = (RANDOM, DOCTRINE, DOVE, HAWK, CALM, WILD)
BUNDLED = (*NAMED, "korea_2023_class", "cold_grid", "cuba_1962")


@cache
def kernel(program_name: str) -> KernelEngine:
    return KernelEngine(named(program_name))


def mixed(program: Program, number: int) -> list[Policy]:
    """Policies for all seats: the same for all, or another for each."""
    return [KINDS[(number + seat * (number % 3)) % len(KINDS)] for seat in range(len(program.seats))]


def by_the_rules(program: Program, policies: list[Policy], seed: int, game: int) -> list[State]:
    """Every state of a game by the reference rules."""
    states = [start(program, seed, game).state]
    while not states[-1].over:
        state, key = states[-1], agent_key(states[-1])
        moves = []
        for seat, policy in enumerate(policies):
            view = view_of(program, state, seat)
            moves += choose(program, view, key, policy) if view.asked else ()
        states.append(step(program, state, moves).state)
    return states


def agrees(program: Program, engine: KernelEngine, policies: list[Policy], seed: int, game: int) -> None:
    """The kernel's states, one by one; every second time from the state as Python has it."""
    position = engine.advance(None, policies, seed, game)
    for count, state in enumerate(by_the_rules(program, policies, seed, game)):
        found = engine.state_of(position, seed, game)
        assert found == state, differences(program, found, state)
        assert found.digest == state.digest
        position = engine.advance(engine.prepare(state) if count % 2 else position, policies, seed, game)


def differences(program: Program, found: State, wanted: State) -> str:
    pairs = enumerate(zip(found.slots, wanted.slots, strict=True))
    slots = [f"{program.slots[slot].name} {one}, not {other}" for slot, (one, other) in pairs if one != other]
    return f"turn {wanted.turn}: {'; '.join(slots)} queue {found.queue} not {wanted.queue}"


@pytest.mark.parametrize("number", range(20))
def test_generated_scenarios_give_the_states_of_the_rules(number: int) -> None:
    for size in range(3):
        program = generated(number, size)
        engine = KernelEngine(program)
        for variant in range(2):
            agrees(program, engine, mixed(program, number + 3 * size + 7 * variant), number, variant)


@pytest.mark.slow
@pytest.mark.parametrize("tens", range(100, 160, 10))
def test_many_generated_scenarios_give_the_states_of_the_rules(tens: int) -> None:
    for number in range(tens, tens + 10):
        program = generated.__wrapped__(number, number % 3)
        for variant in range(2):
            agrees(program, KernelEngine(program), mixed(program, number + variant), number, variant)


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("number", range(4))
def test_bundled_scenarios_give_the_states_of_the_rules(name: str, number: int) -> None:
    agrees(named(name), kernel(name), mixed(named(name), number), 100 + number, number)


@pytest.mark.parametrize("which", ((3, 2), (5, 1), (8, 2), (11, 0)))
@pytest.mark.parametrize("turns", (0, 1, 2))
def test_games_are_those_of_the_plain_engine_also_when_stopped(which: tuple[int, int], turns: int) -> None:
    program = generated(*which)
    for seed in (9, -5, 2**70 + 3):
        policies = mixed(program, seed % 7)
        found = KernelEngine(program).games(policies, seed, 2, 3, turns)
        assert found == PlainEngine(program).games(policies, seed, 2, 3, turns)


def plans_at(program: Program, state: State, number: int) -> dict[int, Plan]:
    """Plans of what some policy would do, for every second seat that is asked."""
    plans = {}
    for seat in range(number % 2, len(program.seats), 2):
        view = view_of(program, state, seat)
        if view.asked:
            moves = choose(program, view, agent_key(state) + number, KINDS[number % 2])
            plans[seat] = plan_of(program, state, seat, moves)
    return plans


@pytest.mark.parametrize("which", [(number, 2) for number in range(8)])
def test_rollouts_with_plans_are_those_of_the_plain_engine(which: tuple[int, int]) -> None:
    program = generated(*which)
    engine, plain = KernelEngine(program), PlainEngine(program)
    policies = mixed(program, which[0])
    for number, state in enumerate(decision_points(program, which[0], "random")):
        plans = plans_at(program, state, number)
        position = engine.prepare(state)
        for turns in (0, state.turn):
            found = engine.rollouts([position, position, engine.prepare(state)], [1, 2, 3], plans, policies, turns)
            assert found == plain.rollouts([state] * 3, [1, 2, 3], plans, policies, turns)


@pytest.mark.parametrize("name", BUNDLED)
def test_rollouts_of_bundled_scenarios_are_those_of_the_plain_engine(name: str) -> None:
    program = named(name)
    states = decision_points(program, 4, "doctrine")[::4]
    policies = [DOCTRINE] * len(program.seats)
    for number, state in enumerate(states):
        plans = plans_at(program, state, number)
        found = kernel(name).rollouts([kernel(name).prepare(state)], [number], plans, policies)
        assert found == PlainEngine(program).rollouts([state], [number], plans, policies)


def test_a_plan_that_may_not_be_carried_out_is_judged_as_moves_are() -> None:
    program = named("two_sides")
    every = tuple((index, 0) for index in program.seats[0].orders)
    plan = Plan(every, cancels=tuple(program.seats[0].orders), offers=tuple(range(len(program.deals))))
    own = tuple(index for index, deal in enumerate(program.deals) if deal.actor == 0)
    plan = plan._replace(offers=own)
    policies = [DOCTRINE] * len(program.seats)
    engine, plain = KernelEngine(program), PlainEngine(program)
    for state in decision_points(program, 2)[:5]:
        if not state.in_crisis:
            found = engine.rollouts([engine.prepare(state)], [8], {0: plan}, policies)
            assert found == plain.rollouts([state], [8], {0: plan}, policies)


def test_a_program_with_empty_tables_is_played() -> None:
    full = small()
    seats = tuple(replace(seat, orders=()) for seat in full.seats)
    bare = replace(full, seats=seats, orders=(), happenings=(), goals=(), lines=(), drifts=(), questions=())
    for program in (full, bare):
        for policy in (RANDOM, DOCTRINE):
            policies = [policy] * len(program.seats)
            agrees(program, KernelEngine(program), policies, 3, 1)
            assert KernelEngine(program).games(policies, 3, 0, 2) == PlainEngine(program).games(policies, 3, 0, 2)


def test_no_games_and_no_positions_give_nothing() -> None:
    engine = kernel("two_sides")
    assert engine.games([RANDOM] * 2, 1, 0, 0) == []
    assert engine.rollouts([], [], {}, [RANDOM] * 2) == []
    with pytest.raises(ValueError, match="seed"):
        engine.rollouts([], [1], {}, [RANDOM] * 2)


def test_a_trace_tells_the_game_that_the_kernel_plays() -> None:
    program = generated(4, 1)
    policies = mixed(program, 1)
    finished, trace = KernelEngine(program).trace(policies, 6, 2)
    assert [finished] == KernelEngine(program).games(policies, 6, 2, 1)
    assert trace.states == by_the_rules(program, policies, 6, 2)


def test_a_change_anywhere_in_the_kernel_makes_cached_code_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = play_of_kernel._key()
    assert before == play_of_kernel._key()
    monkeypatch.setattr(layout_of_kernel, "SLOTS", layout_of_kernel.SLOTS + 1)
    assert play_of_kernel._key() != before


def test_the_mark_of_a_compiled_kernel_is_left_once_and_only_for_this_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.engine.kernel import ready

    ready.compile_now(named("two_sides"))
    assert ready.is_compiled()
    monkeypatch.setattr(ready, "KEY", b"another kernel")
    assert not ready.is_compiled()
