"""Typical slips are told in an author's words, at the place of their cause."""

import pytest

from game.scenario.reader import read

SLIPS = [
    # text, key, line, column of the primary place
    ("a:\n  b: [x, y\n  c: 1\nd: 2\n", "unclosed-bracket", 2, 6),
    ("a:\n  b: {x: 1, y: 2\n  c: 1\n", "unclosed-bracket", 2, 6),
    ("a:\n  b: {x: [1, 2\n  c: {d: [1]}\n", "unclosed-bracket", 2, 10),
    ("a: {x: [1, 2}\nb: 1\n", "unclosed-bracket", 1, 8),
    ("a: [x\n---\n", "unclosed-bracket", 1, 4),
    ("{a: 1", "unclosed-bracket", 1, 1),
    ("a: [x, y]]\nb: 1\n", "unopened-bracket", 1, 10),
    ("a: ]\n", "unopened-bracket", 1, 4),
    ("e:\n  - change: a: 1}\n", "unopened-bracket", 2, 17),
    ("a: [draft] text\n", "text-after-bracket", 1, 10),
    ("a: {x: 1 y: 2}\n", "missing-comma", 1, 10),
    ("a: [x,,y]\n", "missing-value", 1, 7),
    ("a: , x\n", "missing-value", 1, 4),
    ("a:\n  b: 'x\n  c: 1\nd: 2\n", "unclosed-quote", 2, 6),
    ('a:\n  b: "x\n  c: "y"\nd: 2\n', "unclosed-quote", 2, 6),
    ("a: [x, 'y, z]\nb: 1\n", "unclosed-quote", 1, 8),
    ("a: '\n---\nb'", "unclosed-quote", 1, 4),
    ("a: 'It's here'\nb: 1\n", "text-after-quote", 1, 7),
    ('a: "He said "go" now"\n', "text-after-quote", 1, 13),
    ('a: "He" said\n', "text-after-quote", 1, 7),
    ('a: "C:\\games"\n', "bad-escape", 1, 7),
    ('a: "\\U00110000"\n', "bad-escape", 1, 5),
    ('a: "x\\ud800"\n', "bad-escape", 1, 6),
    ("a: He said: go\n", "colon-in-text", 1, 11),
    ("a: b: c\n", "colon-in-text", 1, 5),
    ("a:\n  b:1\n  c: 2\n", "missing-space", 2, 4),
    ("a:\n  - b\n  -c\n  - d\n", "missing-space", 3, 3),
    ("-a: 1\n- b\n", "missing-space", 1, 1),
    ("a\nb: 1\n", "missing-colon", 1, 1),
    ('title "x"\nb: 1\n', "missing-colon", 1, 1),
    ("b:\n  x: 1\n  and more text\n  c: 2\n", "missing-colon", 3, 3),
    ("e:\n  - weight 1\n    says: x\n", "missing-colon", 2, 3),
    (": b\nc: 1\n", "key-not-text", 1, 1),
    ("a: - b\n", "list-beside-key", 1, 4),
    ("a: > 4\nb: 1\n", "reserved-start", 1, 4),
    ("a: >= 4\nb: 1\n", "reserved-start", 1, 4),
    ("a: |x\nb: 1\n", "reserved-start", 1, 4),
    ("a: %x\n", "reserved-start", 1, 4),
    ("a: @x\n", "reserved-start", 1, 4),
    ("a: `x\n", "reserved-start", 1, 4),
    ("a: * x\n", "reserved-start", 1, 4),
    ("a: & x\n", "reserved-start", 1, 4),
    ("a: !y!b c\n", "reserved-start", 1, 4),
    ("a:\n  b: 1\n c: 2\n  d: 3\n", "wrong-indent", 3, 2),
    ("a:\n   b: 1\n  c: 2\n  d: 3\n", "wrong-indent", 2, 4),
    ("a:\n b: 1\n  c: 2\n  d: 3\n", "wrong-indent", 2, 2),
    ("a:\n  b: 1\n   c: 2\n  d: 3\n", "wrong-indent", 3, 4),
    ("a:\n  - b\n - c\n  - d\n", "wrong-indent", 3, 2),
    ("b: 1\n- a\n", "wrong-indent", 2, 1),
    ("- a\nb: 1\n", "wrong-indent", 2, 1),
    ("#a:\n  b: 1\nc: 1\n", "wrong-indent", 3, 1),
]


@pytest.mark.parametrize(("text", "key", "line", "column"), SLIPS, ids=[repr(slip[0])[:40] for slip in SLIPS])
@pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])
def test_a_slip_is_told_where_it_was_made(text: str, key: str, line: int, column: int, pure: bool) -> None:
    _, findings = read(text, "f.yaml", pure=pure)
    assert [(f.key, f.span.line, f.span.column) for f in findings] == [(key, line, column)]


def test_a_cause_further_up_also_shows_where_it_was_noticed() -> None:
    (finding,) = read("a:\n  b: [x, y\n  c: 1\n", "f.yaml")[1]
    assert finding.message == "the [ opened here is never closed"
    assert [(place.span.line, place.label) for place in finding.places] == [(2, ""), (3, "noticed only here")]


def test_an_entry_under_a_key_in_a_comment_points_at_the_comment() -> None:
    (finding,) = read("a:\n  b: 1\n  # c:\n    d: 1\n", "f.yaml")[1]
    assert [(place.span.line, place.label) for place in finding.places][1] == (3, "this key is a comment")


def test_no_message_speaks_the_parser_s_language() -> None:
    jargon = ("scalar", "token", "flow", "block", "mapping values", "stream", "scanning", "simple key", "node")
    for text, *_ in SLIPS:
        for finding in read(text, "f.yaml")[1]:
            words = f"{finding.message} {finding.hint}"
            assert not [word for word in jargon if word in words], words


def test_a_comparison_without_a_left_side_is_told_what_to_do() -> None:
    (finding,) = read("when: > 4\nb: 1\n", "f.yaml")[1]
    assert finding.message == "a value cannot begin with '>'"
    assert finding.hint == "name what is compared, or put the text in quotes"
