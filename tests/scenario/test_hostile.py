"""Whatever bytes come as a scenario: an answer, no exception, bounded time and memory (promises C1, C3, C4)."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from game.scenario.encoding import decode
from game.scenario.reader import read
from game.scenario.render import to_text

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = {  # harmless: words and texts, or nothing at all
    "empty", "only_a_mark", "infinity", "long_number", "sexagesimal", "date", "equals",
    "empty_lines", "blanks", "tabs", "comment",
}  # fmt: skip

WALK = textwrap.dedent(
    """
    import importlib.util, sys
    spec = importlib.util.spec_from_file_location("corpus", "tests/hostile/corpus.py")
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, 400 * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    except ImportError:
        pass
    from game.scenario.encoding import decode
    from game.scenario.reader import read
    from game.scenario.render import to_text
    for name, raw in getattr(corpus, sys.argv[1]).items():
        text, findings = decode(raw, "f.yaml")
        if text is not None:
            root, findings = read(text, "f.yaml", pure=sys.argv[2] == "pure")
        report = to_text(findings, {"f.yaml": text or ""})
        assert len(report.encode()) < 20_000, name
        print(name, ",".join(sorted({finding.key for finding in findings if finding.severity == "error"})))
    """
)


@pytest.mark.parametrize("parser", ["fast", pytest.param("pure", marks=pytest.mark.slow)])
@pytest.mark.parametrize("group", ["DEEP", "LARGE", "STRANGE"])
def test_every_hostile_file_is_answered_in_a_process_with_400_mb(group: str, parser: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK, group, parser],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert len(answers) > 5
    assert {name for name, keys in answers.items() if not keys} <= ACCEPTED


def test_deep_nesting_is_told_as_such() -> None:
    for text in ("[" * 100_000, "{a: " * 25_000, "- " * 50_000, "\n".join(" " * n + "a:" for n in range(440))):
        root, findings = read(text, "f.yaml")
        assert root is None
        assert [finding.key for finding in findings] == ["too-deep"]


@pytest.mark.parametrize(
    ("raw", "key", "place"),
    [
        (b"a: 1\nb: \xff\n", "not-utf8", (2, 4)),
        ("a: 1".encode("utf-16"), "not-utf8", (1, 1)),
        ("한국: ".encode() + b"\0", "not-text", (1, 5)),
        (b"#" * 1_000_001, "file-too-big", (1, 1)),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(raw: bytes, key: str, place: tuple[int, int]) -> None:
    text, (finding,) = decode(raw, "f.yaml")
    assert text is None
    assert (finding.key, (finding.span.line, finding.span.column)) == (key, place)


def test_nothing_dangerous_is_printed() -> None:
    text = "a: \x1b]0;owned\x07\nb: x\u202ey\n'\u200b': 1\n"
    report = to_text(read(text, "f.yaml")[1], {"f.yaml": text})
    assert not set(report) & set("\x1b\x07\u202e\u200b")
