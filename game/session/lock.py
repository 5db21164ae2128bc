"""One running program per saved game: a lock file beside it, ``NAME.lock``. Standard library only.

The operating system holds the lock (``flock`` on Linux and macOS, ``msvcrt.locking`` on Windows) and drops it when the
program ends in whatever way, kill and power failure included. So the lock of a dead program never blocks, no process
number has to be probed (numbers are given out anew, and mean nothing across containers or shared folders), and the file
that a dead program leaves is simply taken over. What stands in the file is for people only: who has the game open.

On a disk that knows no locks (some network shares) there is none, and the game is played without: two programs on one
save would then break its hash chain, which the next opening notices.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from game.session.errors import printable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_STARTED = time.strftime("%Y-%m-%d %H:%M")
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_LONGEST_OWNER = 200
_LOCKED_BYTE = 1 << 30  # far behind the text, because Windows lets nobody read a locked byte
_ATTEMPTS = 20
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class LockHeld(Exception):
    """Another running program has the lock; ``owner`` is what it wrote about itself, perhaps nothing yet."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


class FileLock:
    """A lock that is held until ``release``, or until the program ends."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Gives the lock back and removes its file. Never fails; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if sys.platform != "win32":  # while still held: removed later, it could be the next owner's
            with suppress(OSError):
                self._path.unlink()
        with suppress(OSError):
            os.close(descriptor)
        if sys.platform == "win32":  # Windows removes no open file, neither ours nor the next owner's
            with suppress(OSError):
                self._path.unlink()


def owner_text() -> str:
    """How this program is told to others: its process number and when it started."""
    return f"process {os.getpid()}, since {_STARTED}"


def acquire(path: Path, owner: str) -> FileLock:
    """Takes the lock whose file is ``path`` and leaves ``owner`` (one line) in it.

    Raises LockHeld if another program has it, OSError if the file cannot be made.
    """
    for _ in range(_ATTEMPTS):
        descriptor = os.open(path, _FLAGS, 0o600)
        try:
            if not _try_lock(descriptor):
                raise LockHeld(_read_owner(descriptor))
            if _is_still(path, descriptor):
                _write_owner(descriptor, owner)
                return FileLock(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its owner removed the file between our opening and locking it
    raise LockHeld("")


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:
            raise
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _read_owner(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return printable(os.read(descriptor, _LONGEST_OWNER).decode("utf-8", "replace").strip())
    except OSError:
        return ""


def _write_owner(descriptor: int, owner: str) -> None:
    with suppress(OSError):  # the lock holds without the text, for instance on a full disk
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, owner.encode()[:_LONGEST_OWNER])
