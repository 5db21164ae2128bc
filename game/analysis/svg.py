"""Small drawings for reports, as markup of a page. Texts are escaped; colours suit light and dark and print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.core.html import tag, text

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 440, 170, 30, 12, 26, 24
LINE, ALARM = "#3b78c2", "#c2553b"


@dataclass(frozen=True, slots=True)
class Dot:
    """A value over x with the ends of its interval."""

    x: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered place on a line: what it says, and the address on the page that tells more."""

    x: float
    value: float
    number: str
    words: str
    address: str


def course(
    title: str,
    dots: Sequence[Dot],
    marks: Sequence[Mark],
    ticks: Sequence[tuple[float, str]],
    low: float = 0.0,
    high: float = 100.0,
) -> str:
    """One value over time, with its interval as a band, marks on it and named ticks below."""
    scale = _Scale([dot.x for dot in dots], low, high)
    parts = [
        tag("title", text(title)),
        tag("text", text(title), x=str(LEFT), y="14", font_weight="600"),
        *scale.grid(ticks),
        scale.band(dots),
        scale.line(dots),
        *scale.marks(marks),
    ]
    return tag(
        "svg",
        "".join(parts),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=str(WIDTH),
        height=str(HEIGHT),
        role="img",
        font_size="11",
        fill="currentColor",
    )


def _figure(value: float) -> str:
    """A number that fits to the left of a drawing."""
    for size, letter in ((10**6, "M"), (10**3, "k")):
        if abs(value) >= 10 * size:
            return f"{value / size:.0f}{letter}"
    return f"{value:.0f}"


class _Scale:
    """From values to places in the picture."""

    def __init__(self, across: Sequence[float], low: float, high: float) -> None:
        self.left, self.right = min(across, default=0.0), max(across, default=1.0)
        self.low, self.high = low, high

    def x(self, value: float) -> float:
        """How far right."""
        share = (value - self.left) / ((self.right - self.left) or 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        """How far down; what is beyond the ends stays at them."""
        share = (min(max(value, self.low), self.high) - self.low) / ((self.high - self.low) or 1.0)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def grid(self, ticks: Sequence[tuple[float, str]]) -> Iterator[str]:
        """Lines at the ends and the middle, and the words of the ticks."""
        for value in (self.low, (self.low + self.high) / 2, self.high):
            y = self.y(value)
            yield (
                f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".2"/>'
            )
            yield tag("text", _figure(value), x=str(LEFT - 5), y=str(y + 4), text_anchor="end", fill_opacity=".7")
        for value, words in ticks:
            place = {"x": str(self.x(value)), "y": str(HEIGHT - 8), "text_anchor": "middle", "fill_opacity": ".7"}
            yield tag("text", text(words), **place)

    def band(self, dots: Sequence[Dot]) -> str:
        """The intervals."""
        upper = [f"{self.x(dot.x)},{self.y(dot.high)}" for dot in dots]
        lower = [f"{self.x(dot.x)},{self.y(dot.low)}" for dot in reversed(dots)]
        return f'<polygon points="{" ".join(upper + lower)}" fill="{LINE}" fill-opacity=".2"/>'

    def line(self, dots: Sequence[Dot]) -> str:
        """The values."""
        points = " ".join(f"{self.x(dot.x)},{self.y(dot.value)}" for dot in dots)
        return f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="2"/>'

    def marks(self, marks: Sequence[Mark]) -> Iterator[str]:
        """Numbered circles that lead to what they mean."""
        for mark in marks:
            x, y = self.x(mark.x), self.y(mark.value)
            dot = f'<circle cx="{x}" cy="{y}" r="8" fill="{ALARM}"/>'
            number = tag("text", text(mark.number), x=str(x), y=str(y + 4), text_anchor="middle", fill="#fff")
            yield tag("a", tag("title", text(mark.words)) + dot + number, href=f"#{mark.address}")
