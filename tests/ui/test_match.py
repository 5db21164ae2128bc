"""The way through a game at the screen, by intents alone: no window, no pygame."""

from pathlib import Path

import pytest

from game.agents.base import AGENTS
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.saved import read_story
from game.ui import intents as want
from game.ui.direction.house import House, new_table
from game.ui.direction.match import LEFT_OVER, Match
from game.ui.viewmodels import BoardVM, OverlayVM

ROOT = Path(__file__).parents[2]
TWO_SIDES = ROOT / "tests" / "scenarios" / "two_sides"


def house_for(scenario, seats, path, seed=3, spec="doctrine"):
    loaded = load_path(scenario).scenario
    table = new_table(loaded, compile_scenario(loaded), seats, spec, seed, path)
    return House(Match(table, fresh=True))


def answer(house, vm):
    """What a hasty player does on this screen."""
    if isinstance(vm, OverlayVM):
        options = [option for option in vm.dialog.options if not option.disabled]
        return want.Answer(vm.dialog.id, options[-1].id)
    if isinstance(vm, BoardVM):
        free = [card for card in vm.cards if not card.locked and not card.queued]
        if len(vm.queue.orders) < vm.queue.slots and free:
            return want.Queue(free[0].id, free[0].target, free[0].intent)
        return want.Commit()
    return want.Next()


def play_out(house, limit=2000):
    """Go on until the ending; gives the names of the screens that were shown."""
    shown = []
    for _ in range(limit):
        name, vm = house.scene()
        assert vm.as_text().strip()
        shown.append(name)
        if name == "ending":
            return shown
        house.handle(answer(house, vm))
        house.notes()
    raise AssertionError(f"no ending after {limit} steps; last screens {shown[-10:]}")


@pytest.mark.parametrize("seats", [("arva",), ("arva", "besk")])
def test_a_game_is_played_from_briefing_to_ending(tmp_path, seats):
    house = house_for(TWO_SIDES, seats, tmp_path / "game.wcg")
    shown = play_out(house)
    house.close()
    assert shown[-1] == "ending"
    assert {"briefing", "board", "resolution"} <= set(shown)
    assert ("curtain" in shown) == (len(seats) > 1)


