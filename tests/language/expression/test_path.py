"""Which names can be written to."""

import pytest

from game.language.expression.entry import parse_path
from tests.language.world import SCOPE


@pytest.mark.parametrize("text", ["tension", "tests", "dprk.alarm", "self.alarm", "usa.trust.rok", "target.trust.self"])
def test_meters_and_counters_can_be_written_to(text: str) -> None:
    name, problems = parse_path(text, SCOPE)
    assert problems == ()
    assert name is not None and ".".join(name.parts) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("tenson", "unknown-meter"),
        ("alarm", "incomplete-name"),
        ("flag.talks", "not-a-meter"),
        ("talks", "not-a-meter"),
        ("recent_launch", "not-a-meter"),
        ("turn", "not-a-meter"),
        ("rung", "not-a-meter"),
        ("rung.clash", "not-a-meter"),
        ("tension + 3", "not-a-meter"),
        ("count(launch)", "not-a-meter"),
        ("60", "not-a-meter"),
        ("tension >", "missing-operand"),
        ("rok.fuel", "wrong-owner"),
    ],
)
def test_nothing_else_can(text: str, key: str) -> None:
    name, (problem,) = parse_path(text, SCOPE)
    assert (name, problem.key) == (None, key)


def test_costs_are_paid_by_whoever_acts() -> None:
    for text in ("alarm", "self.alarm"):
        name, problems = parse_path(text, SCOPE, own=True)
        assert problems == ()
        assert name is not None and name.parts == ("self", "alarm")


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ("alrm", "unknown-meter", "'alarm'"),
        ("rok.alarm", "not-own-meter", "alarm alone"),
        ("tension", "not-own-meter", ""),
        ("usa.trust.rok", "not-own-meter", ""),
        ("fuel", "wrong-owner", "dprk, jpn"),
    ],
)
def test_costs_are_not_paid_by_anyone_else(text: str, key: str, hint: str) -> None:
    name, (problem,) = parse_path(text, SCOPE, own=True)
    assert (name, problem.key) == (None, key)
    assert hint in problem.hint
    assert text[problem.start : problem.end] == text
