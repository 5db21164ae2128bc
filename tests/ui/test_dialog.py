"""Dialogs hold the focus, answer by number, and leave only where leaving is allowed."""

from dataclasses import replace

import pygame

from game.ui.intents import Answer
from game.ui.kit import focus
from game.ui.viewmodels import DetailRow, OptionVM, OverlayVM, Tip
from tests.ui import screens
from tests.ui.conftest import Open, click, key
from tests.ui.samples import BOARD

DILEMMA = OverlayVM("board", BOARD, screens.DILEMMA)
CONFIRM = OverlayVM("board", BOARD, screens.CONFIRM)


def test_the_focus_cannot_leave_the_dialog(open_scene: Open) -> None:
    scene, surface = open_scene("dialog", DILEMMA)
    for _ in range(12):
        scene.intents(key(pygame.K_TAB))
        scene.draw(surface, DILEMMA)
        assert scene.focus.startswith("option:")
    assert click(scene, (1500, 850)) == []


def test_numbers_and_enter_answer(open_scene: Open) -> None:
    scene, _ = open_scene("dialog", DILEMMA)
    assert scene.intents(key(pygame.K_2, 0, "2")) == [Answer("d1", "wait")]
    assert scene.intents(key(pygame.K_RETURN)) == [Answer("d1", "share")]


def test_an_option_that_cannot_be_chosen_says_why(open_scene: Open) -> None:
    scene, _ = open_scene("dialog", DILEMMA)
    assert scene.intents(key(pygame.K_3, 0, "3")) == []
    hit = focus.find(scene.hits, "option:trade")
    assert hit is not None
    assert hit.action is None
    assert hit.tip is not None
    assert hit.tip.text == "Needs an agreement with Tokyo"


def test_escape_answers_only_where_there_is_a_way_back(open_scene: Open) -> None:
    assert open_scene("dialog", DILEMMA)[0].intents(key(pygame.K_ESCAPE)) == []
    assert open_scene("dialog", CONFIRM)[0].intents(key(pygame.K_ESCAPE)) == [Answer("q", "no")]


def test_the_next_question_starts_at_its_own_first_option(open_scene: Open) -> None:
    scene, surface = open_scene("dialog", DILEMMA)
    scene.intents(key(pygame.K_TAB))
    scene.draw(surface, CONFIRM)
    assert scene.focus == "option:yes"


def test_many_options_scroll_and_stay_in_the_window(open_scene: Open) -> None:
    options = tuple(OptionVM(f"o{i}", f"Option {i}", "A sentence about it.") for i in range(20))
    vm = OverlayVM("board", BOARD, replace(screens.DILEMMA, options=options))
    scene, surface = open_scene("dialog", vm, (1280, 720))
    for _ in range(19):
        scene.intents(key(pygame.K_TAB))
        scene.draw(surface, vm)
    hit = focus.find(scene.hits, "option:o19")
    assert scene.focus == "option:o19"
    assert hit is not None
    assert surface.get_rect().contains(hit.seen())
    assert hit.seen().h > hit.rect.h // 2


def test_what_an_option_leaves_out_is_counted_and_told_in_its_tooltip(open_scene: Open) -> None:
    def option(many: int) -> OptionVM:
        return OptionVM("o", "Receive the envoy", effects=tuple(DetailRow(f"Number {i}", f"+{i}") for i in range(many)))

    def opened(many: int) -> tuple[set[str], Tip | None]:
        vm = OverlayVM("board", BOARD, replace(screens.DILEMMA, options=(option(many),)))
        scene, _ = open_scene("dialog", vm)
        hit = focus.find(scene.hits, "option:o")
        assert hit is not None
        return {record.text for record in scene.records if "Number" in record.text or "more" in record.text}, hit.tip

    assert opened(5) == ({f"Number {i}" for i in range(5)}, None)
    texts, tip = opened(7)
    assert texts == {"Number 0", "Number 1", "Number 2", "Number 3", "and 3 more"}
    assert tip is not None
    assert tip.rows == option(7).effects
    assert "Number 6" in option(7).as_text()


def test_the_screen_below_is_still_seen(open_scene: Open) -> None:
    _, over = open_scene("dialog", DILEMMA)
    _, other = open_scene("dialog", OverlayVM("board", replace(BOARD, cards=()), screens.DILEMMA))
    assert over.get_at((150, 750)) != other.get_at((150, 750)) or over.get_at((160, 700)) != other.get_at((160, 700))


def test_the_rows_of_an_offer_stand_in_one_column_however_long_they_are(open_scene: Open) -> None:
    rows = (
        DetailRow("USA", "No visits."),
        DetailRow("USSR", "No more weapons are sent, and no work is hastened. " * 2),
    )
    offer = replace(screens.DILEMMA, rows=rows)
    scene, _ = open_scene("dialog", OverlayVM("board", BOARD, offer))
    starts = {record.rect.x for record in scene.records if record.text.startswith(("No visits", "No more"))}
    assert len(starts) == 1