def test_the_game_played_is_the_game_saved(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    play_out(house)
    digest = house.match.table.state.digest
    house.close()
    story = read_story(tmp_path / "game.wcg")
    assert story.rounds[-1].state.digest == digest
    assert story.rounds[-1].state.over


def test_nothing_of_the_next_seat_is_shown_before_the_curtain_is_lifted(tmp_path):
    house = house_for(TWO_SIDES, ("arva", "besk"), tmp_path / "game.wcg")
    while house.scene()[0] != "board" or house.match.seat != 0:
        house.handle(want.Next())
    board = house.scene()[1]
    if isinstance(board, OverlayVM):
        board = board.base
    card = next(card for card in board.cards if not card.locked)
    house.handle(want.Queue(card.id, card.target, card.intent))
    house.handle(want.Commit())
    house.handle(want.Answer(LEFT_OVER, "commit"))
    asked = house.scene()[1].dialog
    assert "prediction" in asked.title.lower()
    house.handle(want.Answer(asked.id, "higher"))
    name, vm = house.scene()
    assert name == "curtain"
    assert "Besk" in vm.as_text()
    assert card.title not in vm.as_text()
    house.close()


def test_undo_takes_back_what_was_prepared_and_reset_takes_back_all(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    while house.scene()[0] not in ("board", "dialog"):
        house.handle(want.Next())
    while isinstance(house.scene()[1], OverlayVM):
        house.handle(answer(house, house.scene()[1]))
    before = len(house.match.table.prepared[0])
    cards = [card for card in house.scene()[1].cards if not card.locked]
    for card in cards[:2]:
        house.handle(want.Queue(card.id, card.target, card.intent))
    assert len(house.match.table.prepared[0]) > before
    house.handle(want.UndoLast())
    kept = len(house.match.table.prepared[0])
    house.handle(want.ResetTurn())
    assert house.match.table.prepared[0] == []
    assert kept >= before
    house.close()


def test_an_order_that_cannot_be_given_is_refused_with_a_reason(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    while house.scene()[0] not in ("board", "dialog"):
        house.handle(want.Next())
    house.handle(want.Queue("no_such_action"))
    assert any("no such order" in note for note in house.notes())
    house.close()


def test_a_full_disk_keeps_the_game_where_it_was_and_says_so(tmp_path, monkeypatch):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    from game.session.errors import SaveWriteFailed

    def fail(*args, **kwargs):
        raise SaveWriteFailed(tmp_path / "game.wcg", OSError(28, "No space left on device"))

    monkeypatch.setattr(house.match.table.journal, "append", fail)
    before = house.match.table.state.digest
    while house.scene()[0] not in ("board", "dialog"):
        house.handle(want.Next())
    house.match.table.seal(0)
    house.match._advance()
    house.handle(want.UndoLast())
    assert house.match.table.state.digest == before
    assert any("commit again" in note for note in house.notes())
    assert house.match.table.waiting() == (0,)
    house.close()


def test_the_title_leads_to_a_game_and_back(tmp_path, monkeypatch):
    monkeypatch.setenv("WHITECELL_HOME", str(tmp_path))
    house = House()
    assert house.scene()[0] == "title"
    for intent, page in (
        (want.Press("new"), "picker"),
        (want.Press("next"), "seats"),
        (want.Back(), "picker"),
        (want.Press("next"), "seats"),
        (want.Press("start"), "briefing"),
    ):
        house.handle(intent)
        assert house.scene()[0] == page, house.notes()
    house.handle(want.OpenScene("help"))
    assert house.scene()[0] == "help"
    house.handle(want.Back())
    assert house.scene()[0] == "briefing"
    house.close()
    house.handle(want.Quit())
    assert house.closed


def test_a_seat_is_given_to_a_computer_of_any_level(tmp_path, monkeypatch):
    monkeypatch.setenv("WHITECELL_HOME", str(tmp_path))
    house = House()
    for page in ("new", "next"):
        house.handle(want.Press(page))
    first, *others = house.scene()[1].seats
    levels = [choice.id for choice in others[0].choices if choice.id != "person"]
    assert set(levels) <= set(AGENTS)
    for seat, level in zip(others, levels, strict=False):
        house.handle(want.SetSeat(seat.id, level))
    assert "Computer, expert" in house.scene()[1].as_text()
    house.handle(want.Press("start"))
    agents = house.match.table.agents
    assert len({type(agent) for agent in agents.values()}) == len(levels)
    assert house.match.table.spec.startswith(f"{others[0].id}={levels[0]}")
    assert first.id not in house.match.table.spec
    house.close()


def test_predictions_are_judged_at_the_end(tmp_path):
    house = house_for(TWO_SIDES, ("arva", "besk"), tmp_path / "game.wcg")
    for _ in range(2000):
        name, vm = house.scene()
        if name == "ending":
            break
        if isinstance(vm, OverlayVM) and vm.dialog.id.startswith("predict:"):
            house.handle(want.Answer(vm.dialog.id, "same"))
        else:
            house.handle(answer(house, vm))
    assert "Your predictions of the ladder were right" in house.scene()[1].as_text()
    house.close()


def test_a_game_is_kept_under_a_name_and_deleted_after_a_question(tmp_path, monkeypatch):
    monkeypatch.setenv("WHITECELL_HOME", str(tmp_path))
    (tmp_path / "saves").mkdir()
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "saves" / "game.wcg")
    house.handle(want.OpenScene("saves"))
    house.handle(want.SaveGame("before/the storm"))
    kept = tmp_path / "saves" / "before_the storm.wcg"
    assert read_story(kept).header.seats == ("arva",)
    house.handle(want.SaveGame("before/the storm"))
    assert any("before_the storm" in note for note in house.notes())
    house.handle(want.DeleteSave(str(kept)))
    assert house.scene()[0] == "dialog"
    house.handle(want.Answer("delete", "keep"))
    assert kept.exists()
    house.handle(want.DeleteSave(str(kept)))
    house.handle(want.Answer("delete", "delete"))
    assert not kept.exists()
    house.handle(want.DeleteSave(str(tmp_path / "saves" / "game.wcg")))
    house.handle(want.Answer("delete", "delete"))
    assert (tmp_path / "saves" / "game.wcg").exists()
    house.close()


def test_a_package_orders_several_actions_with_one_card(tmp_path):
    house = house_for(TWO_SIDES, ("arva",), tmp_path / "game.wcg")
    while not isinstance(house.scene()[1], BoardVM):
        house.handle(answer(house, house.scene()[1]))
    house.handle(want.ResetTurn())
    card = next(card for card in house.scene()[1].cards if card.id == "package:talk_first")
    house.handle(want.Queue(card.id))
    assert {move.action for move in house.match.table.prepared[0]} == {"joint_search", "listen"}
    house.close()
