"""Places a graph on a sheet: connected parts side by side, grouped by the file that most of them stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.graph.layers import Layout, Point, lay_out
from game.scenario.graph.links import Part
from game.scenario.graph.model import Arrow, Box, Graph
from game.scenario.graph.packing import columns, shelves

BOX = 216.0
"""Width of a box."""
HEAD, SMALL, ROOM, PORT = 44.0, 14.0, 6.0, 5.0
"""Height of a box's id and title, of a line of small print, below it, and of the end of an arrow where many meet."""
_GAP, _FRAME, _TITLE = 22.0, 16.0, 30.0
_WIDEST = 1_250.0  # a group's inside, unless one of its parts is wider
_SHEET_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box and its upper left corner."""

    box: Box
    corner: Point

    @property
    def size(self) -> Point:
        """Width and height."""
        return size_of(self.box)


@dataclass(frozen=True, slots=True)
class Group:
    """A frame with a name around what stands in one file."""

    name: str
    corner: Point
    size: Point


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything in its place."""

    boxes: tuple[Drawn, ...]
    arrows: tuple[tuple[Arrow, tuple[Point, ...]], ...]
    groups: tuple[Group, ...]
    size: Point


@dataclass(frozen=True, slots=True)
class _Island:
    """Parts that are connected, laid out by themselves."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    layout: Layout

    @property
    def size(self) -> Point:
        return self.layout.width, self.layout.height

    @property
    def file(self) -> str:
        """Where most of its parts stand; actions, which are there in any case, count least."""
        count: Counter[str] = Counter()
        for box in self.boxes:
            count[box.file] += 1 if box.part.section == "actions" else 2
        return count.most_common(1)[0][0]


def size_of(box: Box) -> Point:
    """Width and height of a box."""
    return BOX, max(HEAD + SMALL * len(box.small) + ROOM, PORT * box.ports)


def place(graph: Graph) -> Sheet:
    """The whole graph in groups by file; what surrounds one part as one drawing."""
    islands = _islands(graph)
    if graph.centre is not None:
        corners, size = shelves([island.size for island in islands], _WIDEST, _GAP)
        return _sheet(islands, corners, (), size)
    files = list(dict.fromkeys(box.file for box in graph.boxes))
    inside = {file: [island for island in islands if island.file == file] for file in files}
    packed = {file: _packed(own) for file, own in inside.items() if own}
    frames = [(size[0] + 2 * _FRAME, size[1] + _TITLE + _FRAME) for _, size in packed.values()]
    places, size = columns(frames, _SHEET_COLUMNS, _GAP)
    every: list[_Island] = []
    corners = []
    for (file, (own, _)), (x, y) in zip(packed.items(), places, strict=True):
        every += inside[file]
        corners += [(x + _FRAME + left, y + _TITLE + top) for left, top in own]
    groups = [Group(*of) for of in zip(packed, places, frames, strict=True)]
    return _sheet(every, corners, groups, size)


def _packed(islands: Sequence[_Island]) -> tuple[list[Point], Point]:
    sizes = [island.size for island in islands]
    return shelves(sizes, max(_WIDEST, *(wide for wide, _ in sizes)), _GAP)


def _sheet(islands: Sequence[_Island], corners: Sequence[Point], groups: Sequence[Group], size: Point) -> Sheet:
    boxes: list[Drawn] = []
    arrows: list[tuple[Arrow, tuple[Point, ...]]] = []
    for island, (x, y) in zip(islands, corners, strict=True):
        for box, (left, top) in zip(island.boxes, island.layout.corners, strict=True):
            boxes.append(Drawn(box, (x + left, y + top)))
        for arrow, way in zip(island.arrows, island.layout.ways, strict=True):
            arrows.append((arrow, tuple((x + left, y + top) for left, top in way)))
    return Sheet(tuple(boxes), tuple(arrows), tuple(groups), size)


def _islands(graph: Graph) -> list[_Island]:
    """Connected parts together, in the order of their first."""
    near: dict[Part, list[Part]] = {box.part: [] for box in graph.boxes}
    for arrow in graph.arrows:
        near[arrow.source].append(arrow.target)
        near[arrow.target].append(arrow.source)
    seen: set[Part] = set()
    found = []
    for box in graph.boxes:
        if box.part not in seen:
            own = _connected(box.part, near)
            seen |= own
            found.append(_island(graph, own))
    return found


def _connected(start: Part, near: dict[Part, list[Part]]) -> set[Part]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = [part for part in near[waiting.pop()] if part not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _island(graph: Graph, own: set[Part]) -> _Island:
    boxes = tuple(box for box in graph.boxes if box.part in own)
    arrows = tuple(arrow for arrow in graph.arrows if arrow.source in own)
    index = {box.part: number for number, box in enumerate(boxes)}
    edges = [(index[arrow.source], index[arrow.target]) for arrow in arrows]
    return _Island(boxes, arrows, lay_out([size_of(box) for box in boxes], edges))
