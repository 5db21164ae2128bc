"""An author saves, and the board follows: the same point, what changed, errors beside the last good game."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.core.moves import OrderMove
from game.session.saved import read_story, verify
from game.session.watching import Watch
from game.ui import intents as want
from game.ui.direction.opening import Opening
from game.ui.viewmodels import BoardVM, HelpVM, OverlayVM
from tests.ui.conftest import key
from tests.ui.writing import SLOWEST, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def board(desk: Desk) -> BoardVM:
    vm = desk.workshop.scene()[1]
    shown = vm.base if isinstance(vm, OverlayVM) else vm
    assert isinstance(shown, BoardVM)
    return shown


def test_a_good_edit_shows_on_the_board_at_the_same_point(desk: Desk) -> None:
    desk.turn()
    before = board(desk)
    desk.edit("actions.yaml", "title: Send a patrol into the strait", "title: Send two patrols")
    after = board(desk)
    assert after.header == before.header
    assert "Send two patrols" in [card.title for card in after.cards]
    assert "actions.patrol_strait.title" in desk.panel
    assert "1 change" in desk.status


def test_a_bad_edit_keeps_the_last_good_game_which_can_be_played_on(desk: Desk) -> None:
    shown = board(desk)
    desk.edit("meters.yaml", "label: Tension", "lable: Tension")
    assert board(desk) == shown
    assert "meters.yaml:2:3" in desk.panel
    assert "did you mean 'label'?" in desk.panel
    assert "lable: Tension\n" in desk.panel
    assert "^^^^^" in desk.panel
    assert desk.app.aside.open
    desk.turn()
    assert desk.match.table.state.turn == 2
    desk.edit("meters.yaml", "lable: Tension", "label: Tension")
    assert desk.status.startswith("Mended")
    assert desk.match.table.state.turn == 2


def test_a_renamed_id_leaves_out_what_was_ordered_and_drafted(desk: Desk) -> None:
    desk.turn(OrderMove("arva", "listen", "besk"))
    assert desk.match.table.prepare(0, OrderMove("arva", "patrol_strait", "besk", "deter")) is None
    desk.writing.edit("packages.yaml", "joint_search, listen]", "joint_search, listen_in]")
    desk.edit("actions.yaml", "\nlisten:", "\nlisten_in:")
    desk.until(lambda: "left out" in desk.status)
    assert "arva orders listen (besk)" in desk.panel
    assert "no action called 'listen' any more" in desk.panel
    assert [move.action for move in desk.match.table.prepared[0] if isinstance(move, OrderMove)] == ["patrol_strait"]


def test_a_drafted_order_that_is_refused_now_is_named(desk: Desk) -> None:
    assert desk.match.table.prepare(0, OrderMove("arva", "patrol_strait", "besk", "deter")) is None
    desk.edit("actions.yaml", "  costs: {capital: 2}\n  rung: show\n  tags: [patrol]",
              "  costs: {capital: 9}\n  rung: show\n  tags: [patrol]")  # fmt: skip
    assert desk.match.table.prepared[0] == []
    assert "Being drafted: arva orders patrol_strait" in desk.panel
    assert "Needs 9 political capital" in desk.panel


def test_a_deleted_file_is_an_error_and_coming_back_mends_it(desk: Desk) -> None:
    path = desk.writing.folder / "meters.yaml"
    away = desk.writing.folder.parent / "meters.away"
    desk.follow(lambda: os.rename(path, away))
    assert f"No longer there: {path.as_posix()}." in desk.panel
    assert "error" in desk.status
    desk.follow(lambda: os.rename(away, path))
    assert desk.status.startswith("Mended")


def test_an_edit_of_the_extended_scenario_is_followed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, name="second")
    desk.edit("actions.yaml", "title: Send a patrol into the strait", "title: Send two patrols")
    assert "Send two patrols" in [card.title for card in board(desk).cards]
    desk.close()


def test_the_saved_game_is_that_of_the_changed_scenario(desk: Desk) -> None:
    desk.turn(OrderMove("arva", "listen", "besk"))
    desk.edit("meters.yaml", "start: 48", "start: 52")
    desk.turn()
    desk.close()
    story = read_story(desk.save)
    assert story.scenario.meters["tension"].start == 52_000
    assert story.rounds[-1].state.turn == 3
    assert not any(verdict.difference for verdict in verify(story))


def test_the_panel_folds_and_opens_by_key_and_by_mouse(desk: Desk) -> None:
    desk.edit("meters.yaml", "start: 48", "start: 52")
    assert desk.app.aside.open
    desk.frame(key(pygame.K_F8))
    assert not desk.app.aside.open
    desk.edit("meters.yaml", "start: 52", "start: 53")
    assert not desk.app.aside.open, "what was folded by hand stays so"
    desk.edit("meters.yaml", "start: 53", "start: many")
    assert desk.app.aside.open, "but not for an error"
    close = next(hit for hit in desk.app.aside.hits if hit.id == "aside:close")
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        desk.frame(pygame.event.Event(kind, button=1, pos=close.rect.center))
    assert not desk.app.aside.open


def test_help_tells_the_keys_of_an_author(desk: Desk) -> None:
    desk.workshop.handle(want.OpenScene("help"))
    name, vm = desk.workshop.scene()
    assert name == "help"
    assert isinstance(vm, HelpVM)
    assert "F7" in vm.as_text()


def test_what_is_saved_while_another_save_is_being_read_is_not_lost(desk: Desk) -> None:
    desk.writing.edit("meters.yaml", "start: 48", "start: 52")
    for number in range(53, 60):
        desk.frame(ms=60)
        desk.writing.edit("meters.yaml", f"start: {number - 1}", f"start: {number}")
    desk.until(lambda: desk.match.table.scenario.meters["tension"].start == 59_000)


def test_an_error_that_stands_for_a_moment_only_is_not_shown(desk: Desk) -> None:
    whole = desk.writing.read("actions.yaml")
    (desk.writing.folder / "actions.yaml").write_text(whole[: len(whole) // 2] + "  wrong")
    desk.frame(ms=60)
    desk.until(lambda: desk.workshop._held is not None)
    desk.follow(lambda: desk.writing.write("actions.yaml", whole.replace("Send a patrol into", "Send patrols into")))
    assert "error" not in desk.status
    assert "Send patrols into the strait" in [card.title for card in board(desk).cards]


def test_the_window_does_not_stand_still_meanwhile(desk: Desk) -> None:
    desk.slowest = 0.0
    desk.edit("meters.yaml", "start: 48", "start: 52")
    desk.edit("meters.yaml", "start: 52", "start: x")
    assert desk.slowest < 2 * SLOWEST  # this machine may be busy with something else


def test_another_game_that_is_opened_is_left_alone(desk: Desk) -> None:
    desk.workshop.handle(want.Press("title"))
    assert desk.workshop.aside() is None
    desk.writing.edit("meters.yaml", "start: 48", "start: 52")
    for _ in range(20):
        desk.frame(ms=60)
    assert desk.workshop.scene()[0] == "title"


def test_a_saved_game_that_is_loaded_is_not_followed_and_that_is_said(desk: Desk) -> None:
    desk.turn()
    other = desk.save.with_name("other.wcg")
    other.write_bytes(desk.save.read_bytes())
    desk.workshop.handle(want.OpenScene("saves"))
    desk.workshop.handle(want.LoadGame(str(other)))
    desk.frame()
    assert desk.workshop.aside() is None
    assert any("no longer followed" in words for words, _ in desk.app.toasts.lines)


def test_a_mistake_of_the_program_keeps_the_game_and_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ZeroDivisionError("something nobody foresaw")

    before = board(desk)
    for place in ("rebuilding.compile_scenario", "workshop.carried"):
        with monkeypatch.context() as broken:
            broken.setattr(f"game.ui.direction.{place}", fail)
            desk.follow(lambda: desk.writing.write("meters.yaml", desk.writing.read("meters.yaml") + "# more\n"))
        assert "could not make the game again" in desk.panel
        assert board(desk) == before
    desk.edit("meters.yaml", "start: 48", "start: 52")
    assert desk.status.startswith("Mended")


def test_a_scenario_without_a_seat_for_a_person_keeps_the_game(desk: Desk) -> None:
    desk.writing.edit("actors.yaml", "  title: Kingdom of Besk", "  playable: false\n  title: Kingdom of Besk")
    desk.edit("actors.yaml", "  title: Republic of Arva", "  playable: false\n  title: Republic of Arva")
    assert desk.app.aside.open
    assert board(desk).cards


def test_one_who_saves_all_the_time_is_answered_too(desk: Desk) -> None:
    for number in range(50):
        desk.writing.edit("meters.yaml", f"start: {48 + number}", f"start: {49 + number}")
        desk.frame(ms=40)
        time.sleep(0.1)
        if desk.match.table.scenario.meters["tension"].start > 48_000:
            return
    raise AssertionError("never answered")


def test_the_strip_is_there_behind_the_first_picture_too(desk: Desk) -> None:
    opening = Opening(lambda: desk.workshop, "Opening ...")
    assert opening.aside() is None
    opening.tick(1)
    assert opening.aside() == desk.workshop.aside()


SPOILED = [
    "",
    "x",
    ":",
    "{",
    "- a\n",
    "\t",
    "title: [",
    "turns: 3\n",
    "\x00",
    "remove: true",
    "  ",
    "'",
    "999999999999",
]


@pytest.mark.slow
def test_two_hundred_edits_in_a_row_are_survived(desk: Desk) -> None:
    """Lines deleted, doubled, spoiled and swapped at random; the window always answers, and mends at the end."""
    luck = random.Random(5)
    names = sorted(path.name for path in desk.writing.folder.iterdir())
    whole = {name: desk.writing.read(name) for name in names}
    watch = Watch(desk.writing.folder)
    seen = watch.draft().loaded
    for number in range(200):
        name = luck.choice(names)
        lines = whole[name].splitlines(keepends=True)
        at = luck.randrange(len(lines))
        lines[at] = luck.choice(["", lines[at] * 2, luck.choice(SPOILED) + "\n", lines[at - 1], lines[at].upper()])
        desk.writing.write(name, "".join(lines))
        if number % 8 == 0:
            fresh = watch.draft().loaded
            if fresh.scenario != seen.scenario or fresh.findings != seen.findings:
                desk.until(lambda fresh=fresh: desk.workshop._shown.findings == fresh.findings)  # type: ignore[misc]
            seen = fresh
        desk.frame(ms=60)
        assert "could not make the game again" not in desk.panel
        desk.writing.write(name, whole[name])
    desk.until(lambda: desk.workshop._work is None and desk.workshop._held is None and not desk.workshop.aside().grave)  # type: ignore[union-attr]
    assert board(desk).cards
