"""The saved game of a scenario in work is complete and verifiable after every change, and never lost."""

from pathlib import Path

import pytest

from game.session.drafts import begin_anew
from game.session.errors import SaveError
from game.session.journal import Journal
from game.session.redoing import Recorded, redo
from game.session.saved import header_for, read_story, resume, verify
from game.session.storage import RealStorage
from game.session.table import Table
from game.session.watching import Watch
from tests.session.scenario_copies import Writing, begun


def saved_game(writing: Writing, path: Path) -> tuple[Watch, Table]:
    watch = Watch(writing.folder)
    scenario, program = begun(watch.draft())
    journal = Journal.create(path, header_for(scenario, 3, ("arva",), "doctrine", "today"))
    table = Table.begin(scenario, program, 3, (), "doctrine", journal)
    for _ in range(3):
        table.advance()
    return watch, table


def test_the_file_holds_the_changed_scenario_and_the_moves_again(tmp_path: Path) -> None:
    writing, path = Writing(tmp_path), tmp_path / "draft.wcg"
    watch, table = saved_game(writing, path)
    writing.edit("meters.yaml", "start: 48", "start: 52")
    new = redo(Recorded.of(table), *begun(watch.draft())).table
    assert table.journal is not None
    new.journal = begin_anew(table.journal, new, tuple(new.rounds))
    new.advance()
    new.journal.close()
    story = read_story(path)
    assert story.scenario.meters["tension"].start == 52_000
    assert [made.state.digest for made in story.rounds] == [made.state.digest for made in new.rounds]
    assert [verdict.difference for verdict in verify(story)] == [""] * len(new.rounds)
    assert sorted(item.name for item in tmp_path.glob("*.wcg*")) == ["draft.wcg"]


class Full(RealStorage):
    """A disk on which nothing new can be made."""

    def create(self, path: Path) -> object:  # type: ignore[override]
        raise OSError(28, "no space left on device")


def test_the_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    writing, path = Writing(tmp_path), tmp_path / "draft.wcg"
    watch, table = saved_game(writing, path)
    digest = table.state.digest
    writing.edit("meters.yaml", "start: 48", "start: 52")
    new = redo(Recorded.of(table), *begun(watch.draft())).table
    assert table.journal is not None
    with pytest.raises(SaveError):
        begin_anew(table.journal, new, tuple(new.rounds), storage=Full())
    again, _ = resume(path)
    assert again.state.digest == digest
    assert again.journal is not None
    again.journal.close()
