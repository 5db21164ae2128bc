"""Tables of dilemmas, agreements, ultimatums and crisis exchanges."""

from __future__ import annotations

from game.core.codes import STEPS
from game.core.luck import stable_id
from game.core.program import Crisis, Deal, Demand, Promise, Question
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build, signed
from game.engine.kernel.build_minds import build_valued


def build_dialogue(build: Build) -> None:
    """All of them."""
    program = build.program
    questions = build.table(at.QUESTIONS, len(program.questions), at.QUESTION_WIDTH)
    build.words[at.QUESTIONS_END] = questions + len(program.questions) * at.QUESTION_WIDTH
    for index, question in enumerate(program.questions):
        build.fill(questions + index * at.QUESTION_WIDTH, _question(build, question))
    for index, deal in enumerate(program.deals):
        _deal(build, index, deal)
    build.words[at.DEALS_END] = build.deals + len(program.deals) * at.DEAL_WIDTH
    for index, demand in enumerate(program.demands):
        build.fill(build.demands + index * at.DEMAND_WIDTH, _demand(build, demand))
    build.words[at.DEMANDS_END] = build.demands + len(program.demands) * at.DEMAND_WIDTH
    for index, crisis in enumerate(program.crises):
        _crisis(build, index, crisis)
    build.words[at.CRISES_COUNT] = len(program.crises)


def _question(build: Build, question: Question) -> dict[int, int]:
    return {
        at.A_PENDING: build.place(question.pending),
        at.A_SEAT: question.actor,
        at.A_OPTIONS: build.listed(build.deed(option) for option in question.options)[0],
        at.A_COUNT: len(question.options),
        at.A_DEFAULT: question.default,
        at.A_RANK: build.ranks[question.source],
    }


def _deal(build: Build, index: int, deal: Deal) -> None:
    program = build.program
    mirror = program.deals[deal.mirror] if deal.mirror >= 0 else deal
    seats = len(program.seats)
    offering, answering, price = program.doctrine.deals[index]
    build.fill(
        build.deals + index * at.DEAL_WIDTH,
        {
            at.F_INDEX: index,
            at.F_SEAT: deal.actor,
            at.F_PARTNER: deal.partner,
            at.F_SOURCE: deal.source,
            at.F_RANK: build.ranks[deal.source],
            at.F_STATUS: build.place(deal.status),
            at.F_SINCE: build.place(deal.since),
            at.F_UNTIL: build.place(deal.until),
            at.F_NEEDS: build.needs(deal.needs, deal.actor),
            **build.pair(at.F_COSTS, build.costs(deal.costs, deal.actor)),
            **build.pair(at.F_PROMISES, _promises(build, deal)),
            at.F_HOURS: deal.hours,
            at.F_SEEN: deal.seen,
            at.F_ACCEPTED: deal.accepted,
            at.F_REFUSED: deal.refused,
            at.F_KEPT: deal.kept,
            at.F_BROKEN: deal.broken[0],
            at.F_BROKEN_BACK: deal.broken[1],
            at.F_DIRECT: int(deal.direct),
            at.F_MIRROR: deal.mirror,
            at.F_MIRROR_STATUS: build.place(mirror.status),
            at.F_STABLE: signed(deal.stable),
            at.F_OFFERING: build_valued(build, offering, deal.actor),
            at.F_ANSWERING: build_valued(build, answering, deal.partner),
            at.F_PRICE: price,
            at.F_BOTH: 1 << deal.actor | 1 << deal.partner,
            at.F_CREDIT: seats * seats + deal.actor * seats + deal.partner,
            at.F_CREDIT_BACK: seats * seats + deal.partner * seats + deal.actor,
        },
    )


def _promises(build: Build, deal: Deal) -> tuple[int, int]:
    start = build.reserve(len(deal.promises), at.PROMISE_WIDTH)
    for index, promise in enumerate(deal.promises):
        build.fill(
            start + index * at.PROMISE_WIDTH,
            {
                at.M_SEAT: promise.actor,
                **build.pair(at.M_NOT, build.places(promise.must_not)),
                **build.pair(at.M_MUST, build.places(promise.must)),
                at.M_WITHIN: promise.within,
                at.M_HOLDS: at.YES if promise.holds is None else build.coder.test(promise.holds),
                **build.pair(at.M_PAYS, _pays(build, promise)),
            },
        )
    return start, start + len(deal.promises) * at.PROMISE_WIDTH


def _pays(build: Build, promise: Promise) -> tuple[int, int]:
    start = build.reserve(len(promise.pays), at.PAY_WIDTH)
    for index, (giver, taker, amount) in enumerate(promise.pays):
        row = start + index * at.PAY_WIDTH
        low = build.program.slots[giver].low
        build.fill(row, {at.Y_GIVER: build.place(giver), at.Y_TAKER: build.place(taker), at.Y_LOW: low})
        build.number(row + at.Y_AMOUNT, amount)
    return start, start + len(promise.pays) * at.PAY_WIDTH


def _demand(build: Build, demand: Demand) -> dict[int, int]:
    return {
        at.U_STATUS: build.place(demand.status),
        at.U_DUE: build.place(demand.due),
        at.U_HOURS: demand.hours,
        at.U_MET: build.coder.test(demand.met),
        at.U_ISSUED: demand.issued,
        at.U_ON_MET: demand.on_met,
        at.U_EXPIRED: demand.expired,
        at.U_SOURCE: demand.source,
        at.U_RANK: build.ranks[demand.source],
        at.U_SEEN: demand.seen,
    }


def _crisis(build: Build, index: int, crisis: Crisis) -> None:
    stables = (
        stable_id("step", str(crisis.stable), str(step), name)
        for step in range(1, len(crisis.rungs) + 1)
        for name in STEPS
    )
    build.fill(
        build.crises + index * at.CRISIS_WIDTH,
        {
            at.E_WAITING: build.place(crisis.waiting),
            at.E_SOURCE: crisis.source,
            at.E_RANK: build.ranks[crisis.source],
            at.E_SEEN: crisis.seen,
            at.E_RUNGS: build.listed(crisis.rungs)[0],
            at.E_RUNG_COUNT: len(crisis.rungs),
            **build.pair(at.E_ACTORS, _parties(build, index, crisis)),
            at.E_MASK: sum(1 << seat for seat in crisis.actors),
            at.E_DEFAULT: crisis.default,
            at.E_COST: crisis.audience_cost,
            at.E_GROWTH: crisis.audience_growth,
            at.E_CALMED: crisis.calmed,
            at.E_RAN_OUT: crisis.ran_out,
            at.E_STABLES: build.listed(map(signed, stables))[0],
        },
    )


def _parties(build: Build, index: int, crisis: Crisis) -> tuple[int, int]:
    start = build.reserve(len(crisis.actors), at.PARTY_WIDTH)
    for number, seat in enumerate(crisis.actors):
        row = start + number * at.PARTY_WIDTH
        build.fill(
            row,
            {
                at.T_SEAT: seat,
                at.T_BACKED: crisis.backed_down[seat],
                at.T_AUDIENCE: build.place(crisis.audience.get(seat, -1)),
                at.T_OTHER: next(other for other in crisis.actors if other != seat),
            },
        )
        for step, block in enumerate(crisis.steps[seat]):
            valued = build.program.doctrine.steps[index, seat, step]
            build.fill(row, {at.T_STEPS + step: block, at.T_VALUED + step: build_valued(build, valued, seat)})
    return start, start + len(crisis.actors) * at.PARTY_WIDTH
