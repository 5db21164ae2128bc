"""The files of a scenario while its author writes: whether they have changed, and the scenario read anew.

Looks at names, times and sizes only, which takes a millisecond, and at the texts once those differ. What stands in a
file whose text is the same is not read again. Must not import the engine.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from game.core.findings import Findings
from game.resources import scenarios_dir
from game.scenario.build import Loaded, load_sources
from game.scenario.files import find, lookup_around
from game.scenario.known import Known
from game.scenario.sources import MAIN, Found, Sources

Stamp = tuple[tuple[str, int, int, int], ...]
"""Of each file its path, its time of change in nanoseconds, its size and its number on the disk."""

MOST_FILES = 2_000
"""More files than this are not looked at; a scenario may have far fewer."""
DEEPEST = 3
"""Folders inside folders that are looked at: fragments, and a scenario that another one in its folder extends."""
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp")
WATCHED = (".yaml", ".yml", ".md", *PICTURES)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the files said at one moment. `stamp` is what they looked like before they were read."""

    loaded: Loaded
    stamp: Stamp
    fresh: bool
    """Whether anything differs from the draft before."""


class Watch:
    """One scenario under the author's hands. Not for two threads at once."""

    def __init__(self, name: str | Path, library: Path | None = None, language: str = "") -> None:
        self._name = name
        self._language = language
        self._library = scenarios_dir() if library is None else library
        self._folders: tuple[Path, ...] = ()
        self._known = Known()
        self._last: tuple[object, Loaded] | None = None

    def stamp(self) -> Stamp:
        """What the files look like now; two equal stamps mean that nobody has saved in between."""
        return tuple(sorted(_stamps(self._folders)))

    def draft(self) -> Draft:
        """The scenario as its files say now. Never raises for what the files hold."""
        with no_collection():
            before = self.stamp()
            found = find(self._name, self._library)
            chain: list[Sources] = [found.sources] if found.sources else []
            loaded = self._load(found, chain)
        folders = _folders(chain)
        if folders and folders != self._folders:
            self._folders = folders
            before = self.stamp()
        content = (loaded.pages, loaded.findings, tuple(item for item in before if item[0].endswith(PICTURES)))
        fresh = self._last is None or self._last[0] != content
        if not fresh and self._last is not None:
            loaded = self._last[1]
        self._last = (content, loaded)
        return Draft(loaded, before, fresh)

    def _load(self, found: Found, chain: list[Sources]) -> Loaded:
        if found.sources is None:
            return Loaded(None, Findings(found.findings).sorted(), {})
        beside = lookup_around(self._library)

        def lookup(name: str, extending: Sources) -> Found:
            base = beside(name, extending)
            if base.sources is not None:
                chain.append(base.sources)
            return base

        loaded = load_sources(found.sources, lookup, self._known, self._language)
        findings = Findings((*found.findings, *loaded.findings))
        return replace(loaded, scenario=None if findings.has_errors else loaded.scenario, findings=findings.sorted())


def _folders(chain: list[Sources]) -> tuple[Path, ...]:
    """What to look at: the folder of each scenario, or its one file."""
    return tuple(
        sources.folder if sources.main == MAIN else sources.folder / sources.main
        for sources in chain
        if sources.folder is not None
    )


def _stamps(roots: tuple[Path, ...]) -> Iterator[tuple[str, int, int, int]]:
    left = MOST_FILES
    folders = [(str(root), 0) for root in roots]
    while folders and left > 0:
        path, depth = folders.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    left -= 1
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        folders += [(entry.path, depth + 1)] if depth < DEEPEST else []
                    elif entry.name.lower().endswith(WATCHED):
                        yield _stamp(entry.path)
        except NotADirectoryError:
            yield _stamp(path)
        except OSError:
            continue


def _stamp(path: str) -> tuple[str, int, int, int]:
    """How one file looks; numbers of its own where it cannot be seen: its editor may be replacing it just now."""
    try:
        seen = os.stat(path)
    except OSError:
        return path, -1, -1, -1
    return path, seen.st_mtime_ns, seen.st_size, seen.st_ino


@contextmanager
def no_collection() -> Iterator[None]:
    """A scenario is many small objects that all live on: looking for garbage among them takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
