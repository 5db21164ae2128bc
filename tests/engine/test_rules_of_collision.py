"""Orders that meet: counters, consent, exclusion, joint action; actions that take time; what is done only once."""

from __future__ import annotations

from game.core.moves import CancelMove, OrderMove
from tests.support.small import Game, action, event, small

UP = [{"change": {"tension": 10}}]


def test_an_action_that_lacks_consent_fails_with_its_event_and_is_paid_for() -> None:
    acts = {
        "pact": action(
            ["alba", "brum"], UP, consent=["alba", "brum"], contradiction="shame", costs={"capital": 2}, joint=True
        )
    }
    program = small(actions=acts, events={"shame": event([{"change": {"alba.support": -5}}])})
    game = Game(program)
    game.play("alba.pact")
    assert (game["tension"], game["alba.capital"], game["alba.support"]) == (50, 8, 45)
    assert game.entries("lost")[0].text == "It needs the consent of Brum."
    game = Game(program)
    game.play("alba.pact", "brum.pact")
    assert (game["tension"], game["alba.capital"], game["brum.capital"]) == (60, 9, 9)


def test_who_joins_in_what_takes_time_is_known_to_those_who_ordered_it_alone() -> None:
    acts = {"build": action(["alba", "brum"], UP, joint=True, takes="2 turns")}
    game = Game(small(actions=acts))
    game.play("alba.build", "brum.build")
    [joined] = [entry for entry in game.entries("order") if entry.outcome == "joined"]
    assert [joined.seen >> seat & 1 for seat in (0, 1, 2)] == [1, 1, 0]


def test_who_joins_in_what_is_seen_is_seen_by_those_who_know_who_did_it() -> None:
    acts = {
        "build": action(["alba", "brum"], UP, joint=True),
        "dig": action(["alba", "brum"], UP, joint=True, author="hidden"),
    }
    for act, seen in (("build", [1, 1, 1]), ("dig", [1, 1, 0])):
        game = Game(small(actions=acts))
        game.play(f"alba.{act}", f"brum.{act}")
        [joined] = [entry for entry in game.entries("order") if entry.outcome == "joined"]
        assert [joined.seen >> seat & 1 for seat in (0, 1, 2)] == seen


def test_of_two_that_exclude_each_other_the_higher_priority_happens() -> None:
    acts = {
        "strong": action(["alba"], UP, excludes=["weak"], priority=5),
        "weak": action(["brum"], [{"change": {"alba.support": -9}}]),
    }
    game = Game(small(actions=acts))
    game.play("alba.strong", "brum.weak")
    assert (game["tension"], game["alba.support"]) == (60, 50)
    assert [entry.outcome for entry in game.entries("order")] == [""]


def test_of_two_equals_that_exclude_each_other_neither_happens() -> None:
    acts = {
        "one_way": action(["alba"], UP, excludes=["other_way"]),
        "other_way": action(["brum"], UP, contradiction="muddle"),
    }
    game = Game(small(actions=acts, events={"muddle": event([{"change": {"cero.support": 4}}])}))
    game.play("alba.one_way", "brum.other_way")
    assert (game["tension"], game["cero.support"]) == (50, 54)
    assert len(game.entries("lost")) == 2


def test_a_counter_stops_the_action_of_others_with_its_chance() -> None:
    acts = {"sail": action(["alba", "brum"], UP), "block": action(["brum"], counters=["sail"], counter_chance="50%")}
    program = small(actions=acts)
    ends = set()
    for seed in range(20):
        game = Game(program, seed)
        game.play("alba.sail", "brum.block")
        ends.add(game["tension"])
        assert ("stopped" in game.result.draws[0].key) and len(game.result.draws) == 1
    assert ends == {50, 60}
    game = Game(program)
    game.play("brum.sail", "brum.block")
    assert game["tension"] == 60, "nobody stops itself"


def test_who_stopped_an_order_is_not_named_where_that_is_a_secret() -> None:
    acts = {"sail": action(["alba"], UP), "block": action(["brum"], counters=["sail"], visible_to=["self"])}
    game = Game(small(actions=acts))
    game.play("alba.sail", "brum.block")
    assert game.entries("lost")[0].text == "Something else stood in its way."


def test_what_takes_time_is_paid_at_once_and_comes_to_its_outcome_later() -> None:
    acts = {"build": action(["alba"], UP, takes="2 turns", cancellable=True, costs={"capital": 3})}
    game = Game(small(actions=acts))
    game.play("alba.build")
    assert (game["tension"], game["alba.capital"]) == (50, 7)
    game.play("alba.build")
    assert game.codes() == ["under-way"]
    assert game["tension"] == 60
    assert game.state.turn == 3


def test_what_takes_time_is_read_as_it_was_meant_when_it_was_ordered() -> None:
    acts = {"build": action(["alba"], UP, takes="2 turns", target="any other", intents=["reassure", "deter"])}
    game = Game(small(actions=acts))
    game.play(OrderMove("alba", "build", "brum", "deter"))
    assert not game.entries("reading") and game.raw("reading.brum.alba") == 0
    game.play()
    assert [entry.intent for entry in game.entries("order")] == ["deter"]
    assert [(entry.intent, entry.target) for entry in game.entries("reading")] == [("deter", 1)]
    assert game.raw("reading.brum.alba") > 0
    game.play("alba.build.brum")
    game.play()
    assert not game.entries("reading"), "the intent of an earlier order is forgotten"


def test_what_is_under_way_can_be_called_off_if_the_author_allows_it() -> None:
    acts = {
        "build": action(["alba"], UP, takes="2 turns", cancellable=True),
        "march": action(["alba"], UP, takes="2 turns"),
    }
    game = Game(small(actions=acts))
    game.play("alba.build", "alba.march")
    game.play(CancelMove("alba", "build"), CancelMove("alba", "march"), CancelMove("brum", "build"))
    assert sorted(game.codes()) == ["not-cancellable", "not-under-way"]
    assert game["tension"] == 60, "only the march arrives"


def test_what_can_be_done_once_cannot_be_begun_twice_at_several_targets() -> None:
    game = Game(small(actions={"seize": action(["alba"], UP, target="any other", once=True, takes="3 turns")}))
    game.play("alba.seize.brum")
    game.play("alba.seize.cero")
    assert game.codes() == ["once"]
    game = Game(small(actions={"swear": action(["alba"], UP, once=True)}))
    game.play("alba.swear")
    game.play("alba.swear")
    assert (game.codes(), game["tension"]) == (["once"], 60)


def test_orders_beyond_the_slots_twice_or_by_nobody_are_refused_with_the_reason() -> None:
    game = Game(small(actors={"alba": {"slots": 1}}, actions={"a_thing": action(["alba"], UP, intents=["deter"])}))
    game.play("alba.a_thing", "alba.pass_by", OrderMove("nobody", "a_thing"), OrderMove("brum", "a_thing"))
    assert sorted(game.codes()) == ["slots", "unknown-order", "unknown-seat"]
    game.play(OrderMove("alba", "a_thing", "", "punish"))
    assert game.codes() == ["intent"]
    game = Game(small(actions={"aim": action(["alba"], UP, target="any other")}))
    game.play("alba.aim.brum", "alba.aim.cero")
    assert (game.codes(), game["tension"]) == (["twice"], 60)
