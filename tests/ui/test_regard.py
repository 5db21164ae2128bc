"""How another actor's pieces are drawn follows from what the seat thinks of it, whatever the range of that meter."""

from __future__ import annotations

import pytest

from game.engine.lowering.program import compile_scenario
from game.scenario.build import load
from game.scenario.sources import Sources
from game.session.table import Table
from game.ui.presenters.charts import affiliation
from game.ui.presenters.desk import Desk
from tests.scenario.overlay.samples import DAM

TRUST = "trust: {label: Trust, of: pair, start: 35}"


@pytest.mark.parametrize(
    ("trust", "drawn"),
    [
        ("start: 34", "H"),
        ("start: 35", "N"),
        ("min: -100, start: -31", "H"),
        ("min: -100, start: -30", "N"),
        ("max: 10, start: 3", "H"),
    ],
)
def test_little_trust_makes_an_adversary(trust: str, drawn: str) -> None:
    text = DAM["scenario.yaml"].replace(TRUST, f"trust: {{label: Trust, of: pair, {trust}}}")
    scenario, _ = load(Sources("", {"scenario.yaml": text}))
    assert scenario is not None and TRUST in DAM["scenario.yaml"]
    table = Table.begin(scenario, compile_scenario(scenario), 1, (), "doctrine")
    assert affiliation(Desk(table, 0), 1) == drawn
    assert affiliation(Desk(table, 0), 0) == "F"
