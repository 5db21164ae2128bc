"""The file of one game (``*.wcg``): it only ever grows, and what was reported as saved is on the disk.

Promises, each tested by failing every single file operation (``tests/session/``):
- ``append`` returns after the record is written and synced, never before;
- a kill or power failure at any moment loses at most a record whose ``append`` had not returned;
- after a failed write the game can go on: the next ``append`` writes the whole file anew, and only then reports it;
- a damaged end is copied aside before anything is cut off.

Knows nothing of rules, states or orders: payloads are JSON. Imports no other layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from game.session.errors import DamagedTail, SaveBusy, SaveExists, SaveNotFound, SaveTooLarge, reading, shown, writing
from game.session.header import Header
from game.session.jsontext import JsonInput
from game.session.limits import MAX_FILE, MAX_LINE
from game.session.lock import LockHeld, owner_text
from game.session.reading import Opened, gather, header_of
from game.session.records import GENESIS, Record, seal
from game.session.storage import (
    REAL,
    Handle,
    Releasable,
    Storage,
    keep_copy,
    read_chunks,
    write_all,
    write_whole,
)

SUFFIX = ".wcg"
"""The usual end of a saved game's name."""


class Journal:
    """A saved game that this program has open and nobody else. Made by ``create`` or ``open``; close it after use."""

    def __init__(
        self, path: Path, storage: Storage, lock: Releasable, header: Header, records: list[Record], rules: int
    ) -> None:
        self.path = path
        self.header = header
        self._storage = storage
        self._lock = lock
        self._records = records
        self._rules = rules
        self._length = sum(len(record.line()) for record in records)
        self._handle: Handle | None = None
        self._sound = True  # False: what the disk holds after the last good record is not known
        self._closed = False

    @classmethod
    def create(cls, path: Path, header: Header, *, storage: Storage = REAL) -> Journal:
        """Starts the file of a new game; when it returns, the file and its header are durable.

        Raises SaveExists if the name is taken, SaveBusy, SaveTooLarge, SaveWriteFailed; ValueError or JsonRefused
        for a header that cannot be written.
        """
        path, lock = _take(path, storage)
        try:
            records = _first_records(header)
            for record in records:
                if len(record.line()) > MAX_LINE:
                    raise SaveTooLarge(path, MAX_LINE)
            with writing(path):
                if storage.exists(path):
                    raise SaveExists(path)
                try:
                    write_whole(storage, path, (record.line() for record in records))
                except OSError:
                    with suppress(OSError):  # a game that was not reported as begun must not be in the way
                        storage.remove(path)
                    raise
            return cls(path, storage, lock, header, records, header.rules)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, rules: int, storage: Storage = REAL) -> tuple[Journal, Opened]:
        """Opens a saved game to go on with it. ``rules`` is this program's rules number, for what will be appended.

        A damaged end is copied to ``NAME.damaged`` and then cut off; ``Opened.notice`` says so. Raises SaveError.
        """
        with reading(path):
            if not storage.exists(path):
                raise SaveNotFound(path)
        path, lock = _take(path, storage)
        try:
            records, damage = gather(path, rules=rules, storage=storage)
            header = header_of(path, records)
            notice = _cut(path, storage, damage) if damage else None
            journal = cls(path, storage, lock, header, records, rules)
            return journal, Opened(header, tuple(records), notice)
        except BaseException:
            lock.release()
            raise

    @property
    def records(self) -> Sequence[Record]:
        """Every record that is on the disk, in order; grows with ``append``."""
        return self._records

    @property
    def turn(self) -> int:
        """The turn of the last record."""
        return self._records[-1].turn

    def append(self, kind: str, payload: JsonInput, *, turn: int | None = None) -> str:
        """Adds a record and returns its hash once it would survive a power failure.

        ``turn`` is the turn at which the game stands after it (None: as before). Raises SaveWriteFailed or
        SaveTooLarge: the record is then not saved, the journal stays usable, and the call may be repeated.
        Raises ValueError (JsonRefused) for what cannot be written at all, and RuntimeError after ``close``.
        """
        if self._closed:
            raise RuntimeError("the journal is closed")
        last = self._records[-1]
        turn = last.turn if turn is None else turn
        record = seal(last.hash, last.n + 1, kind, payload, rules=self._rules, turn=turn)
        line = record.line()
        if len(line) > MAX_LINE:
            raise SaveTooLarge(self.path, MAX_LINE)
        if self._length + len(line) > MAX_FILE:
            raise SaveTooLarge(self.path, MAX_FILE)
        with writing(self.path):
            self._write(line)
        self._records.append(record)
        self._length += len(line)
        return record.hash

    def close(self) -> None:
        """Gives the file back. Nothing is lost by it, and a second call does nothing."""
        self._closed = True
        self._drop_handle()
        self._lock.release()

    def _write(self, line: bytes) -> None:
        handle = self._ready_handle() if self._sound else None
        self._sound = False  # also if we are interrupted between here and the end
        if handle is not None:
            write_all(handle, line)
            handle.sync()
        else:
            # After a failed sync the system may have dropped data and report success next time: only a new file counts.
            self._drop_handle()
            write_whole(self._storage, self.path, chain(self._lines(), (line,)))
        self._sound = True

    def _ready_handle(self) -> Handle | None:
        """The open file, or None if the file at our path is no longer what we wrote. Then it is kept beside ours."""
        if self._handle is None and self._storage.exists(self.path):
            self._handle = self._storage.open_append(self.path)
        if self._handle is not None and self._handle.holds(self._length):
            return self._handle
        if self._storage.exists(self.path):
            keep_copy(self._storage, self.path)
        return None

    def _lines(self) -> Iterable[bytes]:
        return (record.line() for record in self._records)

    def _drop_handle(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):  # everything that was reported is synced already
                handle.close()


def _take(path: Path, storage: Storage) -> tuple[Path, Releasable]:
    """The file's own path, so that two names of one file share a lock, and its lock."""
    with writing(path):
        path = storage.resolve(path)
        try:
            return path, storage.lock(path.with_name(path.name + ".lock"), owner_text())
        except LockHeld as held:
            raise SaveBusy(path, held.owner) from held


def _first_records(header: Header) -> list[Record]:
    first, second = header.payloads()
    start = seal(GENESIS, 0, "header", first, rules=header.rules, turn=0)
    return [start, seal(start.hash, 1, "sources", second, rules=header.rules, turn=0)]


def _cut(path: Path, storage: Storage, damage: DamagedTail) -> str:
    """Keeps a copy of the damaged file, then cuts it to its intact part; returns the sentence that says so."""
    with writing(path):
        copy = keep_copy(storage, path)
        write_whole(storage, path, read_chunks(storage, path, damage.length))
    return (
        f"The saved game {shown(path)} was damaged or not written to its end; it goes on from its last intact entry, "
        f"at turn {damage.turn}, and the file as it was is kept as {shown(copy)}."
    )
