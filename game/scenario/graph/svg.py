"""A sheet as SVG: no script, no font, no network; every text is escaped. Its own light background suits any browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.core.hidden import visible
from game.core.html import tag, text
from game.scenario.graph.layers import ACROSS, Point
from game.scenario.graph.model import KINDS, Arrow, Graph
from game.scenario.graph.picture import BOX, HEAD, SMALL, Drawn, Group, Sheet
from game.scenario.graph.words import cut, width

_MARGIN, _TOP = 24.0, 96.0
_ID, _TITLE, _PRINT = 12.5, 11.5, 11.0  # sizes of letters
_COLOURS = {
    "events": "#2f6db5",
    "actions": "#3d7d4a",
    "dilemmas": "#a4661c",
    "agreements": "#1f7f86",
    "ultimatums": "#b03a2e",
    "exchanges": "#8a3f8f",
    "endings": "#3a3f4a",
    "flags": "#6b6f1f",
    "facts": "#5a5f9c",
    "meters": "#8c6a00",
    "counters": "#8c6a00",
    "pieces": "#8c6a00",
    "processes": "#4b7f73",
    "actors": "#7a4a5e",
}
_LINES = {"does": ("#47525f", ""), "moves": ("#6b7683", ""), "asks": ("#8b94a1", "2 4"), "stops": ("#b03a2e", "7 4")}
_SAID = {
    "does": ("makes happen", "makes happen, sets or reveals"),
    "asks": ("a condition asks about it, or about a flag or fact that it changes", "is asked about by"),
    "stops": ("cancels", "cancels, clears or conceals"),
    "moves": ("moves it", "moves it"),
}
"""What an arrow says in the whole graph, and in one where flags and facts have boxes."""
_FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", Arial, sans-serif'
_INK, _SOFT, _PAPER, _PANEL, _EDGE, _ALARM = "#1c2430", "#505b69", "#fbfaf7", "#f1efe8", "#c9c5b8", "#b03a2e"

Area = tuple[float, float, float, float]


def draw(graph: Graph, sheet: Sheet) -> str:
    """The picture as a file's text."""
    wide = max(sheet.size[0], 900.0) + 2 * _MARGIN
    high = sheet.size[1] + _TOP + _MARGIN
    inside = [
        tag("title", text(f"{graph.title}: who triggers whom")),
        f'<rect width="{wide:.0f}" height="{high:.0f}" fill="{_PAPER}"/>',
        _markers(),
        *_legend(graph),
        f'<g transform="translate({_MARGIN:.0f} {_TOP:.0f})">',
        *(_group(group) for group in sheet.groups),
        *_arrows(sheet),
        *(_box(drawn, graph) for drawn in sheet.boxes),
        "</g>",
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" font-family="{text(_FONT)}" fill="{_INK}" role="img">'
    )
    return "\n".join([head, *inside, "</svg>", ""])


def _words(words: str, x: float, y: float, size: float, **more: str) -> str:
    return tag("text", text(visible(words, 400)), x=f"{x:.1f}", y=f"{y:.1f}", font_size=str(size), **more)


# -- the legend --------------------------------------------------------------------------------------------------------


def _legend(graph: Graph) -> Iterator[str]:
    about = f"around {graph.centre.id}" if graph.centre is not None else "who triggers whom"
    yield _words(f"{graph.title}: {about}", _MARGIN, 32, 18, font_weight="600")
    x = _MARGIN
    for section in KINDS:
        count = sum(box.part.section == section for box in graph.boxes)
        if count:
            yield f'<rect x="{x:.1f}" y="46" width="12" height="12" rx="2" fill="{_COLOURS[section]}"/>'
            label = f"{section if count > 1 else KINDS[section]} {count}"
            yield _words(label, x + 17, 56, 12)
            x += 17 + width(label, 12) + 18
    x = _MARGIN
    for manner in dict.fromkeys(arrow.manner for arrow in graph.arrows):
        said = _SAID[manner][graph.centre is not None]
        yield _line(manner, f"M{x:.1f} 74 L{x + 34:.1f} 74")
        yield _words(said, x + 42, 78, 12)
        x += 42 + width(said, 12) + 18
    if any(box.orphan for box in graph.boxes):
        yield f'<rect x="{x:.1f}" y="68" width="20" height="12" rx="3" fill="none" stroke="{_ALARM}" stroke-width="2"/>'
        yield _words("nothing makes it happen", x + 27, 78, 12)
        x += 27 + width("nothing makes it happen", 12) + 18
    left = left_out(graph)
    if left:
        yield _words(f"left out: {left}", x, 78, 12, fill=_SOFT)


def left_out(graph: Graph) -> str:
    """What a graph leaves out, in words; "" where it has all there is."""
    if graph.centre is not None:
        return ""
    told = []
    if graph.left_out:
        one = graph.left_out == 1
        told.append(f"{graph.left_out} action{'' if one else 's'} without {'an arrow' if one else 'arrows'}")
    told.append("boxes for flags, facts and meters" if graph.conditions else "flags, facts, meters and conditions")
    return "; ".join(told)


