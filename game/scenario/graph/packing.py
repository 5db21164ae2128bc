"""Puts rectangles beside and below one another without wasting much room. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]


def shelves(sizes: Sequence[Point], width: float, gap: float) -> tuple[list[Point], Point]:
    """Corners of rectangles in rows of at most a width, the highest first; and the size of it all."""
    corners: list[Point] = [(0.0, 0.0)] * len(sizes)
    x = y = row = right = 0.0
    for index in sorted(range(len(sizes)), key=lambda one: (-sizes[one][1], -sizes[one][0], one)):
        wide, high = sizes[index]
        if x and x + wide > width:
            x, y, row = 0.0, y + row + gap, 0.0
        corners[index] = x, y
        x, row, right = x + wide + gap, max(row, high), max(right, x + wide)
    return corners, (right, y + row)


def columns(sizes: Sequence[Point], count: int, gap: float) -> tuple[list[Point], Point]:
    """Corners of rectangles in at most so many columns, each put in order where there is most room below."""
    bottoms = [0.0] * max(1, min(count, len(sizes)))
    widths = [0.0] * len(bottoms)
    found = []
    for wide, high in sizes:
        column = min(range(len(bottoms)), key=lambda one: (bottoms[one], one))
        found.append((column, bottoms[column]))
        bottoms[column] += high + gap
        widths[column] = max(widths[column], wide)
    lefts = [sum(widths[:column]) + column * gap for column in range(len(widths))]
    corners = [(lefts[column], top) for column, top in found]
    return corners, (lefts[-1] + widths[-1], max(bottoms) - gap)
