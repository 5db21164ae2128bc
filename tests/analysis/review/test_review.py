"""What a review says of small games whose right answers are plain."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from game.analysis.review import futures
from game.analysis.review.brief import whole
from game.analysis.review.data import data_of
from game.analysis.review.judging import AIMLESS, BETTER, EVEN, LEANING, OPEN, SLIGHT, WORSE, Judged, Review, review_of
from game.analysis.review.page import page_of
from game.analysis.review.telling import paragraph
from game.analysis.review.weighing import Weighing
from game.core.moves import AdjustMove, InjectMove
from game.engine.observe import view_of
from game.session.table import Round
from tests.analysis.review.stories import QUIET, about, played, reviewed, scenario
from tests.support.play import generated, steps
from tests.support.small import action, ending, event
from tests.support.twins import twin

WORK = action(["alba"], [{"change": {"alba.support": 10}}])
IDLE = action(["alba"], [{"change": {"alba.support": -10}}])
GAMBLE = action(
    ["alba"],
    outcomes={
        "well": {"weight": 10, "says": "Well.", "effects": [{"change": {"alba.support": 30}}]},
        "ill": {"weight": 90, "says": "Ill.", "effects": [{"change": {"alba.support": -20}}]},
    },
)


def orders_of(review: Review, turn: int = 1, seat: int = 0) -> Judged:
    return next(one for one in review.decisions if (one.turn, one.seat, one.kind) == (turn, seat, "orders"))


def test_a_clearly_worse_choice_gets_its_sign_and_size() -> None:
    made = scenario({"work": WORK, "idle": IDLE})
    judged = orders_of(reviewed(made, played(made, ["alba.idle"], [])))
    assert judged.verdict == WORSE and judged.judgement is not None
    assert judged.judgement.value == pytest.approx(-20) and judged.judgement.high < 0
    assert judged.options[judged.best].words.startswith("‘An act’ instead of")


def test_a_clearly_better_choice_gets_its_sign() -> None:
    made = scenario({"work": WORK, "idle": IDLE})
    judged = orders_of(reviewed(made, played(made, ["alba.work"], [])))
    assert judged.verdict == BETTER and judged.judgement is not None and judged.judgement.value == pytest.approx(10)


def test_less_than_half_a_point_is_no_difference_worth_telling_and_kept_in_the_data() -> None:
    nudge = action(["alba"], [{"change": {"alba.support": 0.3}}])
    made = scenario({"nudge": nudge, "talk": action(["alba"])})
    rounds = played(made, ["alba.talk"], [])
    review, game = reviewed(made, rounds), about(made, rounds)
    judged = orders_of(review)
    assert judged.verdict == SLIGHT and judged.judgement is not None
    assert review.moments == ()
    text = page_of(review, game) + "\n".join(whole(review, game))
    assert "no difference worth telling" in text
    assert not [words for words in ("-0.0", "0.0 to 0.0", "may be chance", "better than the choice") if words in text]
    assert data_of(review, game)["decisions"][0]["judgement"] == pytest.approx(-0.3)


def test_what_people_decided_comes_first_and_then_what_was_largest() -> None:
    acts = {
        f"{seat}_{name}": action([seat], [{"change": {f"{seat}.support": amount}}])
        for seat, size in (("alba", 2), ("brum", 8))
        for name, amount in (("work", size), ("idle", -size))
    }
    goal = {"support": {"title": "Support", "measure": "brum.support", "from": 0, "to": 100}}
    made = scenario(acts, actors={"brum": {"objectives": goal, "slots": 1}})
    rounds = played(made, ["alba.alba_idle", "brum.brum_idle"], ["alba.alba_work", "brum.brum_work"])

    def seats(people: tuple[int, ...]) -> list[int]:
        review = reviewed(made, rounds, rollouts=16, people=people)
        return [review.decisions[index].seat for index in review.moments]

    assert seats(()) == [1, 1, 0, 0] and seats((0,)) == [0, 0, 1, 1]
    review, game = reviewed(made, rounds, rollouts=16, people=(0,)), about(made, rounds, people=(0,))
    text = "\n".join(whole(review, game))
    order = ["Decisions of people", "1. Turn", "(played by a person), orders", "Of computer seats"]
    assert sorted(order, key=lambda words: text.index(words, text.index("The moments"))) == order
    assert "Of computer seats" in page_of(review, game)
    assert {one["seat"] for one in data_of(review, game)["decisions"] if one["person"]} == {"alba"}


def test_where_nothing_matters_there_is_no_difference() -> None:
    made = scenario({"talk": action(["alba"]), "walk": action(["alba"])})
    judged = orders_of(reviewed(made, played(made, ["alba.talk"], [])))
    assert judged.verdict == EVEN and judged.judgement == (0, 0, 0)


def test_a_good_end_of_a_poor_choice_is_told_apart() -> None:
    made = scenario({"gamble": GAMBLE, "work": WORK})
    seeds = (
        seed for seed in range(200) if played(made, ["alba.gamble"], seed=seed)[1].state.slots[support(made)] > 60_000
    )
    review = reviewed(made, played(made, ["alba.gamble"], [], seed=next(seeds)))
    judged = orders_of(review)
    assert judged.verdict == WORSE
    assert judged.luck is not None and judged.luck.low > 30
    assert "So the result looks better than the choice was." in paragraph(review, judged)
    assert review.decisions.index(judged) in review.moments


def support(made: Any) -> int:
    return int(made.names["alba.support"])


def test_a_sign_that_hangs_on_the_others_leaning_is_not_told() -> None:
    """Brum strikes unless the others lean to restraint; a shield costs support, and pays if he strikes."""
    strike = action(["brum"], [{"change": {"alba.support": -30}, "if": "not flag.shield"}], doctrine={"force_aim": 1})
    shield = action(["alba"], [{"flag": "shield"}, {"change": {"alba.support": -10}}])
    brum = {"persona": QUIET | {"aims": {"force_aim": 60}, "threshold": 50}, "slots": 1}
    made = scenario(
        {"shield": shield, "strike": strike}, actors={"brum": brum}, flags={"shield": {"label": "A shield"}}
    )
    review = reviewed(made, played(made, ["alba.shield"], []))
    judged = orders_of(review)
    assert judged.comparison is not None and judged.comparison.difference.low > 0
    assert judged.comparison.doves is not None and judged.comparison.doves.value < 0
    assert judged.verdict == LEANING and judged.judgement is None
    assert data_of(review, about(made, []))["decisions"][0]["judgement"] is None
    assert any("The model cannot tell" in sentence for sentence in paragraph(review, judged))


def test_a_difference_that_the_figures_cannot_show_is_not_told() -> None:
    """Two gambles of equal worth, each with its own luck."""
    acts = {
        name: action(
            ["alba"],
            outcomes={
                "well": {"weight": 50, "says": "Well.", "effects": [{"change": {"alba.support": 30}}]},
                "ill": {"weight": 50, "says": "Ill.", "effects": [{"change": {"alba.support": -30}}]},
            },
        )
        for name in ("gamble", "wager")
    }
    made = scenario(acts)
    rounds = played(made, ["alba.gamble"], [])
    verdicts = [orders_of(reviewed(made, rounds, seed=seed)).verdict for seed in range(8)]
    assert verdicts.count(OPEN) >= 6


@pytest.mark.parametrize("size", [2, 3])
def test_twins_that_differ_in_what_the_decider_cannot_know_get_the_same_known_numbers(size: int) -> None:
    program = generated(3, size)
    played_steps = list(steps(program, 5, "doctrine"))
    before, moves, after = next(item for item in played_steps if item[0] is not None and item[0].turn == 2)
    assert before is not None
    for seat in range(2):
        other = twin(program, before, seat, Random(seat))
        assert view_of(program, other, seat) == view_of(program, before, seat)
        found = []
        for state in (before, other):
            rounds = [Round((), one, (), (), (), {}) for one in (state, after.state)]
            rounds[1] = replace(rounds[1], moves=moves)
            weighing = Weighing(program, rounds, 8, 0)
            weighing.benches = [bench for bench in weighing.benches if bench.sitting.seat == seat]
            for _ in weighing.steps():
                pass
            found.append([
                [one.known, *(option.known for option in one.options)] for one in review_of(weighing).decisions
            ])  # fmt: skip
        assert found[0] and found[0] == found[1]


def test_only_the_better_alternatives_are_tried_from_the_truth() -> None:
    acts = {f"act{size}": action(["alba"], [{"change": {"alba.support": size}}]) for size in range(1, 8)}
    made = scenario(acts)
    rounds = played(made, ["alba.act1"], [])
    review, game = reviewed(made, rounds, rollouts=16), about(made, rounds)
    judged = orders_of(review)
    tried = [option.truth is not None for option in judged.options]
    assert len(tried) > 4 and tried[judged.best] and 1 <= sum(tried) < len(tried) / 2
    assert all(option.known is not None for option in judged.options)
    told = data_of(review, game)["decisions"][0]["alternatives"]
    assert [one["truth"] is not None for one in told] == tried
    page = page_of(review, game)
    assert "<td>–</td>" in page and "None" not in page and "– stands for the others" in page


def test_what_the_facilitator_did_is_no_decision_and_no_luck() -> None:
    made = scenario({"work": WORK, "idle": IDLE}, events={"storm": event(inject=True)}, turns=3)
    adjust = AdjustMove("alba.support", "add", 5000, "a ruling")
    rounds = played(made, [InjectMove("storm")], ["alba.work", adjust], ["alba.work"])
    review = reviewed(made, rounds, rollouts=8)
    assert [one.turn for one in review.decisions if one.seat == 0] == [1, 2]
    assert orders_of(review, 1).luck is None and orders_of(review, 2).luck is not None


def test_a_game_that_goes_on_is_reviewed_as_far_as_it_was_played() -> None:
    made = scenario({"work": WORK, "idle": IDLE}, turns=4)
    rounds = played(made, ["alba.work"])
    review = reviewed(made, rounds, rollouts=8)
    assert [one.turn for one in review.decisions if one.seat == 0] == [1]
    assert "The game is not over" in page_of(review, about(made, rounds))
    assert reviewed(made, played(made), rollouts=8).decisions == ()
    assert "Nothing of this game was played" in page_of(reviewed(made, [], rollouts=8), about(made, []))
    assert data_of(reviewed(made, [], rollouts=8), about(made, []))["game"]["ending"] is None


def test_the_review_begins_with_how_the_game_went_and_then_what_it_rests_on() -> None:
    war = ending(title="War", when="alba.support <= 35", check="at_once", quality="bad")
    made = scenario({"work": WORK, "idle": IDLE}, endings={"war": war})
    rounds = played(made, ["alba.idle"], ["alba.idle"])
    review, game = reviewed(made, rounds, rollouts=8), about(made, rounds, people=(0,))
    lines = list(whole(review, game))
    top = " ".join(lines[:8])
    assert "Decision review: Small" in top and "How it ended: ‘War’" in top and "turns 1 to 2 of at most 2" in top
    assert f"people {made.seats[0].short}; computers the rest (doctrine)" in top
    order = ["How it ended", "What all of this rests on", "The moments that mattered most", "How this was worked out"]
    text = "\n".join(lines)
    assert sorted(order, key=text.index) == order
    told = data_of(review, game)["game"]
    assert (told["ending"], told["turns"], told["people"]) == ("war", [1, 2], ["alba"])


def test_a_seat_without_objectives_is_not_judged() -> None:
    made = scenario({"work": WORK, "shout": action(["brum"], [{"change": {"tension": 20}}])})
    review = reviewed(made, played(made, ["alba.work", "brum.shout"], []), rollouts=8)
    judged = orders_of(review, seat=1)
    assert judged.verdict == AIMLESS and judged.judgement is None and judged.luck is None
    assert (
        data_of(review, about(made, []))["decisions"][review.decisions.index(judged)]["alternatives"][0]["known"][
            "score"
        ]
        is None
    )
    assert "no objectives" in " ".join(paragraph(review, judged))


def test_the_first_page_is_whole() -> None:
    made = scenario({"work": WORK, "idle": IDLE})
    rounds = played(made, ["alba.idle"], [])
    weighing, game = Weighing(made, rounds, 64, 0), about(made, rounds)
    next(weighing.steps())
    review = review_of(weighing)
    assert review.curve and review.decisions and not review.moments and "Not weighed yet." in page_of(review, game)
    assert 'http-equiv="refresh"' in page_of(review, game, going_on=True)


def test_texts_of_a_scenario_do_no_harm_and_no_word_blames() -> None:
    evil = {"title": "<script>alert(1)</script>"}
    war = ending(title="<b>War</b>", when="alba.support <= 35", check="at_once", quality="bad")
    made = scenario({"work": WORK, "idle": IDLE | evil}, endings={"war": war})
    rounds = played(made, ["alba.idle"], ["alba.idle"])
    review, game = reviewed(made, rounds, rollouts=16), about(made, rounds, title="<i>Small</i>")
    page = page_of(review, game)
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "http:" not in page and "https:" not in page
    text = (page + "\n".join(whole(review, game))).lower()
    assert "in this model" in text and "facilitator alone" in text
    assert not [word for word in ("blunder", "mistake", "error", "wrong") if word in text]


def test_threads_that_share_a_process_do_not_share_an_engine() -> None:
    with ThreadPoolExecutor(3) as executor:
        assert told(executor) == told(None)


def test_drawn_states_that_a_worker_keeps_are_those_that_it_would_draw_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(1) as executor:
        kept = told(executor, 80)
    monkeypatch.setattr(futures, "KEPT", 0)
    with ThreadPoolExecutor(1) as executor:  # another thread: it has kept nothing
        assert told(executor, 80) == kept


def told(executor: Executor | None, rollouts: int = 16) -> object:
    """All that a review says of a game of a generated scenario."""
    made = generated(5, 2)
    story = [Round(moves, result.state, result.log, result.draws, (), {}) for _, moves, result in steps(made, 3)]
    weighing = Weighing(made, story, rollouts, 1)
    for _ in weighing.steps(executor):
        pass
    return data_of(review_of(weighing), about(made, story))
