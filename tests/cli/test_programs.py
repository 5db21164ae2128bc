"""Programs that play seats, from the command line: whole games, interrupts, and saved games that name a program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.agents.external import agent as external
from game.cli.main import main
from game.resources import assets_dir

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = str(ROOT / "tests" / "scenarios" / "two_sides")
SAMPLE = assets_dir() / "agents" / "sample_agent.py"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line: its exit code, what it printed, what it complained of."""
    monkeypatch.setattr(external, "_said", set())
    monkeypatch.setenv("WHITECELL_AGENT_SECONDS", "60")  # for a busy machine

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def marking(tmp_path: Path) -> tuple[str, Path]:
    """A command that leaves a mark where it has been run, and the mark."""
    mark = tmp_path / "mark"
    program = tmp_path / "agent.py"
    program.write_text(f"open({str(mark)!r}, 'w').close()\nimport time\ntime.sleep(0.3)\n", encoding="utf-8")
    return f'exec:"{sys.executable} {program}"', mark


def test_the_sample_agent_plays_a_whole_game(run: Run) -> None:
    spec = f'rok=exec:"{sys.executable} {SAMPLE}",*=doctrine'
    code, out, err = run("simulate", "korea_2023_class", "--agents", spec)
    assert (code, err) == (0, "")
    assert "6 turns" in out
    again = run("simulate", "korea_2023_class", "--agents", spec, "--jobs", "2", "--games", "2")
    assert (again[0], again[2]) == (0, "")


def test_a_program_that_fails_leaves_the_game_whole(run: Run) -> None:
    code, out, err = run("simulate", SCENARIO, "--agents", f'arva=exec:"{sys.executable} -c 1/0"', "--games", "3")
    assert code == 0
    assert "3 games" in out
    assert err.splitlines() == [
        "whitecell: the agent of arva has ended (exit code 1: ZeroDivisionError: division by zero); "
        "the seat does nothing for the rest of the game"
    ]


def test_a_program_that_is_not_there_is_refused_before_anything_is_played(run: Run) -> None:
    code, out, err = run("simulate", SCENARIO, "--agents", "exec:no_such_program")
    assert (code, out) == (2, "")
    assert err == "whitecell: there is no program 'no_such_program' to run\n"


def test_a_saved_game_cannot_start_a_program(run: Run, tmp_path: Path) -> None:
    spec, mark = marking(tmp_path)
    path = str(tmp_path / "game.wcg")
    assert run("simulate", SCENARIO, "--agents", f"besk={spec}", "--save", path, "--turns", "2")[0] == 0
    assert mark.exists()
    mark.unlink()
    assert run("replay", path, "--verify")[0] == 0
    assert run("replay", path, "--seat", "arva")[0] == 0
    code, out, err = run("resume", path, "--headless")
    assert code == 0
    assert "ENDING" in out
    assert err == (
        "whitecell: A program played besk of this game; doctrine plays on, as no program is run for a save alone.\n"
    )
    assert not mark.exists()


def test_a_saved_game_goes_on_with_a_program_that_is_named_again(run: Run, tmp_path: Path) -> None:
    spec, mark = marking(tmp_path)
    path = str(tmp_path / "game.wcg")
    assert run("simulate", SCENARIO, "--save", path, "--turns", "6")[0] == 0
    assert run("resume", path, "--headless", "--agents", "nobody=random")[::2] == (
        2,
        "whitecell: no seat is called 'nobody'; there are arva, besk\n",
    )
    assert run("resume", path, "--headless", "--agents", f"besk={spec}")[0] == 0
    assert mark.exists()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_ends_the_programs_too(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    text = f"import os, time\nopen({str(mark)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    program = tmp_path / "agent.py"
    program.write_text(text, encoding="utf-8")
    words = ["simulate", SCENARIO, "--agents", f'exec:"{sys.executable} {program}"']
    environment = {**os.environ, "WHITECELL_AGENT_SECONDS": "60"}
    process = subprocess.Popen(
        [sys.executable, "-m", "game", *words], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (130, "whitecell: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
