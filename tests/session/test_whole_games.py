"""Whole games in real processes: the same hashes everywhere and after a kill; a forged save is found out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.core import state as states
from game.core.codes import CRISIS, RULES
from game.session.errors import DamagedSave
from game.session.header import Header
from game.session.journal import Journal
from game.session.reading import read_save
from game.session.saved import read_story, resume, verify

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "tests" / "scenarios" / "two_sides"


def environment(**more: str) -> dict[str, str]:
    return (
        {key: value for key, value in os.environ.items() if key != "PYTHONHASHSEED"} | {"PYTHONPATH": str(ROOT)} | more
    )


def whitecell(
    *words: str, cwd: Path = ROOT, flags: tuple[str, ...] = (), python: str = sys.executable, **more: str
) -> subprocess.CompletedProcess[str]:
    command = [python, *flags, "-m", "game", *words]
    return subprocess.run(command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120)


def hashes(text: str) -> list[str]:
    """`<hash> turn <n>` of every line that reports a state."""
    return [line.split(" ", 1)[1] for line in text.splitlines() if line.startswith(("COMMITTED ", "STATE "))]


def simulate(path: Path, **how: object) -> list[str]:
    done = whitecell("simulate", str(SCENARIO), "--games", "1", "--seed", "5", "--save", str(path), **how)  # type: ignore[arg-type]
    assert (done.returncode, done.stderr) == (0, "")
    return hashes(done.stdout)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A saved game and the hashes that were reported while it was played."""
    path = tmp_path_factory.mktemp("games") / "game.wcg"
    found = simulate(path)
    assert len(found) >= 9
    assert len(set(found)) == len(found)
    return path, found


