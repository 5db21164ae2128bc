"""Where the data folders are: inside the package in a wheel, at the top of the tree in a checkout.

Standard library only.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _folder(packed: str, checkout: str) -> Path:
    inside = PACKAGE / packed
    return inside if inside.is_dir() else PACKAGE.parent / checkout


def assets_dir() -> Path:
    """The folder of fonts, symbols, maps and sounds. It may be missing or incomplete; callers must cope."""
    return _folder("_assets", "assets")


def scenarios_dir() -> Path:
    """The folder of the scenarios that come with the program, one folder each."""
    return _folder("_scenarios", "scenarios")


def lint_cases_dir() -> Path:
    """The folder of the examples of each kind of finding, one folder a kind."""
    return _folder("_lint_cases", "tests/lint_cases")
