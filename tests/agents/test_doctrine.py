"""How the doctrine player decides, and that its reasons say so."""

from __future__ import annotations

from typing import Any

import pytest

from game.agents.base import agents_for
from game.agents.play import ask
from game.core.moves import AnswerMove, OfferMove, OrderMove
from game.core.program import Program
from game.engine.observe import view_of
from game.engine.policies import agent_key
from game.engine.policies.doctrine import Decision, Reason, choose
from tests.support.play import decision_points, generated
from tests.support.small import Game, action, small

CALM: dict[str, Any] = {"aims": {"force_aim": 10, "calm_aim": 10}, "ceiling": "show", "noise": 0, "thrift": 0}


def decided(game: Game, seat: int = 0) -> Decision:
    return choose(game.program, view_of(game.program, game.state, seat), agent_key(game.state))


def reason(decision: Decision, name: str) -> Reason:
    orders = [item for item in decision.reasons if isinstance(item.move, OrderMove)]
    return next(item for item in orders if item.move.action == name and item.move.target in ("", "brum"))


def persona(**more: Any) -> dict[str, Any]:
    return {"alba": {"persona": CALM | more, "slots": 1}, "brum": {"persona": CALM}}


def program(acts: dict[str, Any], actors: dict[str, Any] | None = None, **more: Any) -> Program:
    return small(actions=acts, actors=actors or persona(), **more)


STRIKE = action(["alba", "brum"], target="any other", doctrine={"force_aim": 1})
TALK = action(["alba", "brum"], target="any other", doctrine={"calm_aim": 1}, calms=True)


def test_the_reasons_sum_to_the_worth_and_the_best_of_several_is_chosen() -> None:
    checked = 0
    for number in range(10):
        made = generated(number, 2)
        for state in decision_points(made, number, "doctrine"):
            for seat in range(len(made.seats)):
                decision = choose(made, view_of(made, state, seat), agent_key(state))
                for item in decision.reasons:
                    assert item.worth == sum(part.weight for part in item.parts)
                assert [item.move for item in decision.reasons if item.chosen] == list(decision.moves)
                steps = [item for item in decision.reasons if isinstance(item.move, AnswerMove) and state.in_crisis]
                assert not steps or max(steps, key=lambda item: item.worth).worth == next(
                    s.worth for s in steps if s.chosen
                )
                checked += len(decision.reasons)
    assert checked > 100


def test_it_orders_what_serves_its_aims_best() -> None:
    acts = {
        "strike": action(["alba"], doctrine={"force_aim": 1}),
        "talk_on": action(["alba"], doctrine={"calm_aim": 1}),
    }
    hawk, dove = ({"aims": {"force_aim": force, "calm_aim": calm}} for force, calm in ((20, 1), (1, 20)))
    assert decided(Game(program(acts, persona(**hawk)))).moves == (OrderMove("alba", "strike"),)
    assert decided(Game(program(acts, persona(**dove)))).moves == (OrderMove("alba", "talk_on"),)


def test_an_order_worth_less_than_the_threshold_is_not_given() -> None:
    acts = {"strike": action(["alba"], doctrine={"force_aim": 1})}
    for threshold, orders in ((9, 1), (11, 0)):
        assert len(decided(Game(program(acts, persona(threshold=threshold)))).moves) == orders


def test_a_rung_above_the_ceiling_costs_caution_until_tension_is_high() -> None:
    acts = {"strike": action(["alba"], doctrine={"force_aim": 1}, rung="clash")}
    for tension, worth in ((50, 2000), (85, 10_000)):
        meters = {"tension": {"label": "Tension", "start": tension}}
        found = reason(decided(Game(program(acts, meters=meters))), "strike")
        assert found.worth == worth


def test_force_is_answered_with_force_and_restraint_with_restraint() -> None:
    made = program({"strike": STRIKE, "talk_on": TALK})
    game = Game(made)
    calm = {name: reason(decided(game), name).worth for name in ("strike", "talk_on")}
    game.play("brum.strike.alba")
    struck = decided(game)
    assert reason(struck, "strike").worth > calm["strike"]
    assert reason(struck, "talk_on").worth < calm["talk_on"]
    game = Game(made)
    game.play("brum.talk_on.alba")
    soothed = decided(game)
    assert reason(soothed, "strike").worth < calm["strike"]
    assert reason(soothed, "talk_on").worth > calm["talk_on"]


def test_a_crossed_red_line_and_a_drive_change_the_weight_of_aims() -> None:
    line = {"limit": {"when": "tension >= 60", "says": "No further.", "aims": {"force_aim": 30}}}
    drive = {"afraid": {"when": "alba.support < 50", "says": "fear", "aims": {"force_aim": 5}}}
    acts = {
        "strike": action(["alba"], doctrine={"force_aim": 1}),
        "push": action(["brum"], [{"change": {"tension": 10}}]),
        "slander": action(["brum"], [{"change": {"alba.support": -10}}]),
    }
    actors = persona(drives=drive)
    actors["alba"]["red_lines"] = line
    game = Game(program(acts, actors))
    assert reason(decided(game), "strike").worth == 10_000
    game.play("brum.slander")
    assert reason(decided(game), "strike").worth == 15_000
    game.play("brum.push")
    assert reason(decided(game), "strike").worth == 45_000


def test_it_accepts_what_is_worth_more_than_its_price() -> None:
    for price, answer in ((5, "accept"), (15, "refuse")):
        pact = {
            "title": "Pact",
            "says": "So.",
            "proposer": "brum",
            "partner": "alba",
            "lasts": "2 turns",
            "price": price,
            "terms": {"t": {"who": "proposer", "says": "Pays.", "pays": {"capital": 1}}},
            "partner_doctrine": {"calm_aim": 1},
        }
        game = Game(program({}, agreements={"pact": pact}))
        game.play(OfferMove("brum", "pact", "alba"))
        assert [move.choice for move in decided(game).moves if isinstance(move, AnswerMove)] == [answer]


def test_what_an_answer_costs_is_not_spent_again_on_orders() -> None:
    options = {
        "wait_on": {"title": "Wait"},
        "act": {"title": "Act", "costs": {"capital": 7}, "doctrine": {"force_aim": 5}},
    }
    dilemma = {"title": "What?", "to": "alba", "says": "Decide.", "default": "wait_on", "options": options}
    acts = {
        "ask_it": action(["brum"], [{"ask": "what"}]),
        "strike": action(["alba"], costs={"capital": 6}, doctrine={"force_aim": 5}),
    }
    game = Game(program(acts, dilemmas={"what": dilemma}))
    game.play("brum.ask_it")
    assert decided(game).moves == (AnswerMove("alba", "what", "act"),)
    assert game.play(*decided(game).moves).refusals == ()


@pytest.mark.parametrize("agent", ["random", "doctrine"])
def test_adding_an_actor_of_no_concern_keeps_the_luck_of_the_others(agent: str) -> None:
    acts = {f"act_{n}": action(["alba"], doctrine={"force_aim": 1}) for n in range(6)}
    actors = persona(noise=50)
    game = Game(small(actions=acts, actors=actors))
    again = Game(small(actions={"zzz_other": action(["cero"])} | acts, actors=actors))
    for _ in range(4):
        first = ask(game.program, game.state, {0: agents_for(game.program, agent)[0]}).moves
        second = ask(again.program, again.state, {0: agents_for(again.program, agent)[0]}).moves
        assert first == second
        game.play(*first)
        again.play(*second)
