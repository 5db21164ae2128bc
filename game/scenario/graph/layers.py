"""Places boxes and arrows in layers, from causes on the left to consequences on the right.

The usual four steps (Sugiyama, Tagawa and Toda 1981): arrows that close a circle are turned round, each box gets the
layer after its last cause, the boxes of a layer are ordered by the middle of their neighbours, and heights are chosen
so that arrows run straight without boxes touching. Pure geometry; knows nothing of scenarios.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ACROSS, DOWN = 150.0, 14.0
"""Room between layers, where the labels of arrows stand, and between boxes of a layer."""
_SWEEPS = 12
_THIN = 6.0  # the height an arrow takes where it passes a layer

Point = tuple[float, float]
Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Upper left corners of all boxes, the way of every arrow from its source to its target, and the size of it all."""

    corners: tuple[Point, ...]
    ways: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def lay_out(sizes: Sequence[Point], edges: Sequence[Edge]) -> Layout:
    """Place boxes of these sizes. Edges join indexes of boxes; none joins a box to itself, none comes twice."""
    return _Layers(sizes, edges).run()


class _Layers:
    def __init__(self, sizes: Sequence[Point], edges: Sequence[Edge]) -> None:
        self._edges = edges
        self._count = len(sizes)
        self._heights = [height for _, height in sizes]
        self._widths = [width for width, _ in sizes]
        self._forward = _without_circles(len(sizes), edges)
        self._ranks = _ranks(len(sizes), self._forward)
        self._chains = [self._chain(edge) for edge in self._forward]
        self._next: list[list[int]] = [[] for _ in self._heights]
        self._before: list[list[int]] = [[] for _ in self._heights]
        for chain in self._chains:
            for one, other in pairwise(chain):
                self._next[one].append(other)
                self._before[other].append(one)

    def _chain(self, edge: Edge) -> list[int]:
        """The boxes an arrow joins, with a thin box in every layer that it passes."""
        source, target = edge
        chain = [source]
        for rank in range(self._ranks[source] + 1, self._ranks[target]):
            chain.append(len(self._heights))
            self._heights.append(_THIN)
            self._widths.append(0.0)
            self._ranks.append(rank)
        return [*chain, target]

    def run(self) -> Layout:
        """All steps."""
        layers = self._ordered()
        middles = self._middles(layers)
        lefts, right = [], 0.0
        for _ in layers:
            lefts.append(right)
            right += self._layer_width(len(lefts) - 1) + ACROSS
        top = min(middles[box] - self._heights[box] / 2 for box in range(len(middles)))
        corners = tuple(
            (lefts[self._ranks[box]], middles[box] - self._heights[box] / 2 - top) for box in range(self._count)
        )
        bottom = max(middles[box] + self._heights[box] / 2 for box in range(len(middles)))
        ways = self._ways(corners, lefts, [middle - top for middle in middles])
        return Layout(corners, ways, right - ACROSS, bottom - top)

    # -- the order within layers -------------------------------------------------------------------------------

    def _ordered(self) -> list[list[int]]:
        layers: list[list[int]] = [[] for _ in range(max(self._ranks) + 1)]
        for box in self._visited():
            layers[self._ranks[box]].append(box)
        best, fewest = layers, self._crossings(layers)
        for sweep in range(_SWEEPS):
            layers = self._swept(layers, forward=sweep % 2 == 0)
            crossings = self._crossings(layers)
            if crossings < fewest:
                best, fewest = layers, crossings
        return best

    def _visited(self) -> list[int]:
        """Every box, neighbours soon after one another."""
        seen: dict[int, None] = {}
        for start in sorted(range(len(self._heights)), key=lambda box: (self._ranks[box], box)):
            stack = [start]
            while stack:
                box = stack.pop()
                if box not in seen:
                    seen[box] = None
                    stack += [*reversed(self._before[box]), *reversed(self._next[box])]
        return list(seen)

    def _swept(self, layers: list[list[int]], *, forward: bool) -> list[list[int]]:
        place = {box: index for layer in layers for index, box in enumerate(layer)}
        neighbours = self._before if forward else self._next
        made: dict[int, list[int]] = {}
        for rank in range(len(layers)) if forward else reversed(range(len(layers))):
            wanted = {box: _mean([place[other] for other in neighbours[box]], place[box]) for box in layers[rank]}
            made[rank] = sorted(layers[rank], key=lambda box: (wanted[box], place[box]))
            place.update({box: index for index, box in enumerate(made[rank])})
        return [made[rank] for rank in range(len(layers))]

    def _crossings(self, layers: list[list[int]]) -> int:
        place = {box: index for layer in layers for index, box in enumerate(layer)}
        count = 0
        for layer in layers:
            ends = [place[other] for box in layer for other in sorted(self._next[box], key=lambda one: place[one])]
            count += sum(one > other for index, one in enumerate(ends) for other in ends[index + 1 :])
        return count

    # -- heights ---------------------------------------------------------------------------------------------------

    def _middles(self, layers: list[list[int]]) -> list[float]:
        middles = [0.0] * len(self._heights)
        for layer in layers:
            self._settle(layer, middles, [0.0] * len(layer))
        for sweep in range(_SWEEPS):
            for layer in layers if sweep % 2 == 0 else reversed(layers):
                wanted = [
                    _mean([middles[other] for other in (*self._before[box], *self._next[box])], middles[box])
                    for box in layer
                ]
                self._settle(layer, middles, wanted)
        return middles

    def _settle(self, layer: list[int], middles: list[float], wanted: list[float]) -> None:
        """The heights nearest to those wanted at which the boxes keep their order and distance (least squares)."""
        offsets, offset = [], 0.0
        for index, box in enumerate(layer):
            if index:
                offset += (self._heights[layer[index - 1]] + self._heights[box]) / 2 + DOWN
            offsets.append(offset)
        pools: list[tuple[float, int]] = []
        for want, offset in zip(wanted, offsets, strict=True):
            mean, size = want - offset, 1
            while pools and pools[-1][0] > mean:
                other, many = pools.pop()
                mean, size = (mean * size + other * many) / (size + many), size + many
            pools.append((mean, size))
        settled = [mean for mean, size in pools for _ in range(size)]
        for box, mean, offset in zip(layer, settled, offsets, strict=True):
            middles[box] = mean + offset

    # -- arrows ----------------------------------------------------------------------------------------------------

    def _ways(
        self, corners: Sequence[Point], lefts: Sequence[float], middles: Sequence[float]
    ) -> tuple[tuple[Point, ...], ...]:
        """From the right side of one box to the left side of another, each arrow at a height of its own."""
        leaving = self._ports(middles, self._next[: self._count])
        coming = self._ports(middles, self._before[: self._count])
        ways = []
        for edge, chain in zip(self._edges, self._chains, strict=True):
            source, target = chain[0], chain[-1]
            points = [(corners[source][0] + self._widths[source], leaving[source, chain[1]])]
            for box in chain[1:-1]:  # level past the boxes of the layer
                left = lefts[self._ranks[box]]
                points += [(left, middles[box]), (left + self._layer_width(self._ranks[box]), middles[box])]
            points.append((corners[target][0], coming[target, chain[-2]]))
            ways.append(tuple(points) if edge[0] == source else tuple(reversed(points)))
        return tuple(ways)

    def _layer_width(self, rank: int) -> float:
        return max(self._widths[box] for box, own in enumerate(self._ranks) if own == rank)

    def _ports(self, middles: Sequence[float], ends: Sequence[Sequence[int]]) -> dict[tuple[int, int], float]:
        """The height at which each arrow touches a box, sorted by where it goes."""
        heights = {}
        for box, others in enumerate(ends):
            step = min(12.0, (self._heights[box] - 10) / max(1, len(others)))
            for index, other in enumerate(sorted(others, key=lambda one: middles[one])):
                heights[box, other] = middles[box] + (index - (len(others) - 1) / 2) * step
        return heights


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _without_circles(count: int, edges: Sequence[Edge]) -> list[Edge]:
    """The same edges, those turned round that lead back to where a search came from."""
    after: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
    state = [0] * count  # 1 while it is on the way, 2 when done
    back: set[Edge] = set()
    entered = {target for _, target in edges}
    for start in sorted(range(count), key=lambda box: box in entered):
        stack = [(start, iter(after[start]))] if not state[start] else []
        state[start] = state[start] or 1
        while stack:
            box, rest = stack[-1]
            child = next(rest, None)
            if child is None:
                state[box] = 2
                stack.pop()
            elif state[child] == 1:
                back.add((box, child))
            elif not state[child]:
                state[child] = 1
                stack.append((child, iter(after[child])))
    return [(target, source) if (source, target) in back else (source, target) for source, target in edges]


def _ranks(count: int, edges: Sequence[Edge]) -> list[int]:
    """The layer of each box: behind all its causes; what has none stands directly before its first consequence."""
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
        before[target].append(source)
    ranks = [0] * count
    waiting = [len(set(one)) for one in before]
    ready = [box for box in range(count) if not before[box]]
    while ready:
        box = ready.pop()
        for other in set(after[box]):
            ranks[other] = max(ranks[other], ranks[box] + 1)
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    for box in range(count):
        if not before[box] and after[box]:
            ranks[box] = min(ranks[other] for other in after[box]) - 1
    return ranks
