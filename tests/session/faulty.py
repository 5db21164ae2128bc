"""A storage in memory that fails on demand: killed, out of power, full, read-only or broken at any single operation.

It keeps apart what a running system shows and what a power failure leaves: data is durable after a sync of its file,
a name after a sync of its folder.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from game.session.lock import LockHeld
from game.session.storage import Handle, Listed, Releasable

FOLDER = Path("/saves").absolute()


class Killed(BaseException):
    """The program has been killed. Not an Exception: nothing may catch it and go on."""


@dataclass
class Inode:
    """A file's content: as the running system shows it, and as much of it as is durable."""

    data: bytes = b""
    durable: bytes = b""


@dataclass(frozen=True)
class Fault:
    """What happens at operation ``at`` (from 1): a kill (``error`` None) or an OSError, once or from then on.

    ``written`` is how much of a write takes place all the same, in quarters.
    """

    at: int
    error: int | None = None
    lasting: bool = False
    written: int = 0


@dataclass
class FaultyStorage:
    """The storage. ``operations`` counts; ``at_most`` shortens every write to that many bytes."""

    fault: Fault | None = None
    at_most: int | None = None
    operations: int = 0
    names: dict[Path, Inode] = field(default_factory=dict)
    durable_names: dict[Path, Inode] = field(default_factory=dict)
    locks: dict[Path, str] = field(default_factory=dict)

    def step(self) -> None:
        """Counts one operation, and fails if it is the one that should."""
        self.operations += 1
        fault = self.fault
        if fault is None or self.operations < fault.at or (self.operations > fault.at and not fault.lasting):
            return
        if fault.error is None:
            raise Killed
        raise OSError(fault.error, "injected")

    def put(self, path: Path, data: bytes) -> None:
        """Places a durable file, as if it had always been there."""
        self.names[path] = self.durable_names[path] = Inode(data, data)

    def after_kill(self) -> FaultyStorage:
        """The same disk for the next program; the dead one's locks are gone."""
        return FaultyStorage(names=dict(self.names), durable_names=dict(self.durable_names))

    def after_power_failure(self, *, names: bool, quarters: int, zeros: bool) -> FaultyStorage:
        """What the disk may hold after a power failure.

        ``names``: whether unsynced names survived. ``quarters``: how much of what was appended but not synced did.
        ``zeros``: whether the lost rest reads as zeros instead of being cut off.
        """
        left: dict[Path, Inode] = {}
        for path, inode in (self.names if names else self.durable_names).items():
            unsynced = inode.data[len(inode.durable) :]
            kept = len(unsynced) * quarters // 4
            data = inode.durable + unsynced[:kept] + (bytes(len(unsynced) - kept) if zeros else b"")
            left[path] = Inode(data, data)
        return FaultyStorage(names=left, durable_names=dict(left))

    def resolve(self, path: Path) -> Path:
        self.step()
        return path

    def exists(self, path: Path) -> bool:
        self.step()
        return path in self.names

    def create(self, path: Path) -> Handle:
        self.step()
        if path in self.names:
            raise FileExistsError(17, "exists")
        self.names[path] = Inode()
        return FaultyHandle(self, path, self.names[path])

    def open_append(self, path: Path) -> Handle:
        self.step()
        return FaultyHandle(self, path, self._find(path))

    def open_read(self, path: Path) -> BinaryIO:
        self.step()
        return cast(BinaryIO, io.BufferedReader(FaultyReader(self, self._find(path).data), 512))

    def rename(self, old: Path, new: Path) -> None:
        self.step()
        self.names[new] = self.names.pop(old)

    def sync_folder(self, folder: Path) -> None:
        self.step()
        self.durable_names = dict(self.names)

    def remove(self, path: Path) -> None:
        self.step()
        self.names.pop(path, None)

    def list(self, folder: Path) -> Sequence[Listed]:
        self.step()
        return [Listed(path.name, len(inode.data), 0) for path, inode in self.names.items() if path.parent == folder]

    def lock(self, path: Path, owner: str) -> Releasable:
        self.step()
        if path in self.locks:
            raise LockHeld(self.locks[path])
        self.locks[path] = owner
        return FaultyLock(self, path)

    def _find(self, path: Path) -> Inode:
        if path not in self.names:
            raise FileNotFoundError(2, "not there")
        return self.names[path]


@dataclass
class FaultyHandle:
    """A file open for writing."""

    storage: FaultyStorage
    path: Path
    inode: Inode

    def write(self, data: bytes) -> int:
        try:
            self.storage.step()
        except (OSError, Killed):
            assert self.storage.fault is not None
            self.inode.data += data[: len(data) * self.storage.fault.written // 4]
            raise
        taken = data if self.storage.at_most is None else data[: self.storage.at_most]
        self.inode.data += taken
        return len(taken)

    def sync(self) -> None:
        self.storage.step()
        self.inode.durable = self.inode.data

    def holds(self, length: int) -> bool:
        self.storage.step()
        return self.storage.names.get(self.path) is self.inode and len(self.inode.data) == length

    def close(self) -> None:
        self.storage.step()


@dataclass
class FaultyLock:
    """A lock that is held. Giving it back cannot fail, as with the real one."""

    storage: FaultyStorage
    path: Path

    def release(self) -> None:
        self.storage.locks.pop(self.path, None)


class FaultyReader(io.RawIOBase):
    """A file open for reading; every read of the system is an operation."""

    def __init__(self, storage: FaultyStorage, data: bytes) -> None:
        super().__init__()
        self._storage = storage
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._data.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._storage.step()
        return self._data.readinto(buffer)
