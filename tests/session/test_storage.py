"""The real files: private to their owner, never through a link or over another file, durable before they are named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.session.storage import REAL, keep_copy, read_chunks, write_all, write_whole


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        REAL.create(taken)
    assert taken.read_bytes() == b"theirs"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out by the folder")
def test_others_on_this_machine_cannot_read_a_save(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    write_whole(REAL, path, [b"secret orders"])
    assert path.stat().st_mode & 0o077 == 0
    assert keep_copy(REAL, path).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_planted_as_a_temporary_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "game.wcg.tmp").symlink_to(victim)
    write_whole(REAL, tmp_path / "game.wcg", [b"ours"])
    assert victim.read_bytes() == b"precious"
    assert (tmp_path / "game.wcg").read_bytes() == b"ours"


def test_large_data_is_written_and_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "large"
    data = os.urandom(3 * 1024 * 1024 + 17)
    handle = REAL.create(path)
    write_all(handle, data)
    handle.sync()
    assert handle.holds(len(data))
    assert not handle.holds(len(data) - 1)
    handle.close()
    assert b"".join(read_chunks(REAL, path)) == data
    assert b"".join(read_chunks(REAL, path, 2 * 1024 * 1024)) == data[: 2 * 1024 * 1024]
    assert b"".join(read_chunks(REAL, path, 0)) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folder")
def test_file_and_folder_are_synced_around_the_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    path = tmp_path / "game.wcg"

    def sync(descriptor: int) -> None:
        kind = "folder" if os.path.samestat(os.fstat(descriptor), tmp_path.stat()) else "file"
        seen.append(f"{kind}, named: {path.exists()}")

    monkeypatch.setattr("game.session.storage._sync", sync)
    write_whole(REAL, path, [b"data"])
    assert seen == ["file, named: False", "folder, named: True"]
