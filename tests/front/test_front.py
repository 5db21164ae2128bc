"""What Python programs use: `import game`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import game
from game.core.state import State
from tests.support.play import TWO_SIDES


@pytest.fixture(scope="module")
def scenario() -> game.front.Scenario:
    return game.load(TWO_SIDES)


def test_a_game_can_be_played_with_the_names_of_the_front(scenario: game.front.Scenario) -> None:
    state = game.start(scenario, seed=7)
    count = 0
    while not state.over:
        view = game.view(scenario, state, "arva")
        result = game.step(scenario, state, game.legal_orders(scenario, view)[:1])
        assert result.refusals == ()
        assert isinstance(result.state, State)
        state, count = result.state, count + 1
    assert result.ending in scenario.model.endings
    assert count >= 8


def test_orders_that_cannot_be_given_say_why(scenario: game.front.Scenario) -> None:
    state = game.start(scenario, seed=7)
    choices = game.orders(scenario, game.view(scenario, state, "arva"))
    legal = game.legal_orders(scenario, game.view(scenario, state, "arva"))
    refused = [choice for choice in choices if choice.refusal is not None]
    assert [choice.move for choice in choices if choice.refusal is None] == legal
    assert all(choice.refusal is not None and choice.refusal.reason for choice in refused)


def test_many_games_are_the_same_however_they_are_split(scenario: game.front.Scenario) -> None:
    alone = game.run(scenario, games=20, seed=3, agents="random")
    with ThreadPoolExecutor(2) as executor:
        assert game.run(scenario, games=20, seed=3, agents="random", executor=executor) == alone
    assert game.run(scenario, games=7, seed=3, agents="random").tension == alone.tension[:7]
    assert len(set(alone.tension)) > 5, "each game of a series has luck of its own"
    assert len(alone) == len(alone.endings) == len(alone.scores[1][0]) == 20


def test_a_mixed_table_plays_on_whatever_engine_each_seat_needs(scenario: game.front.Scenario) -> None:
    tables = game.run(scenario, games=3, seed=3, agents="arva=dove,besk=random")
    assert tables == game.run(scenario, games=3, seed=3, agents="besk=random,arva=dove")
    assert len(game.run(scenario, games=1, seed=3, agents="arva=search:8,*=doctrine")) == 1


def test_an_unknown_actor_and_a_refused_scenario_are_told(scenario: game.front.Scenario, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="nobody"):
        game.view(scenario, game.start(scenario), "nobody")
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 2\nid: bad\n")
    with pytest.raises(game.ScenarioError) as told:
        game.load(bad)
    assert len(told.value.findings) > 3
    assert str(bad.name) in str(told.value)


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        _ = game.no_such
