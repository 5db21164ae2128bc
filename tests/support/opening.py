"""The first lines of a small scenario in YAML, to which a test adds its actors and all else that it is about."""

from __future__ import annotations

from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_sources
from game.scenario.sources import Sources


def opening(title: str = "Small", turns: int = 4) -> str:
    """Twelve lines: the header, the map, the ladder and an aim; the first line of what follows is line 13."""
    return f"""\
format: 2
id: small
title: {title}
start: 1 Jan 2030 06:00
turns: {turns}
turn_length: 1 week
fictional: true
main_meter: tension
map: {{bbox: [0, 40, 20, 60]}}
bands: {{low: {{title: Low}}}}
rungs: {{talk: {{title: Talk, band: low}}, clash: {{title: A clash, band: low}}}}
aims: {{calm: {{title: calm}}}}
"""


def scenario_of(text: str) -> Scenario:
    """The scenario of one file, `s.yaml`; AssertionError with the findings if it is refused."""
    loaded = load_sources(Sources("", {"s.yaml": text}, "s.yaml"))
    assert loaded.scenario is not None, loaded.findings
    return loaded.scenario


def game_of(text: str) -> tuple[Scenario, Program]:
    """The same, with what it is compiled to."""
    scenario = scenario_of(text)
    return scenario, compile_scenario(scenario)
