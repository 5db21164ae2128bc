"""The few operations on files that saved games use, so that tests can make each of them fail. Standard library only.

Everything that must survive a power failure goes through here: written, synced, renamed, and the folder synced.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from game.session import lock

_BINARY = getattr(os, "O_BINARY", 0)
_UNBLOCKED = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_SYNC_HERE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})
_CHUNK = 1024 * 1024


class NotRegular(OSError):
    """What should be read is a folder, a pipe or a device."""


class Handle(Protocol):
    """A file open for writing at its end."""

    def write(self, data: bytes) -> int:
        """Writes some of ``data``, at least one byte; returns how many."""

    def sync(self) -> None:
        """Returns when everything written would survive a power failure."""

    def holds(self, length: int) -> bool:
        """Whether the file still stands at its path, ``length`` bytes long."""

    def close(self) -> None:
        """Gives the file back; what was not synced may be lost."""


class Releasable(Protocol):
    """A lock that is held."""

    def release(self) -> None:
        """Gives it back. Never fails."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder's entry: name, size in bytes, time of the last change in nanoseconds since 1970 (0: unknown)."""

    name: str
    size: int
    modified: int


class Storage(Protocol):
    """Where saved games live. Every method may raise OSError."""

    def resolve(self, path: Path) -> Path:
        """The absolute path of the file itself, links followed."""

    def exists(self, path: Path) -> bool:
        """Whether anything has this name."""

    def create(self, path: Path) -> Handle:
        """A new, empty file that only its owner may read; raises FileExistsError if the name is taken."""

    def open_append(self, path: Path) -> Handle:
        """An existing file, to be extended."""

    def open_read(self, path: Path) -> BinaryIO:
        """An existing file, to be read; raises NotRegular."""

    def rename(self, old: Path, new: Path) -> None:
        """Gives a file another name in the same folder, replacing what had it, in one step."""

    def sync_folder(self, folder: Path) -> None:
        """Returns when the names in ``folder`` would survive a power failure."""

    def remove(self, path: Path) -> None:
        """Removes a file; does nothing if there is none."""

    def list(self, folder: Path) -> Sequence[Listed]:
        """What ``folder`` contains, in any order."""

    def lock(self, path: Path, owner: str) -> Releasable:
        """Takes the lock whose file is ``path``; raises LockHeld if a running program has it."""


class RealHandle:
    """A file of this machine, written without any buffer of the program's own."""

    def __init__(self, path: Path, flags: int) -> None:
        self._path = path
        self._descriptor = os.open(path, flags | os.O_WRONLY | os.O_APPEND | _BINARY, 0o600)

    def write(self, data: bytes) -> int:
        return os.write(self._descriptor, data)

    def sync(self) -> None:
        _sync(self._descriptor)

    def holds(self, length: int) -> bool:
        ours = os.fstat(self._descriptor)
        try:
            return ours.st_size == length and os.path.samestat(ours, os.stat(self._path))
        except FileNotFoundError:
            return False

    def close(self) -> None:
        os.close(self._descriptor)


class RealStorage:
    """The files of this machine."""

    def resolve(self, path: Path) -> Path:
        return Path(os.path.realpath(path))

    def exists(self, path: Path) -> bool:
        return os.path.lexists(path)

    def create(self, path: Path) -> Handle:
        return RealHandle(path, os.O_CREAT | os.O_EXCL)

    def open_append(self, path: Path) -> Handle:
        return RealHandle(path, 0)

    def open_read(self, path: Path) -> BinaryIO:
        if path.is_dir():  # Windows would only say that permission is denied
            raise NotRegular(errno.EISDIR, "is a folder", str(path))
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _UNBLOCKED)  # a pipe must not make us wait
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise NotRegular(errno.EINVAL, "is not a regular file", str(path))
        return os.fdopen(descriptor, "rb")

    def rename(self, old: Path, new: Path) -> None:
        os.replace(old, new)

    def sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":  # Windows opens no folder; its file system journals names by itself
            return
        descriptor = os.open(folder, os.O_RDONLY | _BINARY)
        try:
            _sync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC_HERE:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def list(self, folder: Path) -> Sequence[Listed]:
        with os.scandir(folder) as entries:
            return [_listed(entry) for entry in entries]

    def lock(self, path: Path, owner: str) -> Releasable:
        return lock.acquire(path, owner)


REAL: Storage = RealStorage()


def write_all(handle: Handle, data: bytes) -> None:
    """Writes ``data`` to the last byte, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[handle.write(bytes(rest[:_CHUNK])) :]


def write_whole(storage: Storage, path: Path, chunks: Iterable[bytes]) -> None:
    """Makes ``path`` hold exactly ``chunks``: entirely or not at all, and durable when it returns.

    A file ``NAME.tmp`` beside it is in the way for a moment; one left by a killed program is replaced.
    Raises OSError; ``path`` then still is what it was, unless only the last sync of the folder failed.
    """
    temporary = path.with_name(path.name + ".tmp")
    storage.remove(temporary)
    handle = storage.create(temporary)
    try:
        try:
            for chunk in chunks:
                write_all(handle, chunk)
            handle.sync()
        finally:
            handle.close()
        storage.rename(temporary, path)
    except OSError:
        with suppress(OSError):
            storage.remove(temporary)
        raise
    storage.sync_folder(path.parent)


def read_chunks(storage: Storage, path: Path, length: int | None = None) -> Iterable[bytes]:
    """The first ``length`` bytes of a file (None: all of it), a little at a time."""
    with storage.open_read(path) as stream:
        while length is None or length > 0:
            chunk = stream.read(_CHUNK if length is None else min(_CHUNK, length))
            if not chunk:
                return
            if length is not None:
                length -= len(chunk)
            yield chunk


def aside(storage: Storage, path: Path) -> Path:
    """A free name for a damaged file beside it: ``NAME.damaged``, else ``NAME.damaged-2`` and so on."""
    name, number = path.with_name(path.name + ".damaged"), 1
    while storage.exists(name):
        number += 1
        name = path.with_name(f"{path.name}.damaged-{number}")
    return name


def keep_copy(storage: Storage, path: Path) -> Path:
    """Copies a damaged file to a free name beside it, durably. Returns the copy's path; raises OSError."""
    copy = aside(storage, path)
    write_whole(storage, copy, read_chunks(storage, path))
    return copy


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:  # there, fsync alone leaves the data in the drive's own cache
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno not in _NO_SYNC_HERE:
                raise
    os.fsync(descriptor)


def _listed(entry: os.DirEntry[str]) -> Listed:
    try:
        status = entry.stat()
    except OSError:
        return Listed(entry.name, 0, 0)
    return Listed(entry.name, status.st_size, status.st_mtime_ns)
