"""From nodes to the model, driven by the fields' metadata: one file a family of kinds, found by walking this package.

Reading never stops at a mistake: what cannot be read is `BAD`, its finding is recorded, and its neighbours are read all
the same. Must import neither yaml nor the engine.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

# Each file registers the readers of its kinds.
for _module in sorted(iter_modules(__path__), key=lambda item: item.name):
    import_module(f"{__name__}.{_module.name}")
