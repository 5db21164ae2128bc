"""Promise S5: a list of saves shows every game, gives nothing away, and no bad file hides the others."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path

import pytest

from game.session.errors import FolderUnusable
from game.session.header import Header
from game.session.journal import Journal
from game.session.limits import LIST_TAIL
from game.session.savelist import SaveInfo, list_saves
from tests.session.faulty import FOLDER, Fault, FaultyStorage
from tests.session.forging import FIRST, SECOND, forged
from tests.session.games import GAME, HEADER, RULES, new_game, saved_bytes

WHOLE = saved_bytes()


def only(storage: FaultyStorage) -> SaveInfo:
    (info,) = list_saves(FOLDER, storage=storage)
    return info


def test_a_game_is_told_by_scenario_turn_and_seats() -> None:
    storage = FaultyStorage()
    new_game(storage).close()
    assert only(storage) == SaveInfo(
        path=GAME,
        name="game",
        size=len(WHOLE),
        modified=0,
        scenario="korea_2023",
        title="Korea 2023: 동해",
        turn=1,
        seats=2,
        ended=False,
        damaged=False,
        problem=None,
    )


def test_nothing_that_a_seat_may_not_know_is_in_the_list() -> None:
    storage = FaultyStorage()
    secret = {"created": "SECRET", "agents": "SECRET", "sources": {"s.yaml": "SECRET"}, "seed": 777123777}
    header = dataclasses.replace(HEADER, **secret)  # type: ignore[arg-type]
    journal = Journal.create(GAME, header, storage=storage)
    journal.append("moves", {"dprk": ["SECRET"]})
    journal.append("state", {"SECRET": 777123777}, turn=1)
    journal.append("note", "SECRET")
    journal.close()
    text = repr(only(storage))
    assert "SECRET" not in text
    assert "777123777" not in text


@pytest.mark.parametrize(
    ("more", "turn", "ended"),
    [
        ([], 1, False),
        ([("end", 5)], 5, True),
        ([("end", 5), ("note", 5), ("note", 5)], 5, True),
        ([("end", 5), ("rewind", 2)], 2, False),
        ([("end", 5), ("undo", 4), ("note", 4)], 4, False),
    ],
)
def test_a_game_has_ended_unless_it_went_on_after_its_end(more: list[tuple[str, int]], turn: int, ended: bool) -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    for kind, at in more:
        journal.append(kind, None, turn=at)
    journal.close()
    info = only(storage)
    assert (info.turn, info.ended, info.damaged) == (turn, ended, False)


def test_a_new_game_stands_at_turn_0() -> None:
    storage = FaultyStorage()
    new_game(storage, 0).close()
    assert (only(storage).turn, only(storage).ended, only(storage).damaged) == (0, False, False)


@pytest.mark.parametrize("size", [LIST_TAIL - 2000, LIST_TAIL + 1, 3 * LIST_TAIL])
def test_long_entries_are_skipped_over(size: int) -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    journal.append("state", "x" * size, turn=7)
    assert (only(storage).turn, only(storage).ended, only(storage).damaged) == (7, False, False)
    journal.append("end", None, turn=8)
    journal.close()
    assert (only(storage).turn, only(storage).ended, only(storage).damaged) == (8, True, False)


@pytest.mark.parametrize("size", [10, 3 * LIST_TAIL])
def test_a_damaged_end_is_told_and_can_be_opened_all_the_same(size: int) -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    journal.append("state", "x" * size, turn=2)
    journal.close()
    data = storage.names[GAME].data
    for damaged in (data[:-1], data[:-5], data + b"\n", data + b"junk", data[:-3] + b"?" + data[-2:]):
        storage.put(GAME, damaged)
        info = only(storage)
        assert info.damaged
        assert info.problem is None
        assert not info.ended
        Journal.open(GAME, rules=RULES, storage=storage.after_kill())[0].close()


def test_every_change_within_the_end_that_is_read_is_seen() -> None:
    storage = FaultyStorage()
    first = len(WHOLE.splitlines(keepends=True)[0])
    for at in range(len(WHOLE)):
        changed = bytearray(WHOLE)
        changed[at] ^= 1
        storage.put(GAME, bytes(changed))
        info = only(storage)
        assert (info.problem is not None) == (at < first)
        assert info.damaged == (at >= first)
        assert info.turn in (0, 1), "the turn of an intact record, never a changed one"


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    good = tmp_path / "b good.wcg"
    good.write_bytes(WHOLE)
    newer = Header("9", 9, 1, "s", "t", (), "doctrine")
    Journal.create(tmp_path / "later.wcg", newer).close()
    (tmp_path / "photo.wcg").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)
    (tmp_path / "empty.wcg").write_bytes(b"")
    (tmp_path / "line.wcg").write_bytes(b'{"hash":"' + b"0" * 3_000_000)
    (tmp_path / "folder.wcg").mkdir()
    (tmp_path / "notes.txt").write_text("no save")
    (tmp_path / "game.wcg.damaged").write_bytes(WHOLE)
    huge = tmp_path / "huge.wcg"
    huge.write_bytes(WHOLE)
    os.truncate(huge, 257 * 1024 * 1024)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wcg")
        (tmp_path / "dangling.wcg").symlink_to(tmp_path / "nowhere")
        (tmp_path / "loop.wcg").symlink_to(tmp_path / "loop.wcg")
    saves = list_saves(tmp_path)
    problems = {save.name: save.problem for save in saves}
    assert problems.pop("b good") is None
    assert problems.pop("later") is None
    assert {"photo", "empty", "line", "folder", "huge"} <= problems.keys()
    for name, problem in problems.items():
        assert problem is not None and f"{name}.wcg" in problem and problem.endswith("."), name
    assert "limit of 256 MB" in str(problems["huge"])
    assert "notes" not in problems


def test_a_newer_format_and_a_forged_header_are_told() -> None:
    storage = FaultyStorage()
    storage.put(GAME, forged(FIRST.replace(b'"format":1', b'"format":2'), SECOND))
    assert "newer version" in str(only(storage).problem)
    for wrong in (b'"title":7', b'"title":"a","title":"b"'):
        storage.put(GAME, forged(FIRST.replace(b'"title":', wrong + b',"x":'), SECOND))
        assert "does not say what game" in str(only(storage).problem)


def test_a_record_with_a_wrong_number_is_seen_as_damage() -> None:
    storage = FaultyStorage()
    storage.put(GAME, forged(FIRST, SECOND, b'"kind":"end","n":7,"payload":1,"rules":3,"turn":9}'))
    assert (only(storage).damaged, only(storage).ended, only(storage).turn) == (True, False, 0)


def test_titles_and_names_are_shown_harmlessly() -> None:
    storage = FaultyStorage()
    header = dataclasses.replace(HEADER, title="a\x1b[2J\u202eb" + "x" * 5000, scenario="s\n")
    Journal.create(FOLDER / "n\nm.wcg", header, storage=storage).close()
    info = only(storage)
    assert info.title.startswith("a?[2J?bx") and len(info.title) == 200
    assert (info.scenario, info.name) == ("s?", "n?m")


def test_the_latest_game_stands_first(tmp_path: Path) -> None:
    for name, seconds in (("a", 100), ("c", 300), ("b", 300), ("d", 200)):
        path = tmp_path / f"{name}.wcg"
        path.write_bytes(WHOLE)
        os.utime(path, (seconds, seconds))
    assert [save.name for save in list_saves(tmp_path)] == ["b", "c", "d", "a"]
    assert list_saves(tmp_path)[0].modified == 300 * 10**9


def test_a_missing_folder_has_no_games_and_a_broken_one_is_told(tmp_path: Path) -> None:
    assert list_saves(tmp_path / "none") == []
    with pytest.raises(FolderUnusable, match="cannot be used because the disk reports an error"):
        list_saves(FOLDER, storage=FaultyStorage(Fault(1, errno.EIO)))


def test_a_disk_that_fails_at_one_game_still_lists_the_rest() -> None:
    storage = FaultyStorage()
    for name in "abc":
        new_game(storage, path=FOLDER / f"{name}.wcg").close()
    counted = storage.after_kill()
    list_saves(FOLDER, storage=counted)
    for at in range(2, counted.operations + 1):
        failing = storage.after_kill()
        failing.fault = Fault(at, errno.EIO)
        saves = list_saves(FOLDER, storage=failing)
        assert len(saves) == 3
        assert [save.problem is None for save in saves].count(False) == 1


def test_a_list_reads_little_of_large_files() -> None:
    """Two hundred games of any size must be listed at once: the work for each is bounded, whatever its size."""
    operations = []
    for turns in (40, 400):
        storage = FaultyStorage()
        header = dataclasses.replace(HEADER, sources={"scenario.yaml": "x" * 10_000 * turns})
        journal = Journal.create(GAME, header, storage=storage)
        for turn in range(turns):
            journal.append("state", "x" * 5000, turn=turn)
        before = storage.operations
        assert only(storage).turn == turns - 1
        operations.append(storage.operations - before)
    assert operations[0] == operations[1]
