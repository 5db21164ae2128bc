"""Promise S7: a second program is told who has a game; what a dead program left never blocks."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from game.session import lock
from game.session.errors import SaveWriteFailed
from game.session.journal import Journal
from tests.session.games import HEADER

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")


def test_a_held_lock_tells_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "game.lock"
    held = lock.acquire(path, "process 12, since noon")
    with pytest.raises(lock.LockHeld) as refused:
        lock.acquire(path, "another")
    assert refused.value.owner == "process 12, since noon"
    held.release()
    held.release()
    assert not path.exists()
    lock.acquire(path, "another").release()


@pytest.mark.parametrize("left", [b"", b"process 1, since 2001-01-01 00:00", b"\xff\0 junk" * 100])
def test_the_file_of_a_dead_program_is_taken_over(tmp_path: Path, left: bytes) -> None:
    """Process 1 always lives: what the file says does not count, only whether its program still holds it."""
    path = tmp_path / "game.lock"
    path.write_bytes(left)
    held = lock.acquire(path, "ours")
    assert path.read_bytes() == b"ours"
    held.release()


def test_what_another_program_wrote_is_shown_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "game.lock"
    held = lock.acquire(path, "process\n\x1b[2J 12 " + "x" * 500)
    with pytest.raises(lock.LockHeld) as refused:
        lock.acquire(path, "another")
    assert refused.value.owner.startswith("process??[2J 12 x")
    assert len(refused.value.owner) <= 200
    held.release()


@POSIX_ONLY
def test_a_lock_whose_file_was_removed_meanwhile_is_not_held_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening and locking the file, its owner may remove it; then the lock is on a file that nobody sees."""
    path = tmp_path / "game.lock"
    really = lock._try_lock
    removed: list[bool] = []

    def slow(descriptor: int) -> bool:
        if not removed:
            path.unlink()
            removed.append(True)
        return really(descriptor)

    monkeypatch.setattr(lock, "_try_lock", slow)
    held = lock.acquire(path, "ours")
    assert path.read_text() == "ours"
    with pytest.raises(lock.LockHeld):
        lock.acquire(path, "another")
    held.release()


def test_of_many_that_ask_at_once_one_at_a_time_has_it(tmp_path: Path) -> None:
    path = tmp_path / "game.lock"
    inside: list[int] = []
    most: list[int] = []

    def ask(me: int) -> None:
        for _ in range(200):
            try:
                held = lock.acquire(path, str(me))
            except (lock.LockHeld, PermissionError):
                continue
            inside.append(me)
            most.append(len(inside))
            inside.remove(me)
            held.release()

    threads = [threading.Thread(target=ask, args=(me,)) for me in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most and max(most) == 1
    assert not path.exists()


@POSIX_ONLY
def test_a_disk_without_locks_can_be_played_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "flock", none_here)  # type: ignore[attr-defined,unused-ignore]
    journal = Journal.create(tmp_path / "game.wcg", HEADER)
    journal.append("note", "played")
    journal.close()
    assert [child.name for child in tmp_path.iterdir()] == ["game.wcg"]


@POSIX_ONLY
def test_other_trouble_with_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(descriptor: int, operation: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(lock.fcntl, "flock", broken)  # type: ignore[attr-defined,unused-ignore]
    with pytest.raises(SaveWriteFailed, match="the disk reports an error"):
        Journal.create(tmp_path / "game.wcg", HEADER)
    assert not (tmp_path / "game.wcg").exists()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveWriteFailed, match=r'"game\.wcg" could not be saved because its folder'):
        Journal.create(tmp_path / "none" / "game.wcg", HEADER)


def test_the_owner_is_told_by_process_and_start() -> None:
    assert lock.owner_text().startswith(f"process {os.getpid()}, since 2")
