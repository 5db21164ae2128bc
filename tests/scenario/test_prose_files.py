"""What stands in a file under text/ is read as the same words in YAML would be."""

from __future__ import annotations

import pytest

from game.core.findings import Finding
from game.scenario.build import load_sources
from game.scenario.files import lookup_around
from game.scenario.graph.links import Part
from game.scenario.graph.model import box_of
from game.scenario.sources import Sources
from tests.scenario.lint_cases import CASES

MAIN = "extends: base\nopening: text/opening.md\nactors: {ostara: {briefing: text/ostara.md}}\n"


def errors(opening: str, briefing: str = "Hold the dam.\n", main: str = MAIN) -> list[Finding]:
    files = {"scenario.yaml": main, "text/opening.md": opening, "text/ostara.md": briefing}
    loaded = load_sources(Sources("", files), lookup_around(CASES))
    return [finding for finding in loaded.findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("text", "key", "column", "says"),
    [
        ("It holds {19.5 km4} when full.", "unknown-placeholder", 10, "did you mean 'km'"),
        ("It holds {19.5} when full.", "unknown-placeholder", 10, "needs no braces (write 19.5)"),
        ("It holds {19.5 km3 when full.", "unknown-placeholder", 10, "no partner"),
        ("They ask {self} again.", "role-not-here", 10, "no 'self' here"),
        ("It is {44 furlongs} long.", "unknown-placeholder", 7, "whitecell reference units"),
    ],
)
def test_braces_are_checked_at_their_place(text: str, key: str, column: int, says: str) -> None:
    [found] = errors(f"The lake.\n\n{text}\n")
    assert (found.key, found.span.file, found.span.line, found.span.column) == (key, "text/opening.md", 3, column)
    assert says in f"{found.message} ({found.hint})"


def test_known_units_are_accepted() -> None:
    assert errors("It holds {19.5 km3} at {-5 °C}.\n", "The plant gives {1,200 MW}.\n") == []


def test_an_empty_file_is_told_where_it_is_named() -> None:
    [found] = errors(" \n")
    assert (found.key, found.span.file, found.span.line) == ("missing-value", "scenario.yaml", 2)
    assert "text/opening.md" in found.message


def test_messages_and_drawings_show_the_quantities_of_a_title() -> None:
    heat = "events: {heat: {title: '{44 °C} in the valley', says: It is hot.}}\n"
    sources = Sources("", {"scenario.yaml": f"extends: base\n{heat}"})
    loaded = load_sources(sources, lookup_around(CASES))
    assert any("'heat' (44 °C in the valley)" in finding.message for finding in loaded.findings)
    assert loaded.scenario is not None
    assert box_of(loaded.scenario, Part("events", "heat"), ()).title == "44 °C in the valley"
