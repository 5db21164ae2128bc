"""Named copies of saved games, and deleting them."""

from __future__ import annotations

import re
from pathlib import Path

from game.session.errors import NotASave, SaveExists, reading, writing
from game.session.journal import SUFFIX
from game.session.storage import REAL, Storage, read_chunks, write_whole

LONGEST_NAME = 60


def copy_under(path: Path, name: str, *, storage: Storage = REAL) -> Path:
    """Copy a saved game beside itself under a name that a person typed; gives the copy's path.

    Letters, digits, spaces, dots, dashes and underscores stay; everything else becomes an underscore, so that no
    name leaves the folder. Raises SaveExists if the name is taken, NotASave for an empty one, SaveWriteFailed.
    """
    clean = re.sub(r"[^\w .\-]", "_", name).strip(" .")[:LONGEST_NAME]
    if not clean:
        raise NotASave(path, "needs a name with at least one letter or digit")
    target = path.with_name(clean + SUFFIX)
    with reading(path):
        chunks = list(read_chunks(storage, path))
    with writing(target):
        if storage.exists(target):
            raise SaveExists(target)
        write_whole(storage, target, chunks)
    return target


def delete(path: Path, *, storage: Storage = REAL) -> None:
    """Delete a saved game. Raises SaveWriteFailed."""
    with writing(path):
        storage.remove(path)
