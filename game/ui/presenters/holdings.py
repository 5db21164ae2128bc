"""What a seat may look up at any time: the numbers of the world, what is in force, and the facts that it knows.

Where several seats look at the screen together, only what all of them know.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.core.amounts import steps
from game.core.calendar import stamp
from game.core.codes import CLOCK, IN_FORCE, PENDING
from game.core.program import Deal, Demand
from game.ui.presenters.desk import Desk, words
from game.ui.viewmodels import DetailRow, InForceVM, KnownVM, MeterVM, WorldVM
from game.ui.viewmodels.common import figure, signed

FROM_THE_START = "known from the start"


def world(desk: Desk) -> WorldVM:
    """World meters that are shown, without the one at the ladder; counters; agreements and deadlines that run."""
    return WorldVM(_meters(desk), _counters(desk), (*_deals(desk), *_demands(desk)))


def _meters(desk: Desk) -> tuple[MeterVM, ...]:
    return tuple(
        desk.meter(slot, change=desk.change(slot))
        for slot, _ in desk.slots_of(-1)
        if slot != desk.program.tension and (not desk.shared or desk.known(slot))
    )


def _counters(desk: Desk) -> tuple[DetailRow, ...]:
    rows = []
    for slot, info in enumerate(desk.program.slots):
        if info.kind == "counter":
            change = desk.change(slot)
            value = figure(steps(info, desk.view.values[slot]), info.decimals)
            moved = f" ({signed(change, info.decimals)})" if change else ""
            rows.append(DetailRow(info.label, f"{value}{moved}"))
    return tuple(rows)


# In force


def _deals(desk: Desk) -> Iterator[InForceVM]:
    for deal in desk.program.deals:
        if desk.known(deal.status) and desk.view.values[deal.status] == IN_FORCE:
            yield _deal(desk, deal)


def _deal(desk: Desk, deal: Deal) -> InForceVM:
    seats = desk.program.seats
    parties = (deal.actor, deal.partner)
    public = desk.scenario.agreements[deal.id].secrecy == "public"
    terms = tuple(DetailRow(seats[term.actor].short, words(term.says)) for term in deal.promises)
    return InForceVM(
        words(deal.title),
        " and ".join(seats[party].short for party in parties),
        f"until {_date(desk, desk.view.values[deal.until])}",
        terms=terms if public or set(desk.audience) <= set(parties) else (),
    )


def _demands(desk: Desk) -> Iterator[InForceVM]:
    for demand in desk.program.demands:
        if desk.known(demand.status) and desk.view.values[demand.status] == PENDING:
            yield _demand(desk, demand)


def _demand(desk: Desk, demand: Demand) -> InForceVM:
    seats = desk.program.seats
    return InForceVM(
        words(demand.title),
        f"{seats[demand.actor].short} to {seats[demand.target].short}",
        f"runs out {_date(desk, desk.view.values[demand.due])}",
        words(demand.says),
    )


def _date(desk: Desk, hour: int) -> str:
    """The date of an hour of the game, and how many turns away it is."""
    program = desk.program
    left = max(0, hour - desk.view.values[CLOCK])
    turns = -(-left // max(1, program.turn_hours))
    away = "this turn" if turns <= 1 else f"{turns} turns"
    return f"{stamp(program.start_minutes, hour, program.turn_hours, short=True)}, {away}"


# Facts


def known(desk: Desk, from_the_start: str = FROM_THE_START) -> tuple[KnownVM, ...]:
    """The facts that everybody at the screen knows, what was learnt last first; `from_the_start` is said of those that
    were never learnt.
    """
    learnt = _learnt(desk)
    found = []
    for number, fact in enumerate(desk.scenario.facts.values()):
        slots = [desk.program.names[f"knows.{desk.program.seats[seat].id}.{fact.id}"] for seat in desk.audience]
        if all(view.values[slot] for view, slot in zip(desk.views, slots, strict=True)):
            turn = max(learnt.get(slot, 0) for slot in slots)
            since = f"since turn {turn}" if turn else from_the_start
            found.append((-turn, number, KnownVM(words(fact.title), words(fact.says), since)))
    return tuple(item for *_, item in sorted(found, key=lambda one: one[:2]))


def _learnt(desk: Desk) -> dict[int, int]:
    """When facts were learnt last: slot of the knowledge to turn. What a seat knew from the start is not there."""
    slots, rounds = desk.program.slots, desk.table.rounds
    return {
        change.slot: entry.turn
        for made in rounds
        for entry in made.log
        for change in entry.changes
        if slots[change.slot].kind == "knows" and change.after
    }
