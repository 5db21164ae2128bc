"""Drawings of the playtest's page: shares as bars, a distribution, changes with their intervals. Markup; all texts are
escaped, and colours suit light and dark and print."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from game.analysis.stats import Interval, percents
from game.analysis.svg import ALARM, LINE
from game.core.html import tag, text

WIDE, ROW, WORDS, LETTERS = 640, 32, 260, 34
SMALL, TALL, GAP = 200, 80, 24


def _svg(inside: str, width: int, height: int, title: str) -> str:
    return tag(
        "svg",
        tag("title", text(title)) + inside,
        viewBox=f"0 0 {width} {height}",
        width=str(width),
        height=str(height),
        role="img",
        font_size="12",
        fill="currentColor",
    )


def _word(words: str, x: float, y: float, anchor: str = "start", soft: bool = False) -> str:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text_anchor": anchor}
    return tag("text", text(words), **place, **({"fill_opacity": ".7"} if soft else {}))


def shortened(words: str, most: int = 56) -> str:
    """What fits above a drawing."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _name(words: str, middle: float) -> str:
    """The name of a row, to the left of it on one line or two; the second is cut rather than the first letters lost."""
    lines = wrap(words, LETTERS, max_lines=2, placeholder="…")
    first = middle + 4 - 7 * (len(lines) - 1)
    return "".join(_word(line, WORDS - 8, first + 14 * number, "end") for number, line in enumerate(lines))


def shares(title: str, rows: Sequence[tuple[str, Interval]]) -> str:
    """Horizontal bars of all shares of one whole, each from 0 to 1 with its interval."""
    room = WIDE - WORDS - 60
    parts = []
    told = percents([size.value for _, size in rows])
    for number, (words, size) in enumerate(rows):
        y = number * ROW
        parts.append(_name(words, y + ROW / 2))
        parts.append(
            f'<rect x="{WORDS}" y="{y + 8}" width="{max(0.5, room * size.value):.1f}" height="{ROW - 16}" '
            f'fill="{LINE}" fill-opacity=".75"/>'
        )
        parts.append(_whisker(WORDS + room * size.low, WORDS + room * size.high, y + ROW / 2))
        parts.append(_word(told[number], WORDS + room * size.high + 8, y + ROW / 2 + 4, soft=True))
    return _svg("".join(parts), WIDE, ROW * len(rows) + 4, title)


def _whisker(left: float, right: float, y: float) -> str:
    ends = "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 4:.1f}" y2="{y + 4:.1f}" stroke="currentColor"/>'
        for x in (left, right)
    )
    return f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor"/>{ends}'


def distribution(title: str, bars: Sequence[int]) -> str:
    """Counts over a score from 0 to 100, as columns."""
    most, width = max(1, *bars), SMALL / len(bars)
    parts = [_word(title, 0, 12)]
    for number, count in enumerate(bars):
        height = (TALL - 36) * count / most
        parts.append(
            f'<rect x="{number * width + 0.5:.1f}" y="{TALL - 16 - height:.1f}" width="{width - 1:.1f}" '
            f'height="{height:.1f}" fill="{LINE}"/>'
        )
    base = TALL - 16
    parts.append(f'<line x1="0" x2="{SMALL}" y1="{base}" y2="{base}" stroke="currentColor" stroke-opacity=".5"/>')
    parts += [_word(words, x, TALL - 3, anchor, True) for words, x, anchor in
              (("0", 0, "start"), ("50", SMALL / 2, "middle"), ("100", SMALL, "end"))]  # fmt: skip
    return _svg("".join(parts), SMALL + GAP, TALL, title)


def changes(title: str, rows: Sequence[tuple[str, Interval]]) -> str:
    """Changes of chances with their intervals, around 0."""
    most = max([0.05, *(abs(end) for _, size in rows for end in (size.low, size.high))])
    middle, room = WORDS + (WIDE - WORDS) / 2, (WIDE - WORDS) / 2 - 40
    height = ROW * len(rows) + 20
    parts = [f'<line x1="{middle}" x2="{middle}" y1="0" y2="{height - 18}" stroke="currentColor" stroke-opacity=".4"/>']
    for number, (words, size) in enumerate(rows):
        y = number * ROW + ROW / 2
        left, dot, right = (middle + room * end / most for end in (size.low, size.value, size.high))
        parts.append(_name(words, y))
        parts.append(_whisker(left, right, y))
        parts.append(f'<circle cx="{dot:.1f}" cy="{y:.1f}" r="5" fill="{ALARM if size.value < 0 else LINE}"/>')
    for share in (-most, 0.0, most):
        parts.append(_word(f"{100 * share:+.0f} %", middle + room * share / most, height - 4, "middle", True))
    return _svg("".join(parts), WIDE, height, title)
