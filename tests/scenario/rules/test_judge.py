"""What a condition may come to, judged by what can happen."""

from __future__ import annotations

import pytest

from game.core.model.scenario import Scenario
from game.scenario.rules.possible.judge import EITHER, FAILS, HOLDS
from game.scenario.rules.possible.spread import spread
from tests.scenario.rules.mutants import scenario_of

WORLD = """
meters:
  ice: {label: Ice, start: 60}
  dust: {label: Dust, start: 5}
counters:
  boats: {label: Boats, start: 2}
flags:
  siren: {label: Sirens}
  siege: {label: A siege, start: true}
processes:
  thaw: {change: ice, toward: 20, by: 20%}
events:
  launch: {at: turn 2, title: A launch, says: A boat., effects: [{change: {boats: +1}}, {flag: siren}]}
  never: {at: turn 5, when: turn >= 7, title: Never, says: No., effects: [{change: {dust: +50}}]}
  after_never: {when: happened(never), title: After, says: No., effects: [{unflag: siege}]}
define:
"""

ANSWERS = [
    # Numbers by what moves them: a drift, a rise, nothing that can happen
    ("ice >= 61", FAILS),
    ("ice >= 20", HOLDS),
    ("ice >= 40", EITHER),
    ("boats >= 2", HOLDS),
    ("boats >= 900", EITHER),
    ("dust == 5", HOLDS),
    ("dust + ice > 65", FAILS),
    ("max(dust, ice) >= 20", HOLDS),
    ("turn <= 8", HOLDS),
    ("turn >= 9", FAILS),
    ("rung >= rung.clash", EITHER),
    # Flags and happenings
    ("flag.siren", EITHER),
    ("flag.siege", HOLDS),
    ("not flag.siege", FAILS),
    ("happened(launch)", EITHER),
    ("happened(never)", FAILS),
    ("happened(after_never) or flag.siren", EITHER),
    ("count(never) >= 0", HOLDS),
    # Deeds, facts, pieces, promises
    ("did(velden, inspect_dam)", EITHER),
    ("did(ostara, inspect_dam)", FAILS),
    ("did_tag(patrol, 2)", EITHER),
    ("knows(ostara, filling_plan)", HOLDS),
    ("knows(velden, filling_plan)", EITHER),
    ("at(guards, dam)", HOLDS),
    ("at(guards, bridge, harbour)", FAILS),
    ("on_map(guards)", HOLDS),
    ("in_force(flow)", EITHER),
    ("pending(open_gates)", EITHER),
    # Together
    ("tension >= 60 and not (tension > 50)", EITHER),  # within one line the reading of conditions tells it
    ("ice < 30 and ice > 10", EITHER),
]


@pytest.fixture(scope="module")
def world() -> Scenario:
    lines = "".join(f"  c{number}: {text}\n" for number, (text, _) in enumerate(ANSWERS))
    return scenario_of(WORLD + lines)


def test_a_condition_may_hold_or_fail_or_both(world: Scenario) -> None:
    judge = spread(world).judge
    found = {text: judge.test(world.define[f"c{number}"].test) for number, (text, _) in enumerate(ANSWERS)}
    assert found == dict(ANSWERS)


LISTS = [
    ("[ice < 30, ice > 40]", FAILS),
    ("[ice < 30, ice > 20]", EITHER),
    ("[flag.siren, not flag.siren]", FAILS),
    ("{none_of: [flag.siege, happened(launch)]}", FAILS),
    ("{any_of: [happened(never), turn >= 9]}", FAILS),
    ("{any_of: [happened(never), turn >= 3]}", EITHER),
    ("{at_least: '2 of [flag.siege, flag.siren, happened(never)]'}", EITHER),
    ("{at_least: '2 of [flag.siege, turn >= 9, happened(never)]'}", FAILS),
    ("[quiet, tension > 80]", FAILS),
    ("[not quiet, tension < 10]", FAILS),
]


def test_lines_are_judged_together() -> None:
    lines = "".join(f"  c{number}: {text}\n" for number, (text, _) in enumerate(LISTS))
    scenario = scenario_of(f"{WORLD}  quiet: tension < 50\n{lines}")
    judge = spread(scenario).judge
    found = {text: judge.test(scenario.define[f"c{number}"].test) for number, (text, _) in enumerate(LISTS)}
    assert found == dict(LISTS)
