"""The class version is small enough for a lesson: six turns, four seats, cards that are read in a breath."""

from __future__ import annotations

from functools import cache

from game.agents.base import agents_for
from game.agents.play import play
from game.core.model.scenario import Scenario
from game.core.moves import OrderMove
from game.core.program import Program
from game.engine.legality import choices
from game.engine.observe import view_of
from game.front import load
from game.resources import scenarios_dir
from game.scenario.build import load_path

SEATS = ("dprk", "rok", "usa", "chn")
WORDS_IN_75_SECONDS = 250


@cache
def lesson() -> Scenario:
    loaded = load_path(scenarios_dir() / "korea_2023_class")
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    return loaded.scenario


@cache
def program() -> Program:
    return load("korea_2023_class").program


def words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def test_it_loads_without_any_finding() -> None:
    assert [finding.message for finding in load_path(scenarios_dir() / "korea_2023_class").findings] == []


def test_it_is_a_lesson_of_six_turns_and_four_seats() -> None:
    scenario = lesson()
    assert scenario.header.extends == "korea_2023"
    assert (scenario.header.turns, scenario.header.turn_length.hours) == (6, 14 * 24)
    assert tuple(actor.id for actor in scenario.actors.values() if actor.playable) == SEATS
    assert 18 <= len(scenario.actions) <= 24
    assert 8 <= len(scenario.dilemmas) <= 10
    assert 1 <= len(scenario.agreements) <= 2
    assert 5 <= len(scenario.endings) <= 6


def test_briefings_and_cards_are_short() -> None:
    scenario = lesson()
    assert [seat for seat in SEATS if words(scenario.actors[seat].briefing) > 65] == []
    assert [action.id for action in scenario.actions.values() if words(action.blurb) > 15] == []


def test_the_cards_of_a_seat_and_the_news_of_a_turn_are_read_in_75_seconds() -> None:
    scenario = lesson()
    for seat in SEATS:
        index = [item.id for item in program().seats].index(seat)
        for played in play(program(), agents_for(program()), seed=1, game=2):
            state = played.result.state
            if state.over or state.in_crisis:
                continue
            free = choices(program(), view_of(program(), state, index))
            cards = {choice.move.action for choice in free if choice.refusal is None}
            read = sum(words(scenario.actions[name].title, scenario.actions[name].blurb) for name in cards)
            assert read <= WORDS_IN_75_SECONDS * 2 // 3, (seat, state.turn, read)
    news = [words(event.says.others) for event in scenario.events.values()]
    assert max(news) <= 40


def test_every_seat_has_something_to_choose_and_uses_it() -> None:
    used: dict[str, set[str]] = {seat: set() for seat in SEATS}
    for game in range(6):
        for played in play(program(), agents_for(program()), seed=1, game=game):
            for move in played.moves:
                if isinstance(move, OrderMove) and move.actor in used:
                    used[move.actor].add(move.action)
    assert {seat: len(names) >= 4 for seat, names in used.items()} == dict.fromkeys(SEATS, True)


def test_games_end_in_different_ways() -> None:
    endings = set()
    for game in range(12):
        for played in play(program(), agents_for(program()), seed=1, game=game):
            endings.add(played.result.ending)
    assert len(endings - {""}) >= 3
