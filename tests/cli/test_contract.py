"""The commands' contract with scripts: exit codes, the form of messages, the keys of JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli.main import main
from game.session.saved import read_story

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = str(ROOT / "tests" / "scenarios" / "two_sides")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line: its exit code, what it printed, what it complained of."""

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def saved(run: Run, tmp_path: Path) -> str:
    path = str(tmp_path / "game.wcg")
    assert run("simulate", SCENARIO, "--save", path)[0] == 0
    return path


def one_block(err: str) -> str:
    """The first line of a complaint: one block, no traceback."""
    lines = err.splitlines()
    assert lines[0].startswith("whitecell: ")
    assert all(line.startswith("  ") for line in lines[1:])
    assert "Traceback" not in err
    return lines[0].removeprefix("whitecell: ")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["transcript", SCENARIO, "--seat", "arvo"], 2, "there is no seat 'arvo' (did you mean 'arva'?)"),
        (["transcript", SCENARIO, "--agents", "docrine"], 2, "no computer player is called 'docrine'; there are "),
        (["transcript", SCENARIO, "--agents", "nobody=random"], 2, "no seat is called 'nobody'; there are arva, besk"),
        (["transcript", "korea_2032"], 2, "the scenario is refused"),
        (["simulate", "/no/such/folder"], 2, "the scenario is refused"),
        (["simulate", SCENARIO, "--games", "0"], 2, "argument --games: 0 is not between 1 and "),
        (["simulate", SCENARIO, "--games", "many"], 2, "argument --games: 'many' is not a whole number"),
        (["simulate", SCENARIO, "--games", "2", "--save", "x"], 2, "--save keeps one game; use it with --games 1"),
        (["simulate", SCENARIO, "--json", "-", "--save", "x"], 2, "--json counts games and --save keeps one"),
        (["simulate", SCENARIO, "--sead", "1"], 2, "'--sead' is not understood (did you mean '--seed'?)"),
        (["simulate"], 2, "the following arguments are required: SCENARIO"),
    ],
)
def test_a_wrong_name_or_option_is_refused_with_a_cure(run: Run, words: list[str], code: int, message: str) -> None:
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert one_block(err).startswith(message)


