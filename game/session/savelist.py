"""A list of saved games for the title screen: what each is and how far it got, and nothing that a seat may not know.

Only the first record and the end of each file are read; nothing of a state, an order or the seed is even parsed.
One bad file never hides the others. Full verification happens when a game is opened.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from game.session import header
from game.session.errors import (
    DamagedSave,
    FolderUnusable,
    NewerSave,
    NotASave,
    SaveError,
    SaveTooLarge,
    printable,
    reading,
)
from game.session.header import HeaderRefused
from game.session.journal import SUFFIX
from game.session.jsontext import JsonRefused
from game.session.limits import LIST_HEADER, LIST_TAIL, MAX_FILE
from game.session.records import GENESIS, Record, outline, turn_at_end, unseal
from game.session.storage import REAL, Listed, NotRegular, Storage

_LONGEST_TITLE = 200
_SAYS_NOTHING_OF_THE_END = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class SaveInfo:
    """One saved game in a list.

    path, name:  the file, and its name without the suffix, safe to show.
    size:        bytes.
    modified:    time of the last change, nanoseconds since 1970; 0 if unknown.
    scenario, title: of its scenario; empty if ``problem`` is set.
    turn:        the turn reached.
    seats:       number of seats played by people.
    ended:       whether the game is over.
    damaged:     the end of the file is damaged; it can be opened all the same.
    problem:     one sentence if the game cannot be opened, else None.
    """

    path: Path
    name: str
    size: int
    modified: int
    scenario: str = ""
    title: str = ""
    turn: int = 0
    seats: int = 0
    ended: bool = False
    damaged: bool = False
    problem: str | None = None


def list_saves(folder: Path, *, storage: Storage = REAL) -> list[SaveInfo]:
    """The saved games in ``folder``, the latest first. A missing folder has none.

    Raises FolderUnusable only if the folder itself cannot be read.
    """
    try:
        entries = storage.list(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FolderUnusable(folder, error) from error
    saves = [_info(folder, entry, storage) for entry in entries if entry.name.endswith(SUFFIX)]
    return sorted(saves, key=lambda save: (-save.modified, save.name))


def _info(folder: Path, entry: Listed, storage: Storage) -> SaveInfo:
    path = folder / entry.name
    info = SaveInfo(path, printable(entry.name.removesuffix(SUFFIX)), entry.size, entry.modified)
    try:
        with reading(path):
            try:
                stream = storage.open_read(path)
            except NotRegular as error:
                raise NotASave(path, "is not a file") from error
            with stream:
                return _look(info, stream)
    except SaveError as error:
        return replace(info, problem=str(error))


def _look(info: SaveInfo, stream: BinaryIO) -> SaveInfo:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    line = stream.readline(LIST_HEADER)
    first = unseal(GENESIS, 0, line)
    if first is None or first.kind != "header":
        raise DamagedSave(info.path) if line.startswith(b'{"hash":"') else NotASave(info.path)
    if size > MAX_FILE:
        raise SaveTooLarge(info.path, MAX_FILE)
    info = _from_header(info, first)
    start = max(len(line), size - LIST_TAIL)
    stream.seek(start)
    return _from_end(info, first, stream.read(LIST_TAIL), whole=start == len(line))


def _from_header(info: SaveInfo, first: Record) -> SaveInfo:
    try:
        payload = first.payload
        if header.format_of(payload) > header.FORMAT:
            raise NewerSave(info.path)
        seen = header.decode(payload, {"assets": {}, "sources": {}})
    except (HeaderRefused, JsonRefused) as error:
        raise DamagedSave(info.path, "does not say what game it is") from error
    return replace(
        info,
        scenario=printable(seen.scenario)[:_LONGEST_TITLE],
        title=printable(seen.title)[:_LONGEST_TITLE],
        seats=len(seen.seats),
    )


def _from_end(info: SaveInfo, first: Record, tail: bytes, *, whole: bool) -> SaveInfo:
    """Reads the turn and the ending from the last lines. ``whole``: the tail begins right after the first record."""
    lines = tail.splitlines(keepends=True)
    beheaded = b"" if whole or not lines else lines.pop(0)
    intact = _intact(first if whole else None, lines)
    turn = intact[-1].turn if intact else turn_at_end(beheaded)
    damaged = len(intact) != len(lines) or turn is None
    return replace(info, turn=turn or 0, ended=_ended(intact), damaged=damaged)


def _intact(before: Record | None, lines: Sequence[bytes]) -> list[Record]:
    """The records of ``lines`` up to the first that is broken or does not follow from the one before it."""
    records: list[Record] = []
    for line in lines:
        record = outline(line)
        if record is None or (before is not None and not record.follows(before)):
            break
        records.append(record)
        before = record
    return records


def _ended(records: Sequence[Record]) -> bool:
    telling = [record.kind for record in records if record.kind not in _SAYS_NOTHING_OF_THE_END]
    return bool(telling) and telling[-1] == "end"
