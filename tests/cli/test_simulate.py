"""`whitecell simulate` beside the contract: workers, clusters, interrupts, trouble."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Any

import pytest

from game import series
from game.cli.main import main
from game.cli.workers import add_workers, possible
from game.engine.tally import Tally
from game.series import play_game, tally_program
from tests.support.play import named

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "tests" / "scenarios" / "two_sides"


def die(job: object) -> None:
    """What a worker does that the system ends."""
    os._exit(1)


def slow_start(job: series.Job) -> None:
    """What a worker does that takes long to start."""
    time.sleep(1)


def summary(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    assert main(["simulate", str(SCENARIO), "--json", "-", *options]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found.pop("seconds") > 0
    return found


def test_a_worker_that_is_ended_from_outside_is_told_with_a_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(series, "tally_job", die)
    assert main(["simulate", str(SCENARIO), "--games", "3", "--jobs", "2"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("whitecell: a worker process was ended from outside") and "--jobs" in told


@pytest.mark.slow
def test_one_two_and_seven_workers_give_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    found = [summary(capsys, "--games", "60", "--seed", "4", "--jobs", jobs) for jobs in ("1", "2", "7")]
    assert found[0] == found[1] == found[2]
    assert found[0]["games"] == sum(found[0]["endings"].values()) == 60


def test_windows_is_asked_for_no_more_processes_than_it_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    for system, jobs, most in (("win32", 61, 61), ("linux", 128, 256)):
        monkeypatch.setattr("game.cli.workers.sys", SimpleNamespace(platform=system))
        parser = ArgumentParser()
        add_workers(parser, all_cores=True)
        assert parser.parse_args([]).jobs == jobs
        assert possible(256) == most


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_seconds_are_those_of_playing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    began = time.perf_counter()
    monkeypatch.setattr(series, "ready_job", slow_start)
    assert main(["simulate", str(SCENARIO), "--games", "2", "--jobs", jobs, "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["seconds"] < time.perf_counter() - began - 1


def test_the_fast_path_counts_what_the_rules_give() -> None:
    program = named("two_sides")
    slow = Tally(len(program.seats))
    for game in range(30):
        slow.add(play_game(program, "arva=random,*=doctrine", 5, game), game)
    fast = tally_program(program, 30, 5, "arva=random,*=doctrine")
    assert fast == slow
    assert fast.tension.of(1000)["sd"] != 0


def test_ctrl_c_works_again_when_workers_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", refuse)
    before = signal.getsignal(signal.SIGINT)
    assert main(["simulate", str(SCENARIO), "--games", "3", "--jobs", "2"]) == 3
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_keeps_what_is_done() -> None:
    def stop(done: int) -> None:
        if done >= 12:
            raise KeyboardInterrupt

    program = named("two_sides")
    found = tally_program(program, 64, 5, "random", progress=stop)
    assert found.interrupted
    assert 12 <= found.games < 64
    whole = tally_program(program, found.games, 5, "random")
    whole.interrupted = True
    assert found == whole


def interrupted(*options: str, presses: int = 1) -> tuple[str, str, float]:
    """What a command says that is interrupted once it has results, on both streams, and how long it goes on for."""
    command = [sys.executable, "-m", "game", "simulate", *options]
    out = err = ""
    seconds = 0.0
    for wait in (4, 10, 40):  # a busy machine may have finished no game yet
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
        ) as process:
            time.sleep(wait)
            began = time.monotonic()
            for _ in range(presses):
                os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
                time.sleep(0.05)
            out, err = process.communicate(timeout=60)
            seconds = time.monotonic() - began
        assert process.returncode == 130, err
        assert "interrupted" in err and "Traceback" not in err
        if out:
            break
    return out, err, seconds


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a terminal does")
def test_an_interrupted_command_tells_what_it_has() -> None:
    out, err, _ = interrupted("korea_2023", "--games", "9000000", "--agents", "random")
    assert "decisions/s" in out and "this is what" in err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a terminal does")
@pytest.mark.parametrize("presses", [1, 2])
def test_an_interrupt_keeps_what_workers_have_done_and_ends_them_at_once(presses: int) -> None:
    options = (str(SCENARIO), "--games", "1000", "--jobs", "2", "--agents", "search:20ms", "--json", "-")
    out, err, seconds = interrupted(*options, presses=presses)
    found = json.loads(out)
    assert found["interrupted"] and 0 < found["games"] < 1000
    assert f"this is what {found['games']} of 1000 games" in err
    assert seconds < 8


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a terminal does")
def test_an_interrupt_does_not_wait_for_what_workers_think() -> None:
    options = ["--games", "9", "--jobs", "2", "--agents", "search:60s"]
    command = [sys.executable, "-m", "game", "simulate", str(SCENARIO), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=10)[1] == "whitecell: interrupted\n"
    assert process.returncode == 130


@contextmanager
def cluster() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and two workers, each a process of its own, on loopback: the address, and the scheduler."""
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    base = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    port = 20_000 + os.getpid() % 20_000
    address = f"tcp://127.0.0.1:{port}"
    started = [
        subprocess.Popen([*base, "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], **quiet),
        *(
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"],
                **quiet,
            )
            for _ in range(2)
        ),
    ]
    try:
        yield address, started[0]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(20)


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    alone = summary(capsys, "--games", "40", "--seed", "4")
    with cluster() as (address, _):
        assert summary(capsys, "--games", "40", "--seed", "4", "--cluster", address) == alone


@pytest.mark.slow
def test_a_cluster_that_is_lost_is_told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(series, "CHUNK", 1)
    options = ["--games", "9000000", "--agents", "random"]
    with cluster() as (address, scheduler):
        stop = Timer(7, scheduler.kill)
        stop.start()
        assert main(["simulate", str(SCENARIO), *options, "--cluster", address]) == 1
        stop.join()
    told = capfd.readouterr().err
    assert told.startswith(f"whitecell: the cluster at {address} was lost") and len(told.splitlines()) == 1


def test_a_cluster_that_does_not_answer_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    monkeypatch.setattr("game.cli.cluster.PATIENCE", 0.2)
    assert main(["simulate", str(SCENARIO), "--games", "2", "--cluster", "tcp://127.0.0.1:9"]) == 1
    assert "no cluster answers at tcp://127.0.0.1:9" in capsys.readouterr().err


def test_the_seeds_that_are_named_lead_to_their_endings_in_a_single_game(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agents = ("--agents", "arva=random,*=doctrine")
    found = summary(capsys, "--games", "60", "--seed", "4", *agents)
    assert set(found["examples"]) == set(found["endings"]) and len(found["endings"]) > 1
    for ending, seeds in found["examples"].items():
        assert len(seeds) == min(3, found["endings"][ending])
        single = summary(capsys, "--seed", seeds[-1], *agents)
        assert single["endings"] == {ending: 1}
    assert main(["simulate", str(SCENARIO), "--games", "60", "--seed", "4", *agents]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("to look at one: whitecell transcript ") and last.endswith(
        "--agents 'arva=random,*=doctrine'"
    )
    save = tmp_path / "big.wcg"
    assert main(["simulate", str(SCENARIO), "--seed", str(2**64 - 1), "--save", str(save)]) == 0
    assert main(["replay", str(save), "--verify"]) == 0


def test_the_examples_of_parts_are_those_of_the_whole() -> None:
    program = named(SCENARIO)
    whole = tally_program(program, 60, 4)
    merged = Tally(len(program.seats))
    parts = [Tally(len(program.seats)) for _ in range(4)]
    for game in range(60):
        parts[3 - game // 15].add(play_game(program, "doctrine", 4, game), game)
    for part in parts:
        merged.merge(part)
    assert merged.examples == whole.examples


def test_no_seeds_are_named_where_the_same_game_may_end_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert summary(capsys, "--games", "2", "--agents", "arva=search:3ms,*=doctrine", "--turns", "2")["examples"] == {}
    agents = ("--games", "3", "--agents", "arva=search:1ms,*=random")
    assert summary(capsys, *agents)["examples"] == {}
    assert main(["simulate", str(SCENARIO), *agents]) == 0
    assert "Seeds of single games" not in capsys.readouterr().out