def _markers() -> str:
    made = [
        f'<marker id="{manner}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" fill="{colour}"/></marker>'
        for manner, (colour, _) in _LINES.items()
    ]
    return f"<defs>{''.join(made)}</defs>"


def _line(manner: str, path: str) -> str:
    colour, dashes = _LINES[manner]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4"{dashed} marker-end="url(#{manner})"/>'


# -- groups and boxes --------------------------------------------------------------------------------------------------


def _group(group: Group) -> str:
    (x, y), (wide, high) = group.corner, group.size
    frame = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="6" '
        f'fill="{_PANEL}" stroke="{_EDGE}"/>'
    )
    return frame + _words(group.name, x + 14, y + 20, 12.5, font_weight="600", fill=_SOFT)


def _box(drawn: Drawn, graph: Graph) -> str:
    box, (x, y), (wide, high) = drawn.box, drawn.corner, drawn.size
    colour = _COLOURS[box.part.section]
    centre = box.part == graph.centre
    edge, thick = (_ALARM, 2.0) if box.orphan else (colour, 2.5 if centre else 1.0)
    room = BOX - 20
    parts = [
        tag("title", text(_lines(box.tooltip))),
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="4" '
        f'fill="{"#fff6d8" if centre else "#ffffff"}" stroke="{edge}" stroke-width="{thick}"/>',
        f'<rect x="{x:.1f}" y="{y:.1f}" width="6" height="{high:.1f}" rx="3" fill="{colour}"/>',
        _words(cut(box.part.id, _ID, room, bold=True), x + 13, y + 18, _ID, font_weight="600"),
        _words(cut(box.title, _TITLE, room), x + 13, y + 35, _TITLE),
    ]
    for number, line in enumerate(box.small):
        parts.append(_words(cut(line, _PRINT, room), x + 13, y + HEAD + 6 + SMALL * number, _PRINT, fill=_SOFT))
    return tag("g", "".join(parts))


# -- arrows ------------------------------------------------------------------------------------------------------------


def _arrows(sheet: Sheet) -> Iterator[str]:
    taken: list[Area] = [(*drawn.corner, *drawn.size) for drawn in sheet.boxes]
    for arrow, way in sheet.arrows:
        yield tag("g", tag("title", text(_lines(arrow.tooltip))) + _line(arrow.manner, _curve(way)))
    for arrow, way in sheet.arrows:
        if arrow.label:
            label = cut(arrow.label, _PRINT, ACROSS - 16)
            x, y = _free(way, width(label, _PRINT) + 6, taken)
            yield _label(arrow, label, x, y, _PANEL if sheet.groups else _PAPER)


def _lines(tooltip: str) -> str:
    """A tooltip, safe to show."""
    return "\n".join(visible(line, 400) for line in tooltip.split("\n"))


def _curve(way: Sequence[Point]) -> str:
    """A smooth path that leaves and meets boxes level."""
    (x, y), *others = way
    path = [f"M{x:.1f} {y:.1f}"]
    for nx, ny in others:
        middle = (x + nx) / 2
        path.append(f"C{middle:.1f} {y:.1f} {middle:.1f} {ny:.1f} {nx:.1f} {ny:.1f}")
        x, y = nx, ny
    return " ".join(path)


def _free(way: Sequence[Point], wide: float, taken: list[Area]) -> Point:
    """A place on the arrow where its label covers nothing; the middle if there is none."""
    found = None
    for share in (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8):
        for first, last in list(pairwise(way))[::2]:  # the others run level past boxes
            x, y = _along(first, last, share)
            area = (x - wide / 2, y - 8, wide, 16)
            if not any(_overlap(area, other) for other in taken):
                taken.append(area)
                return x, y
            found = found or (x, y)
    assert found is not None
    return found


def _along(first: Point, last: Point, share: float) -> Point:
    """A point of the curve between two points of a way."""
    (x, y), (nx, ny) = first, last
    rest = 1 - share
    middle = (x + nx) / 2
    across = rest**3 * x + 3 * rest * share * middle + share**3 * nx
    return across, (rest**3 + 3 * rest**2 * share) * y + (share**3 + 3 * share**2 * rest) * ny


def _overlap(one: Area, other: Area) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _label(arrow: Arrow, words: str, x: float, y: float, ground: str) -> str:
    wide = width(words, _PRINT) + 6
    back = f'<rect x="{x - wide / 2:.1f}" y="{y - 8:.1f}" width="{wide:.1f}" height="16" rx="3" fill="{ground}"/>'
    said = _words(words, x, y + 4, _PRINT, text_anchor="middle", fill=_LINES[arrow.manner][0])
    return tag("g", tag("title", text(_lines(arrow.tooltip))) + back + said)
