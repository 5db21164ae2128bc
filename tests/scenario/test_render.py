"""Messages keep the contract's format, their carets stand right, and nothing an author wrote can do harm."""

from __future__ import annotations

import json

from game.core.findings import Finding, Place
from game.core.source import Span
from game.scenario.nodes import Mapping
from game.scenario.reader import read
from game.scenario.render import headline, to_github, to_json, to_text

EVENTS = "korea_2023/events.yaml"
MAIN = "korea_2023/scenario.yaml"


def at(file: str, line: int, column: int, length: int = 1) -> Span:
    return Span(file, line, column, line, column + length)


def error(message: str = "wrong", span: Span | None = None, *more: Place, hint: str = "") -> Finding:
    return Finding("some-key", "error", message, (Place(span or at(EVENTS, 1, 1)), *more), hint)


def carets(line: str, column: int, length: int) -> str:
    """The shown characters over the carets, for lines without wide characters."""
    source, pointer = to_text([error(span=at(EVENTS, 1, column, length))], {EVENTS: line}).split("\n")[1:3]
    return source[pointer.index("^") : pointer.rindex("^") + 1]


def test_the_example_of_the_contract() -> None:
    events = "\n" * 8 + "    - change: {tenson: +4, jpn.alarm: +6}\n"
    main = "\n" * 13 + "  tension: {start: 45, min: 0, max: 100}\n"
    finding = Finding(
        "unknown-meter",
        "error",
        "no meter is called 'tenson'",
        (Place(at(EVENTS, 9, 16, 6)), Place(at(MAIN, 14, 3, 7), "defined here")),
        "did you mean 'tension'?",
    )
    assert to_text([finding], {EVENTS: events, MAIN: main}) == (
        "korea_2023/events.yaml:9:16: error: no meter is called 'tenson' (did you mean 'tension'?) [unknown-meter]\n"
        "   9 |     - change: {tenson: +4, jpn.alarm: +6}\n"
        "     |                ^^^^^^\n"
        "  --> korea_2023/scenario.yaml:14:3\n"
        "  14 |   tension: {start: 45, min: 0, max: 100}\n"
        "     |   ^^^^^^^ defined here\n"
    )


def test_carets_stand_under_the_columns() -> None:
    assert carets("  abc: def", 8, 3) == "def"
    assert carets("\tabc: def", 7, 3) == "def"
    assert carets("a\u202eb: def", 6, 3) == "def"
    assert carets("abc", 4, 1) == ""
    assert carets("abc", 99, 5) == ""


def test_wide_characters_take_two_cells() -> None:
    line = "한국: 서울 x"
    report = to_text([error(span=at(EVENTS, 1, 8, 1)), error(span=at(EVENTS, 1, 5, 2))], {EVENTS: line})
    assert [row for row in report.split("\n") if "^" in row] == ["     |            ^", "     |       ^^^^"]


def cells(text: str, word: str) -> tuple[int, int]:
    """The first of the carets under a word of a file, in cells behind the gutter, and how many there are."""
    first = text.index(word)
    pointer = to_text([error(span=at(EVENTS, 1, first + 1, len(word)))], {EVENTS: text}).split("\n")[2]
    return pointer.index("^") - len("     | "), pointer.count("^")


def test_carets_stand_right_behind_korean_emoji_marks_and_tabs() -> None:
    assert cells("says: 북한이 발사했다 tenson", "tenson") == (22, 6)
    assert cells("says: 🚀🚀 tenson", "tenson") == (11, 6)
    assert cells("says: cafe\u0301 tenson", "tenson") == (11, 6)
    assert cells("says: \u1107\u116e\u11a8 tenson", "tenson") == (9, 6)
    assert cells("a: {b: 1,\ttenson: 2}", "tenson") == (13, 6)
    assert cells("발사 말", "말") == (5, 2)


def test_places_read_from_a_file_with_wide_characters_are_exact() -> None:
    text = "한국: {제목: 🚀 발사, 조건: tenson >= 60}\n"
    for pure in (False, True):
        root, _ = read(text, EVENTS, pure=pure)
        assert isinstance(root, Mapping)
        inner = root.entries[0][1]
        assert isinstance(inner, Mapping)
        span = inner.entries[1][1].span
        assert text[span.column - 1 : span.end_column - 1] == "tenson >= 60"


