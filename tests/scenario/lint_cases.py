"""Loading the cases of `tests/lint_cases/`, for their test and for `python -m tests.regenerate`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from game.core.findings import Finding
from game.resources import lint_cases_dir
from game.scenario.build import Loaded, load_path
from game.scenario.render import to_text
from tests.scenario.made_cases import MADE

CASES = lint_cases_dir()
BASE = "base"


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
    with chdir(folder):
        return load_path(name, CASES)


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
