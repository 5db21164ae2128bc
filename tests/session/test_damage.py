"""Promise S4: every changed byte of a saved game is noticed, and what stands before it is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.errors import DamagedSave, DamagedTail, NewerSave, NotASave, SaveError, SaveTooLarge
from game.session.journal import Journal
from game.session.reading import read_records, read_save
from game.session.records import Record
from tests.session.faulty import FaultyStorage
from tests.session.forging import FIRST, SECOND, forged
from tests.session.games import GAME, RULES, saved_bytes

WHOLE = saved_bytes()
LINES = WHOLE.splitlines(keepends=True)
BEGINNING = len(LINES[0]) + len(LINES[1])


def read(data: bytes) -> tuple[list[Record], SaveError | None]:
    """The records that are given out for a file, and the error that follows them."""
    storage = FaultyStorage()
    storage.put(GAME, data)
    records: list[Record] = []
    try:
        for record in read_records(GAME, rules=RULES, storage=storage):
            records.append(record)
    except SaveError as error:
        return records, error
    return records, None


ORIGINAL, _none = read(WHOLE)


def assert_noticed(data: bytes, at: int) -> None:
    """A file that differs from the original from byte ``at`` on: noticed, and good exactly up to that record."""
    records, error = read(data)
    assert error is not None, f"not noticed at byte {at}"
    assert str(error).endswith(".") and "game.wcg" in str(error)
    before = sum(1 for n in range(1, len(LINES) + 1) if sum(map(len, LINES[:n])) <= at)
    assert records == ORIGINAL[:before]
    assert isinstance(error, DamagedTail) == (at >= BEGINNING)
    assert isinstance(error, DamagedSave | NotASave)


def test_every_changed_bit_is_noticed() -> None:
    for at in range(len(WHOLE)):
        for bit in range(8):
            changed = bytearray(WHOLE)
            changed[at] ^= 1 << bit
            assert_noticed(bytes(changed), at)


def test_every_lost_or_added_byte_is_noticed() -> None:
    for at in range(len(WHOLE)):
        assert_noticed(WHOLE[:at] + WHOLE[at + 1 :], at)
        for added in (b"0", b" ", b"\n", b"\r", b"\0"):
            if WHOLE[at : at + 1] != added:
                assert_noticed(WHOLE[:at] + added + WHOLE[at:], at)


def test_a_file_that_breaks_off_anywhere_keeps_its_whole_records() -> None:
    ends = [sum(map(len, LINES[:n])) for n in range(len(LINES) + 1)]
    for length in range(len(WHOLE)):
        records, error = read(WHOLE[:length])
        whole = sum(1 for end in ends[1:] if end <= length)
        assert records == ORIGINAL[:whole]
        # At the end of a record nothing is broken: the file is what it was when that record was the last.
        assert (error is None) == (length in ends and whole >= 2)


def test_records_that_change_places_or_repeat_are_noticed() -> None:
    a, b, c, d, e = LINES
    for lines, at in (
        ((a, b, d, c, e), 2),
        ((a, b, c, c, d, e), 3),
        ((a, b, d, e), 2),
        ((a, c, d, e), 1),
        ((b, a, c, d, e), 0),
        ((*LINES, a), 5),
    ):
        assert_noticed(b"".join(lines), sum(map(len, LINES[:at])))


@given(st.binary(max_size=400), st.integers(0, len(WHOLE)))
def test_random_bytes_anywhere_are_refused_or_cut_off(junk: bytes, at: int) -> None:
    records, error = read(WHOLE[:at] + junk)
    assert records == ORIGINAL[: len(records)]
    assert error is None or str(error).endswith(".")
    records, error = read(junk)
    assert records == []
    assert isinstance(error, NotASave | DamagedSave)


def test_opening_a_damaged_end_says_so_keeps_the_original_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    damaged = WHOLE[:-30] + b"?" + WHOLE[-29:]
    path.write_bytes(damaged)
    for copy in ("game.wcg.damaged", "game.wcg.damaged-2"):
        path.write_bytes(damaged)
        journal, opened = Journal.open(path, rules=RULES)
        assert opened.notice is not None
        assert opened.notice.count(".wcg") == 2 and f'"{copy}"' in opened.notice
        assert "at turn 1" in opened.notice and opened.notice.endswith(".")
        assert (tmp_path / copy).read_bytes() == damaged
        assert path.read_bytes() == b"".join(LINES[:4])
        journal.append("note", "going on")
        journal.close()
        assert len(read_save(path, rules=RULES).records) == 5


def test_looking_at_a_damaged_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    path.write_bytes(WHOLE[:-1])
    opened = read_save(path, rules=RULES)
    assert opened.notice == '"game.wcg" is damaged after turn 1; everything up to there is shown.'
    assert len(opened.records) == 4
    assert path.read_bytes() == WHOLE[:-1]
    assert [child.name for child in tmp_path.iterdir()] == ["game.wcg"]


def test_a_damaged_beginning_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    changed = bytearray(WHOLE)
    changed[BEGINNING - 30] ^= 1
    path.write_bytes(changed)
    with pytest.raises(DamagedSave, match=r'"game\.wcg" is damaged at its beginning.*copy of the file'):
        Journal.open(path, rules=RULES)
    assert path.read_bytes() == changed
    assert [child.name for child in tmp_path.iterdir()] == ["game.wcg"]


def third(payload: bytes, kind: bytes = b"note", rules: int = RULES) -> bytes:
    return forged(FIRST, SECOND, b'"kind":"%s","n":2,"payload":%s,"rules":%d,"turn":0}' % (kind, payload, rules))


def hostile_files() -> Iterator[tuple[str, bytes, type[SaveError]]]:
    yield "a kind of newer rules", third(b"1", b"gossip", RULES + 1), NewerSave
    yield "an unknown kind", third(b"1", b"gossip"), DamagedSave
    yield "deep nesting", third(b"[" * 100_000 + b"]" * 100_000), DamagedSave
    yield "nesting within the parser's own limit", third(b"[" * 101 + b"]" * 101), DamagedSave
    yield "deep nesting of objects", third(b'{"a":' * 50_000 + b"1" + b"}" * 50_000), DamagedSave
    yield "a huge number", third(b"9" * 1_000_000), DamagedSave
    yield "a duplicate key", third(b'{"a":1,"a":1}'), DamagedSave
    yield "a float", third(b"1.0"), DamagedSave
    yield "an exponent", third(b"1e999999999"), DamagedSave
    yield "not a number", third(b"NaN"), DamagedSave
    yield "no JSON", third(b"note"), DamagedSave
    yield "no UTF-8", third(b'"\xff"'), DamagedSave
    yield "millions of values", third(b"[" + b"[]," * 2_000_001 + b"[]]"), DamagedSave
    yield "no header", forged(SECOND.replace(b'"n":1', b'"n":0')), NotASave
    yield "a newer format", forged(FIRST.replace(b'"format":1', b'"format":2'), SECOND), NewerSave
    yield "a format that never was", forged(FIRST.replace(b'"format":1', b'"format":0'), SECOND), DamagedSave
    yield "no format", forged(FIRST.replace(b'"format":1', b'"format":true'), SECOND), DamagedSave
    yield "seats that are none", forged(FIRST.replace(b'["rok","dprk"]', b"7"), SECOND), DamagedSave
    yield "a seat that is none", forged(FIRST.replace(b'["rok","dprk"]', b"[7]"), SECOND), DamagedSave
    yield "a seed that is none", forged(FIRST.replace(b"20231108", b'"x"'), SECOND), DamagedSave
    yield "a title that is none", forged(FIRST.replace(b'"Korea 2023', b'0,"x":"'), SECOND), DamagedSave
    bare = b'"kind":"header","n":0,"payload":[],"rules":3,"turn":0}'
    yield "a header that is a list", forged(bare, SECOND), DamagedSave
    yield "no sources", forged(FIRST, SECOND.replace(b'"sources","n"', b'"note","n"')), DamagedSave
    yield "sources that are none", forged(FIRST, SECOND.replace(b'"title: Korea\\n"', b"null")), DamagedSave
    yield "a list of sources", forged(FIRST, SECOND.replace(b'{"scenario.yaml":"title: Korea\\n"}', b"[]")), DamagedSave
    yield "a header alone", forged(FIRST), DamagedSave


@pytest.mark.parametrize(("data", "refusal"), [pytest.param(d, r, id=name) for name, d, r in hostile_files()])
def test_a_forged_or_foreign_file_is_refused_and_never_cut(data: bytes, refusal: type[SaveError]) -> None:
    storage = FaultyStorage()
    storage.put(GAME, data)
    with pytest.raises(refusal) as refused:
        Journal.open(GAME, rules=RULES, storage=storage)
    assert type(refused.value) is refusal
    text = str(refused.value)
    assert "game.wcg" in text and text.endswith(".") and "\n" not in text and len(text) < 300
    assert set(storage.names) == {GAME}
    assert storage.names[GAME].data == data
    assert not storage.locks


def test_a_record_with_a_wrong_number_is_noticed_even_if_its_hash_is_right() -> None:
    misnumbered = b'"kind":"note","n":7,"payload":1,"rules":3,"turn":0}'
    records, error = read(forged(FIRST, SECOND, misnumbered))
    assert len(records) == 2
    assert type(error) is DamagedTail


def test_newer_rules_with_known_kinds_can_be_read() -> None:
    records, error = read(third(b"1", b"note", RULES + 1))
    assert error is None
    assert [record.rules for record in records] == [RULES, RULES, RULES + 1]


@pytest.mark.parametrize("start", [b"", LINES[0], LINES[0] + LINES[1]])
def test_an_endless_line_is_never_read_as_a_whole(start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.reading.MAX_LINE", 2000)
    asked: list[int] = []

    class Endless(FaultyStorage):
        def open_read(self, path: Path) -> object:  # type: ignore[override]
            class Stream:
                rest = start.splitlines(keepends=True)

                def __enter__(self) -> Stream:
                    return self

                def __exit__(self, *_: object) -> None: ...

                def readline(self, limit: int) -> bytes:
                    asked.append(limit)
                    return self.rest.pop(0) if self.rest else b"x" * limit

            return Stream()

    with pytest.raises(SaveError):
        list(read_records(GAME, rules=RULES, storage=Endless()))  # type: ignore[arg-type]
    assert set(asked) == {2000}


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.reading.MAX_FILE", len(WHOLE) - 1)
    records, error = read(WHOLE)
    assert len(records) == len(LINES) - 1
    assert type(error) is SaveTooLarge


def test_folders_pipes_and_devices_are_no_games(tmp_path: Path) -> None:
    (tmp_path / "folder.wcg").mkdir()
    targets = [tmp_path / "folder.wcg"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wcg")
        targets += [tmp_path / "pipe.wcg", Path("/dev/zero")]
    for target in targets:
        with pytest.raises(NotASave, match="is not a file"):
            read_save(target, rules=RULES)


def test_a_name_with_control_signs_is_shown_in_one_harmless_line() -> None:
    storage = FaultyStorage()
    path = GAME.with_name("a\n\x1b[31m\u202eb.wcg")
    storage.put(path, b"junk")
    with pytest.raises(NotASave) as refused:
        read_save(path, rules=RULES, storage=storage)
    assert str(refused.value).startswith('"a??[31m?b.wcg" is not a saved game')


def test_a_record_may_be_exactly_as_long_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max(map(len, LINES))
    monkeypatch.setattr("game.session.reading.MAX_LINE", longest)
    assert read(WHOLE) == (ORIGINAL, None)
    monkeypatch.setattr("game.session.reading.MAX_LINE", longest - 1)
    assert isinstance(read(WHOLE)[1], DamagedSave)
