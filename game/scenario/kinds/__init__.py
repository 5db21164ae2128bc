"""The catalogue: every kind of finding that checking a scenario may give, found by walking this package.

One file a family, each with a tuple `ENTRIES`; a large family goes on in files whose name begins with the family's and
an underscore (`references.py`, `references_names.py`). Each kind has a bad and a good example in `tests/lint_cases/`,
read by `game.scenario.kinds.cases`. What a playtest finds is catalogued beside it, as a family of its own without
cases: it shows in games, not in the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from game.scenario.kinds.kind import Kind

FAMILIES = ("file", "references", "conditions", "effects", "reach", "fairness", "secrecy", "text", "map")
"""The families, in the order of the reference."""
PLAYTEST = "playtest"
"""The family of what only a playtest finds."""


def _collect(families: Iterable[str]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    names = sorted(module.name for module in iter_modules(__path__))
    for family in families:
        for name in (name for name in names if name.partition("_")[0] == family):
            for kind in import_module(f"{__name__}.{name}").ENTRIES:
                if kind.key in found:
                    raise ValueError(f"two kinds are called {kind.key!r}")
                found[kind.key] = replace(kind, family=family)
    return found


KINDS: dict[str, Kind] = _collect(FAMILIES)
"""Every kind by its key: family by family, in the order of their files."""
PLAYED: dict[str, Kind] = _collect((PLAYTEST,))
"""Every kind that only a playtest finds."""


def kind_of(key: str) -> Kind:
    """The kind of this key. Raises KeyError for a key that no finding has."""
    return KINDS[key]
