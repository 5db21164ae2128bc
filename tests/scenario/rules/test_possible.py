"""What can happen is found however long the way there is, and in bounded time."""

from __future__ import annotations

import random
import time

from game.scenario.rules.possible.spread import spread
from tests.scenario.rules.mutants import findings_of, scenario_of


def chain(order: list[int]) -> str:
    """Events of which each waits for the next, written in this order; the last one happens by itself."""
    last = max(order)
    conditions = [f"happened(e{number + 1})" if number < last else "turn >= 2" for number in range(last + 1)]
    return "events:\n" + "".join(
        f"  e{number}: {{when: {conditions[number]}, title: Event {number}, says: It happens.}}\n" for number in order
    )


def unreached(text: str) -> list[str]:
    scenario = scenario_of(text)
    found = spread(scenario)
    return [event for event in scenario.events if not found.may(("events", event))]


def test_everything_can_happen_in_the_sound_scenario() -> None:
    scenario = scenario_of("")
    found = spread(scenario)
    for section in ("events", "actions", "dilemmas", "agreements", "ultimatums", "exchanges", "endings"):
        assert [name for name in getattr(scenario, section) if not found.may((section, name))] == []


def test_a_long_chain_is_followed_in_any_order() -> None:
    shuffled = list(range(300))
    random.Random(5).shuffle(shuffled)
    for order in (list(range(300)), list(range(300))[::-1], shuffled):
        assert unreached(chain(order)) == []


def test_a_ring_of_events_that_wait_for_each_other_never_happens() -> None:
    text = chain(list(range(5))).replace("turn >= 2", "happened(e0)")
    assert unreached(text) == ["e0", "e1", "e2", "e3", "e4"]
    assert sum(finding.key == "event-unreachable" for finding in findings_of(text)) == 5


def test_an_effect_counts_only_where_its_condition_can_hold() -> None:
    text = """
flags: {siren: {label: Sirens}}
events:
  alarm: {at: turn 2, title: An alarm, says: Sirens., effects: [{flag: siren, if: turn >= 20}]}
  panic: {when: flag.siren, title: Panic, says: People run.}
"""
    assert unreached(text) == ["panic"]
    assert unreached(text.replace("turn >= 20", "turn >= 2")) == []


def test_named_conditions_of_named_conditions_cost_no_time() -> None:
    lines = "".join(f"  d{number}: {' and '.join([f'd{number + 1}'] * 30)}\n" for number in range(11))
    start = time.process_time()
    findings_of(f"define:\n{lines}  d11: {{any_of: [tension > 3, tension > 5]}}\n")
    findings_of("define:\n  one: other or flag.talks_open\n  other: not one\n")
    assert time.process_time() - start < 2
