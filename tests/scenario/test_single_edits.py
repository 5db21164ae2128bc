"""One edit of a readable file is accepted, or refused at that line (promise C2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.reader import read

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.yaml"))
STEP = 3  # every third position is enough, and keeps the test short


def edits(text: str) -> list[tuple[int, str]]:
    """Each edited text with the line of the edit: a character dropped, or a sign put in."""
    found = []
    for at in range(0, len(text), STEP):
        line = text.count("\n", 0, at) + 1
        if text[at] != "\n":
            found.append((line, text[:at] + text[at + 1 :]))
        found += [(line, text[:at] + sign + text[at:]) for sign in ":\"'[]{},- "]
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nearly_every_refused_edit_is_told_at_its_own_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read(text, "f.yaml")[1] == ()
    first, shown, refused = 0, 0, 0
    for line, edited in edits(text):
        findings = read(edited, "f.yaml")[1]
        if findings:
            refused += 1
            first += findings[0].span.line == line
            shown += any(place.span.line == line for finding in findings for place in finding.places)
    assert refused > 300
    assert first / refused > 0.97
    assert shown / refused > 0.98
