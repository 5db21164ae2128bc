"""A journal gives back what was put in, and refuses what it could not give back."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from game.session import journal as journal_module
from game.session.errors import SaveBusy, SaveError, SaveExists, SaveNotFound, SaveTooLarge
from game.session.header import Header
from game.session.journal import Journal
from game.session.jsontext import JsonInput, JsonRefused
from game.session.reading import read_records, read_save
from tests.session.faulty import FaultyStorage
from tests.session.games import ENTRIES, GAME, HEADER, RULES, new_game, records_on, saved_bytes


def test_a_reopened_game_has_every_record_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a game.wcg"
    journal = Journal.create(path, HEADER)
    hashes = [journal.append(kind, payload, turn=turn) for kind, payload, turn in ENTRIES]
    journal.close()

    again, opened = Journal.open(path, rules=RULES + 1)
    assert opened.header == HEADER == again.header
    assert opened.notice is None
    assert [record.hash for record in opened.records[2:]] == hashes
    assert [(record.kind, record.payload, record.turn) for record in opened.records[2:]] == list(ENTRIES)
    last = again.append("end", {"ending": "talks"}, turn=4)
    again.close()

    records = list(read_records(path, rules=RULES + 1))
    assert (records[-1].hash, records[-1].turn, records[-1].rules, records[-1].n) == (last, 4, RULES + 1, 5)
    assert sorted(child.name for child in tmp_path.iterdir()) == ["a game.wcg"]


def test_the_format_is_one_canonical_line_a_record() -> None:
    lines = saved_bytes().decode("ascii").splitlines()
    assert len(lines) == 2 + len(ENTRIES)
    for n, line in enumerate(lines):
        fields = json.loads(line)
        assert list(fields) == ["hash", "kind", "n", "payload", "rules", "turn"]
        assert fields["n"] == n
        assert line == json.dumps(fields, sort_keys=True, separators=(",", ":"))


def test_the_chain_can_be_checked_with_any_json_library() -> None:
    """Computed as the format is documented, without the program's own code; a released format never changes."""
    previous = "0" * 64
    for line in saved_bytes().splitlines():
        rest = json.loads(line)
        found = rest.pop("hash")
        text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256((previous + text).encode()).hexdigest()
        assert found == previous


def test_a_file_that_exists_is_never_overwritten() -> None:
    storage = FaultyStorage()
    storage.put(GAME, b"a thesis")
    with pytest.raises(SaveExists, match=r'"game\.wcg" already exists'):
        Journal.create(GAME, HEADER, storage=storage)
    assert storage.names[GAME].data == b"a thesis"
    assert not storage.locks


def test_opening_a_file_that_is_not_there_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(SaveNotFound, match=r'no saved game "none\.wcg"'):
        Journal.open(tmp_path / "none.wcg", rules=RULES)
    assert list(tmp_path.iterdir()) == []


def test_a_second_opening_is_refused_until_the_first_is_closed() -> None:
    storage = FaultyStorage()
    first = new_game(storage)
    with pytest.raises(SaveBusy, match="process"):
        Journal.open(GAME, rules=RULES, storage=storage)
    assert len(read_save(GAME, rules=RULES, storage=storage).records) == 5, "looking is always allowed"
    first.close()
    second, _ = Journal.open(GAME, rules=RULES, storage=storage)
    second.close()


def test_a_closed_journal_takes_nothing_more() -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    journal.close()
    journal.close()
    with pytest.raises(RuntimeError, match="closed"):
        journal.append("note", "too late")
    assert len(records_on(storage)) == 5


def test_a_failed_opening_gives_the_lock_back() -> None:
    storage = FaultyStorage()
    storage.put(GAME, b"\x89PNG\r\n")
    for _ in range(2):
        with pytest.raises(SaveError, match="is not a saved game"):
            Journal.open(GAME, rules=RULES, storage=storage)
    assert not storage.locks


