"""What tests of the bundled scenarios' content ask of one: the scenario, everything inside it, all of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from game.core.model.scenario import Scenario
from game.resources import scenarios_dir
from game.scenario.build import load_path


@cache
def bundled(name: str) -> Scenario:
    """A scenario that comes with the program; the test fails where the loader refuses it."""
    loaded = load_path(scenarios_dir() / name)
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    return loaded.scenario


def parts(value: Any) -> Iterator[Any]:
    """Every dataclass in the scenario, by way of its fields, mappings and tuples."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for item in fields(value):
            if item.name not in ("span", "spans", "files"):
                yield from parts(getattr(value, item.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


@cache
def prose_of(name: str) -> str:
    """The texts of all files of a bundled scenario, each run of white space as one space."""
    return " ".join(" ".join(text.split()) for text in bundled(name).files.values())
