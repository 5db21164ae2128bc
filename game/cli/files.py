"""The files that commands write what they found to: tried before the work is done, and written whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from game.cli.errors import FILE_TROUBLE, REFUSED, CliError


def check_targets(*names: str | None) -> None:
    """Refuse what surely cannot be written, before any work is done for it; CliError says why."""
    for name in filter(None, names):
        path = Path(name).absolute()
        if not path.parent.is_dir():
            raise CliError(f"{name}: there is no such folder", FILE_TROUBLE)
        if path.is_dir():
            raise CliError(f"{name}: this is a folder; name a file in it", FILE_TROUBLE)
        if path.suffix.lower() in (".yaml", ".yml", ".md") and path.exists():
            raise CliError(f"{name}: an author's text stands here and is not written over; name another file", REFUSED)


def write(name: str, text: str) -> None:
    """Write a text whole or not at all: a reader never finds half of it. An OSError names this file, not a draft.

    A file that stands there keeps its mode, and a link to it stays a link.
    """
    path = Path(os.path.realpath(name))
    if path.exists() and not path.is_file():  # a device or a pipe: it is written to, not replaced
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
