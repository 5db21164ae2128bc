"""How changes of one phase come together: sums, soft caps, rivals, habits, costs."""

from __future__ import annotations

from game.core.moves import AdjustMove
from tests.support.small import Game, action, event, small


def test_a_rise_near_the_top_is_capped_on_the_value_at_the_start_of_the_phase_and_the_cap_is_a_cause() -> None:
    meters = {"tension": {"label": "Tension", "start": 80, "soft_cap": {"rise": 40, "fall": 100}}}
    acts = {
        "up": action(["alba"], [{"change": {"tension": 8}}]),
        "down": action(["brum"], [{"change": {"tension": -10}}]),
    }
    game = Game(small(meters=meters, actions=acts))
    game.play("alba.up", "brum.down")
    # Rises: 8 * (100 - 80) / 40 = 4; falls: 10 * 80 / 100 = 8.
    assert game["tension"] == 80 + 4 - 8
    causes = {(cause.note, cause.amount) for cause in game.changes("tension")[0].causes}
    assert causes == {
        ("", 8000),
        ("", -10_000),
        ("hard to move further", -4000),
        ("hard to move further", 2000),
    }


def test_a_change_beyond_the_range_is_cut_and_the_cut_is_a_cause() -> None:
    game = Game(small(actions={"up": action(["alba"], [{"change": {"tension": 70}}])}))
    game.play("alba.up")
    assert game["tension"] == 100
    assert [(cause.amount, cause.note) for cause in game.changes("tension")[0].causes][-1] == (
        -20_000,
        "the end of its range",
    )


def test_everything_in_a_phase_is_judged_on_its_start_so_nobody_profits_from_acting_first() -> None:
    acts = {
        "raise_it": action(["alba"], [{"change": {"tension": 20}}]),
        "punish_it": action(["brum"], [{"change": {"alba.support": -9}, "if": "tension > 60"}]),
    }
    game = Game(small(actions=acts))
    game.play("brum.punish_it", "alba.raise_it")
    assert (game["tension"], game["alba.support"]) == (70, 50)
    game.play("brum.punish_it")
    assert game["alba.support"] == 41


def test_a_set_is_the_base_for_additions_of_the_same_phase() -> None:
    acts = {
        "reset": action(["alba"], [{"set": {"tension": 10}}]),
        "add_to": action(["brum"], [{"change": {"tension": 5}}]),
    }
    game = Game(small(actions=acts))
    game.play("alba.reset", "brum.add_to")
    assert game["tension"] == 15
    assert sum(cause.amount for cause in game.changes("tension")[0].causes) == -35_000


def test_rival_values_are_settled_by_the_key_and_not_by_who_came_first() -> None:
    acts = {
        "low_one": action(["alba"], [{"set": {"tension": 10}}]),
        "high_one": action(["brum"], [{"set": {"tension": 90}}]),
    }
    program = small(actions=acts)
    found = set()
    for seed in range(20):
        one, other = Game(program, seed), Game(program, seed)
        one.play("alba.low_one", "brum.high_one")
        other.play("brum.high_one", "alba.low_one")
        assert one.state == other.state
        assert [entry.kind for entry in one.result.log].count("overruled") == 1
        found.add(one["tension"])
    assert found == {10, 90}


def test_rival_beliefs_give_one_of_the_two_reports_and_never_a_mixture() -> None:
    def believe(low: int, high: int) -> list[dict[str, object]]:
        return [{"believe": {"about": "brum.force", "by": ["alba"], "low": low, "high": high}}]

    acts = {"one_tale": action(["brum"], believe(10, 20)), "other_tale": action(["cero"], believe(70, 95))}
    program = small(actions=acts)
    for seed in range(20):
        game = Game(program, seed)
        game.play("brum.one_tale", "cero.other_tale")
        ends = game["report.alba.brum.force.low"], game["report.alba.brum.force.high"]
        assert ends in ((10, 20), (70, 95))


def test_repetition_counts_the_first_second_and_later_uses_within_the_span() -> None:
    habit = {"within": "2 turns", "factors": ["100%", "50%", "25%"]}
    game = Game(small(actions={"again": action(["alba"], [{"change": {"tension": 8}}], habit=habit)}))
    found = []
    for moves in (["alba.again"], ["alba.again"], ["alba.again"], [], [], ["alba.again"]):
        before = game["tension"]
        game.play(*moves)
        found.append(game["tension"] - before)
    assert found == [8, 4, 2, 0, 0, 8]


