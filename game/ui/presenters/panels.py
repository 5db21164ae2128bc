"""The panels around the map: header, actors, ladder, relations."""

from __future__ import annotations

from game.core.program import PEAK, RUNG, TURN
from game.ui.presenters.desk import Desk, whole
from game.ui.viewmodels import ActorVM, HeaderVM, LadderVM, MatrixVM, MeterVM, ResourceVM, RungVM, Tip

PHASES = ("Briefing", "Orders", "Results", "Review")
OWN_METERS = 5
OTHER_METERS = 3


def header(desk: Desk, phase: int) -> HeaderVM:
    """Title, turn, date, seat. `phase` is an index of PHASES."""
    program = desk.program
    seat = program.seats[desk.seat]
    return HeaderVM(
        title=program.title,
        subtitle=seat.office,
        turn=min(desk.view.values[TURN], program.turns),
        turns=program.turns,
        date=desk.date(),
        phases=PHASES,
        phase=phase,
        seat=seat.title,
        seat_flag=seat.flag,
    )


def actors(desk: Desk) -> tuple[ActorVM, ...]:
    """The seat itself first, then the others in the author's order."""
    order = [desk.seat, *(index for index in range(len(desk.program.seats)) if index != desk.seat)]
    return tuple(_actor(desk, index) for index in order)


def _actor(desk: Desk, index: int) -> ActorVM:
    seat = desk.program.seats[index]
    own = index == desk.seat
    currency = [(slot, info) for slot, info in desk.slots_of(index) if slot == seat.currency]
    meters = [slot for slot, _ in desk.slots_of(index) if slot != seat.currency]
    resources = tuple(
        ResourceVM(
            info.label.split(",")[0], whole(desk.view.values[slot]), whole(info.high), whole(_reserved(desk, slot))
        )
        for slot, info in currency
        if own
    )
    human = index in desk.table.seats
    doc = desk.scenario.actors[seat.id]
    return ActorVM(
        id=seat.id,
        name=seat.title,
        code=seat.short,
        flag=seat.flag,
        colour=index,
        control="" if own else "Person" if human else "Computer",
        note=seat.posture,
        own=own,
        sealed=index in desk.table.sealed,
        resources=resources,
        meters=tuple(desk.meter(slot) for slot in meters[: OWN_METERS if own else OTHER_METERS]),
        tip=Tip(
            seat.title, doc.office, note="Red lines: " + "; ".join(lines) if (lines := _lines(desk, index)) else ""
        ),
    )


def _lines(desk: Desk, index: int) -> list[str]:
    return [line.says for line in desk.program.lines if line.actor == index and line.seen >> desk.seat & 1]


def _reserved(desk: Desk, slot: int) -> int:
    """What the seat's prepared moves will cost in this meter."""
    from game.ui.presenters.cards import costs_of_prepared

    return sum(cost for paid, cost in costs_of_prepared(desk) if paid == slot)


def ladder(desk: Desk) -> LadderVM:
    """The author's rungs, the present one, what the queued orders may make of it, and the tension beside it."""
    from game.ui.presenters.cards import prepared_deeds

    values = desk.view.values
    present = values[RUNG]
    queued = [deed.rung for deed in prepared_deeds(desk)]
    low = max(0, present - 1)
    forecast = (low, max(low, values[PEAK], *queued)) if queued else None
    program = desk.program
    return LadderVM(
        title="Escalation ladder",
        rungs=tuple(RungVM(step.id, step.title, step.band) for step in program.ladder),
        present=present,
        forecast=forecast,
        forecast_note="after your orders alone",
        gauge=_gauge(desk),
        history=_history(desk),
    )


def _gauge(desk: Desk) -> MeterVM:
    history = _history(desk)
    change = history[-1] - history[-2] if len(history) > 1 else 0
    return desk.meter(desk.program.tension, change=change)


def _history(desk: Desk) -> tuple[int, ...]:
    """The tension at the end of each step, if the seat knows it exactly; the start first."""
    slot = desk.program.tension
    if not desk.view.known(slot):
        return ()
    start = whole(desk.program.slots[slot].start)
    return (start, *(whole(made.state.slots[slot]) for made in desk.table.rounds))


def relations(desk: Desk) -> MatrixVM | None:
    """Who thinks what of whom, by the first pair meter of the scenario; None without one."""
    pairs = {
        (info.owner, info.other): slot
        for slot, info in enumerate(desk.program.slots)
        if info.kind == "meter" and info.other >= 0 and info.shown and _first_pair(desk, info.name)
    }
    if not pairs:
        return None
    seats = range(len(desk.program.seats))
    title = next(meter.label for meter in desk.scenario.meters.values() if meter.of == "pair")
    return MatrixVM(
        title=title,
        codes=tuple(seat.short for seat in desk.program.seats),
        cells=tuple(tuple(desk.meter(pairs[a, b]) if (a, b) in pairs else None for b in seats) for a in seats),
    )


def _first_pair(desk: Desk, name: str) -> bool:
    first = next((meter.id for meter in desk.scenario.meters.values() if meter.of == "pair" and meter.shown), "")
    return name.split(".")[1] == first