def test_combining_marks_take_no_cell() -> None:
    report = to_text([error(span=at(EVENTS, 1, 9, 3))], {EVENTS: "e\u0301" * 3 + ": def"})
    assert report.split("\n")[2] == "     |      ^^^"


def test_long_lines_are_cut_around_the_caret() -> None:
    line = "a" * 5000 + "HERE" + "b" * 5000
    assert carets(line, 5001, 4) == "HERE"
    rows = to_text([error(span=at(EVENTS, 1, 5001, 4))], {EVENTS: line}).split("\n")
    assert all(len(row) < 130 for row in rows)
    assert rows[1].startswith("   1 | ...aaa")
    assert rows[1].endswith("bbb...")


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    span = Span(EVENTS, 1, 4, 3, 2)
    assert to_text([error(span=span)], {EVENTS: "a: 'bc  \n d\n'"}).split("\n")[2] == "     |    ^^^"


def test_a_finding_about_no_text_is_one_line() -> None:
    assert to_text([error("not there")], {}) == f"{EVENTS}:1:1: error: not there [some-key]\n"
    assert to_text([], {}) == ""


def test_twenty_messages_and_the_number_of_the_others() -> None:
    many = [error(f"number {number}") for number in range(57)]
    report = to_text(many, {EVENTS: "a: 1\n"})
    assert report.count("error:") == 20
    assert report.endswith("... and 37 more (--all shows every one)\n")
    assert to_text(many, {EVENTS: "a: 1\n"}, limit=None).count("error:") == 57


def test_a_report_stays_below_20_kb_whatever_is_in_it() -> None:
    page = {EVENTS: "\U0001f680" * 20_000}
    places = [Place(at(EVENTS, 1, 9000), "\U0001f680" * 5000) for _ in range(5)]
    many = [error("\U0001f680" * 5000, at(EVENTS, 1, 9000, 9000), *places, hint="\U0001f680" * 5000)] * 30
    report = to_text(many, page)
    assert len(report.encode()) < 20_000
    assert "more (--all shows every one)" in report


def test_messages_are_one_line_without_hidden_characters() -> None:
    finding = error("no 'a\x1b[2J\u202e\n'", hint="x\ny")
    assert headline(finding) == f"{EVENTS}:1:1: error: no 'a\\x1b[2J\\u202e\\x0a' (x\\x0ay) [some-key]"


def test_overlong_quoted_words_are_cut() -> None:
    line = headline(error(f"no meter is called '{'x' * 300}' here"))
    assert "x" * 57 + "...' here" in line
    assert len(line) < 200


def test_json_has_the_keys_of_the_contract() -> None:
    more = Place(at(MAIN, 14, 3, 7), "defined here")
    (record,) = json.loads(to_json([error("wrong", at(EVENTS, 9, 16, 6), more, hint="cure")]))
    assert record == {
        "file": EVENTS,
        "line": 9,
        "column": 16,
        "severity": "error",
        "confidence": "sure",
        "key": "some-key",
        "message": "wrong",
        "hint": "cure",
        "places": [
            {"file": EVENTS, "line": 9, "column": 16, "end_line": 9, "end_column": 22, "label": ""},
            {"file": MAIN, "line": 14, "column": 3, "end_line": 14, "end_column": 10, "label": "defined here"},
        ],
    }
    assert json.loads(to_json([])) == []


def test_github_annotations_escape_what_would_end_them() -> None:
    note = Finding("some-key", "note", "100% sure\n::error::x", (Place(at("a,b:c.yaml", 2, 3, 4)),), "cure")
    assert to_github([note]) == (
        "::notice file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=6,title=some-key"
        "::100%25 sure\\x0a::error::x (cure)\n"
    )


def test_only_overlong_quoted_words_are_cut_and_not_what_stands_between_two() -> None:
    between = "'envoy' (An envoy arrives) is only fired by the facilitator of the game, so it has no 'at'"
    assert headline(error(between)).count("...") == 0
    owner = "the scenario's own words, of which there are more than sixty characters, are 'kept'"
    assert owner in headline(error(owner))
    assert "'" + "x" * 57 + "...'" in headline(error(f"no meter is called '{'x' * 90}'"))
