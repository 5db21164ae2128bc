"""A scenario's files on the disk: one YAML file, or a folder. Must not import yaml.

Reads nothing but regular files inside the scenario's own folder, wherever links point, and never more than the stated
limits. Whatever stands at a path, the answer is sources or findings, never an exception.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from game.core.findings import did_you_mean
from game.core.model.scenario import SECTIONS
from game.scenario.folder import TEXTS, read_file, read_folder, refusal
from game.scenario.sources import MAIN, Found, Lookup, Sources

__all__ = ["find", "lookup_around"]

_HEAD = re.compile(r"""(?:^|[{,])[ \t]*["']?(?:format|extends)["']?[ \t]*:""", re.MULTILINE)
"""What only the main file of a scenario says, however YAML and JSON may write it."""
_FOLDERS = frozenset((*SECTIONS, "map", TEXTS))
"""The folders of a scenario whose files are parts of it."""


def find(name: str | Path, library: Path | None = None) -> Found:
    """The sources of a scenario named on a command line: the id of a bundled one, a folder or a file.

    `library` is the folder of the bundled scenarios. A file named `scenario.yaml` stands for its folder.
    """
    text = os.fspath(name)
    path = Path(text)
    kind = _kind(path)
    if kind == "folder" and (_kind(path / MAIN) != "missing" or not _bundled(text, library)):
        return _folder(path, path.as_posix())
    if kind in ("missing", "folder") and library is not None and _bundled(text, library):
        return _folder(library / text, text)
    if kind == "missing":
        return _missing(text, path, library)
    if kind == "file" and path.name == MAIN:
        return _folder(path.parent, "" if path.parent == Path() else path.parent.as_posix())
    return _single(path)


def lookup_around(library: Path | None = None) -> Lookup:
    """The lookup for `extends`: a folder inside the scenario's own, a bundled scenario, or a neighbour by its name.

    Names with `..` and absolute paths are never followed.
    """

    def lookup(name: str, extending: Sources) -> Found:
        parts = name.split("/")
        folder = extending.folder
        if any(part in ("", ".", "..") or part.startswith(".") or "\\" in part or ":" in part for part in parts):
            return Found(None, names=_names(library))
        if folder is not None and _is_scenario(folder / name, folder):
            return _folder(folder / name, extending.shown(name))
        if library is not None and _bundled(name, library):
            return _folder(library / name, name)
        if folder is not None and len(parts) == 1 and _is_scenario(folder.parent / name, folder.parent):
            return _folder(folder.parent / name, _beside(extending.root, name))
        return Found(None, names=_names(library) + _neighbours(folder))

    return lookup


def _beside(root: str, name: str) -> str:
    above, slash, _ = root.rstrip("/").rpartition("/")
    return f"{above}{slash}{name}"


def _kind(path: Path) -> str:
    """What stands at a path after links: "missing", "file", "folder" or "other"."""
    try:
        if path.is_dir():
            return "folder"
        if path.is_file():
            return "file"
        return "other" if os.path.lexists(path) else "missing"
    except (OSError, ValueError):
        return "missing"


def _is_scenario(path: Path, within: Path) -> bool:
    """Whether a scenario's folder stands at `path`, and after links still inside `within`."""
    return _kind(path / MAIN) == "file" and path.resolve().is_relative_to(within.resolve())


def _names(folder: Path | None) -> tuple[str, ...]:
    """The scenarios that stand in a folder."""
    if folder is None or _kind(folder) != "folder":
        return ()
    try:
        return tuple(sorted(entry.name for entry in folder.iterdir() if _kind(entry / MAIN) == "file"))
    except OSError:
        return ()


def _neighbours(folder: Path | None) -> tuple[str, ...]:
    return _names(folder.parent) if folder is not None else ()


def _bundled(name: str, library: Path | None) -> bool:
    return name in _names(library)


def _missing(text: str, path: Path, library: Path | None) -> Found:
    try:
        siblings = [(path.parent / entry).as_posix() for entry in os.listdir(path.parent)]
    except (OSError, ValueError):
        siblings = []
    names = _names(library)
    hint = did_you_mean(text, [*names, *siblings])
    if not hint and names:
        hint = "bundled scenarios: " + ", ".join(names[:10])
    message = "there is no scenario of this name, no such file and no such folder"
    return Found(None, (refusal("not-found", message, text, hint),))


def _folder(path: Path, shown: str) -> Found:
    return read_folder(path, "" if shown == "." else shown)


def _single(path: Path) -> Found:
    shown = "" if path.parent == Path() else path.parent.as_posix()
    read = read_file(path, path.as_posix(), path.parent.resolve(), links=True)
    if read.text is None:
        return Found(None, read.findings)
    home = _home(path)
    if home is not None and not _HEAD.search(read.text):
        message = "this file is only a part of a scenario"
        hint = f"name the folder that holds its {MAIN}: {home.as_posix()}"
        return Found(None, (refusal("not-a-scenario", message, path.as_posix(), hint),))
    return Found(Sources(shown, {path.name: read.text}, path.name, path.parent.resolve()), read.findings)


def _home(path: Path) -> Path | None:
    """The folder of the scenario that a file stands in: its own, or the one around a folder of parts."""
    around = (path.parent, path.parent.parent) if path.parent.name in _FOLDERS else (path.parent,)
    return next((folder for folder in around if _kind(folder / MAIN) == "file"), None)
