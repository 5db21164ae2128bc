"""Tables of the doctrine player: what each choice is worth to a seat, as far as that is known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.core.fixed import CERTAIN, UNIT, WORD_LIMIT, clamp, percent_of
from game.core.program import Deed, Seat, Temper, Valued
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build
from game.engine.kernel.doctrine import PARTS_OF_THRIFT
from game.engine.perform import weights_of

MOST_LINES = 6
"""Odds of more lines are worked out in play."""


def build_valued(build: Build, valued: Valued, seat: int, deed: Deed | None = None) -> int:
    """A choice as one seat values it. The gains of a deed with uncertain odds are left to be worked out."""
    program = build.program
    temper = program.doctrine.tempers[seat]
    shares = sum(goal.weight for goal in program.goals if goal.actor == seat) or 1
    weights = _weights(build, seat, deed)
    aims = [
        word for aim, worth in valued.aims for word in (aim, worth, int(program.doctrine.aims[aim][1] == "restraint"))
    ]
    row = build.reserve(1, at.VALUED_WIDTH)
    gains: list[int] = []
    by_lines = 0
    if weights is None and deed is not None and len(deed.lines) <= MOST_LINES:
        by_lines = build.listed(_gains_by_lines(build, valued, seat, deed))[0]
    for goal in dict.fromkeys(goal for gains in valued.gains for goal, _ in gains):
        points = [sum(worth for index, worth in gains if index == goal) for gains in valued.gains]
        _check(points, program.goals[goal].weight * temper.objectives)
        if weights is None:
            gains += (program.goals[goal].weight, shares, *points)
        else:
            gains.append(_gain(build, seat, goal, points, weights))
    build.fill(
        row,
        {
            **build.pair(at.V_AIMS, build.listed(aims)),
            **build.pair(at.V_GAINS, build.listed(gains)),
            at.V_SUM: 0 if weights is None else sum(gains),
            at.V_DEED: build.deed(deed.index) if weights is None and deed is not None else 0,
            at.V_PRICE: -percent_of(valued.cost, temper.thrift * PARTS_OF_THRIFT),
            at.V_RUNG: valued.rung,
            at.V_NATURE: valued.nature,
            at.V_BY_LINES: by_lines,
        },
    )
    return row


def _check(points: Sequence[int], factor: int) -> None:
    """ValueError where points are so many that weighing them in play could leave 64 bits."""
    if max(map(abs, points)) * max(CERTAIN, factor) >= WORD_LIMIT:
        raise ValueError("the objectives of this scenario are worth more points than fit into 64 bits")


def _gain(build: Build, seat: int, goal: int, points: Sequence[int], weights: Sequence[int]) -> int:
    """What the points of one objective are worth, over the results of a deed by their weights."""
    program, whole = build.program, max(1, sum(weights))
    shares = sum(goal.weight for goal in program.goals if goal.actor == seat) or 1
    total = sum(worth * weight // whole for worth, weight in zip(points, weights, strict=True))
    return total * program.goals[goal].weight // shares * program.doctrine.tempers[seat].objectives // UNIT


def _gains_by_lines(build: Build, valued: Valued, seat: int, deed: Deed) -> Iterator[int]:
    """What a deed's gains come to for each set of lines of its odds that may hold, the first line as the lowest bit."""
    for held in range(1 << len(deed.lines)):
        by = sum(line.by for bit, line in enumerate(deed.lines) if held >> bit & 1)
        weights = weights_of(deed, clamp((deed.odds or 0) + by, 0, CERTAIN))
        total = 0
        for goal in dict.fromkeys(goal for gains in valued.gains for goal, _ in gains):
            points = [sum(worth for index, worth in gains if index == goal) for gains in valued.gains]
            total += _gain(build, seat, goal, points, weights)
        yield total


def _weights(build: Build, seat: int, deed: Deed | None) -> tuple[int, ...] | None:
    """The weights of a deed's results in the seat's eyes; None where they hang on the state."""
    if deed is None or not deed.results:
        return (1,)
    if deed.odds is None:
        return weights_of(deed, None)
    tests = [build.coder.test(build.lenses[seat](line.needs)) for line in deed.lines]
    if any(test > at.YES for test in tests):
        return None
    by = sum(line.by for line, test in zip(deed.lines, tests, strict=True) if test == at.YES)
    return weights_of(deed, clamp(deed.odds + by, 0, CERTAIN))


def temper_fields(build: Build, index: int, seat: Seat, temper: Temper) -> dict[int, int]:
    """The persona's part of a seat's row."""
    program = build.program
    drives: list[int] = []
    for when, _, shifts in temper.drives:
        start, end = build.listed(word for shift in shifts for word in shift)
        drives += (build.coder.test(build.lenses[index](when)), start, end)
    own = [program.orders[number] for number in seat.orders]
    calm = dict.fromkeys(program.deeds[order.deed].history for order in own if order.calms)
    kept = [slot for slot in map(build.lenses[index].history, calm) if slot >= 0]
    return {
        at.S_AIMS: build.listed(temper.aims)[0],
        at.S_AIMS_COUNT: len(temper.aims),
        **build.pair(at.S_DRIVES, build.listed(drives)),
        at.S_CEILING: temper.ceiling,
        at.S_CAUTION: temper.caution,
        at.S_MIRROR: temper.mirror,
        **build.pair(at.S_CALM, build.places(kept)),
        at.S_PATIENCE: temper.patience,
        at.S_PATIENCE_BITS: (1 << min(temper.patience, 60) + 1) - 1,
        at.S_BLUFF: temper.bluff,
        at.S_THRESHOLD: temper.threshold,
        at.S_OBJECTIVES: temper.objectives,
        at.S_THRIFT: temper.thrift,
    }