def test_repetition_wears_out_what_comes_later_too() -> None:
    habit = {"within": "3 turns", "factors": ["100%", "25%"]}
    acts = {"again": action(["alba"], [{"change": {"tension": 8}, "in": "1 turn"}], habit=habit)}
    game = Game(small(actions=acts))
    game.play("alba.again")
    assert game["tension"] == 58
    game.play("alba.again")
    assert game["tension"] == 60


def test_what_several_order_jointly_costs_each_a_share_rounded_up_and_has_one_effect() -> None:
    acts = {
        "together": action(["alba", "brum", "cero"], [{"change": {"tension": -9}}], joint=True, costs={"capital": 4})
    }
    game = Game(small(actions=acts))
    game.play("alba.together", "brum.together", "cero.together")
    assert game["tension"] == 41
    assert [game[f"{name}.capital"] for name in ("alba", "brum", "cero")] == [10 - 1.334] * 3
    assert [entry.outcome for entry in game.entries("order")] == ["", "joined", "joined"]
    assert all(game.raw(f"action.{name}.together") for name in ("alba", "brum", "cero"))


def test_a_cost_that_comes_to_less_than_nothing_costs_nothing() -> None:
    game = Game(small(actions={"odd": action(["alba"], costs={"capital": "self.capital - 30"})}))
    game.play("alba.odd")
    assert game["alba.capital"] == 10


def test_costs_add_up_over_the_orders_of_a_turn() -> None:
    acts = {f"cost_{n}": action(["alba"], costs={"capital": 6}) for n in range(2)}
    game = Game(small(actions=acts))
    game.play("alba.cost_0", "alba.cost_1")
    assert game.codes() == ["cost"]
    assert game["alba.capital"] == 4


def test_a_refusal_never_says_that_as_much_is_left_as_is_wanted() -> None:
    costs = {"first": "tension * 0.165", "second": "tension * 0.04"}  # 8.085 and 1.96
    acts = {name: action(["alba"], costs={"capital": cost}) for name, cost in costs.items()}
    game = Game(small(actions=acts, meters={"tension": {"label": "Tension", "start": 49}}))
    game.play("alba.first", "alba.second")
    assert game["alba.capital"] == 1.915
    assert [refusal.reason for refusal in game.result.refusals] == ["Needs 2 capital; 1.9 left."]


def test_a_change_by_hand_is_exact_needs_a_reason_and_says_so() -> None:
    meters = {"tension": {"label": "Tension", "start": 80, "soft_cap": {"rise": 60}}}
    game = Game(small(meters=meters))
    game.play(AdjustMove("tension", "set", 99_000, "a test"))
    assert game["tension"] == 99
    assert [(cause.amount, cause.note) for cause in game.changes("tension")[0].causes] == [
        (19_000, "a ruling of the white cell")
    ]
    game.play(AdjustMove("tension", "add", -50_000, "a test"))
    assert game["tension"] == 49
    game.play(
        AdjustMove("tension", "add", 1, ""),
        AdjustMove("nothing", "set", 1, "x"),
        AdjustMove("tension", "halve", 1, "x"),
    )
    assert sorted(game.codes()) == ["no-reason", "unknown-change", "unknown-number"]


def test_processes_drift_add_and_keep() -> None:
    processes = {
        "settle": {"change": "tension", "toward": 30, "by": "10%"},
        "pay": {"change": "self.capital", "for_each": ["alba", "brum"], "add": 2, "when": "self.capital < 11"},
        "fade": {"change": "cero.support", "keep": "90%"},
    }
    game = Game(small(processes=processes))
    assert (game["tension"], game["alba.capital"], game["cero.capital"], game["cero.support"]) == (48, 12, 10, 45)
    game.play()
    assert (game["tension"], game["alba.capital"], game["cero.support"]) == (46.2, 12, 40.5)


def test_a_number_without_an_effect_is_not_told() -> None:
    game = Game(small(events={"quiet": event([{"change": {"tension": 5}}, {"change": {"tension": -5}}], at="turn 1")}))
    assert [change.after - change.before for change in game.changes("tension")] == [0]
