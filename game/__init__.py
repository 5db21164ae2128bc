"""Whitecell: a tabletop crisis-simulation game engine.

    import game
    scenario = game.load("korea_2023")
    state = game.start(scenario, seed=7)
    view = game.view(scenario, state, "rok")
    result = game.step(scenario, state, game.legal_orders(scenario, view)[:1])

The names below are kept; they are imported when first used, so that `import game` costs nothing. `game.pettingzoo` is
one more, for those who have PettingZoo.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.version import __version__

if TYPE_CHECKING:
    from game.adapters import pettingzoo as pettingzoo
    from game.front import ScenarioError, legal_orders, load, orders, run, start, step, view

__all__ = ["ScenarioError", "__version__", "legal_orders", "load", "orders", "run", "start", "step", "view"]


def __getattr__(name: str) -> Any:
    if name == "pettingzoo":
        return import_module("game.adapters.pettingzoo")
    if name in __all__:
        return getattr(import_module("game.front"), name)
    raise AttributeError(f"module 'game' has no attribute {name!r}")
