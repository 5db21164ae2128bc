"""The panels around the map: header, actors, ladder, relations."""

from __future__ import annotations

from game.core.amounts import figure, steps, with_unit
from game.core.codes import PEAK, RUNG, TURN
from game.core.tree import Comparison, Condition, Name, Test
from game.ui.presenters.desk import Desk
from game.ui.viewmodels import (
    ActorVM,
    DetailRow,
    HeaderVM,
    LadderVM,
    MatrixVM,
    ResourceVM,
    RungVM,
    ThresholdVM,
    Tip,
)
from game.ui.viewmodels.common import minus

PHASES = ("Briefing", "Orders", "Results", "Review")
OWN_METERS = 5
OTHER_METERS = 3


def header(desk: Desk, phase: int) -> HeaderVM:
    """Title, turn, date, seat. `phase` is an index of PHASES."""
    program = desk.program
    seat = program.seats[desk.seat]
    return HeaderVM(
        title=program.title,
        subtitle="What everybody at the screen may know" if desk.shared else seat.office,
        turn=min(desk.view.values[TURN], program.turns),
        turns=program.turns,
        clock=_session_left(desk),
        date=desk.date(),
        phases=PHASES,
        phase=phase,
        seat="" if desk.shared else seat.title,
        seat_flag="" if desk.shared else seat.flag,
        seat_code="" if desk.shared else seat.short,
    )


def _session_left(desk: Desk) -> str:
    """How much of the session is left, if the author says how long one takes: a tempo for the room."""
    minutes, turns = desk.scenario.header.minutes, desk.program.turns
    left = turns - min(desk.view.values[TURN], turns) + 1
    return f"about {minutes * left // turns} min left" if minutes else ""


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
            info.label.split(",")[0],
            steps(info, desk.view.values[slot]),
            steps(info, info.high),
            steps(info, _reserved(desk, slot)),
            info.unit,
            info.decimals,
        )
        for slot, info in currency
        if own
    )
    human = index in desk.table.seats
    known = tuple(desk.meter(slot) for slot in meters)
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
        meters=known[: OWN_METERS if own else OTHER_METERS],
        tip=Tip(
            seat.title,
            doc.office,
            tuple(DetailRow(meter.label, meter.reading()) for meter in known),
            "Red lines: " + "; ".join(lines) if (lines := _lines(desk, index)) else "",
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
    program, tension = desk.program, desk.program.tension
    return LadderVM(
        title=desk.scenario.header.words.ladder,
        rungs=tuple(RungVM(step.id, step.title, step.band) for step in program.ladder),
        present=present,
        forecast=forecast,
        forecast_note="after your orders alone" if forecast else "",
        thresholds=_thresholds(desk),
        gauge=desk.meter(tension, change=desk.change(tension)) if desk.known(tension) or not desk.shared else None,
        history=_history(desk),
    )


def _thresholds(desk: Desk) -> tuple[ThresholdVM, ...]:
    """Rungs that an actor has named as a red line, as far as everybody at the screen knows of it."""
    found = []
    rungs = [step.id for step in desk.program.ladder]
    for index, actor in enumerate(desk.scenario.actors.values()):
        for line in desk.program.lines:
            if line.actor == index and desk.sees(line.seen):
                named = _named_rung(actor.red_lines[line.id].when, rungs)
                if named >= 0:
                    found.append(ThresholdVM(actor.short, index, named, named))
    return tuple(found)


def _named_rung(test: Test, rungs: list[str]) -> int:
    """The rung that a condition such as `rung >= rung.clash` names; -1 if it names none."""
    for part in test.parts:
        if isinstance(part, Condition) and isinstance(part.tree, Comparison):
            first, ((op, second), *rest) = part.tree.first, part.tree.rest
            plain = not rest and op in (">=", ">") and isinstance(first, Name) and first.parts == ("rung",)
            if plain and isinstance(second, Name) and second.parts[0] == "rung":
                return rungs.index(second.parts[1])
    return -1


def _history(desk: Desk) -> tuple[int, ...]:
    """The tension at the end of each step, if the seat knows it exactly; the start first."""
    slot = desk.program.tension
    if not desk.known(slot):
        return ()
    info = desk.program.slots[slot]
    return (steps(info, info.start), *(steps(info, made.state.slots[slot]) for made in desk.table.rounds))


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
    info = desk.program.slots[next(iter(pairs.values()))]
    return MatrixVM(
        title=info.label.split(",")[0],
        scale=minus(with_unit(f"{figure(info, info.low)} to {figure(info, info.high)}", info.unit)),
        codes=tuple(seat.short for seat in desk.program.seats),
        cells=tuple(tuple(desk.meter(pairs[a, b]) if (a, b) in pairs else None for b in seats) for a in seats),
    )


def _first_pair(desk: Desk, name: str) -> bool:
    first = next((meter.id for meter in desk.scenario.meters.values() if meter.of == "pair" and meter.shown), "")
    return name.split(".")[1] == first
