"""What the reader accepts, what it keeps of it, and what it refuses."""

import pytest

from game.core.findings import Finding
from game.scenario import limits
from game.scenario.encoding import decode
from game.scenario.nodes import Mapping, Scalar, Sequence, kind_of
from game.scenario.reader import read


def accepted(text: str) -> Mapping:
    root, findings = read(text, "f.yaml")
    assert findings == ()
    assert isinstance(root, Mapping)
    return root


def refused(text: str) -> Finding:
    _, findings = read(text, "f.yaml")
    assert findings, f"accepted: {text!r}"
    assert findings[0].severity == "error"
    return findings[0]


def scalar(root: Mapping, key: str) -> Scalar:
    value = root.get(key)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("word", ["NO", "off", "22:24", "2023-12-18", "0354", "1.10", "1e3", "+1", "~", "null", "true"])
def test_words_are_kept_as_they_were_written(word: str) -> None:
    value = scalar(accepted(f"a: {word}\n"), "a")
    assert (value.text, value.quoted) == (word, False)


def test_quoted_texts_and_blocks_are_marked_as_texts() -> None:
    root = accepted("a: 'no'\nb: \"5\"\nc: |\n  x\n  y\nd: >\n  x\n  y\n")
    assert [(value.text, value.quoted) for _, value in root.entries if isinstance(value, Scalar)] == [
        ("no", True),
        ("5", True),
        ("x\ny\n", True),
        ("x y\n", True),
    ]


def test_an_entry_without_value_is_an_empty_unquoted_text() -> None:
    value = scalar(accepted("a:\nb: 1\n"), "a")
    assert (value.text, value.quoted) == ("", False)


def test_keys_keep_the_order_and_the_place_of_their_writing() -> None:
    root = accepted("b: 1\na:\n  c: [x, yy]\n")
    assert root.keys() == ("b", "a")
    inner = root.get("a")
    assert isinstance(inner, Mapping)
    key = inner.key("c")
    items = inner.get("c")
    assert key is not None
    assert isinstance(items, Sequence)
    assert (key.span.line, key.span.column) == (3, 3)
    assert (items.span.column, items.span.end_column) == (6, 13)
    assert [(item.span.column, item.span.end_column) for item in items.items] == [(7, 8), (10, 12)]
    assert root.get("none") is None
    assert root.key("none") is None


def test_a_block_of_entries_reaches_from_its_first_key_to_its_last_value() -> None:
    span = accepted("a:\n  b: 1\n  c: long\n# end\n").span
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 1, 3, 10)


def test_columns_count_characters() -> None:
    key = accepted("한국어: {é: 1}\n").entries[0]
    assert (key[0].span.column, key[0].span.end_column) == (1, 4)
    assert isinstance(key[1], Mapping)
    assert key[1].entries[0][0].span.column == 7