@pytest.mark.parametrize(
    "how",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"flags": ("-O",), "LC_ALL": "C"},
        {"flags": ("-OO", "-X", "utf8"), "TZ": "America/New_York"},
    ],
    ids=lambda how: "-".join(str(value) for value in how.values()),
)
def test_a_game_has_the_same_hashes_in_every_process(
    how: dict[str, object], played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    assert simulate(tmp_path / "game.wcg", cwd=tmp_path, **how) == played[1]


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_a_game_has_the_same_hashes_on_other_pythons(
    version: str, played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    python = shutil.which(f"python{version}")
    needed = "import yaml, platformdirs, rich"
    if python is None or subprocess.run([python, "-c", needed], capture_output=True, timeout=60).returncode:
        pytest.skip(f"no Python {version} with the program's dependencies")
    assert simulate(tmp_path / "game.wcg", python=python) == played[1]


def test_the_many_games_path_plays_the_same_game(played: tuple[Path, list[str]]) -> None:
    out = whitecell("simulate", str(SCENARIO), "--games", "1", "--seed", "5", "--json", "-").stdout
    story = read_story(played[0])
    last = story.rounds[-1].state
    assert json.loads(out)["endings"] == {story.program.finishes[last.ending].id: 1}
    assert json.loads(out)["turns"] == last.turn
    assert json.loads(out)["tension"]["mean"] == round(last.slots[story.program.tension] / 1000, 3)


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_killed_game_goes_on_at_the_last_committed_turn_and_ends_the_same(
    after: int, played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "game.wcg"
    command = [sys.executable, "-m", "game", "simulate", str(SCENARIO), "--seed", "5", "--save", str(path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as game:
        assert game.stdout is not None
        said = [game.stdout.readline() for _ in range(after)]
        game.kill()
        said += [line for line in game.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    reported = hashes("".join(said))
    done = whitecell("resume", str(path), "--headless")
    assert done.returncode == 0
    went_on = hashes(done.stdout)
    assert went_on[0] in played[1][len(reported) - 1 :], "nothing that was reported is lost"
    assert went_on == played[1][played[1].index(went_on[0]) :]
    assert hashes(whitecell("replay", str(path), "--verify").stdout) == played[1]


def test_a_good_save_is_verified_and_told_to_a_seat(played: tuple[Path, list[str]]) -> None:
    done = whitecell("replay", str(played[0]), "--verify")
    assert (done.returncode, hashes(done.stdout)) == (0, played[1])
    assert done.stdout.endswith("every state is the same\n")
    told = whitecell("replay", str(played[0]), "--seat", "arva").stdout
    assert "TURN 1 " in told
    assert told == whitecell("transcript", str(SCENARIO), "--seed", "5", "--seat", "arva").stdout


def rewrite(source: Path, target: Path, change: str) -> None:
    """A copy of a save whose hash chain is right, with one thing in it altered."""
    opened = read_save(source, rules=RULES)
    header: Header = opened.header
    journal = Journal.create(target, header)
    count = 0
    for record in opened.records[1:]:
        payload = json.loads(json.dumps(record.payload))
        if record.kind == "state":
            count += 1
            if count == 4 and change:
                if change == "slot":
                    payload["state"]["slots"][story_slot(source, "tension")] += 1000
                elif change == "queue":
                    payload["state"]["queue"].append([99_999, 0, 0, 0, 10_000])
                elif change == "seed":
                    payload["state"]["seed"] += 1
                payload["hash"] = states.load(payload["state"]).digest
        journal.append(record.kind, payload, turn=record.turn)
    journal.close()


def story_slot(path: Path, name: str) -> int:
    return read_story(path).program.names[name]


@pytest.mark.parametrize(
    ("change", "told"), [("slot", "tension: the save has"), ("queue", "what is scheduled"), ("seed", "seed")]
)
def test_a_save_in_which_a_state_was_altered_is_found_out_although_its_chain_is_right(
    change: str, told: str, played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "forged.wcg"
    rewrite(played[0], path, change)
    differing = [verdict for verdict in verify(read_story(path)) if verdict.difference]
    assert [told in verdict.difference for verdict in differing] == [True]
    done = whitecell("replay", str(path), "--verify")
    assert done.returncode == 1
    assert done.stderr.startswith("whitecell: the replay differs: turn ")
    assert told in done.stderr


FORGERIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a crisis that is not there": lambda data: data["state"]["slots"].__setitem__(slice(3, 4), [CRISIS]),
    "a turn after the last": lambda data: data["state"]["slots"].__setitem__(0, 99),
    "an ending that is not there": lambda data: data["state"]["slots"].__setitem__(6, 77),
    "a number out of its range": lambda data: data["state"]["slots"].__setitem__(12, 10**15),
    "a history without end": lambda data: data["state"]["slots"].__setitem__(-1, -1),
    "a block that is not there": lambda data: data["state"]["queue"].append([99, 10**6, 0, 0, 10_000]),
    "a state of another scenario": lambda data: data["state"]["slots"].append(0),
    "a source that is not there": lambda data: data["log"].append({"kind": "news", "source": 10**6, "seen": 1}),
    "a seat that is not there": lambda data: data["log"].append({"kind": "order", "actor": 50, "seen": 1}),
    "a place that is not there": lambda data: data["log"].append(
        {"kind": "order", "target": 500, "target_kind": "place", "seen": 1}
    ),
    "a change of nothing": lambda data: data["log"].append({"kind": "change", "changes": [[10**6, 0, 1, []]]}),
    "a cause that is a text": lambda data: data["log"].append(
        {"kind": "change", "changes": [[12, 0, 1, [["x", 1, 1, ""]]]]}
    ),
    "a draw of nothing": lambda data: data["draws"].append([1, "x", [], [], None, True]),
}


@pytest.mark.parametrize("change", FORGERIES)
def test_a_save_that_names_what_its_scenario_lacks_is_refused_in_one_sentence(
    change: str, played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    opened = read_save(played[0], rules=RULES)
    path = tmp_path / "forged.wcg"
    journal = Journal.create(path, opened.header)
    for record in opened.records[1:]:
        payload = json.loads(json.dumps(record.payload))
        if record.kind == "state":
            FORGERIES[change](payload)
            payload["hash"] = states.load(payload["state"]).digest
        journal.append(record.kind, payload, turn=record.turn)
    journal.close()
    before = path.read_bytes()
    for open_it in (read_story, resume):
        with pytest.raises(DamagedSave, match=r"forged\.wcg"):
            open_it(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("header", [{"seats": ("nobody",)}, {"agents": "clever"}, {"agents": "nobody=random"}])
def test_a_save_of_players_that_its_scenario_lacks_is_refused(
    header: dict[str, Any], played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "forged.wcg"
    Journal.create(path, replace(read_save(played[0], rules=RULES).header, **header)).close()
    with pytest.raises(DamagedSave, match="players"):
        read_story(path)


def test_a_copied_save_is_as_good_as_the_first(played: tuple[Path, list[str]], tmp_path: Path) -> None:
    path = tmp_path / "copy.wcg"
    rewrite(played[0], path, "")
    assert all(not verdict.difference for verdict in verify(read_story(path)))


def test_moves_that_were_committed_without_their_state_are_played_again(
    played: tuple[Path, list[str]], tmp_path: Path
) -> None:
    lines = played[0].read_bytes().splitlines(keepends=True)
    kinds = [json.loads(line)["kind"] for line in lines]
    cut = [index for index, kind in enumerate(kinds) if kind == "moves"][3]
    path = tmp_path / "cut.wcg"
    path.write_bytes(b"".join(lines[: cut + 1]))
    table, _ = resume(path)
    assert table.journal is not None
    table.journal.close()
    assert f"{table.state.digest} turn {table.state.turn}" == played[1][4]
