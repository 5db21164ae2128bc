"""The list of previews by keyboard: typing filters, arrows choose, Enter looks, F9 fires, Esc leads back."""

import pygame

from game.ui.intents import Back, Press, SetSeat
from game.ui.scenes.preview import PreviewScene
from tests.ui import screens
from tests.ui.conftest import Open, click, key


def opened(open_scene: Open) -> tuple[PreviewScene, pygame.Surface]:
    scene, surface = open_scene("preview", screens.PREVIEW, (1280, 720))
    assert isinstance(scene, PreviewScene)
    return scene, surface


def typed(scene: PreviewScene, surface: pygame.Surface, words: str) -> None:
    scene.intents(pygame.event.Event(pygame.TEXTINPUT, text=words))
    scene.draw(surface, screens.PREVIEW)


def test_typing_filters_and_enter_looks_at_the_first(open_scene: Open) -> None:
    scene, surface = opened(open_scene)
    typed(scene, surface, "launch")
    assert scene.intents(key(pygame.K_RETURN)) == [Press("look:action:launch")]
    assert scene.intents(key(pygame.K_ESCAPE)) == []
    scene.draw(surface, screens.PREVIEW)
    assert scene.intents(key(pygame.K_ESCAPE)) == [Back()]


def test_arrows_choose_and_keep_the_choice_in_sight(open_scene: Open) -> None:
    scene, surface = opened(open_scene)
    for _ in range(30):
        scene.intents(key(pygame.K_DOWN))
        scene.draw(surface, screens.PREVIEW)
    assert scene.chosen == "event:e29"
    hit = next(hit for hit in scene.hits if hit.id == "item:event:e29")
    assert hit.seen().h == hit.rect.h
    assert scene.intents(key(pygame.K_F9)) == [Press("fire:event:e29")]


def test_left_and_right_change_the_seat(open_scene: Open) -> None:
    scene, _ = opened(open_scene)
    assert scene.intents(key(pygame.K_RIGHT)) == [SetSeat("usa", "preview")]
    assert scene.intents(key(pygame.K_LEFT)) == [SetSeat("dprk", "preview")]


def test_a_second_click_looks(open_scene: Open) -> None:
    scene, surface = opened(open_scene)
    hit = next(hit for hit in scene.hits if hit.id == "item:event:e3")
    assert click(scene, hit.rect.center) == []
    scene.draw(surface, screens.PREVIEW)
    assert click(scene, hit.rect.center) == [Press("look:event:e3")]


def test_nothing_found_is_said_and_harmless(open_scene: Open) -> None:
    scene, surface = opened(open_scene)
    typed(scene, surface, "zzzz")
    assert any(record.text == "Nothing matches." for record in scene.records)
    assert scene.intents(key(pygame.K_RETURN)) == []
    assert scene.intents(key(pygame.K_F9)) == []
