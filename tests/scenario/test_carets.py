"""A part of a text is found again in the file, however the text was written."""

from __future__ import annotations

import pytest

from game.scenario.carets import span_within
from game.scenario.nodes import Mapping, Scalar
from game.scenario.reader import read


def only(text: str) -> Scalar:
    root, findings = read(text, "f.yaml")
    assert not findings
    assert isinstance(root, Mapping)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)
    return value


def marked(text: str, word: str) -> str:
    """What stands in the file where `word` is found to be."""
    scalar = only(text)
    start = scalar.text.index(word)
    span = span_within(scalar, start, start + len(word))
    lines = text.split("\n")
    assert span.line == span.end_line
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "when: tension >= 4 and tenson < 2\n",
        "when:    tension >= 4 and tenson < 2   # note\n",
        "when: 'tension >= 4 and tenson < 2'\n",
        'when: "tension >= 4 and tenson < 2"\n',
        "when: 'it''s ''x'' and tenson'\n",
        'when: "say \\"x\\" \\u00e9 \\x41 \\n and tenson"\n',
        "when: tension\n  and tenson\n",
        "when: 'tension\n\n  and tenson'\n",
        'when: "tension \\\n   and tenson"\n',
        "when: |\n  tension\n  and tenson\n",
        "when: |\n  tension\n    and  tenson\n\n  x\n",
        "when: >-\n    tension\n    and\n\n    tenson\n",
        "when: >\n  \"tension\" and\n  'tenson'\n",
        "한국어: 긴장 tenson\n",
        "a: [b]\n".replace("[b]", "b tenson"),
    ],
)
def test_the_caret_stands_under_the_word(text: str) -> None:
    assert marked(text, "tenson") == "tenson"


def test_an_escaped_character_is_marked_whole() -> None:
    assert marked('a: "x \\u00e9 y"\n', "é") == "\\u00e9"
    assert marked("a: 'it''s'\n", "'") == "''"


def test_offsets_beyond_the_text_are_moved_inside() -> None:
    scalar = only("a: bcd\n")
    span = span_within(scalar, 2, 99)
    assert (span.column, span.end_column) == (6, 7)
    assert span_within(scalar, -5, 0) == span_within(scalar, 0, 0)
    nothing = span_within(only("a:\n"), 0, 5)
    assert nothing.column == nothing.end_column


def test_a_block_s_place_is_its_content() -> None:
    span = only("a: |  # note\n\n    first\n    last\n\n").span
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 5, 4, 9)
