"""What every scene promises: nothing overlaps or is cut off, equal data give equal pixels, all works by keyboard."""

from itertools import combinations

import pygame
import pytest

from game.ui.director import SCENES, Display
from game.ui.intents import Intent
from game.ui.kit import focus
from game.ui.kit.canvas import ViewAction
from game.ui.scenes import registry
from game.ui.scenes.base import Stage
from tests.ui import samples, screens
from tests.ui.conftest import Open, key

SIZES = [(1280, 720), (1366, 768), (1600, 900), (1920, 1080), (1080, 1350), (2560, 1080)]
LOOKS = [Display(), Display("light", 150), Display("high_contrast", 200, 150), Display("dark", 80, 150)]
NAMES = pytest.mark.parametrize("name", sorted(screens.ALL))
SLACK = 3


def test_there_is_a_scene_for_every_name() -> None:
    assert set(registry.SCENES) == set(SCENES) == set(screens.ALL)


@NAMES
@pytest.mark.parametrize("size", SIZES)
def test_regions_lie_in_the_window_and_do_not_overlap(name: str, size: tuple[int, int]) -> None:
    window = pygame.Rect((0, 0), size)
    for display in LOOKS:
        stage = Stage(display)
        rects = [
            r for r in registry.make(name, stage).layout(stage.look(size), screens.ALL[name]).values() if r.w and r.h
        ]
        assert all(window.contains(r) and r.w > 20 and r.h > 20 for r in rects)
        assert [(a, b) for a, b in combinations(rects, 2) if a.colliderect(b)] == []


@NAMES
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("display", LOOKS, ids=lambda d: f"{d.scale}-{d.font}")
def test_no_text_leaves_its_panel(name: str, size: tuple[int, int], display: Display, open_scene: Open) -> None:
    scene, surface = open_scene(name, screens.ALL[name], size, display)
    wide = surface.get_rect().inflate(2 * SLACK, 2 * SLACK)
    out = [r for r in scene.records if not r.panel.inflate(2 * SLACK, 4 * SLACK).contains(r.rect)]
    assert [(r.text, r.rect, r.panel) for r in out] == []
    assert [r.text for r in scene.records if not r.scrolled and not wide.contains(r.rect)] == []


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("display", LOOKS, ids=lambda d: f"{d.scale}-{d.font}")
def test_long_words_of_another_language_stay_in_their_panels(
    size: tuple[int, int], display: Display, open_scene: Open
) -> None:
    scene, _ = open_scene("board", samples.LONG, size, display)
    out = [r for r in scene.records if not r.panel.inflate(2 * SLACK, 4 * SLACK).contains(r.rect)]
    assert [(r.text, r.rect, r.panel) for r in out] == []


@NAMES
def test_what_is_cut_short_has_its_whole_text_as_tooltip(name: str, open_scene: Open) -> None:
    scene, _ = open_scene(name, screens.ALL[name], (1280, 720), Display(scale=150))
    short = [r for r in scene.records if r.text.endswith("…")]
    tips = [h for h in scene.hits if h.tip]
    assert [r.text for r in short if not any(h.rect.colliderect(r.rect) for h in tips)] == []


@NAMES
def test_the_same_data_give_the_same_pixels(name: str, open_scene: Open) -> None:
    pictures = {pygame.image.tobytes(open_scene(name, screens.ALL[name], (1280, 720))[1], "RGB") for _ in range(2)}
    assert len(pictures) == 1


@NAMES
def test_nothing_is_painted_when_nothing_changed(name: str, open_scene: Open) -> None:
    scene, surface = open_scene(name, screens.ALL[name])
    surface.fill((1, 2, 3))
    assert not scene.draw(surface, screens.ALL[name])
    assert surface.get_at((5, 5))[:3] == (1, 2, 3)


@NAMES
def test_tab_visits_every_control_and_shows_where_it_is(name: str, open_scene: Open) -> None:
    scene, surface = open_scene(name, screens.ALL[name])
    wanted = {h.id for h in focus.stops(scene.hits)}
    seen = set()
    for _ in range(len(wanted) + 2):
        scene.intents(key(pygame.K_TAB))
        scene.draw(surface, screens.ALL[name])
        seen.add(scene.focus)
        assert scene.ring
    assert seen >= wanted


@NAMES
def test_every_control_does_something_by_keyboard(name: str, open_scene: Open) -> None:
    """Enter on each stop gives an intent or changes the view; only what has a reason to be off does nothing."""
    stops = focus.stops(open_scene(name, screens.ALL[name])[0].hits)
    for stop in stops:
        if stop.action is None:
            assert stop.tip is not None, stop.id
            continue
        assert isinstance(stop.action, Intent | ViewAction), stop.id


@NAMES
def test_focus_shows_on_screen(name: str, open_scene: Open) -> None:
    scene, surface = open_scene(name, screens.ALL[name])
    before = pygame.image.tobytes(surface, "RGB")
    scene.intents(key(pygame.K_TAB))
    assert scene.draw(surface, screens.ALL[name])
    assert pygame.image.tobytes(surface, "RGB") != before


@NAMES
def test_every_hit_box_can_be_pressed_somewhere(name: str, open_scene: Open) -> None:
    scene, _ = open_scene(name, screens.ALL[name], (1920, 1080))
    for stop in focus.stops(scene.hits):
        if stop.action is None or not stop.seen().w:
            continue
        box = stop.seen()
        spots = [(x, y) for x in range(box.x + 1, box.right, 4) for y in range(box.y + 1, box.bottom, 4)]
        found = (focus.under(scene.hits, spot) for spot in spots)
        assert any(hit is not None and hit.id == stop.id for hit in found), stop.id


def test_a_smaller_window_and_back_gives_the_first_picture_again(open_scene: Open) -> None:
    scene, surface = open_scene("log", screens.LOG)
    before = pygame.image.tobytes(surface, "RGB")
    scene.draw(pygame.Surface((1280, 720)), screens.LOG)
    scene.redraw()
    scene.draw(surface, screens.LOG)
    assert pygame.image.tobytes(surface, "RGB") == before
