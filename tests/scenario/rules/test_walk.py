"""What the rules remember of a scenario, which a check in another thread forgets at any moment."""

from pathlib import Path

import pytest

from game.core.model.scenario import Scenario
from game.scenario.build import load_path
from game.scenario.rules import walk as walking

FOLDER = Path(__file__).parents[2] / "scenarios" / "two_sides"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    found = load_path(FOLDER).scenario
    assert found is not None
    return found


def test_what_is_forgotten_while_it_is_worked_out_is_given_all_the_same(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(_: Scenario) -> str:
        walking.forget()
        return "found"

    assert walking.remembered("probe", scenario, make) == "found"
    event = next(iter(scenario.events.values()))
    expected, plain = walking.walk(event), walking._walk

    def forgetful(value: object) -> list[object]:
        found = plain(value)
        walking.forget()
        return found

    walking.forget()
    monkeypatch.setattr(walking, "_walk", forgetful)
    assert walking.walk(event) == expected


def test_what_is_remembered_of_one_scenario_is_not_told_of_another(scenario: Scenario) -> None:
    other = load_path(FOLDER).scenario
    assert other is not None
    assert walking.remembered("probe", scenario, lambda one: [one])[0] is scenario
    assert walking.remembered("probe", other, lambda one: [one])[0] is other
    walking.forget()
