"""The searching player finds what doctrine overlooks, stays within what is allowed, and tells what it compared."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from game.agents.base import agents_for
from game.agents.search.bundles import Bundles
from game.core.moves import OrderMove
from game.core.program import Program
from game.engine.belief import sample
from game.engine.observe import view_of
from game.engine.policies import agent_key, doctrine
from game.engine.policies.doctrine import Decision, Mind
from game.engine.preview import refusals
from game.session.record import load_moves, moves_record
from tests.support.play import decision_points, generated, named
from tests.support.small import Game, action, small

SUPPORT = {"support": {"title": "Support", "measure": "alba.support", "from": 20, "to": 100}}
CALM = {"calm": {"title": "Calm", "measure": "tension", "from": 100, "to": 0, "shared": True}}
LIKES_FORCE = {"aims": {"force_aim": 30}, "objectives": 0, "noise": 0, "thrift": 0, "ceiling": "clash"}


def program(acts: dict[str, Any], goals: dict[str, Any], slots: int = 1, turns: int = 3) -> Program:
    alba = {"persona": LIKES_FORCE, "slots": slots, "objectives": goals}
    return small(actions=acts, actors={"alba": alba}, turns=turns)


def decided(made: Program, spec: str = "search:120") -> Decision:
    state = Game(made).state
    return agents_for(made, spec)[0].choose(made, view_of(made, state, 0), agent_key(state))


def ordered(decision: Decision) -> set[str]:
    return {move.action for move in decision.moves if isinstance(move, OrderMove)}


LURE = action(["alba"], [{"change": {"alba.support": -9}}], doctrine={"force_aim": 1})
WORK = action(["alba"], [{"change": {"alba.support": 9}}])
SOOTHE = action(["alba"], [{"change": {"tension": -9}}])


def test_it_serves_its_objectives_where_doctrine_follows_its_temper() -> None:
    made = program({"lure": LURE, "work": WORK}, SUPPORT)
    assert ordered(decided(made, "doctrine")) == {"lure"}
    assert ordered(decided(made)) == {"work"}


def test_it_wants_shared_stability_as_much_as_its_own() -> None:
    strong = action(["alba"], [{"change": {"tension": -30}}])
    made = program({"work": WORK, "soothe": strong}, SUPPORT | CALM)
    assert ordered(decided(made)) == {"soothe"}
    made = program({"work": action(["alba"], [{"change": {"alba.support": 30}}]), "soothe": SOOTHE}, SUPPORT | CALM)
    assert ordered(decided(made)) == {"work"}


def test_it_finds_two_orders_that_pay_only_together() -> None:
    lever = {"first": LURE, "second": LURE | {"doctrine": {"force_aim": 0.9}}}
    lever |= {"work": WORK, "help": action(["alba"], [{"change": {"alba.support": 8}}])}
    assert ordered(decided(program(lever, SUPPORT, slots=2))) == {"work", "help"}


def test_it_leaves_a_slot_free_rather_than_do_harm() -> None:
    assert decided(program({"lure": LURE}, SUPPORT, turns=2)).moves == ()


def test_doctrine_decides_where_there_is_nothing_to_choose() -> None:
    made = program({"lure": LURE}, SUPPORT, slots=0)
    assert decided(made, "search:50") == decided(made, "doctrine")


@pytest.mark.parametrize("number", range(6))
def test_all_bundles_that_it_considers_are_allowed_and_differ(number: int) -> None:
    made = generated(number, 2)
    for state in decision_points(made, number, "doctrine"):
        for seat in range(len(made.seats)):
            view = view_of(made, state, seat)
            if not view.asked:
                continue
            suggested = doctrine.choose(made, view, 3)
            guess = sample(made, view, 5)
            bundles = Bundles(made, view, guess, suggested, Mind(made, view, 3))
            joined = list(bundles.joined(list(bundles.changes.values())[:4]))
            for plan in (bundles.own, *bundles.changes, *joined):
                assert refusals(made, state, bundles.moves(plan)) == ()
            assert bundles.own not in bundles.changes


def test_reasons_sum_to_their_worth_name_the_moves_and_survive_the_journal() -> None:
    made = named("two_sides")
    told = 0
    for state in decision_points(made, 2, "doctrine"):
        for seat in range(2):
            decision = agents_for(made, "search:60")[seat].choose(made, view_of(made, state, seat), 9)
            assert [item.move for item in decision.reasons if item.chosen] == list(decision.moves)
            for item in decision.reasons:
                assert item.worth == sum(part.weight for part in item.parts)
                assert item.parts
                told += any("against" in part.words for part in item.parts)
            record = json.loads(json.dumps(moves_record(decision.moves, {seat: decision.reasons})))
            assert load_moves(record) == (decision.moves, {seat: decision.reasons})
    assert told > 10


def test_reasons_speak_of_the_compared_futures() -> None:
    made = program({"lure": LURE, "work": WORK}, SUPPORT | CALM)
    chosen = next(item for item in decided(made).reasons if item.chosen)
    words = [part.words for part in chosen.parts]
    assert words[0] == "its own interest"
    assert any(text.startswith("expected score ") and "futures" in text for text in words)
    assert chosen.worth > 0


def test_a_budget_in_time_is_kept() -> None:
    made = named("two_sides")
    view = view_of(made, decision_points(made, 1, "doctrine")[0], 0)
    player = agents_for(made, "search:150ms")[0]
    player.choose(made, view, 1)
    began = time.perf_counter()
    assert player.choose(made, view, 1).moves
    assert time.perf_counter() - began < 1.0
