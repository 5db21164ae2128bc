"""Colours live in the theme alone: elsewhere only masks (black, white, the neutral grey) may be written out."""

import re
from pathlib import Path

UI = Path(__file__).parents[2] / "game" / "ui"
COLOUR = re.compile(r"\(\s*(\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})\s*(?:,\s*\d{1,3}\s*)?\)")
DRAWING = [UI / "app.py", *(p for part in ("kit", "map", "scenes") for p in (UI / part).rglob("*.py"))]


def test_no_raw_colour_outside_the_theme() -> None:
    found = []
    for path in DRAWING:
        for match in COLOUR.finditer(path.read_text(encoding="utf-8")):
            if len({int(v) for v in match.groups()}) > 1:
                found.append(f"{path.name}: {match.group()}")
    assert found == []
