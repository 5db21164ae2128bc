"""What a seat cannot know is in nothing that the seat is given."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.agents.base import agents_for
from game.agents.play import ask
from game.core.moves import OrderMove
from game.core.program import Program
from game.core.state import State
from game.engine.legality import choices
from game.engine.observe import view_of
from game.engine.reference import start, step
from game.engine.reports import report_of
from game.session.rows import OTHER
from game.session.telling import tell
from tests.support.checked import program_of
from tests.support.dice import ACTIONS
from tests.support.generate import document
from tests.support.play import NAMED, SPECS, decision_points, generated, named, steps
from tests.support.small import Game, action, event, small
from tests.support.twins import twin

WHICH = st.tuples(st.integers(0, 40), st.integers(0, 2))
SEED = 918_273_645_546_372


def same_for(program: Program, one: State, other: State, seat: int) -> None:
    views = view_of(program, one, seat), view_of(program, other, seat)
    assert repr(views[0]) == repr(views[1])
    assert repr(choices(program, views[0])) == repr(choices(program, views[1]))
    for spec in SPECS:
        agent = agents_for(program, spec)[seat]
        answers = [repr(agent.choose(program, view, 77)) for view in views]
        assert answers[0] == answers[1], spec


@settings(max_examples=15)
@given(WHICH, st.integers(0, 999))
def test_what_a_seat_cannot_know_changes_neither_its_view_nor_its_choices(which: tuple[int, int], seed: int) -> None:
    program, dice = generated(*which), Random(seed)
    for state in decision_points(program, seed):
        for seat in range(len(program.seats)):
            same_for(program, state, twin(program, state, seat, dice), seat)


@pytest.mark.parametrize("name", NAMED)
def test_what_a_seat_cannot_know_changes_nothing_for_it_in_written_scenarios(name: str) -> None:
    program, dice = named(name), Random(5)
    for state in decision_points(program, 5)[:5]:
        for seat in range(len(program.seats)):
            same_for(program, state, twin(program, state, seat, dice), seat)


def with_a_secret(number: int) -> Program:
    """A generated scenario with something that one actor can do unseen, and that no rule reads."""
    doc: dict[str, Any] = deepcopy(document(number, 2))
    doc["meters"]["buried"] = {"label": "Buried", "start": 50, "visibility": "hidden"}
    doc["flags"]["buried_flag"] = {"label": "Buried", "visible_to": ["brum"]}
    effects = [{"change": {"buried": 20}}, {"flag": "buried_flag"}, {"change": {"buried": -7}, "in": "1 turn"}]
    doc["actions"]["dig"] = {
        "title": "Dig",
        "blurb": "Unseen.",
        "instrument": "information",
        "who": "brum",
        "visible_to": ["self"],
        "author": "hidden",
        "effects": effects,
        "fictional": True,
    }
    doc["actors"]["brum"]["slots"] = 6
    doc["endings"].pop("peace")
    return program_of(doc)


@pytest.mark.parametrize("number", range(8))
def test_two_games_that_differ_in_a_secret_are_the_same_for_every_other_seat(number: int) -> None:
    program = with_a_secret(number)
    dig = OrderMove("brum", "dig")
    agents = agents_for(program, "random")
    quiet = secret = start(program, SEED)
    dug = 0
    while not quiet.state.over:
        moves = [move for move in ask(program, quiet.state, agents).moves if getattr(move, "action", "") != "dig"]
        brum = [move for move in moves if isinstance(move, OrderMove) and move.actor == "brum"]
        moves = [move for move in moves if move not in brum[5:]]
        more = [] if quiet.state.in_crisis else [dig]
        quiet, secret = step(program, quiet.state, moves), step(program, secret.state, [*moves, *more])
        dug += len(more)
        for seat in range(len(program.seats)):
            if seat != 1:
                same_for(program, quiet.state, secret.state, seat)
                assert tell(program, quiet.log, seat) == tell(program, secret.log, seat)
    buried = program.names["buried"]
    assert quiet.state.slots[buried] == 50_000
    assert dug == 0 or quiet.state.slots[buried] != secret.state.slots[buried]


@settings(max_examples=10)
@given(WHICH)
def test_the_seed_is_in_no_view(which: tuple[int, int]) -> None:
    program = generated(*which)
    for state in decision_points(program, SEED):
        for seat in range(len(program.seats)):
            assert str(SEED) not in repr(view_of(program, state, seat))


@settings(max_examples=15)
@given(WHICH, st.integers(0, 999))
def test_what_a_fact_says_is_told_only_to_who_learns_it(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for _, _, result in steps(program, seed):
        for seat in range(len(program.seats)):
            for item in tell(program, result.log, seat):
                assert all(program.slots[row.slot].owner == seat and row.amount > 0 for row in item.rows if row.text)


def test_a_fact_is_told_to_nobody_who_does_not_learn_it() -> None:
    fact = {"title": "The depots", "says": "No fuel at all.", "known_to": ["cero"]}
    tells = action(["brum"], [{"reveal": {"fact": "depots", "to": ["alba"]}}])
    game = Game(small(actions={"tell": tells}, facts={"depots": fact}))
    result = game.play("brum.tell")
    told = [repr(tell(game.program, result.log, seat)) for seat in range(3)]
    assert ["No fuel" in text for text in told] == [True, False, False]
    assert ["The depots" in text for text in told] == [True, False, False]


@settings(max_examples=15)
@given(WHICH, st.integers(0, 999))
def test_what_is_told_never_names_an_author_who_is_hidden(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for _, _, result in steps(program, seed):
        for entry in result.log:
            for seat in range(len(program.seats)):
                if entry.actor >= 0 and not entry.author_seen >> seat & 1:
                    for item in tell(program, [entry], seat):
                        assert item.actor == -1
                        author = program.seats[entry.actor]
                        named = author.title in item.headline or f"{author.short}:" in item.headline
                        assert not named or entry.target == entry.actor


@settings(max_examples=10)
@given(WHICH, st.integers(0, 999))
def test_who_did_a_hidden_deed_is_in_no_other_seats_view_before_it_is_attributed(
    which: tuple[int, int], seed: int
) -> None:
    program = generated(*which)
    hidden = [deed for deed in program.deeds if deed.kind == "action" and deed.author_seen != -1]
    hidden = [deed for deed in hidden if all(result.author_seen == 1 << deed.actor for result in deed.results)]
    for state in decision_points(program, seed):
        for deed in hidden:
            for seat in set(range(len(program.seats))) - {deed.actor}:
                view = view_of(program, state, seat)
                assert not program.slots[deed.history].exact >> seat & 1
                assert deed.history in view.guesses


def test_the_report_of_a_hidden_author_brings_his_deed_into_others_knowledge() -> None:
    outcome = {
        "done": {
            "author": "hidden",
            "attributed": {"chance": "100%", "in": "1 turn"},
            "effects": [{"change": {"tension": 6}}],
        }
    }
    program = small(actions={"sabotage": action(["brum"], author="hidden", outcomes=outcome)})
    game = Game(program)
    result = game.play("brum.sabotage")
    told = {seat: [item.headline for item in tell(program, result.log, seat)] for seat in range(3)}
    assert told[0][0] == "An act"
    assert told[1][0] == "BRUM: An act"
    words = [item.text for item in tell(program, result.log, 0)]
    assert "Evidence points to BRUM." in words
    slot = program.names["action.brum.sabotage"]
    assert [view_of(program, game.state, seat).values[slot] & 1 for seat in (0, 2)] == [1, 1]
    assert view_of(program, game.state, 1).values[slot] == 2


def test_causes_that_a_seat_may_not_know_are_merged_and_still_sum() -> None:
    acts = {
        "open_push": action(["alba"], [{"change": {"tension": 4}}]),
        "secret_push": action(["brum"], [{"change": {"tension": 6}}], visible_to=["self"]),
        "secret_pull": action(["brum"], [{"change": {"tension": -1}}], visible_to=["self"]),
    }
    game = Game(small(actions=acts))
    result = game.play("alba.open_push", "brum.secret_push", "brum.secret_pull")
    rows = [row for item in tell(game.program, result.log, 0) for row in item.rows if row.label == "Tension"]
    assert [(row.amount, row.causes) for row in rows] == [(9000, (("An act", "+4"), (OTHER, "+5")))]


@settings(max_examples=10)
@given(WHICH, st.integers(0, 999))
def test_the_causes_each_seat_reads_sum_to_the_change(which: tuple[int, int], seed: int) -> None:
    program = generated(*which)
    for _, _, result in steps(program, seed):
        for seat in range(-1, len(program.seats)):
            for item in tell(program, result.log, seat):
                for row in item.rows:
                    if program.slots[row.slot].numeric:
                        told = sum(float(amount) for _, amount in row.causes)
                        assert abs(told * 1000 - row.amount) <= 501 * len(row.causes), row


def test_who_sees_a_deed_but_not_its_outcome_is_told_of_the_deed_alone() -> None:
    outcome = {"found": {"visible_to": ["self"], "says": "We found it.", "title": "found"}}
    game = Game(small(actions={"search_it": action(["alba"], says="They search.", outcomes=outcome)}))
    result = game.play("alba.search_it")
    told = [[(item.headline, item.text) for item in tell(game.program, result.log, seat)] for seat in (-1, 0, 1)]
    everything, own, others = told
    assert own == everything == [("ALBA: An act: found", "They search. We found it.")]
    assert others == [("ALBA: An act", "They search.")]


def test_what_is_learned_later_is_told_and_known_later() -> None:
    outcome = {"done": {"learned": "2 turns", "says": "It was done."}}
    program = small(actions={"quiet": action(["alba"], visible_to=["self", "cero"], outcomes=outcome)})
    game = Game(program)
    slot = program.names["action.alba.quiet"]
    found = []
    for moves in (["alba.quiet"], []):
        result = game.play(*moves)
        words = [[item.text for item in tell(program, result.log, seat)] for seat in range(3)]
        found.append(
            [("It was done." in words[seat], view_of(program, game.state, seat).values[slot] > 0) for seat in range(3)]
        )
    assert found == [[(True, True), (False, False), (True, True)], [(False, True), (True, True), (False, True)]]


# Reports


@settings(max_examples=200)
@given(st.integers(0, 2**63), st.integers(0, 100_000), st.integers(1, 40), st.integers(0, 5))
def test_the_truth_lies_in_the_report_and_looking_twice_tells_nothing_more(
    seed: int, worth: int, width: int, step_: int
) -> None:
    program = named("two_sides")
    slot = program.names["besk.readiness"]
    low, high = report_of(program, seed, 0, 0, slot, width * 1000, worth)
    assert low <= worth <= high
    assert high - low <= width * 1000
    assert report_of(program, seed, 0, 0, slot, width * 1000, worth) == (low, high)
    near = min(high - 1, worth + step_) if worth + step_ < high else worth
    assert report_of(program, seed, 0, 0, slot, width * 1000, near) == (low, high), "the same cell is the same report"


def test_a_report_is_renewed_by_collection_alone_and_the_narrowest_of_a_turn_counts() -> None:
    look: dict[int, Mapping[str, Any]] = {
        width: {"collect": {"of": ["brum.force"], "for": ["alba"], "width": width}} for width in (30, 5)
    }
    acts = {
        "peek": action(["alba"], [look[30]]),
        "spy": action(["alba"], [look[5]]),
        "arm": action(["brum"], [{"change": {"brum.force": 30}}]),
    }
    program = small(actions=acts, events={"it": event(at="turn 6")})
    game = Game(program, 3)
    slot = program.names["brum.force"]
    first = view_of(program, game.state, 0).estimates[slot]
    assert first.high - first.low == 20_000
    game.play("brum.arm")
    assert view_of(program, game.state, 0).estimates[slot] == first, "nobody looked"
    game.play("alba.peek", "alba.spy")
    narrow = view_of(program, game.state, 0).estimates[slot]
    assert narrow.low <= 80_000 <= narrow.high
    assert (narrow.high - narrow.low, narrow.turn) == (5000, 2)
    game.play("alba.peek")
    wide = view_of(program, game.state, 0).estimates[slot]
    assert (wide.high - wide.low, wide.turn) == (30_000 if wide.high < 100_000 else wide.high - wide.low, 3)


def test_a_fact_that_a_seat_knows_is_no_guess() -> None:
    facts = {"it_lies": {"title": "It lies", "says": "So.", "true": False, "known_to": ["alba"], "prior": "90%"}}
    acts = {"tell_it": action(["alba"], [{"reveal": {"fact": "it_lies", "to": ["brum"]}}])}
    program = small(facts=facts, actions=acts)
    game = Game(program)
    slot = program.names["fact.it_lies"]
    views = [view_of(program, game.state, seat) for seat in range(2)]
    assert [(view.values[slot], view.known(slot)) for view in views] == [(0, True), (1, False)]
    game.play("alba.tell_it")
    view = view_of(program, game.state, 1)
    assert (view.values[slot], view.known(slot)) == (0, True)


def test_every_action_of_the_generator_is_covered() -> None:
    assert set(ACTIONS) == {order.action for number in range(3) for order in generated(number, 2).orders}
