"""The cause of many messages is told first, and once."""

from __future__ import annotations

from pathlib import Path

from game.core.findings import Finding
from game.scenario.build import load
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}


def errors(texts: dict[str, str]) -> list[Finding]:
    return [finding for finding in load(Sources("", texts))[1] if finding.severity == "error"]


def without(*files: str) -> dict[str, str]:
    return {name: text for name, text in TEXTS.items() if name not in files}


def test_a_missing_section_is_told_once_with_the_places_that_miss_it() -> None:
    [found] = errors(without("actors.yaml"))
    assert (found.key, found.span.file, found.span.line) == ("missing-field", "scenario.yaml", 1)
    assert "the section 'actors' is missing, and " in found.message and "places name its entries" in found.message
    assert "write it in a file actors.yaml" in found.hint
    assert found.places[1].span.file == "actions.yaml"


def test_several_missing_sections_hide_no_other_mistake() -> None:
    texts = without("meters.yaml", "actors.yaml")
    texts["events.yaml"] = texts["events.yaml"].replace("inject: true", "inject: yes")
    assert [(found.key, found.span.file) for found in errors(texts)] == [
        ("missing-field", "scenario.yaml"),
        ("missing-field", "scenario.yaml"),
        ("wrong-type", "events.yaml"),
    ]


def test_a_section_left_empty_is_a_missing_one() -> None:
    [found] = errors(without("actors.yaml") | {"scenario.yaml": TEXTS["scenario.yaml"] + "actors:\n"})
    assert found.message.startswith("the section 'actors' is missing")


def test_files_that_are_not_read_come_before_what_they_lead_to() -> None:
    texts = without("actors.yaml") | {"actor.yaml": TEXTS["actors.yaml"]}
    texts["actions.yaml"] = texts["actions.yaml"].replace("tags: [patrol]", "tags: [patrl]")
    assert [(found.key, found.span.file) for found in errors(texts)] == [
        ("unknown-file", "actor.yaml"),
        ("missing-field", "scenario.yaml"),
        ("unknown-tag", "actions.yaml"),
    ]


def test_a_section_that_may_be_left_out_is_missed_where_many_names_are() -> None:
    [found] = errors(without("places.yaml"))
    assert found.message.startswith("the section 'places' is missing, and ")


def test_few_unknown_names_are_told_where_they_stand() -> None:
    found = errors(without("packages.yaml") | {"ultimatums.yaml": ""})
    assert {one.key for one in found} == {"unknown-ultimatum"}
