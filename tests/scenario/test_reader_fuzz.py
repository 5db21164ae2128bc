"""Any text and any bytes: nodes or findings, and from both of PyYAML's parsers the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.findings import Finding
from game.scenario.encoding import decode
from game.scenario.merge import gather
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.reader import read
from game.scenario.render import to_github, to_json, to_text
from game.scenario.sources import Sources, within

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.yaml"))
PIECES = st.sampled_from(
    ["a", "b: ", "c:", "- ", "-", "\n", "\n  ", "\n    ", " ", "[", "]", "{", "}", ",", ", ", "'", '"', "#", " # x",
     "|\n", ">\n  ", "&", "*x", "!t ", "%", "@", "---\n", "...\n", "\t", "\\", "\\u202e", "\u202e", "é", "한국",
     "<<: ", "? ", ": ", "x: 1\n", "  y: [1, 2]\n", "\r\n", "\ufeff", "\x00", "~", "\u2028", "tension >= 4"]
)  # fmt: skip


PATHS = ["scenario.yaml", "events.yaml", "events/a.yaml", "actors.yaml", "text/a.md", "evnts.yaml", "a/b.yaml"]


def spans(node: Node) -> list[tuple[int, int]]:
    own = [(node.span.line, node.span.column), (node.span.end_line, node.span.end_column)]
    if isinstance(node, Mapping):
        for key, value in node.entries:
            own += spans(key) + spans(value)
    if isinstance(node, Sequence):
        for item in node.items:
            own += spans(item)
    return own


def check(text: str, root: Node | None, findings: tuple[Finding, ...]) -> None:
    """An answer that holds together: a refusal has a reason, and every place lies in the file."""
    assert root is not None or any(finding.severity == "error" for finding in findings)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [place.span for finding in findings for place in finding.places]
    inside = [(span.line, span.column) for span in places] + (spans(root) if root is not None else [])
    for line, column in inside:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 2  # a caret may stand just behind a line
    pages = {"f.yaml": text}
    assert len(to_text(findings, pages).encode("utf-8")) < 20_000
    assert to_json(findings).isascii()
    assert to_github(findings).count("\n") == len(findings)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=1500)
def test_texts_made_of_yaml_s_own_pieces(text: str) -> None:
    check(text, *read(text, "f.yaml"))


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=500)
def test_the_pure_parser_keeps_the_same_promises(text: str) -> None:
    check(text, *read(text, "f.yaml", pure=True))


@given(st.binary(max_size=300))
@settings(max_examples=500)
def test_any_bytes(raw: bytes) -> None:
    text, findings = decode(raw, "f.yaml")
    if text is None:
        assert findings
    else:
        check(text, *read(text, "f.yaml"))


@given(st.text(max_size=300))
@settings(max_examples=500)
def test_any_text(text: str) -> None:
    check(text, *read(text, "f.yaml"))


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=1500)
def test_both_parsers_accept_the_same_texts_and_give_the_same_nodes(text: str) -> None:
    fast, pure = read(text, "f.yaml"), read(text, "f.yaml", pure=True)
    refused = [any(finding.severity == "error" for finding in findings) for _, findings in (fast, pure)]
    assert refused[0] == refused[1]
    assert refused[0] or fast == pure


@given(st.dictionaries(st.sampled_from(PATHS), st.lists(PIECES, max_size=10).map("".join), max_size=6))
@settings(max_examples=300)
def test_any_files_are_gathered_or_refused(files: dict[str, str]) -> None:
    sources = Sources("s", files)
    gathered = gather(sources, ("events", "actors"), within((sources, sources)))
    assert (
        gathered.root is not None
        or any(finding.severity == "error" for finding in gathered.findings)
        or ("scenario.yaml" not in files)
    )
    assert len(to_text(gathered.findings, gathered.pages()).encode("utf-8")) < 20_000


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_parsers_give_the_same_nodes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root, findings = read(text, "f.yaml")
    assert findings == ()
    assert (root, findings) == read(text, "f.yaml", pure=True)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@given(st.data())
@settings(max_examples=150)
def test_both_parsers_answer_a_damaged_sample_alike(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 4))
    damaged = text[:at] + data.draw(st.sampled_from(["", *":\"'[]{},- #\n|>&*!"])) + text[at + cut :]
    assert read(damaged, "f.yaml") == read(damaged, "f.yaml", pure=True)


def test_plain_and_quoted_scalars_show_exactly_what_was_written() -> None:
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8").replace("\t", " ")
        lines = text.split("\n")

        def written(node: Node, lines: list[str] = lines) -> None:
            if isinstance(node, Scalar) and not node.raw:
                span = node.span
                shown = lines[span.line - 1][span.column - 1 : span.end_column - 1]
                assert shown == (f"{node.mark}{node.text}{node.mark}" if node.quoted else node.text)
            for child in children(node):
                written(child)

        root, _ = read(text, "f.yaml")
        assert root is not None
        written(root)


def children(node: Node) -> list[Node]:
    if isinstance(node, Mapping):
        return [part for entry in node.entries for part in entry]
    return list(node.items) if isinstance(node, Sequence) else []
