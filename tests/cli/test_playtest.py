"""`whitecell playtest` as a command: what it prints, writes and returns, and what becomes of trouble."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.analysis.playtest import explore
from game.cli.main import main

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
SOUND, PLANTED = str(SCENARIOS / "sound"), str(SCENARIOS / "planted")


def test_it_prints_findings_at_their_lines_in_eighty_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["playtest", PLANTED, "--games", "40"]) == 0
    told, errors = capsys.readouterr()
    assert errors == ""
    assert "scenario.yaml:113:warning(weak)[dead-event]" in "".join(told.split())  # a long path breaks lines
    assert "'tension >= 97' never held" in " ".join(told.split())
    assert "Two towns and no bridge" in told and "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 80


def test_what_only_the_facilitator_fires_is_not_counted_as_never_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made"
    assert main(["new", str(made), "--template", "domestic"]) == 0
    capsys.readouterr()
    assert main(["playtest", str(made), "--games", "16", "--html", str(tmp_path / "out.html")]) == 0
    told = capsys.readouterr().out
    assert re.search(r"^events +3 +\d +\d$", told, re.MULTILINE)
    assert re.search(r"^events that only the facilitator fires +1$", told, re.MULTILINE)
    assert "of them never; 1 more only the facilitator fires" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_json_and_page_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, page = tmp_path / "out.json", tmp_path / "out.html"
    assert main(["playtest", SOUND, "--games", "16", "--json", str(data), "--html", str(page)]) == 0
    assert json.loads(data.read_text(encoding="utf-8"))["games"] == 16
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    capsys.readouterr()
    assert main(["playtest", SOUND, "--games", "16", "--json", "-"]) == 0
    assert capsys.readouterr().out == data.read_text(encoding="utf-8")


def die(job: object) -> None:
    """What a worker does that the system ends."""
    os._exit(1)


def test_a_worker_that_is_ended_from_outside_is_told_with_a_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(explore, "explore", die)
    assert main(["playtest", SOUND, "--games", "40", "--jobs", "2"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("whitecell: a worker process was ended from outside") and "--jobs" in told


def test_wrong_usage_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["playtest", SOUND, "--games", "0"]) == 2
    assert main(["playtest", "no_such_scenario"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_reports_on_what_was_played(tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    command = [
        sys.executable,
        "-m",
        "game",
        "playtest",
        PLANTED,
        "--games",
        "1000000",
        "--jobs",
        "2",
        "--html",
        str(page),
    ]
    told = errors = ""
    for wait in (3, 10, 40):  # a busy machine may not have begun when it is interrupted
        running = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        time.sleep(wait)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the workers too
        told, errors = running.communicate(timeout=100)
        assert running.returncode == 130, errors
        assert "Traceback" not in errors
        if told:
            break
    assert "interrupted; this is what" in errors
    assert "warning" in told and "Interrupted" in page.read_text(encoding="utf-8")