@pytest.mark.parametrize("command", [["replay"], ["resume", "--headless"]])
def test_a_save_that_is_missing_foreign_or_damaged_is_named(
    run: Run, command: list[str], saved: str, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.wcg"
    foreign.write_bytes(b"GIF89a" + bytes(range(256)))
    empty = tmp_path / "empty.wcg"
    empty.write_bytes(b"")
    for path in (tmp_path / "none.wcg", foreign, empty, tmp_path):
        code, out, err = run(command[0], str(path), *command[1:])
        assert 1 <= code <= 9
        assert out == ""
        assert path.name in one_block(err)


def test_a_save_with_a_damaged_end_opens_at_the_last_good_turn_says_so_and_is_kept(
    run: Run, saved: str, tmp_path: Path
) -> None:
    whole = run("replay", saved)[1].splitlines()
    data = Path(saved).read_bytes()
    Path(saved).write_bytes(data[: len(data) * 2 // 3])
    code, out, err = run("replay", saved)
    assert code == 0
    assert "game.wcg" in one_block(err)
    assert out.splitlines() == whole[: len(out.splitlines())]
    assert 1 < len(out.splitlines()) < len(whole)
    code, out, err = run("resume", saved, "--headless")
    assert code == 0
    assert out.splitlines()[-1].startswith("ENDING ")
    assert [line.split(" ", 1)[1] for line in out.splitlines()[1:-1]] == [
        line.split(" ", 1)[1] for line in whole[-len(out.splitlines()) + 2 :]
    ]
    assert any(path.read_bytes() == data[: len(data) * 2 // 3] for path in tmp_path.iterdir()), (
        "the damaged file is kept"
    )


def test_a_game_is_not_written_over(run: Run, saved: str) -> None:
    before = Path(saved).read_bytes()
    code, _, err = run("simulate", SCENARIO, "--save", saved)
    assert 1 <= code <= 9
    assert "game.wcg" in one_block(err)
    assert Path(saved).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_result_that_does_not_fit_on_the_disk_is_told(run: Run) -> None:
    code, _, err = run("simulate", SCENARIO, "--json", "/dev/full")
    assert code == 3
    assert "No space left on device" in one_block(err)


@pytest.mark.skipif(os.name != "posix", reason="no limit on the size of files")
@pytest.mark.parametrize("room", [100, 25_000, 40_000])
def test_a_game_that_no_longer_fits_on_the_disk_says_so_and_keeps_what_it_reported(room: int, tmp_path: Path) -> None:
    code = (
        "import resource, sys; from game.cli.main import main; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); sys.exit(main(sys.argv[1:]))"
    )
    path = tmp_path / "game.wcg"
    done = subprocess.run(
        [sys.executable, "-c", code, "simulate", SCENARIO, "--save", str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert 1 <= done.returncode <= 9
    assert "game.wcg" in one_block(done.stderr)
    reported = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("COMMITTED ")]
    if reported:
        kept = [made.state.digest for made in read_story(path).rounds]
        assert kept[: len(reported)] == reported
    assert bool(reported) is (room > 1000)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", [["transcript", SCENARIO], ["check", SCENARIO], ["simulate", SCENARIO, "--json", "-"]]
)
def test_output_onto_a_full_disk_is_told(words: list[str]) -> None:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"} | {"PYTHONPATH": str(ROOT)}
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", *words],
            env=env,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (3, "whitecell: the output: No space left on device\n")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        for option in ("--save", "--json"):
            code, out, err = run("simulate", SCENARIO, option, str(tmp_path / "new"))
            assert (1 <= code <= 9, out) == (True, "")
            assert "new" in one_block(err)
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_does_not_exist_is_told(run: Run, tmp_path: Path) -> None:
    for option in ("--save", "--json"):
        code, out, err = run("simulate", SCENARIO, option, str(tmp_path / "none" / "new"))
        assert (1 <= code <= 9, "COMMITTED" in out) == (True, False)
        assert "new" in one_block(err)


def test_a_saved_game_reports_each_durable_state_and_a_replay_the_same(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "game.wcg")
    code, out, _ = run("simulate", SCENARIO, "--games", "1", "--seed", "3", "--save", path)
    *lines, last = out.splitlines()
    assert code == 0
    assert all(re.fullmatch(r"COMMITTED [0-9a-f]{64} turn \d+", line) for line in lines)
    assert re.fullmatch(r"ENDING \w+", last)
    code, out, _ = run("replay", path)
    assert (code, out.splitlines()) == (0, [line.replace("COMMITTED", "STATE") for line in lines])
    code, out, _ = run("replay", path, "--turn", "2")
    assert {line.rpartition(" ")[2] for line in out.splitlines()} == {"1", "2"}


def test_a_game_stopped_early_can_be_resumed_to_its_end(run: Run, tmp_path: Path) -> None:
    whole, part = str(tmp_path / "whole.wcg"), str(tmp_path / "part.wcg")
    expected = run("simulate", SCENARIO, "--save", whole)[1].splitlines()
    assert run("simulate", SCENARIO, "--save", part, "--turns", "3")[0] == 0
    code, out, _ = run("resume", part, "--headless")
    assert code == 0
    assert out.splitlines()[1:] == expected[-len(out.splitlines()) + 1 :]


def test_simulate_writes_the_keys_that_scripts_rely_on(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("simulate", SCENARIO, "--games", "5", "--agents", "arva=random,*=doctrine", "--json", "-")
    found = json.loads(out)
    assert code == 0
    assert {"scenario", "games", "turns", "decisions", "seconds", "endings", "scores"} <= set(found)
    assert found["interrupted"] is False
    assert (found["scenario"], found["games"], sum(found["endings"].values())) == ("two_sides", 5, 5)
    assert {"mean", "sd"} <= set(found["scores"]["besk"])
    path = tmp_path / "out.json"
    assert run("simulate", SCENARIO, "--games", "5", "--agents", "arva=random,*=doctrine", "--json", str(path))[0] == 0
    again = json.loads(path.read_text())
    assert {**again, "seconds": 0} == {**found, "seconds": 0}
    stopped = json.loads(run("simulate", SCENARIO, "--games", "4", "--turns", "2", "--json", "-")[1])
    assert (stopped["turns"], stopped["endings"]) == (8, {"unfinished": 4})


@pytest.mark.slow
def test_several_processes_give_the_same_result_as_one(run: Run) -> None:
    one, two = (
        json.loads(run("simulate", SCENARIO, "--games", "40", "--jobs", jobs, "--json", "-")[1]) for jobs in ("1", "2")
    )
    assert {**one, "seconds": 0} == {**two, "seconds": 0}


BAD = "format: 2\nid: bad\ntitle: Bad\nturms: 4\n"


def test_check_tells_file_line_column_kind_and_key_and_refuses_with_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD)
    code, out, _ = run("check", str(path))
    assert code == 2
    heads = [line for line in out.splitlines() if re.match(r"\S+:\d+:\d+: (error|warning): .+ \[[a-z-]+\]$", line)]
    assert any("bad.yaml:4:1: error: " in line and "did you mean 'turns'?" in line for line in heads)
    assert "   4 | turms: 4\n" in out
    assert "^^^^^" in out
    found = json.loads(run("check", str(path), "--json")[1])
    keys = {"file", "line", "column", "severity", "confidence", "key", "message", "hint", "places"}
    assert all(keys <= set(item) for item in found)
    assert run("check", str(path), "--json")[0] == 2
    assert run("check", str(path), "--github")[1].startswith("::error file=")


def test_check_accepts_a_good_scenario_and_says_so(run: Run) -> None:
    code, out, err = run("check", SCENARIO)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"{SCENARIO}: accepted (The strait of Orm)"
    assert json.loads(run("check", SCENARIO, "--json")[1]) == []


def test_check_prints_at_most_twenty_findings_and_counts_the_rest(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD + "".join(f"nonsense_{n}: 1\n" for n in range(40)))
    assert run("check", str(path))[1].count(": error: ") == 20
    assert re.search(r"\.\.\. and \d+ more", run("check", str(path))[1])
    assert run("check", str(path), "--all")[1].count(": error: ") > 40
    done = len(json.loads(run("check", str(path), "--json")[1]))
    assert done > 40
