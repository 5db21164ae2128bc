"""The resolution can be stepped through, skipped, and watched without motion."""

from dataclasses import replace

import pygame

from game.ui.director import Display
from game.ui.intents import GoTo, Next, Previous, Skip
from game.ui.kit import focus
from game.ui.scenes.resolution import FLIGHT_MS, ResolutionScene
from tests.ui import screens
from tests.ui.conftest import Open, click, key

VM = screens.RESOLUTION


def test_a_launch_flies_and_ends(open_scene: Open) -> None:
    scene, surface = open_scene("resolution", VM)
    assert isinstance(scene, ResolutionScene)
    assert scene.flight == 0
    first = pygame.image.tobytes(surface, "RGB")
    for _ in range(FLIGHT_MS // 40 + 1):
        scene.tick(40)
    assert scene.flight == 1
    assert scene.draw(surface, VM)
    assert pygame.image.tobytes(surface, "RGB") != first
    assert not scene.tick(40)


def test_enter_finishes_a_flight_first_and_then_goes_on(open_scene: Open) -> None:
    scene, _ = open_scene("resolution", VM)
    assert scene.intents(key(pygame.K_RETURN)) == []
    assert scene.intents(key(pygame.K_RETURN)) == [Next()]


def test_reduced_motion_draws_paths_finished(open_scene: Open) -> None:
    scene, _ = open_scene("resolution", VM, display=Display(reduced_motion=True))
    assert isinstance(scene, ResolutionScene)
    assert scene.flight == 1
    assert scene.intents(key(pygame.K_RETURN)) == [Next()]


def test_steps_can_be_walked_jumped_and_skipped(open_scene: Open) -> None:
    vm = replace(VM, index=1)
    scene, surface = open_scene("resolution", vm)
    assert scene.intents(key(pygame.K_RIGHT)) == [Next()]
    assert scene.intents(key(pygame.K_LEFT)) == [Previous()]
    assert scene.intents(key(pygame.K_ESCAPE)) == [Skip()]
    dot = focus.find(scene.hits, "step:2")
    assert dot is not None
    assert click(scene, dot.rect.center) == [GoTo(2)]
    assert scene.draw(surface, replace(VM, index=2))


def test_causes_and_their_sums_are_on_the_screen(open_scene: Open) -> None:
    scene, _ = open_scene("resolution", VM)
    assert {"Tension", "+7", "Launch", "+4", "Drill during talks", "+3"} <= {r.text for r in scene.records}


def test_no_step_at_all_is_no_crash(open_scene: Open) -> None:
    scene, _ = open_scene("resolution", replace(VM, steps=()))
    assert scene.intents(key(pygame.K_RETURN)) == [Next()]
