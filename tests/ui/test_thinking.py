"""Computer seats that think long do so beside the window: it shows a sign, keys do nothing, it goes on by itself."""

import time
from threading import Event

import pytest

from game.engine.policies.doctrine import Decision
from game.ui import intents as want
from game.ui.direction.thinking import Thinking
from tests.ui.test_match import TWO_SIDES, answer, house_for, play_out


class Slow:
    """Thinks until it is told to stop."""

    def __init__(self) -> None:
        self.enough = Event()
        self.error: Exception | None = None

    def choose(self, program, view, key):
        self.enough.wait(20)
        if self.error:
            raise self.error
        return Decision((), ())


@pytest.fixture
def waiting(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    slow = house.match.table.agents[1] = Slow()
    while house.scene()[0] != "waiting":
        house.handle(answer(house, house.scene()[1]))
    yield house, slow
    slow.enough.set()
    house.close()


def end_of_thinking(house):
    for _ in range(500):
        if house.tick(16):
            return
        time.sleep(0.01)
    raise AssertionError("the screen never changed")


def test_the_window_says_that_others_think_and_goes_on_when_they_are_done(waiting):
    house, slow = waiting
    before = len(house.match.table.rounds)
    assert "other seats are deciding" in house.scene()[1].as_text()
    assert not house.tick(16)
    for intent in (want.Next(), want.Back(), want.Commit(), want.UndoLast(), want.Skip()):
        house.handle(intent)
        assert house.scene()[0] == "waiting"
    assert len(house.match.table.rounds) == before
    slow.enough.set()
    end_of_thinking(house)
    assert len(house.match.table.rounds) == before + 1
    assert house.scene()[0] != "waiting"
    play_out(house)


def test_a_game_can_be_left_while_others_think(waiting):
    house, slow = waiting
    house.handle(want.Press("title"))
    assert house.scene()[0] == "title"
    slow.enough.set()
    assert not house.tick(16)


def test_what_goes_wrong_beside_the_window_is_told_in_it(waiting):
    house, slow = waiting
    slow.error = ZeroDivisionError("thinking")
    slow.enough.set()
    with pytest.raises(ZeroDivisionError, match="thinking"):
        end_of_thinking(house)


def test_no_tick_waits_for_the_thinking(waiting):
    house, _ = waiting
    began = time.perf_counter()
    for _ in range(20):
        house.tick(16)
        house.scene()
    assert time.perf_counter() - began < 0.25


def test_quick_work_is_done_at_once():
    work = Thinking(lambda: 3)
    assert work.ready(5.0)
    assert work.found() == 3


def test_the_window_stays_alive_while_a_seat_plays_games_in_its_head(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg", spec="search:900ms")
    while house.scene()[0] != "waiting":
        house.handle(answer(house, house.scene()[1]))
    slowest = 0.0
    for _ in range(20):
        began = time.perf_counter()
        house.tick(16)
        house.scene()
        slowest = max(slowest, time.perf_counter() - began)
        time.sleep(0.01)
    assert slowest < 0.25
    house.close()
