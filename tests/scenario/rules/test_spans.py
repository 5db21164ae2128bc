"""Spans of time that do not fit the turn, and what the board cannot draw."""

from __future__ import annotations

import pytest

from game.core.findings import Findings
from game.resources import assets_dir
from game.scenario.build import load_path
from game.scenario.drawn import COUNTRIES, TABLES, drawn
from game.scenario.rules.pictures import check_pictures
from tests.scenario.lint_cases import CASES
from tests.scenario.rules.mutants import findings_of

DEADLINE = "ultimatums: {{open_gates: {{deadline: {}}}}}\n"
CLOCK = "actions: {inspect_dam: {effects: [{set_clock: 1 day}, {flag: talks_open}]}}\n"


@pytest.mark.parametrize("span", ["10 days", "1 hour", "100 hours"])
def test_a_span_that_is_no_whole_number_of_turns_is_noted(span: str) -> None:
    assert "uneven-span" in keys(DEADLINE.format(span))


@pytest.mark.parametrize("span", ["2 turns", "2 weeks", "14 days", "336 hours"])
def test_a_span_that_fits_is_not(span: str) -> None:
    assert "uneven-span" not in keys(DEADLINE.format(span))


def test_a_span_may_fit_the_turns_that_a_scenario_changes_to() -> None:
    assert "uneven-span" not in keys(CLOCK + DEADLINE.format("10 days"))
    assert "uneven-span" in keys(CLOCK + DEADLINE.format("30 hours"))


def test_an_agreement_without_reward_may_outlast_the_game() -> None:
    assert "later-than-the-end" not in keys("agreements: {flow: {lasts: 40 turns}}\n")


def keys(text: str) -> set[str]:
    return {finding.key for finding in findings_of(text)}


def test_the_tables_of_what_is_drawn_are_read() -> None:
    assert all(drawn(table) for table in TABLES)
    assert {"South Korea", "United States of America"} <= set(drawn(COUNTRIES))
    assert len(drawn("flags")) == len(list((assets_dir() / "flags").iterdir()))


def test_nobody_is_blamed_where_the_data_is_missing() -> None:
    scenario = load_path(CASES / "unknown-country" / "bad.yaml", CASES).scenario
    assert scenario is not None
    found = Findings()
    check_pictures(scenario, found, lambda table: ())
    assert list(found) == []
