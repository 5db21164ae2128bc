"""The texts of one scenario, wherever they came from. Touches no disk; must import neither yaml nor the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from game.core.findings import Finding
from game.scenario.encoding import straighten

MAIN = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class Sources:
    """A scenario's texts by their relative path with forward slashes, in alphabetical order.

    `root` stands before each path where it is shown to the author; it may be "". `main` is the file that holds the
    title. `folder` is the real folder, if there is one: scenarios named by `extends` are looked for around it.
    `partial` when some file could not be read. Whatever ends the lines of a text, they end with line feeds here.
    """

    root: str
    files: Mapping[str, str]
    main: str = MAIN
    folder: Path | None = field(default=None, compare=False)
    partial: bool = False

    def __post_init__(self) -> None:
        texts = {path: straighten(text) for path, text in sorted(self.files.items())}
        object.__setattr__(self, "files", MappingProxyType(texts))

    def shown(self, path: str) -> str:
        """The name under which the author knows a file."""
        return f"{self.root.rstrip('/')}/{path}" if self.root else path

    def pages(self) -> dict[str, str]:
        """Each text by its shown name: what `render` quotes lines from."""
        return {self.shown(path): text for path, text in self.files.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question for a scenario: its sources, or None; what is wrong; and names that would exist."""

    sources: Sources | None
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()


Lookup = Callable[[str, Sources], Found]
"""Finds the scenario that another one extends, by the name the author wrote."""


def nowhere(name: str, extending: Sources) -> Found:
    """The lookup that finds nothing."""
    return Found(None)


def within(chain: tuple[Sources, ...]) -> Lookup:
    """A lookup in a stored chain: a scenario, the one that it extends, and so on; as a saved game keeps it."""

    def lookup(name: str, extending: Sources) -> Found:
        for one, base in pairwise(chain):
            if one == extending:
                return Found(base)
        return Found(None)

    return lookup
