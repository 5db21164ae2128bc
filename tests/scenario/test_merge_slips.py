"""Slips of a variant are told at their own line, with what was meant, and nothing else is told because of them."""

from pathlib import Path

import pytest

from game.core.findings import Finding
from game.scenario.build import load_sources
from game.scenario.files import find, lookup_around
from game.scenario.sources import Sources

CASES = Path(__file__).parents[1] / "lint_cases"
FIRST = "talk_first"


def findings_of(text: str, tmp_path: Path) -> list[Finding]:
    path = tmp_path / "variant.yaml"
    path.write_text(f"format: 2\nextends: base\nid: variant\ntitle: A variant\n{text}", encoding="utf-8")
    sources = find(path, CASES).sources
    assert sources is not None
    found = load_sources(sources, lookup_around(CASES)).findings
    return [finding for finding in found if finding.severity == "error"]


@pytest.mark.parametrize("word", ["rmove", "remvoe", "remov", "Remove"])
def test_a_misspelt_remove_is_told_alone(word: str, tmp_path: Path) -> None:
    (found,) = findings_of(f"packages:\n  {FIRST}: {{{word}: true}}\n", tmp_path)
    assert (found.key, found.span.line) == ("unknown-field", 6)
    assert "'remove'" in found.hint


def test_remove_takes_true_alone(tmp_path: Path) -> None:
    (found,) = findings_of(f"packages:\n  {FIRST}: {{remove: yes}}\n", tmp_path)
    assert (found.key, found.span.line) == ("wrong-type", 6)


def test_a_misspelt_inherited_entry_is_named(tmp_path: Path) -> None:
    found = findings_of(f"packages:\n  {FIRST}x: {{blurb: Something else.}}\n", tmp_path)
    assert found
    assert all(one.span.line == 6 for one in found)
    assert any(f"'{FIRST}'" in one.hint for one in found)


# A slip that makes a whole entry: nothing is missing, and the inherited one stays as it is.

ACTION = """\
    title: Demand it again
    blurb: Louder.
    instrument: diplomatic
    who: velden
    target: ostara
    rung: show
    effects: [{change: {tension: +3}}]
"""


def doubts_of(text: str) -> list[Finding]:
    sources = Sources("", {"scenario.yaml": f"extends: base\n{text}"})
    found = load_sources(sources, lookup_around(CASES)).findings
    return [finding for finding in found if finding.key == "like-inherited"]


@pytest.mark.parametrize(
    ("text", "inherited"),
    [
        (f"actions:\n  demand_watre:\n{ACTION}", "demand_water"),
        (f"actions:\n  demandwater:\n{ACTION}", "demand_water"),
        ("flags:\n  talks_opne: {label: Talks}\n", "talks_open"),
        ("define:\n  dry_sumer: tension >= 50\n", "dry_summer"),
        ("events:\n  wels_dry:\n    at: turn 2\n    title: Wells\n    says: They run dry.\n", "wells_dry"),
        ("dilemmas:\n  visitors:\n    options:\n      refsue: {title: Turn them away}\n", "refuse"),
    ],
)
def test_a_new_entry_called_nearly_like_an_inherited_one_is_doubted(text: str, inherited: str) -> None:
    (found,) = doubts_of(text)
    assert (found.severity, found.confidence) == ("warning", "likely")
    assert f"'{inherited}'" in found.message and f"did you mean '{inherited}'?" in found.hint
    assert found.places[1].span.file.endswith("base/scenario.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "flags:\n  talks_over: {label: Talks are over}\n",
        f"actions:\n  demand_water_2:\n{ACTION}",
        "flags:\n  talks_open: {label: Talks}\n  talks_opne: {label: Other talks}\n",
        "flags:\n  talks_open: {remove: true}\n  talks_opened: {label: Other talks}\n",
        "flags:\n  talks_opne: {label: Talks}  # check: allow like-inherited because it is of another kind of talks\n",
    ],
)
def test_what_is_meant_to_be_new_is_not_doubted(text: str) -> None:
    assert doubts_of(text) == []


def test_an_outcome_that_lacks_its_share_was_meant_as_the_inherited_one() -> None:
    text = "actions:\n  patrol_river:\n    outcomes:\n      succses: {says: Boats lie under the bridge.}\n"
    found = load_sources(Sources("", {"scenario.yaml": f"extends: base\n{text}"}), lookup_around(CASES)).findings
    assert [(one.key, one.hint) for one in found if one.span.line == 5] == [
        ("missing-field", "did you mean 'success', which is inherited?")
    ]
