"""The tutorial does what it says at each step, and ends with a clean scenario that can end in several ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

import pytest

import game
from game.cli.main import COMMANDS, main
from game.scenario.build import load_files
from game.scenario.reference.chapters import chapter_text
from game.scenario.reference.fences import Fence, typed
from tests.scenario.reference.tutorial import FOLDER, answer, asked, written

STEPS = tuple(asked())
FINAL: Mapping[str, str] = STEPS[-1][1]


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_each_step_gives_what_the_chapter_prints(step: int) -> None:
    printed, files = STEPS[step]
    assert answer(files) == printed


def test_some_steps_show_mistakes_and_the_last_is_clean() -> None:
    refused = [printed for printed, _ in STEPS if ": error: " in printed]
    assert 3 <= len(refused) < len(STEPS) - 5
    loaded = load_files(FINAL, FOLDER)
    assert loaded.scenario is not None
    assert [finding.message for finding in loaded.findings if finding.severity != "note"] == []


def test_its_games_end_in_at_least_three_ways(tmp_path: Path) -> None:
    written(dict(FINAL), tmp_path / FOLDER)
    found = game.run(game.load(str(tmp_path / FOLDER)), games=200, seed=1, agents="doctrine")
    counts = [list(found.endings).count(index) for index in range(4)]
    assert sum(count >= 30 for count in counts) >= 3, counts


NAMED = re.findall(r"`whitecell ([a-z-]+ [^`]+)`", chapter_text("tutorial"))
RUN = {command.name for command in COMMANDS} - {"new", "play"}
"""One of the two asks questions, the other opens a window; both have tests of their own."""


@pytest.mark.parametrize("line", [line for line in NAMED if line.split()[0] in RUN])
def test_the_commands_it_names_work(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with chdir(tmp_path):
        written(dict(FINAL), Path(FOLDER))
        assert main(line.split()) == 0, capsys.readouterr().err


def test_boxes_are_typed_where_their_words_say() -> None:
    files = typed({}, Fence("yaml a.yaml", "one:\n  x: 1\ntwo: 2\n"))
    files = typed(files, Fence("yaml a.yaml +", "three: 3\n"))
    files = typed(files, Fence("yaml a.yaml ~one", "one:\n  x: 4\n"))
    assert files == {"a.yaml": "one:\n  x: 4\ntwo: 2\nthree: 3\n"}
    assert typed(files, Fence("check", "nothing")) == files
    with pytest.raises(ValueError, match="no entry four"):
        typed(files, Fence("yaml a.yaml ~four", "four: 4\n"))
