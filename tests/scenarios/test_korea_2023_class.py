"""The class version is small enough for a lesson: six turns, four seats, cards that are read in a breath; and what its
seats decide in these six turns moves what they are scored by."""

from __future__ import annotations

from collections import Counter
from functools import cache

from game.agents.base import agents_for
from game.agents.play import play
from game.core.fixed import UNIT
from game.core.model.scenario import Scenario
from game.core.moves import OrderMove
from game.core.program import Program
from game.engine.engines import engine_for
from game.engine.legality import choices
from game.engine.observe import view_of
from game.engine.playing import Finished, Policy, Trace
from game.engine.scores import scores
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


@cache
def games(kind: str = "doctrine", count: int = 150) -> list[tuple[Finished, Trace]]:
    engine = engine_for(program(), count)
    return [engine.trace([Policy(kind)] * len(program().seats), 0, game) for game in range(count)]


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


def test_what_a_played_seat_is_scored_by_moves_in_six_turns() -> None:
    """An objective that ends where it began in every game, or always at the same mark, teaches nothing."""
    for kind in ("doctrine", "random"):
        ends: dict[tuple[str, str], set[int]] = {}
        for _, trace in games(kind):
            for seat, score in zip(program().seats, scores(program(), trace.states[-1].slots), strict=True):
                for item in score.goals:
                    if seat.playable and not item.goal.shared:
                        ends.setdefault((seat.id, item.goal.id), set()).add(item.points // UNIT)
        assert len(ends) >= 16
        assert {name: max(marks) - min(marks) < 15 for name, marks in ends.items()} == dict.fromkeys(ends, False)


def test_no_seat_has_the_best_score_in_most_games() -> None:
    best = Counter(
        max((finished.scores[number][0] or 0, seat.id) for number, seat in enumerate(program().seats) if seat.playable)[
            1
        ]
        for finished, _ in games()
    )
    assert set(best) == set(SEATS)
    assert max(best.values()) <= 0.6 * best.total(), best


def test_every_seat_is_asked_and_every_turn_has_news() -> None:
    asked: Counter[str] = Counter()
    news: Counter[int] = Counter()
    for _, trace in games():
        for state in trace.states[:-1]:
            asked.update(program().seats[item.actor].id for item in program().questions if state.slots[item.pending])
        news.update(
            item.turn for item in trace.happened if item.what == "deed" and program().deeds[item.which].kind == "event"
        )
    assert {seat: asked[seat] >= 1.5 * len(games()) for seat in SEATS} == dict.fromkeys(SEATS, True)
    assert {turn: news[turn] >= 0.9 * len(games()) for turn in range(1, 7)} == dict.fromkeys(range(1, 7), True)
