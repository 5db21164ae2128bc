"""From the name of a scenario to its merged nodes."""

from __future__ import annotations

from pathlib import Path

from game.core.findings import Findings
from game.resources import scenarios_dir
from game.scenario.build import FILE_SECTIONS, Loaded
from game.scenario.files import find, lookup_around
from game.scenario.merge import Gathered, gather


def resolve(name: str | Path, library: Path | None = None) -> Gathered | Loaded:
    """The scenario of this id, folder or file with all that it extends; if it cannot be put together, what is wrong.

    Only files that cannot be read or joined count: a scenario that the rules refuse is put together all the same.
    """
    library = scenarios_dir() if library is None else library
    found = find(name, library)
    if found.sources is None:
        return Loaded(None, Findings(found.findings).sorted(), {})
    gathered = gather(found.sources, FILE_SECTIONS, lookup_around(library))
    findings = Findings((*found.findings, *gathered.findings))
    if gathered.root is None or findings.has_errors:
        return Loaded(None, findings.sorted(), gathered.pages())
    return gathered