def test_a_payload_changed_by_its_owner_changes_no_record() -> None:
    storage = FaultyStorage()
    journal = new_game(storage, 0)
    orders = ["drill"]
    journal.append("moves", orders)
    orders.append("launch")
    seen = journal.records[-1].payload
    assert seen == ["drill"]
    assert isinstance(seen, list)
    seen.clear()
    assert journal.records[-1].payload == ["drill"]
    assert records_on(storage)[-1].payload == ["drill"]


def test_the_turn_stays_unless_told() -> None:
    journal = new_game(FaultyStorage())
    journal.append("note", "still turn 1")
    assert journal.turn == 1
    journal.append("rewind", {"to": 0}, turn=0)
    assert journal.turn == 0


_cycle: list[JsonInput] = []
_cycle.append(_cycle)
_deep: JsonInput = 1
for _ in range(101):
    _deep = [_deep]


@pytest.mark.parametrize(
    "payload", [1.5, {"a": [0.0]}, {1: "a"}, {"a", "b"}, b"bytes", object(), 10**40, -(10**40), _deep, _cycle]
)
def test_what_could_not_be_read_back_is_not_written(payload: JsonInput) -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    with pytest.raises(JsonRefused):
        journal.append("note", payload)
    journal.append("note", 10**40 - 1)
    assert records_on(storage)[-1].payload == 10**40 - 1


def test_an_unknown_kind_or_a_turn_out_of_range_is_a_mistake_of_the_caller() -> None:
    journal = new_game(FaultyStorage())
    for kind, turn in (("gossip", 1), ("note", -1), ("note", 10**9)):
        with pytest.raises(ValueError, match=r"unknown kind|out of range"):
            journal.append(kind, None, turn=turn)
    assert len(journal.records) == 5


def test_a_game_never_grows_beyond_what_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = FaultyStorage()
    journal = new_game(storage)
    length = len(storage.names[GAME].data)
    monkeypatch.setattr(journal_module, "MAX_LINE", 400)
    with pytest.raises(SaveTooLarge, match=r"game\.wcg"):
        journal.append("note", "x" * 400)
    monkeypatch.setattr(journal_module, "MAX_FILE", length + 200)
    journal.append("note", "x" * 10)
    with pytest.raises(SaveTooLarge, match=r"game\.wcg"):
        journal.append("note", "x" * 100)
    assert len(records_on(storage)) == 6


def test_a_header_beyond_the_limit_begins_no_game(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MAX_LINE", 1000)
    storage = FaultyStorage()
    header = Header("1", 1, 1, "s", "t", (), "doctrine", sources={"scenario.yaml": "x" * 1000})
    with pytest.raises(SaveTooLarge):
        Journal.create(GAME, header, storage=storage)
    assert not storage.names
    assert not storage.locks


def test_a_game_whose_file_was_deleted_or_replaced_while_playing_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    journal = Journal.create(path, HEADER)
    journal.append("note", "one")
    if sys.platform != "win32":  # Windows lets nobody delete or replace an open file
        path.unlink()
        journal.append("note", "two")
        assert [record.payload for record in read_records(path, rules=RULES)][2:] == ["one", "two"]
    with path.open("ab") as stranger:
        stranger.write(b"something else")
    journal.append("note", "three")
    journal.close()
    assert [record.payload for record in read_records(path, rules=RULES)][-1] == "three"
    kept = tmp_path / "game.wcg.damaged"
    assert kept.read_bytes().endswith(b"something else")


def test_two_names_of_one_file_share_one_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "game.wcg", tmp_path / "link.wcg"
    journal = Journal.create(path, HEADER)
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(SaveBusy):
        Journal.open(link, rules=RULES)
    journal.close()


def test_nesting_up_to_the_limit_comes_back() -> None:
    nested: JsonInput = 1
    for _ in range(100):
        nested = [nested]
    storage = FaultyStorage()
    journal = new_game(storage)
    journal.append("note", nested)
    assert records_on(storage)[-1].payload == nested
