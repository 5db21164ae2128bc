"""Known findings stay known when lines move, are counted, and never hide an error."""

import pytest

from game.core.findings import Finding, Place, Severity
from game.core.source import Span
from game.scenario.baseline import compare, dump, parse


def finding(
    key: str = "never-triggered", line: int = 4, message: str = "nothing", severity: Severity = "warning"
) -> Finding:
    return Finding(key, severity, message, (Place(Span("events.yaml", line, 3, line, 9)),))


def test_what_is_saved_is_known_though_its_line_moved() -> None:
    known = parse(dump([finding(), finding("same-title")]))
    assert compare([finding(line=80), finding("same-title", 81)], known) == ([], 0)


def test_new_ones_are_told_in_their_order_and_mended_ones_counted() -> None:
    known = parse(dump([finding(), finding("same-title"), finding("no-debrief")]))
    fresh = [finding("after-the-end"), finding(message="nothing else")]
    assert compare([fresh[0], finding(), fresh[1]], known) == (fresh, 2)


def test_equal_findings_are_counted() -> None:
    known = parse(dump([finding()]))
    assert compare([finding(), finding(line=9)], known) == ([finding(line=9)], 0)


def test_errors_are_never_known() -> None:
    error = finding("unknown-meter", severity="error")
    assert dump([error]) == "[]\n"
    disguised = parse(dump([finding("unknown-meter")]))
    assert compare([error], disguised) == ([error], 1)


def test_the_file_can_be_read_and_compared_by_people() -> None:
    one, other = finding("b", message="„한국“"), finding("a")
    assert dump([one, other]) == dump([other, one])
    assert '"message": "„한국“"' in dump([one])


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"a": 1}', "[1]", '[{"file": "a", "key": "b"}]', '"x"', "null"]
)
def test_any_other_text_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"it is not JSON|no list|an entry lacks"):
        parse(text)
