"""When events happen, how they follow each other, how time passes, how games end."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.codes import CLOCK, RUNG, TURN_HOURS
from game.core.moves import InjectMove
from game.engine.reference import start
from game.engine.scores import scores
from tests.support.small import Game, action, ending, event, small

UP = [{"change": {"tension": 1}}]


def turns_of(program: Any, seed: int = 1) -> list[int]:
    """The turns in which the event `it` happened."""
    game = Game(program, seed)
    found = []
    while True:
        if any(program.sources[entry.source].id == "it" for entry in game.entries("news")):
            found += [entry.turn for entry in game.entries("news")]
        if game.state.over:
            return found
        game.play()


@pytest.mark.parametrize(
    ("more", "turns"),
    [
        ({"at": "turn 3"}, [3]),
        ({"at": "every 2 turns"}, [2, 4, 6]),
        ({"at": "every 2 turns from turn 1"}, [1, 3, 5]),
        ({"at": {"between": ["turn 2", "turn 4"]}}, [2, 3, 4]),
        ({"at": {"between": ["turn 2", "turn 4"]}, "once": True}, [2]),
        ({"when": "turn >= 3", "wait": "2 turns"}, [3, 6]),
        ({"when": "turn >= 3", "once": True}, [3]),
        ({"when": "turn >= 5", "phase": "react"}, [5, 6]),
        ({"when": ["turn >= 2", "turn <= 3"]}, [2, 3]),
        ({"when": {"at_least": "2 of [turn == 2, turn <= 4, turn >= 4]"}}, [2, 4]),
        ({"inject": True}, []),
    ],
)
def test_an_event_happens_at_its_turns(more: dict[str, Any], turns: list[int]) -> None:
    assert turns_of(small(events={"it": event(UP, **more)})) == turns


def test_chance_decides_each_turn_anew_and_by_the_seed() -> None:
    program = small(events={"it": event(UP, chance="50%")})
    games = [turns_of(program, seed) for seed in range(12)]
    assert games == [turns_of(program, seed) for seed in range(12)]
    assert len({tuple(turns) for turns in games}) > 6
    assert 20 < sum(map(len, games)) < 52


def test_an_event_for_each_of_several_happens_to_each_as_self() -> None:
    game = Game(small(events={"it": event([{"change": {"self.support": 4}}], at="turn 1", for_each=["alba", "cero"])}))
    assert [game[f"{name}.support"] for name in ("alba", "brum", "cero")] == [54, 50, 54]


def test_a_chain_of_events_runs_at_most_eight_rounds_and_the_cut_one_is_named() -> None:
    events = {f"link_{n}": event([*UP, {"fire": f"link_{n + 1}"}]) for n in range(12)} | {"link_12": event(UP)}
    game = Game(small(events=events, actions={"begin": action(["alba"], [{"fire": "link_0"}])}))
    game.play("alba.begin")
    assert game["tension"] == 58
    assert [game.program.sources[entry.source].id for entry in game.entries("cut")] == ["link_8"]
    game.play()
    assert game["tension"] == 58, "what was cut does not come later"


def test_an_event_happens_at_most_once_a_turn() -> None:
    events = {"ping": event([*UP, {"fire": "pong"}]), "pong": event([*UP, {"fire": "ping"}])}
    game = Game(small(events=events, actions={"begin": action(["alba"], [{"fire": "ping"}])}))
    game.play("alba.begin")
    assert game["tension"] == 52


def test_a_scheduled_event_comes_and_a_cancelled_one_does_not() -> None:
    acts = {
        "plan": action(["alba"], then={"event": "it", "in": "2 turns"}),
        "drop_it": action(["brum"], [{"cancel": "it"}]),
    }
    program = small(events={"it": event(UP)}, actions=acts)
    game = Game(program)
    game.play("alba.plan")
    game.play()
    assert (game["tension"], game.state.turn) == (51, 3)
    game = Game(program)
    game.play("alba.plan")
    game.play("brum.drop_it")
    game.play()
    assert game["tension"] == 50


def test_set_clock_brings_the_next_turn_sooner_and_delays_stay_in_scenario_time() -> None:
    later = {"change": {"tension": 30}, "in": "1 week"}
    acts = {
        "plan": action(["alba"], [later, {"set_clock": "1 day"}]),
        "slow": action(["alba"], [{"set_clock": "1 turn"}]),
    }
    game = Game(small(actions=acts, turns=20))
    game.play("alba.plan")
    assert (game.state.slots[CLOCK], game.state.slots[TURN_HOURS]) == (24, 24)
    days = 1
    while game["tension"] == 50:
        game.play()
        days += 1
    assert days == 7
    game.play("alba.slow")
    assert game.state.slots[CLOCK] == 7 * 24 + 168


def test_the_rung_is_the_highest_of_the_turn_and_falls_by_one_a_turn() -> None:
    game = Game(small(actions={"fight": action(["alba"], rung="clash"), "talk_on": action(["brum"], rung="talk")}))
    found = []
    for moves in (["alba.fight", "brum.talk_on"], ["brum.talk_on"], [], []):
        game.play(*moves)
        found.append(game.state.slots[RUNG])
    assert found == [2, 1, 0, 0]


def test_a_rung_reached_at_the_start_of_a_turn_is_told() -> None:
    game = Game(small(events={"it": event(UP, at="turn 2", rung="clash")}))
    game.play()
    assert [(entry.phase, entry.rung) for entry in game.entries("rung")] == [("open", 2)]


def test_the_first_ending_that_holds_in_the_authors_order_ends_the_game_at_once_or_at_the_end() -> None:
    endings = {
        "late": ending(when="tension >= 55", check="at_end"),
        "war": ending(when="tension >= 60", check="at_once", cap="10%"),
        "worse": ending(when="tension >= 60", check="at_once"),
    }
    acts = {"push": action(["alba"], [{"change": {"tension": 6}}])}
    goals = {"alba": {"objectives": {"own": {"title": "Own", "measure": "alba.support", "from": 0, "to": 50}}}}
    program = small(endings=endings, actions=acts, actors=goals)
    game = Game(program)
    game.play("alba.push")
    assert not game.state.over
    game.play("alba.push")
    assert game.result.ending == "war"
    capped = scores(program, game.state.slots)[0]
    assert (capped.own, capped.capped) == (10_000, True)
    game = Game(program)
    game.play("alba.push")
    while not game.state.over:
        game.play()
    assert (game.result.ending, game.state.turn) == ("late", 6)
    assert scores(program, game.state.slots)[0].own == 100_000


def test_an_effect_may_end_the_game_and_the_authors_order_decides_between_two() -> None:
    endings = {"first_end": ending(when="tension > 99"), "second_end": ending(when="tension > 99")}
    acts = {"stop_a": action(["alba"], [{"end": "second_end"}]), "stop_b": action(["brum"], [{"end": "first_end"}])}
    game = Game(small(endings=endings, actions=acts))
    game.play("alba.stop_a", "brum.stop_b")
    assert game.result.ending == "first_end"


def test_scores_lie_between_their_ends_and_own_and_shared_stand_side_by_side() -> None:
    goals = {
        "own": {"title": "Own", "measure": "alba.support", "from": 40, "to": 80, "weight": 3},
        "more": {"title": "More", "measure": "tension", "from": 60, "to": 90},
        "all_of_us": {"title": "All", "measure": "tension", "from": 100, "to": 0, "shared": True},
    }
    program = small(actors={"alba": {"objectives": goals}})
    score = scores(program, start(program, 1).state.slots)[0]
    assert (score.own, score.shared) == ((25_000 * 3 + 0) // 4, 50_000)
    assert scores(program, start(program, 1).state.slots)[1].own is None


def test_a_red_line_is_crossed_and_told_to_those_who_know_of_it() -> None:
    lines = {
        "limit": {"when": "tension >= 60", "says": "No further.", "visible_to": ["brum"], "aims": {"force_aim": 9}}
    }
    acts = {"push": action(["cero"], [{"change": {"tension": 10}}])}
    game = Game(small(actors={"alba": {"red_lines": lines}}, actions=acts))
    game.play("cero.push")
    assert [(entry.actor, entry.seen) for entry in game.entries("line")] == [(0, 0b011)]


# Luck


def test_the_same_seed_gives_the_same_luck_whatever_else_happens() -> None:
    odds = {"odds": {"base": "50%"}, "outcomes": {"success": {"effects": UP}, "failure": {}}}
    plain = small(actions={"gamble": action(["alba"], **odds)}, events={"it": event(chance="50%")})
    extra = {
        "aaa_first": event(chance="40%", outcomes={"one": {"weight": 1}, "two": {"weight": 1}}),
        "it": event(chance="50%"),
    }
    richer = small(actions={"aaa_other": action(["brum"]), "gamble": action(["alba"], **odds)}, events=extra)
    for seed in range(10):
        one, two = Game(plain, seed), Game(richer, seed)
        while not one.state.over:
            one.play("alba.gamble")
            two.play("alba.gamble", "brum.aaa_other")
            draws = {draw.key: (draw.weights, draw.result) for draw in one.result.draws}
            others = {draw.key: (draw.weights, draw.result) for draw in two.result.draws}
            assert draws.items() <= others.items()


def test_another_choice_meets_the_same_luck() -> None:
    odds = {"odds": {"base": "50%"}, "outcomes": {"success": {"effects": UP}, "failure": {}}}
    program = small(actions={"gamble": action(["alba"], **odds), "bet": action(["brum"], **odds)})
    for seed in range(10):
        one, two = Game(program, seed), Game(program, seed)
        one.play("alba.gamble")
        two.play("alba.gamble", "brum.bet")
        assert one.result.draws[0] in two.result.draws


def test_odds_are_the_base_and_every_line_that_holds_and_a_hidden_obstacle_makes_them_nothing() -> None:
    lines = {"calm": {"by": "+15%", "if": "tension < 60"}, "storm": {"by": "-90%", "if": "tension > 60"}}
    outcomes = {"success": {}, "partly": {"share": "40%"}, "failure": {}}
    acts = {
        "gamble": action(["alba"], odds={"base": "45%", "add": lines}, outcomes=outcomes),
        "blocked": action(["alba"], odds={"base": "45%"}, outcomes=outcomes, fails_if="brum.force >= 50"),
    }
    game = Game(small(actions=acts))
    game.play("alba.gamble", "alba.blocked")
    weights = {game.program.sources[draw.source].id: draw.weights for draw in game.result.draws}
    assert weights == {"gamble": (6000, 1600, 2400), "blocked": (0, 4000, 6000)}


def test_an_inject_for_each_of_several_fires_for_one_or_for_all() -> None:
    program = small(events={"it": event([{"change": {"self.support": 4}}], inject=True, for_each=["alba", "cero"])})
    game = Game(program)
    game.play(InjectMove("it", "cero"))
    assert [game[f"{name}.support"] for name in ("alba", "cero")] == [50, 54]
    game.play(InjectMove("it"))
    assert [game[f"{name}.support"] for name in ("alba", "cero")] == [54, 54]
    game.play(InjectMove("it", "brum"))
    assert game.codes() == ["unknown-event"]
