"""What can go wrong with a saved game, as one tree of exceptions. Imports nothing of the session.

SaveError                   anything below; ``str(error)`` is one sentence for the person at the table
|-- SaveNotFound            there is no such file
|-- SaveExists              a new game would overwrite a file
|-- NotASave                the file is something else: a folder, a picture, an empty file
|-- NewerSave               written by a newer version of the program
|-- SaveTooLarge            beyond the limits in ``limits.py``
|-- DamagedSave             the beginning is damaged: nothing can be recovered
|   `-- DamagedTail         the end is damaged: everything before it is good
|-- SaveBusy                another running program has it open
|-- SaveReadFailed          the system refused to read it
|-- SaveWriteFailed         the system refused to write it: what was to be written is NOT saved
`-- FolderUnusable          a folder for saves, settings or logs cannot be used
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SaveError(Exception):
    """A saved game cannot be used as asked. ``path`` is the file, ``str(error)`` one sentence with the cure."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class SaveNotFound(SaveError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"There is no saved game {shown(path)}; check its name and folder.")


class SaveExists(SaveError):
    """A new game would overwrite an existing file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"The file {shown(path)} already exists; choose another name, or resume that game.")


class NotASave(SaveError):
    """The file is something else."""

    def __init__(self, path: Path, what: str = "is not a saved game, or its beginning is damaged") -> None:
        super().__init__(path, f"{shown(path)} {what}; choose a file that Whitecell has saved.")


class NewerSave(SaveError):
    """The file was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"The saved game {shown(path)} is from a newer version of Whitecell; update Whitecell to open it."
        )


class SaveTooLarge(SaveError):
    """The file or an entry is beyond the stated limits."""

    def __init__(self, path: Path, limit: int) -> None:
        megabytes = limit // (1024 * 1024)
        super().__init__(
            path,
            f"The saved game {shown(path)} exceeds the limit of {megabytes} MB; start a new game to go on.",
        )


class DamagedSave(SaveError):
    """Nothing of the file can be used."""

    def __init__(self, path: Path, what: str = "is damaged at its beginning and nothing in it can be trusted") -> None:
        super().__init__(path, f"The saved game {shown(path)} {what}; use a copy of the file if you have one.")


class DamagedTail(DamagedSave):
    """The file is good up to a point. ``records`` intact records fill its first ``length`` bytes, up to ``turn``."""

    def __init__(self, path: Path, *, records: int, length: int, turn: int) -> None:
        super().__init__(path, f"is damaged after turn {turn}, and what follows cannot be read")
        self.records = records
        self.length = length
        self.turn = turn


class SaveBusy(SaveError):
    """Another running program has the file open; ``holder`` says which, as far as known."""

    def __init__(self, path: Path, holder: str) -> None:
        who = f" ({holder})" if holder else ""
        super().__init__(
            path, f"The saved game {shown(path)} is already open in another Whitecell{who}; close that one first."
        )
        self.holder = holder


class SaveReadFailed(SaveError):
    """The system refused to read the file."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path, f"{shown(path)} cannot be read because {reason(error)}; it has not been changed.")


class SaveWriteFailed(SaveError):
    """The system refused to write the file: what was to be written counts as not saved."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            path, f"{shown(path)} could not be saved because {reason(error)}; put that right and try again."
        )


class FolderUnusable(SaveError):
    """A folder of the program cannot be created, read or written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            path,
            f"The folder {printable(str(path))} cannot be used because {reason(error)}; "
            "set WHITECELL_HOME to a folder you may write to.",
        )


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "its folder or file does not exist",
    errno.ENOTDIR: "a file stands where its folder should be",
    errno.EEXIST: "a file of that name is in the way",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open",
}


def reason(error: OSError) -> str:
    """Why the system refused, as a clause without a full stop."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return printable(f"the system says: {error.strerror or 'unknown error'}")


def printable(text: str) -> str:
    """``text`` in one line without control, direction or invisible characters: safe for a terminal and a screen."""
    return "".join(character if character.isprintable() else "?" for character in text)


def shown(path: Path) -> str:
    """A file's name, quoted, as messages show it."""
    return f'"{printable(path.name)}"'


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns the system's refusals to read ``path`` into a SaveError."""
    try:
        yield
    except FileNotFoundError as error:
        raise SaveNotFound(path) from error
    except OSError as error:
        raise SaveReadFailed(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns the system's refusals to write ``path`` into a SaveWriteFailed."""
    try:
        yield
    except OSError as error:
        raise SaveWriteFailed(path, error) from error
