"""A Program as one array of whole numbers, and how a world begins in which it is played. See `layout`."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.luck import stable_id
from game.core.program import Program, SlotInfo
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build, signed
from game.engine.kernel.build_blocks import build_blocks, lay_out_room
from game.engine.kernel.build_deeds import build_deeds
from game.engine.kernel.build_dialogue import build_dialogue
from game.engine.kernel.build_seats import build_seats
from game.engine.kernel.needed import needed_slots
from game.engine.lensed import middles
from game.engine.reference import first_slots

MOST_TURNS = at.HISTORY_TOP


@dataclass(frozen=True, slots=True)
class Tables:
    """`words` are the tables; a world has `size` words and begins with `world`, the rest may hold anything.

    `start` is the position at which a game begins: its slots, the middles of its reports, an empty queue. First
    reports that nothing reads are `UNKNOWN` in it; `histories` are the slots that hold histories; `mindful` says what
    has to be kept of what seats remember, even if nobody plays by doctrine.
    """

    words: list[int]
    world: list[int]
    size: int
    start: list[int]
    histories: tuple[int, ...]
    mindful: int


def build_tables(program: Program, whole: bool = True) -> Tables:
    """Lay a Program out. If not `whole`, slots that nothing reads are not kept: games come out the same."""
    if program.turns > MOST_TURNS:
        raise ValueError(f"the kernel plays at most {MOST_TURNS} turns")
    build = _filled(Build(program))
    read = build.coder.read
    if not whole:
        build = _filled(Build(program, needed_slots(program, read)))
    build.words[at.RANKS] = build.listed(build.ranks or [0])[0]
    rivals = (signed(stable_id("rivals", _settled_as(info))) for info in program.slots)
    build.words[at.INFOS] = build.listed(rivals)[0] - at.SLOTS
    caps = _caps(build)
    caps |= _reports(build)
    lay_out_room(build)
    histories = tuple(sorted(build.coder.histories))
    return Tables(
        build.words,
        _world(build, caps),
        build.words[at.WORLD_SIZE],
        _start(build, histories),
        histories,
        _mindful(program, read, whole),
    )


def _mindful(program: Program, read: set[int], whole: bool) -> int:
    """What has to be kept of what seats remember whoever plays: readings are made in the light of slights."""
    readings = whole or not read.isdisjoint(program.readings.values())
    memories = whole or not read.isdisjoint((*program.slights.values(), *program.credits.values()))
    return at.READS * readings | at.RECALLS * (readings or memories)


def _filled(build: Build) -> Build:
    build_blocks(build)
    build_deeds(build)
    build_dialogue(build)
    build_seats(build)
    return build


def _settled_as(info: SlotInfo) -> str:
    return info.name.rpartition(".")[0] if info.kind == "report" else info.name


def _caps(build: Build) -> dict[int, int]:
    """By slot, where its soft caps lie."""
    return {
        slot: build.listed((info.rise_cap, info.fall_cap))[0]
        for slot, info in enumerate(build.program.slots)
        if info.rise_cap or info.fall_cap
    }


def _reports(build: Build) -> dict[int, int]:
    """Rows of the reports that some expression reads; by slot of an end, minus where its middle is kept from."""
    program, read = build.program, build.coder.read
    middle = middles(program)
    rows: list[int] = []
    found = {}
    for (seat, slot), report in program.reports.items():
        if {middle[seat, slot], report.low, report.high} & read:
            info = program.slots[slot]
            stable = signed(stable_id("report", program.seats[seat].id, info.name))
            ends = (build.place(report.low), build.place(report.high), build.place(middle[seat, slot]))
            rows += (*ends, build.place(slot), info.width, stable)
            row = build.listed((ends[2], ends[0], ends[1]))[0]
            found[report.low] = found[report.high] = -row
    build.fill(0, build.pair(at.FIRST_REPORTS, build.listed(rows)))
    return found


def _world(build: Build, caps: dict[int, int]) -> list[int]:
    world = [0] * build.kept_end
    world[at.PHASE_RUNG] = world[at.PHASE_ENDING] = -1
    for slot, info in enumerate(build.program.slots):
        line = build.words[at.LEDGER] + build.place(slot) * at.LEDGER_WIDTH
        world[line + at.LOW], world[line + at.HIGH], world[line + at.CAPS] = info.low, info.high, caps.get(slot, 0)
    return world


def _start(build: Build, histories: tuple[int, ...]) -> list[int]:
    program = build.program
    slots = first_slots(program)
    for report in program.reports.values():
        slots[report.low] = slots[report.high] = at.UNKNOWN
    for slot in histories:
        slots[slot] <<= at.HISTORY_TOP - 1
    return [*slots, *[0] * len(program.reports), 0]
