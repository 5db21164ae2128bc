"""Tables of blocks: what asks for nothing apart, the rest step by step; and how much one phase can want at most."""

from __future__ import annotations

from game.core.expr import FALSE, TRUE, Const
from game.core.luck import stable_id
from game.core.primitives import (
    Add,
    AnyPrimitive,
    Climb,
    Collect,
    Drop,
    End,
    Later,
    Mark,
    Open,
    Pace,
    Put,
    Sometimes,
    Tell,
)
from game.core.program import Program
from game.core.state import QUEUE_LIMIT
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build, signed
from game.engine.kernel.needed import is_needed

Row = tuple[int, int, int, int, int]
"""A step without its guard: kind and four words."""


def build_blocks(build: Build) -> None:
    """All blocks."""
    rows = build.table(at.BLOCKS, len(build.program.blocks), at.BLOCK_WIDTH)
    for index, block in enumerate(build.program.blocks):
        adds: list[int] = []
        marks: list[int] = []
        more: list[int] = []
        rung = -1
        for primitive in (item for item in block if is_needed(build.program, item, build.needed)):
            match primitive:
                case Add(guard=guard, slot=slot, amount=Const(amount)) if guard == TRUE:
                    adds += (build.place(slot), amount)
                case Mark(guard=guard, slot=slot) if guard == TRUE:
                    marks.append(build.place(slot))
                case Climb(guard=guard, rung=height) if guard == TRUE:
                    rung = max(rung, height)
                case _ if primitive.guard != FALSE:
                    more += _guarded(build, primitive)
        fields = build.pair(at.B_ADDS, build.listed(adds)) | build.pair(at.B_MARKS, build.listed(marks))
        fields |= build.pair(at.B_MORE, build.listed(more)) | {at.B_RUNG: rung}
        build.fill(rows + index * at.BLOCK_WIDTH, fields)


def _guarded(build: Build, primitive: AnyPrimitive) -> tuple[int, ...]:
    step = _step(build, primitive)
    if step is None:
        return ()
    guard = build.coder.test(primitive.guard)
    return step[0], guard, *step[1:]


def _step(build: Build, primitive: AnyPrimitive) -> Row | None:
    match primitive:
        case Add(slot=slot, amount=amount):
            return at.RUN_ADD, build.place(slot), *build.coder.number(amount), 0
        case Put(slot=slot, value=worth):
            return at.RUN_PUT, build.place(slot), *build.coder.number(worth), 0
        case Mark(slot=slot):
            return at.RUN_MARK, build.place(slot), 0, 0, 0
        case Later(hours=hours, block=block):
            return at.RUN_LATER, hours, block, 0, 0
        case Sometimes(chance=chance, block=block, stable=stable):
            return at.RUN_SOMETIMES, chance, block, signed(stable), 0
        case Open(what=what, index=index):
            return _open(build, what, index)
        case Collect():
            return _collect(build, primitive)
        case _:
            return _rare(primitive)


def _rare(primitive: AnyPrimitive) -> Row | None:
    match primitive:
        case Climb(rung=rung):
            return at.RUN_CLIMB, rung, 0, 0, 0
        case Pace(hours=hours):
            return at.RUN_PACE, hours, 0, 0, 0
        case End(ending=ending):
            return at.RUN_END, ending, 0, 0, 0
        case Drop(block=block):
            return at.RUN_DROP, block, 0, 0, 0
        case Tell():
            return None
        case _:
            raise TypeError(f"not a primitive: {primitive!r}")


def _open(build: Build, what: str, index: int) -> Row:
    match what:
        case "event":
            return at.RUN_EVENT, build.fired(index), 0, 0, 0
        case "dilemma":
            return at.RUN_DILEMMA, build.place(build.program.questions[index].pending), 0, 0, 0
        case "offer":
            return at.RUN_OFFER, build.deals + index * at.DEAL_WIDTH, 0, 0, 0
        case "ultimatum":
            return at.RUN_ULTIMATUM, build.demands + index * at.DEMAND_WIDTH, 0, 0, 0
        case _:
            return at.RUN_EXCHANGE, build.crises + index * at.CRISIS_WIDTH, 0, 0, 0


def _collect(build: Build, primitive: Collect) -> Row | None:
    program = build.program
    report = program.reports.get((primitive.seat, primitive.slot))
    if report is None:
        return None
    stable = stable_id("report", program.seats[primitive.seat].id, program.slots[primitive.slot].name)
    row, _ = build.places((report.low, report.high, report.turn))
    return at.RUN_COLLECT, build.place(primitive.slot), primitive.width, signed(stable), row


def lay_out_room(build: Build) -> None:
    """The parts of the world that are as large as what one phase can do at most. Unused memory costs nothing."""
    program, words = build.program, build.words
    sizes = _Sizes(program)
    orders, deals, seats = len(program.orders), len(program.deals), len(program.seats)
    runs = orders + len(program.happenings) + len(program.questions) + QUEUE_LIMIT
    runs += 3 * deals + 2 * len(program.demands) + sum(2 * len(crisis.actors) + 2 for crisis in program.crises)
    # Beside what blocks do: memories fade and are read, orders and agreements keep their state.
    own = 2 * seats * seats + (orders + len(program.happenings)) * (seats + 3) + 4 * deals + 64
    puts, marks, drops = (2 * runs * most for most in sizes.most)
    place = build.size
    for part, size in (
        (at.MARKED, marks + orders + len(program.lines) + 64),
        (at.RIVALS, 3 * (puts + own)),
        (at.RANKED, 2 * (puts + own)),
        (at.DROPPED, drops + 1),
        (at.CALLS, 5 * (len(program.demands) + 1) * (sizes.deepest + 1)),
        (at.VALUES, build.coder.deepest + 2),
    ):
        words[part] = place
        place += size
    words[at.WORLD_SIZE] = place


class _Sizes:
    """The most puts, marks and drops that one block can make, blocks within it included, and how deep those lie."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[int, tuple[int, int, int, int]] = {}
        found = [self._size(block) for block in range(len(program.blocks))] or [(0, 0, 0, 0)]
        self.most = tuple(max(size[kind] for size in found) for kind in range(3))
        self.deepest = max(size[3] for size in found)

    def _size(self, block: int) -> tuple[int, int, int, int]:
        if block not in self._known:
            puts = marks = drops = depth = 0
            for primitive in self._program.blocks[block]:
                puts += isinstance(primitive, Put) + 3 * isinstance(primitive, Collect)
                marks += isinstance(primitive, Mark)
                drops += isinstance(primitive, Drop)
                if isinstance(primitive, Sometimes):
                    inner = self._size(primitive.block)
                    puts, marks, drops = puts + inner[0], marks + inner[1], drops + inner[2]
                    depth = max(depth, 1 + inner[3])
            self._known[block] = puts, marks, drops, depth
        return self._known[block]
