"""One seat is played to the ending in a real window, by clicks and by keys that go through an X server."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCENARIO = ROOT / "tests" / "scenarios" / "two_sides"

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed"),
]


@pytest.fixture(scope="module")
def display():
    number = f":{90 + os.getpid() % 900}"
    server = subprocess.Popen(["Xvfb", number, "-screen", "0", "1280x720x24"], stderr=subprocess.DEVNULL)
    for _ in range(100):
        if Path(f"/tmp/.X11-unix/X{number[1:]}").exists():
            break
        time.sleep(0.1)
    yield number
    server.terminate()
    server.wait(10)


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_one_seat_is_played_to_the_ending_in_a_real_window(display, tmp_path, way):
    environment = {
        **os.environ,
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "SDL_VIDEO_WINDOW_POS": "0,0",
        "PYTHONPATH": str(ROOT),
        "WHITECELL_HOME": str(tmp_path),
    }
    command = [sys.executable, str(HERE / "real_window.py"), str(SCENARIO), "arva", str(tmp_path / "game.wcg"), way]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    shown = done.stdout.split()
    assert {"briefing", "board", "resolution", "ending", "x11", "ordered"} <= set(shown)
