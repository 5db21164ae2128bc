"""Saves of every released version load for ever (promise S8): one small game of each is kept in `fixtures`.

A fixture may be made anew only as long as its version has not been released; from then on it stays as it is.
`python -m tests.session.test_old_saves` makes the one of the present version.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game.core.codes import RULES
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_files
from game.session.journal import Journal
from game.session.saved import header_for, read_story, resume, verify
from game.session.savelist import list_saves
from game.session.table import Table
from game.session.telling import EVERYTHING
from game.session.transcript import transcript
from game.version import __version__

FIXTURES = Path(__file__).parent / "fixtures"
SAVES = sorted(FIXTURES.glob("*.wcg"))
SCENARIO = FIXTURES / "scenario.yaml"
SEED, TURNS = 11, 3

each = pytest.mark.parametrize("path", SAVES, ids=lambda path: path.stem)


def make() -> Path:
    """A game of the present version that was left after some turns, and beside it what it must tell for ever."""
    scenario = load_files({SCENARIO.name: SCENARIO.read_text(encoding="utf-8")}).scenario
    assert scenario is not None
    program = compile_scenario(scenario)
    path = FIXTURES / f"{__version__}.wcg"
    path.unlink(missing_ok=True)
    journal = Journal.create(path, header_for(scenario, SEED, ("alba",), "doctrine", "1 January 2030"))
    table = Table.begin(scenario, program, SEED, (), "doctrine", journal)
    for _ in range(TURNS):
        table.advance()
    journal.close()
    told = {
        "turns": [made.state.turn for made in table.rounds],
        "hashes": [made.state.digest for made in table.rounds],
    }
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8", newline="\n")
    return path


def test_the_present_version_has_a_save_here() -> None:
    assert __version__ in [path.stem for path in SAVES]


@each
def test_an_old_save_holds_what_was_played(path: Path) -> None:
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    story = read_story(path)
    assert story.notice is None
    assert [made.state.turn for made in story.rounds] == told["turns"]
    assert [made.state.digest for made in story.rounds] == told["hashes"]
    lines = "\n".join(transcript(story.scenario, story.program, story.rounds, EVERYTHING))
    assert all(words in lines for words in ("Two shores", "It arrives.", "The sea is rough for 3 days.", "-6"))


@each
def test_an_old_save_is_listed_and_played_on_to_its_end(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    (listed,) = list_saves(tmp_path)
    assert listed.title == "Two shores"
    table, notice = resume(copy)
    assert notice is None
    table.hand_over()
    while not table.state.over:
        table.advance()
    assert table.journal is not None
    table.journal.close()
    assert read_story(copy).rounds[-1].state == table.state


@each
def test_a_save_of_the_same_rules_is_verified(path: Path) -> None:
    story = read_story(path)
    if story.header.rules == RULES:
        assert [verdict.difference for verdict in verify(story)] == [""] * len(story.rounds)


if __name__ == "__main__":
    print(make().name)
