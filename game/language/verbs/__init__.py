"""The verbs: one small class a file, found by walking this package. A new verb needs one new file and nothing else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from game.core.model.effects import Effect


def _find() -> dict[str, type[Effect]]:
    found: dict[str, type[Effect]] = {}
    for module in sorted(iter_modules(__path__), key=lambda item: item.name):
        for item in vars(import_module(f"{__name__}.{module.name}")).values():
            if isinstance(item, type) and issubclass(item, Effect) and "verb" in vars(item):
                found[item.verb] = item
    return found


VERBS = _find()
"""Every verb by its name."""
