"""What holds in every game of every scenario that the loader accepts."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.agents.base import agents_for
from game.agents.play import ask
from game.core.codes import DECISION, EXCHANGE, ORDERS, STEP, TURN
from game.core.moves import AdjustMove, InjectMove, Move, RulingMove
from game.core.program import Program
from game.core.state import Pending, State, dump, load
from game.engine.legality import choices
from game.engine.observe import view_of
from game.engine.preview import refusals
from game.engine.reference import start, step
from game.engine.scores import scores
from tests.support.checked import model_of
from tests.support.generate import document, documents
from tests.support.play import NAMED, QUICK, check_step, decision_points, garbage, generated, named, steps

SEEDS = st.integers(0, 2**32 - 1)
# A few scenarios, each compiled once; the slow test makes hundreds.
WHICH = st.tuples(st.integers(0, 40), st.integers(0, 2))
STEPS_OF_A_CRISIS = 4


def longest(program: Program) -> int:
    """The most steps a game can have: in each turn the orders and every crisis once."""
    return 1 + program.turns * (1 + STEPS_OF_A_CRISIS * len(program.crises))


def game_keeps_the_rules(program: Program, seed: int, spec: str) -> None:
    for count, (before, moves, result) in enumerate(steps(program, seed, spec), 1):
        assert result.refusals == (), "agents make only legal moves"
        check_step(program, before, result)
        assert count <= longest(program), "the game does not end"
        if before is not None:
            assert refusals(program, before, moves) == ()
            assert before.turn <= result.state.turn <= before.turn + 1
    assert result.state.turn <= program.turns


@settings(max_examples=25)
@given(documents)
def test_every_generated_document_is_accepted(doc: dict[str, object]) -> None:
    assert model_of(doc).name == "invented"


@settings(max_examples=20)
@given(WHICH, SEEDS, st.sampled_from(QUICK))
def test_games_of_generated_scenarios_keep_causes_and_bounds_and_end(
    which: tuple[int, int], seed: int, spec: str
) -> None:
    program = generated(*which)
    game_keeps_the_rules(program, seed, spec)


@pytest.mark.slow
@settings(max_examples=250)
@given(st.integers(0, 2**32 - 1), st.integers(0, 2), SEEDS, st.sampled_from(QUICK))
def test_games_of_many_generated_scenarios_keep_the_rules(number: int, size: int, seed: int, spec: str) -> None:
    game_keeps_the_rules(generated.__wrapped__(number, size), seed, spec)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("spec", QUICK)
def test_games_of_written_scenarios_keep_causes_and_bounds_and_end(name: str, spec: str) -> None:
    for seed in range(6):
        game_keeps_the_rules(named(name), seed, spec)


@settings(max_examples=12)
@given(WHICH, SEEDS)
def test_moves_in_another_order_give_the_same_state_and_story(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    dice = Random(seed)
    for before, moves, result in steps(program, seed):
        if before is not None:
            extra = [garbage(program, dice) for _ in range(4)]
            mixed = [*moves, *extra]
            first = step(program, before, mixed)
            dice.shuffle(mixed)
            again = step(program, before, mixed)
            assert (again.state, again.log, again.draws) == (first.state, first.log, first.draws)
            assert sorted(map(repr, again.refusals)) == sorted(map(repr, first.refusals))
            assert step(program, before, reversed(moves)).state == result.state


@settings(max_examples=12)
@given(WHICH, SEEDS)
def test_a_state_survives_dump_and_load_and_plays_on_the_same(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for before, moves, result in steps(program, seed):
        assert load(dump(result.state)) == result.state
        if before is not None:
            assert step(program, load(dump(before)), moves).state.digest == result.state.digest


@settings(max_examples=10)
@given(WHICH, SEEDS)
def test_looking_changes_nothing_and_previews_tell_the_truth(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    dice = Random(seed)
    for state in decision_points(program, seed):
        digest, moves = state.digest, [garbage(program, dice) for _ in range(6)]
        for seat in range(len(program.seats)):
            view = view_of(program, state, seat)
            assert view == view_of(program, state, seat)
            choices(program, view)
        scores(program, state.slots)
        foreseen = refusals(program, state, moves)
        assert state.digest == digest
        assert foreseen == step(program, state, moves).refusals


@settings(max_examples=15)
@given(WHICH, SEEDS)
def test_moves_that_are_all_refused_are_the_same_as_none(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    dice = Random(seed)
    for state in decision_points(program, seed):
        candidates = [move for move in (garbage(program, dice) for _ in range(30)) if not isinstance(move, RulingMove)]
        refused = [move for move in candidates if len(refusals(program, state, [move])) == 1]
        if len(refusals(program, state, refused)) == len(set(refused)):
            assert step(program, state, refused).state == step(program, state).state


@settings(max_examples=25)
@given(WHICH, SEEDS)
def test_garbage_is_refused_or_applied_and_never_an_exception(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    dice = Random(seed)
    state = start(program, seed).state
    for _ in range(40):
        result = step(program, state, [garbage(program, dice) for _ in range(dice.randrange(8))])
        check_step(program, state, result)
        state = result.state


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMED)
def test_a_hundred_thousand_garbage_moves_do_no_harm(name: str) -> None:
    program, dice = named(name), Random(1)
    state = start(program, 0).state
    for number in range(4_000):
        if state.over:
            state = start(program, number).state
        state = step(program, state, [garbage(program, dice) for _ in range(25)]).state
    assert len(state.slots) == len(program.slots)


@pytest.mark.parametrize("name", NAMED)
def test_the_digest_covers_every_slot_and_the_queue(name: str) -> None:
    program = named(name)
    state = max(decision_points(program, 3), key=lambda state: len(state.queue))
    seen = {state.digest}
    for slot, worth in enumerate(state.slots):
        changed = replace(state, slots=(*state.slots[:slot], worth + 1, *state.slots[slot + 1 :]))
        seen.add(changed.digest)
    item = Pending(9, 1, 1, 1)
    for queue in ((*state.queue, item), (*state.queue, item, item), (item._replace(factor=5000),)):
        seen.add(replace(state, queue=queue).digest)
    seen |= {replace(state, seed=state.seed + 1).digest, replace(state, game=state.game + 1).digest}
    assert len(seen) == 1 + len(state.slots) + 3 + 2


@settings(max_examples=15)
@given(WHICH, SEEDS)
def test_a_step_of_the_facilitator_alone_leaves_the_decision_point(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    events = sorted({program.deeds[happening.deed].id for happening in program.happenings})
    for state in islice(decision_points(program, seed), 4):
        for event in events:
            moves: list[Move] = [InjectMove(event), AdjustMove("tension", "set", 40_000, "a test")]
            after = step(program, state, moves).state
            assert after.turn == state.turn
            assert after.slots[:3] == state.slots[:3] or after.slots[2] != state.slots[2], "the clock stands"
            opened = state.slots[DECISION] == ORDERS and after.in_crisis
            assert after.over or opened or _asks(after) == _asks(state)


def _asks(state: State) -> tuple[int, ...]:
    return tuple(state.slots[slot] for slot in (TURN, DECISION, EXCHANGE, STEP))


@settings(max_examples=15)
@given(WHICH, SEEDS)
def test_a_ruling_settles_the_draw_it_names_and_no_other_of_its_phase(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for before, moves, result in steps(program, seed):
        assert len({draw.key for draw in result.draws}) == len(result.draws), "every draw has a name of its own"
        if before is None:
            continue
        for draw in result.draws[:3]:
            for wanted in draw.names:
                ruled = step(program, before, [*moves, RulingMove(draw.key, wanted, reason="so it is")])
                found = {item.key: item for item in ruled.draws}
                assert found[draw.key].result == wanted
                assert found[draw.key].ruled
                for item in result.draws[: result.draws.index(draw)]:
                    assert found[item.key] == item, "what was drawn before stays as it was"
                if wanted == draw.result:
                    assert ruled.state == result.state


@settings(max_examples=10)
@given(WHICH, SEEDS)
def test_another_seed_is_another_game_and_the_same_seed_the_same(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    first = [result.state.digest for _, _, result in steps(program, seed)]
    assert first == [result.state.digest for _, _, result in steps(program, seed)]
    other = [result.state.digest for _, _, result in steps(program, seed + 1)]
    assert first[0] != other[0]


def test_a_game_that_is_over_stays_as_it_is() -> None:
    program = named("two_sides")
    *_, (_, _, result) = steps(program, 1)
    again = step(program, result.state, ask(program, start(program, 1).state, agents_for(program, "random")).moves)
    assert again.state == result.state
    assert again.log == ()
    assert {refusal.code for refusal in again.refusals} == {"over"}


def test_the_generator_covers_the_language() -> None:
    kinds: set[tuple[str, str]] = set()
    for number in range(80):
        for _, _, result in steps(generated(number % 40, 2), number):
            for entry in result.log:
                told = entry.kind in ("agreement", "ultimatum", "exchange") or entry.outcome in ("joined", "under_way")
                kinds.add((entry.kind, entry.outcome if told else ""))
    wanted = {("agreement", end) for end in ("accepted", "refused", "broken", "kept")}
    wanted |= {("ultimatum", end) for end in ("", "met", "expired")}
    wanted |= {("exchange", end) for end in ("", "calmed", "backed_down", "ran_out")}
    wanted |= {
        ("order", "joined"),
        ("order", "under_way"),
        ("lost", ""),
        ("reading", ""),
        ("line", ""),
        ("question", ""),
    }
    assert wanted <= kinds
    assert document(7, 1) == document(7, 1), "a number names a document"
