"""What a variant removes and something still names is told with the place of the removal."""

import pytest

from game.resources import lint_cases_dir
from game.scenario.build import load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Sources


@pytest.mark.parametrize(
    ("section", "id", "key"),
    [
        ("flags", "talks_open", "unknown-flag"),
        ("places", "harbour", "unknown-place"),
        ("define", "dry_summer", "unknown-condition"),
        ("meters", "supply", "unknown-meter"),
        ("counters", "lives_lost", "unknown-counter"),
        ("actors", "velden", "unknown-actor"),
        ("events", "gates_open", "unknown-event"),
    ],
)
def test_the_removal_is_shown(section: str, id: str, key: str) -> None:
    text = f"extends: base\n{section}:\n  {id}: {{remove: true}}\n"
    loaded = load_sources(Sources("", {"scenario.yaml": text}), lookup_around(lint_cases_dir()))
    found = [finding for finding in loaded.findings if finding.key == key and f"'{id}'" in finding.message]
    assert found
    for finding in found:
        place = finding.places[-1]
        assert (place.label, place.span.file, place.span.line) == ("removed here", "scenario.yaml", 3)
        assert finding.hint == "keep it, or change this too"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("exchanges:\n  bridge_stand:\n    debrief: {remove: true}\n", "no-debrief"),
        ("places:\n  dam:\n    title: {remove: true}\n", "missing-field"),
    ],
)
def test_the_removal_of_a_field_is_shown(text: str, key: str) -> None:
    loaded = load_sources(Sources("", {"scenario.yaml": f"extends: base\n{text}"}), lookup_around(lint_cases_dir()))
    (finding,) = [finding for finding in loaded.findings if finding.key == key]
    assert finding.span.file != "scenario.yaml"
    place = finding.places[1]
    assert (place.label, place.span.file, place.span.line) == ("removed here", "scenario.yaml", 4)
