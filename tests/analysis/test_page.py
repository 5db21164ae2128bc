"""A report's page: one file, no harm from any text, drawings that stay in their frame."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from game.analysis.svg import HEIGHT, WIDTH, Dot, Mark, course
from game.core.html import folded, page, paragraphs, table, tag, text

EVIL = "\"><script>alert('x')</script>&amp;"


def test_every_text_is_escaped_wherever_it_stands() -> None:
    body = [
        *paragraphs([EVIL], "soft"),
        table([EVIL], [[EVIL]], numbers=0),
        folded(EVIL, [], id_=EVIL),
        tag("a", text(EVIL), href=EVIL),
        course(EVIL, [Dot(0, 1, 0, 2)], [Mark(0, 1, EVIL, EVIL, EVIL)], [(0, EVIL)]),
    ]
    whole = page(EVIL, body, language=EVIL)
    assert "<script" not in whole and '">alert' not in whole
    assert whole.count("&lt;script&gt;") >= 10


def test_a_page_needs_nothing_else_and_asks_to_be_looked_at_again_only_while_it_grows() -> None:
    whole = page("A title", ["<p>All.</p>"])
    assert not re.search(r"https?:|<link|<script|@import|url\(|<img|refresh", whole)
    assert '<meta http-equiv="refresh" content="2">' in page("A title", [], again=2)


def test_a_drawing_is_sound_markup_and_stays_within_its_frame() -> None:
    dots = [Dot(x, value, value - 30, value + 30) for x, value in enumerate((-50, 0, 50, 100, 150))]
    marks = [Mark(2, 50, "1", "a moment", "m1")]
    root = ElementTree.fromstring(course("Tension & more", dots, marks, [(0, "1"), (4, "5")]))
    assert root.attrib["viewBox"] == f"0 0 {WIDTH} {HEIGHT}"
    for shape in root.iter():
        for point in shape.attrib.get("points", "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    assert ElementTree.fromstring(course("Nothing", [], [], [])).tag == "svg"
