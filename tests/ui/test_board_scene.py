"""The board by keyboard and mouse: cards, targets, queue, search, tabs, map."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pygame
import pytest

from game.ui.director import Display
from game.ui.intents import (
    Back,
    Commit,
    OpenScene,
    Press,
    Queue,
    ResetTurn,
    SelectTarget,
    SetIntent,
    Shortlist,
    UndoLast,
    Unqueue,
)
from game.ui.kit import focus
from game.ui.scenes.board import state
from game.ui.scenes.board.scene import BoardScene
from game.ui.viewmodels import ButtonVM, LogLine, MapVM, MatrixVM
from tests.ui.conftest import Open, click, key
from tests.ui.samples import BOARD, CARDS, QUEUE


@pytest.fixture
def board(open_scene: Open) -> tuple[BoardScene, pygame.Surface]:
    scene, surface = open_scene("board", BOARD)
    assert isinstance(scene, BoardScene)
    return scene, surface


def press(scene: BoardScene, surface: pygame.Surface, *chars: str) -> list[Any]:
    """Types characters, drawing after each."""
    out = []
    for char in chars:
        code = ord(char) if len(char) == 1 else getattr(pygame, f"K_{char}")
        out += scene.intents(key(code, 0, char if len(char) == 1 else ""))
        scene.draw(surface, BOARD)
    return out


def middle(scene: BoardScene, id: str) -> tuple[int, int]:
    hit = focus.find(scene.hits, id)
    assert hit is not None, id
    return hit.seen().center


def test_a_number_selects_and_the_same_again_queues(board: tuple[BoardScene, pygame.Surface]) -> None:
    assert press(*board, "1") == []
    assert press(*board, "1") == [Queue("c1", "usa", "reassure")]


def test_enter_queues_the_selected_card(board: tuple[BoardScene, pygame.Surface]) -> None:
    assert press(*board, "4", "RETURN") == [Queue("c4", "un")]


def test_a_card_without_target_asks_for_one_first(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    assert press(scene, surface, "5", "5") == []
    assert scene.menu is not None
    assert press(scene, surface, "DOWN", "RETURN") == [SelectTarget("c5", "jpn")]
    assert scene.menu is None


def test_a_forbidden_target_cannot_be_chosen_and_says_why(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    press(scene, surface, "5", "t")
    hit = focus.find(scene.hits, "choose:dprk")
    assert hit is not None
    assert hit.action is None
    assert hit.tip is not None
    assert "dead" in hit.tip.text


def test_while_a_menu_is_open_nothing_else_reacts(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    press(scene, surface, "5", "t")
    assert press(scene, surface, "c") == []
    assert press(scene, surface, "ESCAPE") == []
    assert scene.menu is None
    assert press(scene, surface, "c") == [Commit()]


def test_an_intent_is_chosen_from_its_menu(board: tuple[BoardScene, pygame.Surface]) -> None:
    assert press(*board, "1", "i", "DOWN", "RETURN") == [SetIntent("c1", "deter")]


def test_a_locked_card_is_not_queued_and_says_why(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    assert press(scene, surface, "6", "6", "RETURN") == []
    hit = focus.find(scene.hits, "card:c6")
    assert hit is not None
    assert hit.tip is not None
    assert "Needs 3" in hit.tip.text


def test_keys_of_the_queue(board: tuple[BoardScene, pygame.Surface]) -> None:
    assert press(*board, "c", "z", "r", "l") == [Commit(), UndoLast(), ResetTurn(), OpenScene("log")]
    assert press(*board, "F1", "F5", "F10") == [OpenScene("help"), OpenScene("saves"), OpenScene("settings")]


def test_the_mouse_reaches_the_same(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    assert click(scene, middle(scene, "commit")) == [Commit()]
    assert click(scene, middle(scene, "undo")) == [UndoLast()]
    assert click(scene, middle(scene, "order:0")) == [Unqueue(0)]
    assert click(scene, middle(scene, "notice:inject3")) == [Press("inject3")]
    assert click(scene, middle(scene, "star:c1")) == [Shortlist("c1")]
    assert click(scene, middle(scene, "menu:help")) == [OpenScene("help")]
    assert click(scene, middle(scene, "card:c4")) == []
    scene.draw(surface, BOARD)
    assert click(scene, middle(scene, "card:c4")) == [Queue("c4", "un")]


def test_a_press_that_is_drawn_off_the_button_does_nothing(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, _ = board
    scene.intents(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=middle(scene, "commit")))
    assert scene.intents(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=middle(scene, "undo"))) == []


def test_a_commit_that_is_not_possible_says_why(open_scene: Open) -> None:
    off = replace(QUEUE, commit=ButtonVM("commit", "Commit orders", False, "Answer the offer of Tokyo first."))
    scene, _ = open_scene("board", replace(BOARD, queue=off))
    hit = focus.find(scene.hits, "commit")
    assert hit is not None
    assert hit.action is None
    assert hit.tip is not None
    assert hit.tip.text == "Answer the offer of Tokyo first."


def test_the_tray_never_shows_more_than_twelve_cards(open_scene: Open) -> None:
    many = replace(BOARD, cards=tuple(replace(CARDS[i % 6], id=f"n{i}", number=i, staff=True) for i in range(100)))
    for size in ((1280, 720), (1920, 1080), (5120, 1440)):
        scene, _ = open_scene("board", many, size)
        assert 2 <= sum(h.id.startswith("card:") for h in scene.hits) <= state.MOST_CARDS


def test_pages_lead_to_every_card(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    press(scene, surface, "[")
    assert scene.look_state.tab == state.EVERY
    seen = set()
    for _ in range(view_pages := state.pages(BOARD, scene.look_state)):
        seen |= {h.id for h in scene.hits if h.id.startswith("card:")}
        press(scene, surface, "PAGEDOWN") if scene.focus.startswith("card:") else click(
            scene, middle(scene, "page:next")
        )
        scene.draw(surface, BOARD)
    assert view_pages > 1
    assert seen == {f"card:{c.id}" for c in CARDS}


def test_tabs_count_their_cards(board: tuple[BoardScene, pygame.Surface]) -> None:
    for name, _, count in state.tabs(BOARD):
        view = state.BoardState(tab=name)
        assert len(state.cards_of(BOARD, view)) == count


def test_typing_finds_cards_of_all_tabs(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    press(scene, surface, "/")
    for char in "food aid":
        scene.intents(pygame.event.Event(pygame.TEXTINPUT, text=char))
        scene.intents(key(ord(char), 0, char))
    scene.draw(surface, BOARD)
    assert {h.id for h in scene.hits if h.id.startswith("card:")} == {"card:x6"}
    assert press(scene, surface, "RETURN", "1", "1") == [Queue("x6", "usa")]
    assert press(scene, surface, "ESCAPE") == []
    assert len([h for h in scene.hits if h.id.startswith("card:")]) == 6


def test_letters_typed_into_the_search_are_no_shortcuts(board: tuple[BoardScene, pygame.Surface]) -> None:
    assert press(*board, "/", "c", "z", "r") == []


def test_escape_leaves_step_by_step(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    press(scene, surface, "1")
    assert press(scene, surface, "ESCAPE") == []
    assert scene.look_state.selected == ""
    assert press(scene, surface, "ESCAPE") == [Back()]


def test_the_wheel_zooms_to_the_cursor(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    camera = scene.stage.map.prepare(BOARD.map, scene.rects["map"].size)
    at = scene.rects["map"].x + 300, scene.rects["map"].y + 200
    before, km = camera.degrees(300, 200), camera.km
    scene.intents(pygame.event.Event(pygame.MOUSEWHEEL, y=2, x=0, pos=at))
    assert camera.km < km
    assert camera.degrees(300, 200) == pytest.approx(before, abs=1e-6)
    scene.draw(surface, BOARD)


def test_dragging_pans_and_home_goes_back(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    camera = scene.stage.map.prepare(BOARD.map, scene.rects["map"].size)
    first = camera.key()
    at = scene.rects["map"].move(30, -60).center
    scene.intents(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
    moved = pygame.event.Event(pygame.MOUSEMOTION, pos=(at[0] + 40, at[1]), rel=(40, 0), buttons=(1, 0, 0))
    scene.intents(moved)
    assert camera.x < first[0]
    assert scene.draw(surface, BOARD)
    scene.intents(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=moved.pos))
    assert scene.tick(500)
    press(scene, surface, "HOME")
    assert camera.key() == first


def test_layers_can_be_switched_off(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    assert any(h.id.startswith("piece:") for h in scene.hits)
    click(scene, middle(scene, "layer:pieces"))
    scene.draw(surface, BOARD)
    assert not any(h.id.startswith("piece:") for h in scene.hits)


def test_only_what_the_map_has_can_be_switched_off(open_scene: Open) -> None:
    def switches(chart: MapVM) -> set[str]:
        scene, _ = open_scene("board", replace(BOARD, map=chart))
        return {hit.id.removeprefix("layer:") for hit in scene.hits if hit.id.startswith("layer:")}

    assert switches(replace(BOARD.map, relief="east_asia")) == {"pieces", "ranges", "places", "names", "relief"}
    bare = replace(BOARD.map, relief="", pieces=(), rings=(), tracks=())
    assert switches(bare) == {"places", "names"}
    assert switches(replace(bare, places=(), zones=())) == {"names"}
    assert switches(replace(bare, tracks=BOARD.map.tracks)) == {"ranges", "places", "names"}


def test_a_number_of_the_world_can_be_kept_in_sight_at_the_foot(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board

    def foot() -> set[str]:
        return {record.text for record in scene.records if scene.rects["ticker"].contains(record.rect)}

    meter = BOARD.world.meters[1]
    assert meter.label not in foot()
    for pressed in ("side:world", "world:1", "side:log"):
        click(scene, middle(scene, pressed))
        scene.draw(surface, BOARD)
    assert {meter.label, meter.reading(), meter.moved()} <= foot()
    moved = replace(meter, low=(meter.low or 0) + 3, high=(meter.high or 0) + 3)
    later = replace(BOARD, world=replace(BOARD.world, meters=(BOARD.world.meters[0], moved)))
    scene.draw(surface, later)
    assert moved.reading() in foot()
    click(scene, middle(scene, "ticker:pinned"))
    scene.draw(surface, later)
    assert meter.label not in foot()


def test_f6_walks_through_the_parts_of_the_board(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    parts = []
    for _ in range(len(scene.rects)):
        press(scene, surface, "F6")
        hit = focus.find(scene.hits, scene.focus)
        assert hit is not None
        parts.append(next(n for n, r in scene.rects.items() if r.collidepoint(hit.rect.center)))
    assert {"cards", "queue", "map", "actors", "side", "header"} <= set(parts)


def test_a_tooltip_comes_after_a_short_rest(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    at = middle(scene, "card:c5")
    scene.intents(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    assert not scene.tick(100)
    assert not scene.draw(surface, BOARD)
    assert scene.tick(300)
    assert scene.draw(surface, BOARD)
    assert any("Pyongyang does not answer the line" in r.text for r in scene.records)


def test_only_the_region_whose_data_changed_is_painted_again(board: tuple[BoardScene, pygame.Surface]) -> None:
    scene, surface = board
    before = {name: layer.surface for name, layer in scene._layers.items()}
    scene.draw(surface, replace(BOARD, ticker=BOARD.ticker[:1]))
    assert [name for name, layer in scene._layers.items() if layer.surface is not before[name]] == ["ticker"]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600)])
@pytest.mark.parametrize(("side", "words"), [("world", "Lives lost"), ("known", "The empty depots")])
def test_the_world_and_what_is_known_have_tabs_that_scroll(
    open_scene: Open, size: tuple[int, int], side: str, words: str
) -> None:
    scene, surface = open_scene("board", BOARD, size)
    assert isinstance(scene, BoardScene)
    click(scene, middle(scene, f"side:{side}"))
    scene.draw(surface, BOARD)
    assert any(words in record.text for record in scene.records)
    out = [r for r in scene.records if not r.panel.inflate(8, 16).contains(r.rect)]
    assert [(r.text, r.rect, r.panel) for r in out] == []


@pytest.mark.parametrize("side", ["log", "world", "known", "relations"])
@pytest.mark.parametrize("size", [(1280, 720), (1600, 900), (2560, 1080)])
def test_no_tab_of_the_column_hides_a_rung_of_the_ladder(open_scene: Open, size: tuple[int, int], side: str) -> None:
    scene, surface = open_scene("board", BOARD, size)
    click(scene, middle(scene, f"side:{side}"))
    scene.draw(surface, BOARD)
    rungs = [hit.rect for hit in scene.hits if hit.id.startswith("rung:")]
    assert len(rungs) == len(BOARD.ladder.rungs)
    assert all(scene.rects["ladder"].contains(rect) for rect in rungs)
    assert scene.rects["side"].h >= 100


def test_all_tabs_of_the_column_lie_side_by_side_within_it(open_scene: Open) -> None:
    for size in ((1280, 720), (1000, 640)):
        scene, _ = open_scene("board", BOARD, size)
        tabs = [hit.rect for hit in scene.hits if hit.id.startswith("side:") and hit.id != "side:open"]
        column = scene.rects.get("side") or scene.rects["ladder"]
        assert len(tabs) >= 4
        assert all(column.contains(one) for one in tabs)
        assert not [pair for pair in combinations(tabs, 2) if pair[0].colliderect(pair[1])]


def test_a_title_without_room_gives_way_to_the_short_name(open_scene: Open) -> None:
    title = "Democratic People's Republic of Korea and its many committees"
    header = replace(BOARD.header, seat=title, seat_code="DPRK")
    notice = replace(BOARD.notices[0], source=f"Crisis with {title}: answers", brief="Crisis with DPRK")
    scene, _ = open_scene("board", replace(BOARD, header=header, notices=(notice,)), (1280, 720))
    texts = {record.text for record in scene.records}
    assert {"DPRK", "Crisis with DPRK"} <= texts
    assert title not in texts


def test_a_short_tray_tells_how_many_actions_cannot_be_ordered(open_scene: Open) -> None:
    locked = tuple(replace(card, staff=False, locked="Not before turn 8") for card in CARDS[2:9])
    for cards, words in (
        ((*CARDS[:2], *locked), "7 other actions cannot be ordered"),
        (locked, "Nothing can be ordered now; the tab All says why."),
        ((), "No actions here this turn."),
    ):
        scene, _ = open_scene("board", replace(BOARD, cards=cards))
        assert words in " ".join(record.text for record in scene.records)


def test_a_title_that_has_room_is_not_cut_for_the_pips_of_the_turns(open_scene: Open) -> None:
    header = replace(BOARD.header, title="Seventy-Two Hours", seat="Caldra Transmission", clock="about 105 min left")
    scene, _ = open_scene("board", replace(BOARD, header=header), (1280, 720), Display(scale=150))
    texts = {record.text for record in scene.records}
    assert "Seventy-Two Hours" in texts
    assert any(text.startswith(f"Turn {header.turn} of") for text in texts)


def test_long_names_of_a_table_of_relations_are_written_out(open_scene: Open) -> None:
    codes = ("GRID", "TOWNS", "CENTRE", "CYBER", "RADIO", "HOSP", "NORREY", "LINES")
    cell = BOARD.relations.cells[0][1] if BOARD.relations else None
    table = MatrixVM("Relations", codes, tuple((cell,) * 8 for _ in codes))
    vm = replace(BOARD, relations=table)
    scene, surface = open_scene("board", vm)
    click(scene, middle(scene, "side:relations"))
    scene.draw(surface, vm)
    side = [record for record in scene.records if scene.rects["side"].contains(record.rect)]
    assert set(codes) <= {record.text for record in side}
    heads = [next(record.rect.inflate(-2, -6) for record in side if record.text == code) for code in codes]
    assert not [pair for pair in combinations(heads, 2) if pair[0].colliderect(pair[1])]


def test_an_actor_without_a_flag_shows_its_letters_on_its_colour(open_scene: Open) -> None:
    actors = tuple(replace(actor, flag="", code="USSR", name="Soviet Union") for actor in BOARD.actors)
    scene, _ = open_scene("board", replace(BOARD, actors=actors))
    assert sum(record.text == "U" for record in scene.records) == len(actors)


def test_short_news_stands_beside_its_time_and_long_news_below_it(open_scene: Open) -> None:
    for text, beside in (("Tension 51 to 50 (−1)", True), ("A sentence that goes on and on. " * 6, False)):
        scene, _ = open_scene("board", replace(BOARD, log=(LogLine(text, time="28 Jan 2024"),), ticker=()))
        side = [record for record in scene.records if scene.rects["side"].contains(record.rect)]
        time = next(record.rect for record in side if record.text == "28 Jan 2024")
        words = next(record.rect for record in side if text.startswith(record.text))
        assert (words.y == time.y) == beside
        assert not words.inflate(0, -6).colliderect(time.inflate(0, -6))
