"""Each number is shown as finely as its author writes it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.small import action, event, small

LAKE = {"label": "Lake", "start": 8, "min": 5, "max": 20}


def decimals(name: str = "lake", **sections: Any) -> int:
    program = small(**sections)
    return program.slots[program.names[name]].decimals


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 0),
        ({"meters": {"lake": LAKE | {"start": 8.6}}}, 1),
        ({"meters": {"lake": LAKE | {"max": 19.25}}}, 2),
        ({"events": {"rain": event([{"change": {"lake": -0.3}}])}}, 1),
        ({"events": {"rain": event([{"set": {"lake": 7.125}}])}}, 3),
        ({"events": {"rain": event([{"change": {"lake": "1 + tension * 0.5"}}])}}, 0),
        ({"events": {"rain": event([{"change": {"lake": "max(0.5, tension)"}}])}}, 1),
        ({"processes": {"sun": {"change": "lake", "add": -0.25}}}, 2),
    ],
)
def test_a_meter_has_as_many_decimals_as_its_author_writes_for_it(more: dict[str, Any], expected: int) -> None:
    assert decimals(**{"meters": {"lake": LAKE}, **more}) == expected


def test_all_meters_of_one_name_are_alike() -> None:
    acts = {"rest": action(["alba"], [{"change": {"alba.support": 0.5}}])}
    assert [decimals(name, actions=acts) for name in ("alba.support", "brum.support", "tension")] == [1, 1, 0]


def test_the_ends_of_an_objective_count_for_the_meter_that_it_measures() -> None:
    actor = {"title": "Alba", "short": "ALBA", "currency": "capital", "slots": 3}
    goal = {"title": "Full", "measure": "lake", "from": 6.5, "to": 14}
    actors = {"alba": actor | {"objectives": {"full": goal}}}
    assert decimals(meters={"lake": LAKE}, actors=actors) == 1
