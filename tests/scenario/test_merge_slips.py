"""Slips of a variant are told at their own line, with what was meant, and nothing else is told because of them."""

from pathlib import Path

import pytest

from game.core.findings import Finding
from game.scenario.build import load_sources
from game.scenario.files import find, lookup_around

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
