"""What one seat knows, as a list of numbers from -1 to 1 whose places never change during a scenario.

Made from a View alone, and only of slots that the seat's lens grants: what a seat does not know is in no number.
Meters are scaled from their lowest to their highest value; counters, which have no bounds, are x / (10 + |x|); a report
is its low end, its high end and its age; what happened is 1 / (1 + turns since), 0 if it never did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from game.agents.external.knowledge import DONE
from game.core.codes import IN_FORCE, OFFERED, PENDING, RUNG
from game.core.fixed import UNIT
from game.core.model.deeds import INTENTS
from game.core.program import Program, SlotInfo
from game.core.view import View

Read = Callable[[View], float]
Feature = tuple[str, Read]


def features(program: Program, seat: int) -> tuple[Feature, ...]:
    """The features of a seat: names and how each is read from a view."""
    return (
        *_moment(program, seat),
        *_numbers(program, seat),
        *_yes_or_no(program, seat),
        *_pieces(program, seat),
        *_history(program, seat),
        *_dealings(program, seat),
        *_memories(program, seat),
    )


def _moment(program: Program, seat: int) -> Iterator[Feature]:
    yield "turn", partial(_turn, program.turns)
    yield "rung", partial(_share, RUNG, max(1, len(program.ladder) - 1))
    for index, crisis in enumerate(program.crises):
        if seat in crisis.actors:
            yield f"crisis.{crisis.id}", partial(_step, index, len(crisis.rungs))


def _numbers(program: Program, seat: int) -> Iterator[Feature]:
    for slot, info in enumerate(program.slots):
        if not info.numeric:
            continue
        if info.exact >> seat & 1:
            yield info.name, partial(_number, slot, info)
        elif (seat, slot) in program.reports:
            yield f"{info.name}.low", partial(_low, slot, info)
            yield f"{info.name}.high", partial(_high, slot, info)
            yield f"{info.name}.age", partial(_age, slot, program.turns)


def _yes_or_no(program: Program, seat: int) -> Iterator[Feature]:
    own = program.seats[seat].id
    for slot, info in enumerate(program.slots):
        if info.kind == "flag" and info.exact >> seat & 1:
            yield info.name, partial(_share, slot, 1)
        elif info.kind == "fact":
            knows = program.names[f"knows.{own}.{info.name.removeprefix('fact.')}"]
            yield f"knows.{info.name}", partial(_share, knows, 1)
            yield info.name, partial(_learned, slot, knows)


def _pieces(program: Program, seat: int) -> Iterator[Feature]:
    """Where pieces are: latitude and longitude as shares of half the globe, both 0 off the map."""
    for slot, info in enumerate(program.slots):
        if info.kind == "place" and info.exact >> seat & 1:
            yield f"{info.name}.lat", partial(_where, slot, tuple(place.lat / 900_000 for place in program.places))
            yield f"{info.name}.lon", partial(_where, slot, tuple(place.lon / 1_800_000 for place in program.places))


def _history(program: Program, seat: int) -> Iterator[Feature]:
    lens = program.lenses[seat]
    for slot in sorted({*lens.exact, *(slot for slot, _ in lens.sightings)}):
        info = program.slots[slot]
        if info.kind == "history" and info.name.startswith(DONE):
            yield info.name, partial(_since, slot)


def _dealings(program: Program, seat: int) -> Iterator[Feature]:
    for deal in program.deals:
        if program.slots[deal.status].exact >> seat & 1:
            name = f"{deal.id}.{program.seats[deal.actor].id}.{program.seats[deal.partner].id}"
            yield f"offered.{name}", partial(_is, deal.status, OFFERED)
            yield f"in_force.{name}", partial(_is, deal.status, IN_FORCE)
    for demand in program.demands:
        if program.slots[demand.status].exact >> seat & 1:
            yield f"deadline.{demand.id}", partial(_is, demand.status, PENDING)
    for index, question in enumerate(program.questions):
        if question.actor == seat:
            yield f"question.{question.id}", partial(_asked, index)


def _memories(program: Program, seat: int) -> Iterator[Feature]:
    for other, item in enumerate(program.seats):
        if other != seat:
            for name, table in (("slights", program.slights), ("credits", program.credits)):
                slot = table[seat, other]
                yield f"{name}.{item.id}", partial(_number, slot, program.slots[slot])
            yield f"reading.{item.id}", partial(_share, program.readings[seat, other], len(INTENTS))


# How each is read


def _turn(turns: int, view: View) -> float:
    return min(1.0, view.turn / turns)


def _share(slot: int, whole: int, view: View) -> float:
    return view.values[slot] / whole


def _is(slot: int, wanted: int, view: View) -> float:
    return float(view.values[slot] == wanted)


def _step(crisis: int, steps: int, view: View) -> float:
    return view.step / steps if view.crisis == crisis else 0.0


def _asked(question: int, view: View) -> float:
    return float(question in view.questions)


def _number(slot: int, info: SlotInfo, view: View) -> float:
    return _scaled(info, view.values[slot])


def _low(slot: int, info: SlotInfo, view: View) -> float:
    return _scaled(info, view.estimates[slot].low)


def _high(slot: int, info: SlotInfo, view: View) -> float:
    return _scaled(info, view.estimates[slot].high)


def _scaled(info: SlotInfo, value: int) -> float:
    if info.kind != "counter":
        return min(1.0, max(0.0, (value - info.low) / max(1, info.high - info.low)))
    return value / (10 * UNIT + abs(value))


def _age(slot: int, turns: int, view: View) -> float:
    return min(1.0, max(0, view.turn - view.estimates[slot].turn) / turns)


def _learned(slot: int, knows: int, view: View) -> float:
    return float(view.values[slot]) if view.values[knows] else 0.0


def _where(slot: int, places: tuple[float, ...], view: View) -> float:
    place = view.values[slot]
    return places[place] if 0 <= place < len(places) else 0.0


def _since(slot: int, view: View) -> float:
    marks = view.values[slot]
    return 1 / (marks & -marks).bit_length() if marks > 0 else 0.0
