"""Promises S1 to S3: every single file operation is killed, unplugged or refused, and nothing reported is lost.

Each test plays the same small game again and again, failing at the first operation, the second, and so on to the last.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import suppress

import pytest

from game.session.errors import NotASave, SaveError, SaveNotFound, SaveReadFailed, SaveWriteFailed
from game.session.journal import Journal
from game.session.reading import read_save
from tests.session.faulty import FOLDER, Fault, FaultyStorage, Killed
from tests.session.games import ENTRIES, GAME, HEADER, RULES, new_game, records_on, saved_bytes

ERRORS = (errno.ENOSPC, errno.EROFS, errno.EIO)


def operations_of_a_game() -> int:
    storage = FaultyStorage()
    new_game(storage).close()
    return storage.operations


def played_until_killed(storage: FaultyStorage) -> list[str] | None:
    """Plays until the storage kills; returns the hashes reported as saved, None if not even the game was begun."""
    reported: list[str] | None = None
    try:
        journal = Journal.create(GAME, HEADER, storage=storage)
        reported = []
        for kind, payload, turn in ENTRIES:
            reported.append(journal.append(kind, payload, turn=turn))
        journal.close()
    except Killed:
        pass
    return reported


def check_resumes(storage: FaultyStorage, reported: list[str] | None) -> None:
    """The next program opens the game by itself, finds all that was reported and at most one record more."""
    if reported is None:
        try:
            journal, opened = Journal.open(GAME, rules=RULES, storage=storage)
        except SaveNotFound:
            return  # nothing was promised yet, and nothing is in the way
    else:
        journal, opened = Journal.open(GAME, rules=RULES, storage=storage)
    found = [record.hash for record in opened.records[2:]]
    promised = reported or []
    assert found[: len(promised)] == promised
    assert len(found) <= len(promised) + 1
    assert [(record.kind, record.payload) for record in opened.records[2:]] == [
        (kind, payload) for kind, payload, _ in ENTRIES[: len(found)]
    ]
    last = journal.append("note", "going on")
    journal.close()
    assert records_on(storage)[-1].hash == last


@pytest.mark.parametrize("written", [0, 1, 2, 3, 4])
def test_a_kill_at_any_operation_loses_nothing_reported(written: int) -> None:
    for at in range(1, operations_of_a_game() + 1):
        storage = FaultyStorage(Fault(at, written=written))
        reported = played_until_killed(storage)
        check_resumes(storage.after_kill(), reported)


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("zeros", [True, False])
@pytest.mark.parametrize("quarters", [0, 1, 3, 4])
def test_a_power_failure_at_any_operation_loses_nothing_reported(names: bool, zeros: bool, quarters: int) -> None:
    for at in range(1, operations_of_a_game() + 2):
        for written in (0, 2, 4):
            storage = FaultyStorage(Fault(at, written=written))
            reported = played_until_killed(storage)
            left = storage.after_power_failure(names=names, quarters=quarters, zeros=zeros)
            check_resumes(left, reported)


def torn_disks() -> Iterator[FaultyStorage]:
    """Disks with a game whose last record is torn or followed by something else."""
    whole, shorter = saved_bytes(), saved_bytes(2)
    for data in (whole[:-1], whole[:-40], shorter + b"\0" * 300, shorter + b"{", whole + whole):
        storage = FaultyStorage()
        storage.put(GAME, data)
        yield storage


def test_a_kill_or_power_failure_while_a_damaged_end_is_cut_off_loses_nothing() -> None:
    reported = [record.hash for record in new_game(FaultyStorage(), 2).records][2:]
    for healthy in torn_disks():
        original = healthy.names[GAME].data
        counted = healthy.after_kill()
        Journal.open(GAME, rules=RULES, storage=counted)
        for at in range(1, counted.operations + 2):
            storage = healthy.after_kill()
            storage.fault = Fault(at, written=2)
            with suppress(Killed):
                Journal.open(GAME, rules=RULES, storage=storage)
            for left in (
                storage.after_kill(),
                storage.after_power_failure(names=True, quarters=2, zeros=True),
                storage.after_power_failure(names=False, quarters=0, zeros=False),
            ):
                _, opened = Journal.open(GAME, rules=RULES, storage=left)
                assert [record.hash for record in opened.records][2:][:2] == reported
                kept = [inode.data for path, inode in left.names.items() if path != GAME]
                assert original in kept, "the damaged original must be kept"


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("lasting", [True, False])
@pytest.mark.parametrize("written", [0, 2, 4])
def test_saved_is_never_said_falsely_and_the_game_goes_on(error: int, lasting: bool, written: int) -> None:
    for at in range(1, operations_of_a_game() + 1):
        storage = FaultyStorage(Fault(at, error, lasting, written))
        try:
            journal = Journal.create(GAME, HEADER, storage=storage)
        except SaveWriteFailed as refused:
            assert_one_sentence(refused)
            assert not storage.locks
            assert lasting or not storage.names, "a game that was not begun leaves nothing behind"
            continue
        reported: list[str] = []
        failed = False
        for kind, payload, turn in ENTRIES:
            try:
                reported.append(journal.append(kind, payload, turn=turn))
            except SaveWriteFailed as refused:
                assert_one_sentence(refused)
                failed = True
            # Whatever happens to the machine now: what was reported is there.
            left = storage.after_power_failure(names=False, quarters=0, zeros=False)
            assert [record.hash for record in records_on(left)][2:] == reported
        assert failed or storage.operations <= at or not lasting
        assert [record.hash for record in journal.records][2:] == reported

        storage.fault = None  # the person at the table has freed some space
        last = journal.append("note", "saved after all", turn=1)
        journal.close()
        assert [record.hash for record in records_on(storage)][2:] == [*reported, last]
        assert set(storage.names) == {GAME}, "nothing is left lying about"


@pytest.mark.parametrize("error", ERRORS)
def test_a_failure_that_passes_can_simply_be_repeated(error: int) -> None:
    for at in range(1, operations_of_a_game() + 1):
        storage = FaultyStorage(Fault(at, error, written=2))
        journal = None
        for _ in range(2):
            try:
                journal = journal or Journal.create(GAME, HEADER, storage=storage)
            except SaveWriteFailed:
                continue
        assert journal is not None
        for kind, payload, turn in ENTRIES:
            try:
                journal.append(kind, payload, turn=turn)
            except SaveWriteFailed:
                journal.append(kind, payload, turn=turn)
        journal.close()
        assert storage.names[GAME].data == saved_bytes()


@pytest.mark.parametrize("at_most", [1, 7, 100])
def test_short_writes_make_the_same_file(at_most: int) -> None:
    storage = FaultyStorage(at_most=at_most)
    new_game(storage).close()
    assert storage.names[GAME].data == saved_bytes()


@pytest.mark.parametrize("error", ERRORS)
def test_a_disk_that_fails_while_opening_changes_nothing(error: int) -> None:
    for healthy in torn_disks():
        counted = healthy.after_kill()
        Journal.open(GAME, rules=RULES, storage=counted)
        for at in range(1, counted.operations + 1):
            storage = healthy.after_kill()
            storage.fault = Fault(at, error, written=2)
            try:
                _, opened = Journal.open(GAME, rules=RULES, storage=storage)
            except SaveError as refused:
                assert isinstance(refused, SaveReadFailed | SaveWriteFailed), "a failing disk is no damage"
                assert_one_sentence(refused)
                assert not storage.locks
            storage.fault = None
            _, opened = Journal.open(GAME, rules=RULES, storage=storage.after_kill())
            assert len(opened.records) >= 4


@pytest.mark.parametrize("error", ERRORS)
def test_a_disk_that_fails_while_reading_is_not_taken_for_damage(error: int) -> None:
    storage = FaultyStorage()
    storage.put(GAME, saved_bytes())
    counted = storage.after_kill()
    read_save(GAME, rules=RULES, storage=counted)
    assert counted.operations > 3
    for at in range(1, counted.operations + 1):
        failing = storage.after_kill()
        failing.fault = Fault(at, error)
        with pytest.raises(SaveReadFailed) as refused:
            read_save(GAME, rules=RULES, storage=failing)
        assert_one_sentence(refused.value)


def test_a_half_made_file_of_a_killed_program_is_not_in_the_way() -> None:
    storage = FaultyStorage()
    storage.put(FOLDER / "game.wcg.tmp", b"half")
    new_game(storage).close()
    assert set(storage.names) == {GAME}


def test_an_empty_file_is_no_game() -> None:
    storage = FaultyStorage()
    storage.put(GAME, b"")
    with pytest.raises(NotASave):
        Journal.open(GAME, rules=RULES, storage=storage)


def assert_one_sentence(error: SaveError) -> None:
    text = str(error)
    assert "game.wcg" in text
    assert text.endswith(".")
    assert "\n" not in text
    assert text.count(". ") == 0
