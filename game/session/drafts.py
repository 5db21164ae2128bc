"""The saved game of a scenario that is still being written: the same file, begun anew whenever the scenario changes.

A save carries its scenario along and must stay verifiable, so the moves that were played again go into a new record
under the new texts. The old file is kept until the new one is complete.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from game.session.errors import SaveError, writing
from game.session.journal import Journal
from game.session.record import dump_step, moves_record
from game.session.saved import header_for
from game.session.storage import REAL, Storage
from game.session.table import Round, Table

BEFORE = " before the last change"


def begin_anew(old: Journal, table: Table, rounds: tuple[Round, ...], *, storage: Storage = REAL) -> Journal:
    """Replace a journal by one of the same name that holds these rounds of the table; the old one is closed.

    Raises SaveError; then the old file stands where it was.
    """
    path, created = old.path, old.header.created
    old.close()
    kept = path.with_name(path.stem + BEFORE + path.suffix)
    with writing(path):
        storage.rename(path, kept)
    try:
        journal = _written(path, table, rounds, created, storage)
    except BaseException:
        with suppress(OSError):
            storage.rename(kept, path)
        raise
    with suppress(OSError):  # a game too many is better than one too few
        storage.remove(kept)
    return journal


def _written(path: Path, table: Table, rounds: tuple[Round, ...], created: str, storage: Storage) -> Journal:
    seats = tuple(table.program.seats[seat].id for seat in table.seats)
    header = header_for(table.scenario, rounds[0].state.seed, seats, table.spec, created)
    journal = Journal.create(path, header, storage=storage)
    try:
        for number, made in enumerate(rounds):
            if number:
                journal.append("moves", moves_record(made.moves, made.reasons), turn=rounds[number - 1].state.turn)
            journal.append("state", dump_step(made.state, made.log, made.draws), turn=made.state.turn)
        if rounds[-1].state.over:
            ending = table.program.finishes[rounds[-1].state.ending].id
            journal.append("end", {"ending": ending}, turn=rounds[-1].state.turn)
    except SaveError:
        journal.close()
        with suppress(OSError):
            storage.remove(path)
        raise
    return journal
