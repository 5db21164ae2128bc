"""Findings are kept once, sorted for reading, and always have a place."""

import pytest

from game.core.findings import Finding, Findings, Place
from game.core.source import Span, start_of


def at(file: str, line: int, column: int = 1) -> Span:
    return Span(file, line, column, line, column + 3)


def test_a_finding_without_a_place_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no-place"):
        Finding("no-place", "error", "x", ())


def test_errors_come_first_then_files_and_lines() -> None:
    found = Findings()
    found.warning("w", "early warning", at("a.yaml", 1))
    found.error("e", "later", at("b.yaml", 2))
    found.error("e", "sooner", at("b.yaml", 1, 9))
    found.error("e", "first", at("a.yaml", 7))
    assert [f.message for f in found.sorted()] == ["first", "sooner", "later", "early warning"]


def test_the_same_finding_is_told_once() -> None:
    found = Findings()
    for _ in range(3):
        found.error("e", "same", at("a", 1), Place(at("a", 2), "defined here"))
    assert len(found) == 1


def test_only_errors_refuse() -> None:
    found = Findings([Finding("w", "warning", "x", (Place(at("a", 1)),))])
    assert not found.has_errors
    found.error("e", "x", at("a", 1))
    assert found.has_errors


def test_spans_join_and_name_their_place() -> None:
    joined = at("a.yaml", 2, 5).to(at("a.yaml", 4, 1))
    assert (joined.line, joined.column, joined.end_line, joined.end_column) == (2, 5, 4, 4)
    assert str(joined) == "a.yaml:2:5"
    assert str(start_of("a.yaml")) == "a.yaml:1:1"
