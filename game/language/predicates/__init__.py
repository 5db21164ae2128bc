"""The predicates: one small class a file, found by walking this package. A new one needs one new file, nothing else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from game.language.predicate import Predicate


def _find() -> dict[str, type[Predicate]]:
    found: dict[str, type[Predicate]] = {}
    for module in sorted(iter_modules(__path__), key=lambda item: item.name):
        for item in vars(import_module(f"{__name__}.{module.name}")).values():
            if isinstance(item, type) and issubclass(item, Predicate) and "name" in vars(item):
                found[item.name] = item
    return found


PREDICATES = _find()
"""Every predicate by its name."""
