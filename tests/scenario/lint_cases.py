"""Loading the cases of `tests/lint_cases/`, for their test and for `python -m tests.regenerate`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from game.core.findings import Finding, Findings
from game.resources import lint_cases_dir
from game.scenario.build import Loaded, load_sources
from game.scenario.files import find, lookup_around
from game.scenario.folder import read_folder
from game.scenario.known import Known
from game.scenario.render import to_text
from game.scenario.sources import Found, Sources
from tests.scenario.made_cases import MADE

CASES = lint_cases_dir()
BASE = "base"

_BASE = read_folder(CASES / BASE, BASE)
_AROUND = lookup_around(CASES)
_KNOWN = Known()


def keys() -> tuple[str, ...]:
    """The kinds that have a folder."""
    return tuple(sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name != BASE))


def load_case(key: str, side: str) -> Loaded:
    """The scenario on the bad or the good side of a case, with the names of its files as the page shows them."""
    if key in MADE:
        with TemporaryDirectory() as folder:
            MADE[key][side == "good"](Path(folder, side))
            return _load_in(Path(folder), side)
    home = CASES / key
    return _load_in(home, side if (home / side).is_dir() else f"{side}.yaml")


def _load_in(folder: Path, name: str) -> Loaded:
    """As `load_path` does, with the scenario that nearly all of them extend read only once."""
    with chdir(folder):
        found = find(name, CASES)
        if found.sources is None:
            return Loaded(None, found.findings, {})
        loaded = load_sources(found.sources, _lookup, _KNOWN)
        findings = Findings((*found.findings, *loaded.findings))
        return Loaded(None if findings.has_errors else loaded.scenario, findings.sorted(), loaded.pages)


def _lookup(name: str, extending: Sources) -> Found:
    return _BASE if name == BASE else _AROUND(name, extending)


def message(key: str) -> str:
    """What `expected.txt` of a case must hold."""
    loaded = load_case(key, "bad")
    return to_text(own(key, loaded), loaded.pages, None)


def own(key: str, loaded: Loaded) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in loaded.findings if finding.key == key]


def regenerate() -> Iterator[Path]:
    """Write every `expected.txt` anew."""
    for key in keys():
        path = CASES / key / "expected.txt"
        path.write_text(message(key), encoding="utf-8", newline="\n")
        yield path
