"""Tables of seats, of what they remember, of objectives, endings, red lines and processes."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.expr import Slot
from game.core.fixed import CERTAIN, UNIT
from game.core.luck import stable_id
from game.core.primitives import Add, Put
from game.core.program import Drift, Goal, Seat
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build, signed
from game.engine.kernel.build_minds import temper_fields


def build_seats(build: Build) -> None:
    """All of them."""
    program = build.program
    build.words[at.SEAT_COUNT] = len(program.seats)
    for index, seat in enumerate(program.seats):
        row = build.seats + index * at.SEAT_WIDTH
        build.fill(row, _seat(build, index, seat))
        build.fill(row, temper_fields(build, index, seat, program.doctrine.tempers[index]))
        build.number(row + at.S_TENSION, build.lenses[index].slot(program.tension))
    for head, table in ((at.SLIGHTS, program.slights), (at.CREDITS, program.credits), (at.READINGS, program.readings)):
        build.words[head] = _square(build, table)
    build.words[at.SUSPICIONS] = build.listed(temper.suspicion for temper in program.doctrine.tempers)[0]
    build.fill(0, build.pair(at.PENDINGS, build.places(question.pending for question in program.questions)))
    build.fill(0, build.pair(at.STATUSES, build.places(deal.status for deal in program.deals)))
    build.words[at.MEMORY_MOST] = _most_remembered(build)
    _finishes(build)
    lines = [word for line in program.lines for word in (build.coder.test(line.when), build.place(line.crossed))]
    build.fill(0, build.pair(at.LINES, build.listed(lines)))
    _drifts(build)
    build.words[at.TENSION] = build.place(program.tension)
    build.words[at.DEATHS] = build.place(program.deaths)
    build.words[at.TURNS] = program.turns


def _seat(build: Build, index: int, seat: Seat) -> dict[int, int]:
    program = build.program
    goals = [goal for goal in program.goals if goal.actor == index]
    own, shared = ([goal for goal in goals if goal.shared is kind] for kind in (False, True))
    deals = enumerate(program.deals)
    questions = (n for n, question in enumerate(program.questions) if question.actor == index)
    proposed = (build.deals + n * at.DEAL_WIDTH for n, deal in enumerate(program.deals) if deal.actor == index)
    return {
        at.S_INDEX: index,
        at.S_SLOTS: seat.slots,
        at.S_FIRST: build.order(seat.orders[0]) if seat.orders else build.orders,
        at.S_COUNT: len(seat.orders),
        **build.pair(at.S_QUESTIONS, build.listed(questions)),
        **build.pair(at.S_OFFERED, build.listed(n for n, deal in deals if deal.partner == index)),
        **build.pair(at.S_DEALS, build.listed(proposed)),
        at.S_RANDOM: signed(stable_id("random", seat.id)),
        at.S_DOCTRINE: signed(stable_id("doctrine", seat.id)),
        **build.pair(at.S_OWN, _goals(build, own)),
        at.S_OWN_WEIGHT: sum(goal.weight for goal in own),
        **build.pair(at.S_SHARED, _goals(build, shared)),
        at.S_SHARED_WEIGHT: sum(goal.weight for goal in shared),
    }


def _goals(build: Build, goals: list[Goal]) -> tuple[int, int]:
    start = build.reserve(len(goals), at.GOAL_WIDTH)
    for index, goal in enumerate(goals):
        row = start + index * at.GOAL_WIDTH
        build.number(row + at.L_NUMBER, goal.measure)
        span = goal.goal - goal.start or 1
        build.fill(row, {at.L_START: goal.start, at.L_SPAN: span, at.L_WEIGHT: goal.weight})
    return start, start + len(goals) * at.GOAL_WIDTH


def _square(build: Build, table: dict[tuple[int, int], int]) -> int:
    """Places by seat and other; place 0 for a seat and itself."""
    seats: Iterable[int] = range(len(build.program.seats))
    return build.places(table.get((seat, other), -1) for seat in seats for other in seats)[0]


def _most_remembered(build: Build) -> int:
    """The most that a seat remembers of another. Memories are apart from the ledger: no effect may reach them."""
    program = build.program
    slots = {*program.slights.values(), *program.credits.values()}
    for block in program.blocks:
        for primitive in block:
            if isinstance(primitive, Add | Put) and primitive.slot in slots:
                raise ValueError("an effect on what seats remember")
    bounds = {(program.slots[slot].low, program.slots[slot].high) for slot in slots} or {(0, 0)}
    (bound,) = bounds
    return bound[1]


def _finishes(build: Build) -> None:
    rows = [
        (build.coder.test(finish.when), int(finish.at_once), 100 * UNIT * finish.cap // CERTAIN)
        for finish in build.program.finishes
    ]
    build.words[at.FINISHES] = build.listed(word for row in rows for word in row)[0]
    build.words[at.FINISHES_COUNT] = len(rows)


def _drifts(build: Build) -> None:
    drifts = [drift for drift in build.program.drifts if drift.slot in build.needed]
    start = build.table(at.DRIFTS, len(drifts), at.DRIFT_WIDTH)
    for index, drift in enumerate(drifts):
        _drift(build, start + index * at.DRIFT_WIDTH, drift)
    build.words[at.DRIFTS_END] = start + len(drifts) * at.DRIFT_WIDTH


def _drift(build: Build, row: int, drift: Drift) -> None:
    fields = {at.W_AT: build.place(drift.slot), at.W_WHEN: build.coder.test(drift.when)}
    if drift.toward is not None:
        fields |= {at.W_KIND: at.TOWARD, at.W_BY: drift.by}
    elif drift.add is not None:
        fields |= {at.W_KIND: at.ADDED}
    else:
        fields |= {at.W_KIND: at.KEPT_SHARE, at.W_BY: CERTAIN - drift.keep}
    build.fill(row, fields)
    build.number(row + at.W_NUMBER, drift.toward or drift.add or Slot(drift.slot))
