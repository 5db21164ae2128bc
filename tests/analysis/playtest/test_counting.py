"""What is counted does not depend on how games are cut into jobs; choices are compared under the same luck."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.analysis.playtest.casts import ROUND, USUAL, cast_of, is_usual
from game.analysis.playtest.duel import PASS, Arm, DuelJob, arms_at, choose_positions, duel
from game.analysis.playtest.explore import ExploreJob, explore
from game.analysis.playtest.look import Looked, LookJob, Position, look
from game.analysis.playtest.retell import RetellJob, retell
from game.analysis.playtest.tally import Sum, Tally
from game.analysis.playtest.touch import Touch, slots_read
from game.core.moves import OrderMove
from game.core.program import Program
from game.engine.engines import kept_engine
from game.engine.lowering.program import compile_scenario
from game.engine.plain import moves_of
from game.engine.preview import refusals
from game.engine.reference import start
from game.engine.spread import spread
from game.scenario.build import load_path
from tests.support.play import named
from tests.support.small import action, ending, small

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


@cache
def program(name: str) -> Program:
    loaded = load_path(SCENARIOS / name)
    assert loaded.scenario is not None
    return compile_scenario(loaded.scenario)


def counted(*counts: int) -> Tally:
    whole, first = Tally(), 0
    for count in counts:
        whole.merge(explore(ExploreJob(program("two_sides"), 7, first, count)))
        first += count
    return whole


def test_tallies_merge_to_the_same_whole_however_games_are_cut() -> None:
    assert counted(24) == counted(8, 16) == counted(5, 1, 11, 7)


def test_most_games_are_doctrines_and_every_seat_is_random_in_some() -> None:
    casts = {game: cast_of(3, game) for game in range(8 * ROUND)}
    assert sum(is_usual(game) for game in casts) == 8 * USUAL
    for game, cast in casts.items():
        plain = all(policy.kind == "doctrine" and not policy.lean for policy in cast)
        assert plain is is_usual(game)
    alone = [[policy.kind for policy in cast].index("random") for cast in casts.values()
             if [policy.kind for policy in cast].count("random") == 1]  # fmt: skip
    assert set(alone) == {0, 1, 2}
    assert {policy.lean > 0 for cast in casts.values() for policy in cast if policy.lean} == {True, False}


def test_looks_merge_to_the_same_whole() -> None:
    one = look(LookJob(program("two_sides"), 7, tuple(range(6)), ()))
    two = Looked()
    for games in ((0, 1), (2, 3, 4), (5,)):
        two.merge(look(LookJob(program("two_sides"), 7, games, ())))
    assert (one.points, one.orders, one.questions) == (two.points, two.orders, two.questions)


def test_few_positions_serve_every_choice() -> None:
    shared, rare = [Position(n, n, 0, 0) for n in range(4)], [Position(9, 9, 0, 0)]
    looked = Looked(orders={0: shared, 1: shared[:2], 2: rare}, questions={0: shared[1:3]})
    chosen = choose_positions(looked, 2)
    assert rare[0] in chosen and len(chosen) == 4
    for positions in (*looked.orders.values(), *looked.questions.values()):
        assert sum(position in chosen for position in positions) >= min(2, len(positions))


def test_the_answer_of_silence_is_worth_as_much_as_silence() -> None:
    game = program("planted")
    looked = look(LookJob(game, 7, tuple(range(3)), ()))
    (position,) = looked.questions[0][:1]
    ((_, arms),) = duel(DuelJob(game, 7, (position,), 5))
    default = Arm("option", 0, game.questions[0].default)
    assert arms[default].scores == arms[PASS].scores and arms[default].endings == arms[PASS].endings
    assert arms[default].touched == 0
    assert arms[Arm("option", 0, 2)].scores < arms[PASS].scores  # to confess costs


@pytest.mark.parametrize("name", ["korea_2023", "korea_2023_class"])
def test_every_choice_that_is_compared_is_one_that_the_rules_take(name: str) -> None:
    game = named(name)
    public = 0
    for number in (0, USUAL):  # by doctrine, and by chance
        _, trace = kept_engine(game, 1).trace(cast_of(len(game.seats), number), 7, number)
        for state in trace.states:
            if state.over or state.in_crisis:
                continue
            for seat in range(len(game.seats)):
                for arm, plan in arms_at(game, state, seat):
                    assert refusals(game, state, moves_of(game, state, seat, plan)) == (), arm
                    public += any(intent for _, intent in plan.orders)
    assert public


def test_a_choice_touches_what_somebody_reads_and_not_what_it_pays() -> None:
    game = program("planted")
    touch = Touch(game, slots_read(game), start(game, 1).state)
    capital = frozenset({game.names["alba.capital"]})
    assert touch.count((OrderMove("alba", "parade"),), frozenset()) == 0
    assert touch.count((OrderMove("alba", "campaign"),), capital) == 1
    assert touch.count((OrderMove("alba", "campaign"),), frozenset()) == 2


def test_sums_keep_mean_spread_and_ends() -> None:
    one, two = Sum(), Sum()
    for value in (3, 5):
        one.add(value)
    two.add(-2)
    one.merge(two)
    one.merge(Sum())
    assert (one.count, one.mean, one.variance, one.low, one.high) == (3, 2.0, 13.0, -2, 5)


def test_jobs_keep_their_order() -> None:
    assert list(spread(None, str, range(200))) == [str(n) for n in range(200)]


def test_a_game_told_again_is_the_game_that_was_counted() -> None:
    """By doctrine, by chance, with one seat by chance, and with every leaning."""
    game = program("two_sides")
    games = tuple(range(2 * ROUND))
    told = retell(RetellJob(game, 7, games))
    tally = explore(ExploreJob(game, 7, 0, len(games)))
    assert told.ends == tally.endings + tally.others


def test_what_several_actors_did_last_is_one_thing_that_came_last() -> None:
    calm = action(["alba", "brum", "cero"], [{"change": {"tension": -5}}])
    program = small(actions={"calm": calm}, endings={"quiet": ending(when="tension < 40"), "drift": ending()})
    told = retell(RetellJob(program, 3, tuple(range(20))))
    assert told.ends[0] > 1
    straws = {program.sources[source].id: count for (end, source), count in told.straws.items() if end == 0}
    assert straws == {"calm": told.ends[0]} and len(told.straws) == len({end for end, _ in told.straws})
