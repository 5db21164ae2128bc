"""A small game for the tests of saves: its header, its entries, and ways to write and read it in memory."""

from __future__ import annotations

from pathlib import Path

from game.session.header import Header
from game.session.journal import Journal
from game.session.jsontext import JsonInput
from game.session.reading import read_save
from game.session.records import Record
from tests.session.faulty import FOLDER, FaultyStorage

RULES = 3
GAME = FOLDER / "game.wcg"
HEADER = Header(
    program="1.0",
    rules=RULES,
    seed=20231108,
    scenario="korea_2023",
    title="Korea 2023: 동해",
    seats=("rok", "dprk"),
    agents="doctrine",
    created="8 November 2023",
    sources={"scenario.yaml": "title: Korea\n"},
    assets={"map.png": "ab" * 32},
)
ENTRIES: tuple[tuple[str, JsonInput, int], ...] = (
    ("moves", {"rok": [["drill", 2]], "dprk": []}, 0),
    ("state", {"hash": "c0ffee", "state": [1, -2, 3], "turn": 1}, 1),
    ("note", "the ambassador hesitated", 1),
)


def new_game(storage: FaultyStorage, entries: int = len(ENTRIES), path: Path = GAME) -> Journal:
    """A game with the first ``entries`` of ENTRIES, still open."""
    journal = Journal.create(path, HEADER, storage=storage)
    for kind, payload, turn in ENTRIES[:entries]:
        journal.append(kind, payload, turn=turn)
    return journal


def saved_bytes(entries: int = len(ENTRIES)) -> bytes:
    """The file of such a game."""
    storage = FaultyStorage()
    new_game(storage, entries).close()
    return storage.names[GAME].data


def records_on(storage: FaultyStorage, path: Path = GAME) -> list[Record]:
    """What a reader finds on a disk, for a file that must be in order."""
    opened = read_save(path, rules=RULES, storage=storage)
    assert opened.notice is None
    return list(opened.records)
