"""Older formats are read as the present one, with a word of warning; newer ones are refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from game.core.findings import Finding
from game.core.model.results import FORMAT
from game.scenario.build import load, load_files, load_sources
from game.scenario.sources import Found, Sources
from game.scenario.upgrade.rules import FIRST, RULES

OLD = (Path(__file__).parents[2] / "session" / "fixtures" / "scenario.yaml").read_text("utf-8")


def told(findings: Iterable[Finding]) -> list[str]:
    """Where it is said that something is old; the fixture has other warnings."""
    return [str(one.span) for one in findings if one.key == "old-format"]


def test_each_format_since_the_first_has_its_rule() -> None:
    assert sorted({rule.format for rule in RULES}) == list(range(FIRST + 1, FORMAT + 1))


def test_an_old_scenario_is_loaded_with_one_warning_at_its_number() -> None:
    assert "format: 1\n" in OLD
    scenario, findings = load(Sources("", {"scenario.yaml": OLD}))
    assert scenario is not None and scenario.header.format == FORMAT and scenario.header.main_meter == "tension"
    assert told(findings) == ["scenario.yaml:2:9"]


def test_places_are_those_of_what_the_author_wrote() -> None:
    scenario, _ = load(Sources("", {"scenario.yaml": OLD}))
    assert scenario is not None
    number = next(n for n, line in enumerate(OLD.splitlines(), 1) if line.startswith("tension:"))
    assert scenario.header.place("main_meter").line == number
    assert scenario.header.place("main_meter").column == len("tension: ") + 1


def test_the_files_are_kept_as_they_were() -> None:
    scenario, _ = load(Sources("", {"scenario.yaml": OLD}))
    assert scenario is not None and scenario.files == {"scenario.yaml": OLD}
    assert load_files(scenario.files).scenario is not None


def test_a_newer_scenario_is_refused_in_one_sentence() -> None:
    text = OLD.replace("format: 1\n", f"format: {FORMAT + 1}\n") + "\nmiracles: {}\n"
    scenario, (finding,) = load(Sources("", {"scenario.yaml": text, "wonders.yaml": "a: 1"}))
    assert scenario is None
    assert finding.key == "format-version" and f"reads up to format {FORMAT}" in finding.message


def test_a_scenario_may_extend_one_of_an_older_format() -> None:
    variant = Sources("", {"scenario.yaml": f"format: {FORMAT}\nid: more\nextends: old\nturns: 5\n"})
    loaded = load_sources(variant, lambda name, extending: Found(Sources("old", {"scenario.yaml": OLD})))
    assert loaded.scenario is not None and loaded.scenario.header.main_meter == "tension"
    assert told(loaded.findings) == ["old/scenario.yaml:2:9"]


def test_a_variant_that_does_not_say_its_format_is_told_of_the_word() -> None:
    variant = Sources("", {"scenario.yaml": "id: more\nextends: new\ntension: tension\n"})
    new = OLD.replace("format: 1\n", "format: 2\n").replace("\ntension:", "\nmain_meter:")
    loaded = load_sources(variant, lambda name, extending: Found(Sources("new", {"scenario.yaml": new})))
    assert loaded.scenario is not None
    assert told(loaded.findings) == ["scenario.yaml:3:1"]


def test_the_present_format_does_not_know_the_old_word() -> None:
    scenario, findings = load(Sources("", {"scenario.yaml": OLD.replace("format: 1\n", "format: 2\n")}))
    assert scenario is None
    assert {one.key for one in findings} >= {"unknown-field", "missing-field"}
