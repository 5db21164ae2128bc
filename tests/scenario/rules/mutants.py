"""Scenarios with one thing changed, for the tests of rules."""

from __future__ import annotations

from functools import cache

from game.core.findings import Finding
from game.core.model.scenario import Scenario
from game.resources import scenarios_dir
from game.scenario.build import Loaded, load, load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Sources
from tests.scenario.lint_cases import BASE, CASES


def findings_of(text: str) -> tuple[Finding, ...]:
    """What is found in a scenario that extends the sound one of the cases by this."""
    return _extended(text).findings


def scenario_of(text: str) -> Scenario:
    """The scenario that extends the sound one of the cases by this."""
    loaded = _extended(text)
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    return loaded.scenario


def _extended(text: str) -> Loaded:
    sources = Sources("", {"mine.yaml": f"extends: {BASE}\n{text}"}, "mine.yaml")
    return load_sources(sources, lookup_around(CASES))


@cache
def flagship() -> dict[str, str]:
    """The files of the flagship by their paths."""
    home = scenarios_dir() / "korea_2023"
    paths = sorted(path for path in home.rglob("*") if path.suffix in (".yaml", ".md"))
    return {path.relative_to(home).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def changed(file: str, old: str, new: str) -> tuple[Finding, ...]:
    """What is found in the flagship with one piece of text replaced."""
    text = flagship()[file]
    assert text.count(old) == 1, (file, old)
    return load(Sources("", {**flagship(), file: text.replace(old, new)}))[1]
