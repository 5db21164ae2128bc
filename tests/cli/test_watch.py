"""`play --watch` opens like any game, refuses what it cannot follow, and follows a file that is saved meanwhile."""

import os
import subprocess
import sys
import time
from pathlib import Path

from game.session.saved import read_story
from tests.session.scenario_copies import Writing

ROOT = Path(__file__).parents[2]


def whitecell(home: Path, *words: str) -> subprocess.Popen[str]:
    settings = {**os.environ, "SDL_VIDEODRIVER": "dummy", "WHITECELL_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "game", *words],
        cwd=home,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_file_that_is_saved_while_the_window_is_open_is_in_the_saved_game(tmp_path: Path) -> None:
    writing, save = Writing(tmp_path), tmp_path / "draft.wcg"
    words = ("play", "two_sides", "--watch", "--seed", "3", "--save", str(save), "--frames", "100000")
    program = whitecell(tmp_path, *words)
    try:
        wait(lambda: save.exists())
        time.sleep(0.3)
        writing.edit("meters.yaml", "start: 48", "start: 52")
        wait(lambda: "start: 52" in save.read_text(errors="replace") if save.exists() else False)
    finally:
        program.terminate()
        program.communicate(timeout=30)
    story = read_story(save)
    assert story.scenario.meters["tension"].start == 52_000


def wait(done: object) -> None:
    """Until something is so, at most half a minute."""
    assert callable(done)
    began = time.monotonic()
    while not done():
        assert time.monotonic() - began < 30
        time.sleep(0.05)


def test_a_scenario_that_is_refused_is_told_as_usual(tmp_path: Path) -> None:
    writing = Writing(tmp_path)
    writing.edit("meters.yaml", "label: Tension", "lable: Tension")
    program = whitecell(tmp_path, "play", "two_sides", "--watch", "--frames", "5")
    _, said = program.communicate(timeout=60)
    assert program.returncode == 2
    assert "meters.yaml:2:" in said
    assert "did you mean 'label'?" in said


def test_one_printed_screen_cannot_be_watched(tmp_path: Path) -> None:
    program = whitecell(tmp_path, "play", "two_sides", "--watch", "--text")
    _, said = program.communicate(timeout=60)
    assert program.returncode == 2
    assert "nothing to watch" in said