@pytest.mark.parametrize("text", ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r"])
def test_line_ends_of_any_system_are_fine(text: str) -> None:
    assert accepted(text) == accepted("a: 1\nb: 2\n")


def test_a_byte_order_mark_is_tolerated_once() -> None:
    assert decode(b"\xef\xbb\xbfa: 1\r\n", "f.yaml") == ("a: 1\n", ())
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa: 1", "f.yaml")[0] == "\ufeffa: 1"
    assert refused("\ufeffa: 1").key == "hidden-character"


def test_a_tab_behind_the_indentation_is_a_space() -> None:
    assert accepted("a:\t1\t# note\nb: [x,\ty]\n") == accepted("a: 1 # note\nb: [x, y]\n")


def test_an_empty_file_is_an_empty_mapping_and_a_warning() -> None:
    root, findings = read("# nothing yet\n", "f.yaml")
    assert isinstance(root, Mapping)
    assert root.entries == ()
    assert [(f.key, f.severity) for f in findings] == [("empty-file", "warning")]


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ("a: {x: 1, x: 2}\n", "duplicate-key", 1, 11),
        ("\u00e9: 1\ne\u0301: 2\n", "duplicate-key", 2, 1),
        ("a: &x 1\n", "reserved-start", 1, 4),
        ("a: &x {b: 1}\n", "reserved-start", 1, 4),
        ("a: *x\n", "reserved-start", 1, 4),
        ("a: !!int 1\n", "reserved-start", 1, 4),
        ("a: !flag x\n", "reserved-start", 1, 4),
        ("a: >4\nb: 1\n", "reserved-start", 1, 4),
        ("a: |+2\n    x\n", "reserved-start", 1, 4),
        ("<<: {a: 1}\n", "yaml-merge", 1, 1),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("%YAML 1.1\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%TAG ! x\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%FOO\n---\na: 1\n", "yaml-directive", 1, 1),
        ("[a, b]: 1\n", "key-not-text", 1, 1),
        ("? {a: 1}\n: 1\n", "key-not-text", 1, 3),
        ("says: {{name}}\n", "key-not-text", 1, 8),
        ("a:\n\tb: 1\n", "tab-indent", 2, 1),
        ("a:\n  \tb: 1\n", "tab-indent", 2, 3),
        ("a: x\u202ey\n", "hidden-character", 1, 5),
        ("a\u200bb: 1\n", "hidden-character", 1, 2),
        ("a: \x1b[2J\n", "hidden-character", 1, 4),
        ('a: "x\\u202ey"\n', "hidden-character", 1, 4),
        ('a: "x\\0y"\n', "hidden-character", 1, 4),
        ("a: {b:1}\n", "missing-space", 1, 6),
        ("a:\n  b:1\nc: 2\n", "missing-space", 2, 4),
    ],
)
def test_what_yaml_allows_and_a_scenario_does_not(text: str, key: str, line: int, column: int) -> None:
    finding = refused(text)
    assert (finding.key, finding.span.line, finding.span.column) == (key, line, column)


def test_a_duplicate_shows_both_places() -> None:
    finding = refused("a:\n  x: 1\n  y: 2\n  x: 3\n")
    assert [(place.span.line, place.label) for place in finding.places] == [(4, ""), (2, "first written here")]


def test_all_refusals_of_a_readable_file_are_told_in_one_run() -> None:
    _, findings = read("a: 1\na: 2\nb: &x 3\nc: *x\nd: {e: 1, e: 2}\n", "f.yaml")
    assert [finding.span.line for finding in findings] == [2, 3, 4, 5]


def test_a_number_sign_that_cuts_a_text_is_a_warning() -> None:
    _, findings = read("says: Missile #3 fell\nchance: 35%   # a note\n", "f.yaml")
    assert [(f.key, f.severity, f.confidence, f.span.column) for f in findings] == [
        ("comment-in-text", "warning", "likely", 15)
    ]


def test_a_time_of_day_and_an_address_are_texts() -> None:
    assert scalar(accepted("a: 22:24\n"), "a").text == "22:24"
    assert scalar(accepted("a:\n  https://example.org\n"), "a").text == "https://example.org"


@pytest.mark.parametrize(
    ("at_limit", "above", "key"),
    [
        ("[" * limits.DEPTH.most + "]" * limits.DEPTH.most, "[" * 33 + "]" * 33, "too-deep"),
        ("- 1\n" * limits.NODES_IN_FILE.most, "- 1\n" * (limits.NODES_IN_FILE.most + 1), "too-many-values"),
        (f"a: {'x' * limits.TEXT.most}", f"a: {'x' * (limits.TEXT.most + 1)}", "text-too-long"),
        (f"{'x' * limits.KEY.most}: 1", f"{'x' * (limits.KEY.most + 1)}: 1", "key-too-long"),
        ("#" * limits.FILE_SIZE.most, "#" * (limits.FILE_SIZE.most + 1), "file-too-big"),
    ],
)
def test_the_stated_limits_hold_exactly(at_limit: str, above: str, key: str) -> None:
    assert not any(finding.severity == "error" for finding in read(at_limit, "f.yaml")[1])
    assert refused(above).key == key


def test_kinds_have_names_for_people() -> None:
    root = accepted("a: 1\nb: []\n")
    assert [kind_of(node) for node in (root, *(value for _, value in root.entries))] == [
        "a mapping",
        "a text",
        "a list",
    ]
