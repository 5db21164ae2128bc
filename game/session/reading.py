"""Reads a saved game record by record and verifies each before it is used. Changes no file and takes no lock.

Two kinds of trouble are kept apart. Where the hash chain is broken, the file was damaged or not written to its end, and
what stands before is good. Where the chain holds but the content is not what this version writes, the file is foreign
or newer: it is refused as a whole, and never cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from game.session import header
from game.session.errors import (
    DamagedSave,
    DamagedTail,
    NewerSave,
    NotASave,
    SaveError,
    SaveTooLarge,
    reading,
    shown,
)
from game.session.header import Header, HeaderRefused
from game.session.jsontext import Json, JsonRefused
from game.session.limits import MAX_FILE, MAX_LINE
from game.session.records import GENESIS, KINDS, Record, unseal
from game.session.storage import REAL, NotRegular, Storage

_RECORD_START = b'{"hash":"'


@dataclass(frozen=True, slots=True)
class Opened:
    """What a saved game held when it was opened.

    header:  its beginning.
    records: every intact record in order, the header's two included.
    notice:  one sentence for the player if the end of the file was damaged, else None.
    """

    header: Header
    records: tuple[Record, ...]
    notice: str | None


def read_records(path: Path, *, rules: int, storage: Storage = REAL) -> Iterator[Record]:
    """Yields the intact records of a saved game, each verified. ``rules`` is this program's rules number.

    Raises DamagedTail *after* the last intact record if the file does not end there; otherwise SaveError before any
    or at the first record that this version cannot use. At most one record is in memory at a time.
    """
    with reading(path):
        try:
            stream = storage.open_read(path)
        except NotRegular as error:
            raise NotASave(path, "is not a file") from error
        with stream:
            yield from _verified(stream, path, rules)


def read_save(path: Path, *, rules: int, storage: Storage = REAL) -> Opened:
    """Reads a whole saved game, to look at it. A damaged end is told in ``notice``; raises SaveError for the rest."""
    records, damage = gather(path, rules=rules, storage=storage)
    notice = f"{shown(path)} is damaged after turn {damage.turn}; everything up to there is shown." if damage else None
    return Opened(header_of(path, records), tuple(records), notice)


def gather(path: Path, *, rules: int, storage: Storage) -> tuple[list[Record], DamagedTail | None]:
    """All intact records of a saved game, and the damage at its end if there is one. Raises SaveError."""
    records: list[Record] = []
    try:
        for record in read_records(path, rules=rules, storage=storage):
            records.append(record)  # one by one: what came before the damage is kept
    except DamagedTail as damage:
        return records, damage
    return records, None


def header_of(path: Path, records: list[Record]) -> Header:
    """The header that the first two records hold; raises DamagedSave."""
    try:
        return header.decode(records[0].payload, records[1].payload)
    except HeaderRefused as error:
        raise DamagedSave(path, "does not say what game it is") from error


def _verified(stream: BinaryIO, path: Path, rules: int) -> Iterator[Record]:
    previous, n, turn, length = GENESIS, 0, 0, 0
    while line := stream.readline(MAX_LINE):
        record = unseal(previous, n, line)  # a longer line arrives without its end, which is not intact
        if record is None:
            raise _broken(path, line, n, length, turn)
        length += len(line)
        if length > MAX_FILE:
            raise SaveTooLarge(path, MAX_FILE)
        _admit(record, path, rules)
        yield record
        previous, n, turn = record.hash, n + 1, record.turn
    if n < 2:
        raise _broken(path, b"", n, length, turn)


def _broken(path: Path, line: bytes, n: int, length: int, turn: int) -> SaveError:
    if n >= 2:
        return DamagedTail(path, records=n, length=length, turn=turn)
    if n == 1 or line.startswith(_RECORD_START):
        return DamagedSave(path)
    return NotASave(path)


def _admit(record: Record, path: Path, rules: int) -> None:
    """Raises SaveError if this version cannot use a record whose hash is right."""
    if record.n == 0:
        if record.kind != "header":
            raise NotASave(path)
        _admit_format(_payload(record, path), path)
    elif record.n == 1 and record.kind != "sources":
        raise DamagedSave(path, "does not say what scenario it was played on")
    elif record.kind not in KINDS:
        if record.rules > rules:
            raise NewerSave(path)
        raise DamagedSave(path, f'holds an entry of the unknown kind "{record.kind}"')
    else:
        _payload(record, path)


def _admit_format(first: Json, path: Path) -> None:
    try:
        number = header.format_of(first)
    except HeaderRefused as error:
        raise DamagedSave(path, "does not say in what format it is") from error
    if number > header.FORMAT:
        raise NewerSave(path)
    if number < 1:
        raise DamagedSave(path, "is in a format that never was")


def _payload(record: Record, path: Path) -> Json:
    try:
        return record.payload
    except JsonRefused as error:
        raise DamagedSave(path, f"holds an entry that cannot be read (number {record.n})") from error
