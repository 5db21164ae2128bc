"""What a seat knows at a decision point, as JSON values: numbers, estimates, what happened, agreements, deadlines.

Only slots that the seat's lens grants are read; a kind of slot that is not named here is not told.
"""

from __future__ import annotations

from typing import Any

from game.core.codes import BROKEN, EXPIRED, IN_FORCE, KEPT, MET, NONE, OFFERED, PENDING, REFUSED
from game.core.fixed import UNIT
from game.core.model.deeds import INTENTS
from game.core.program import Program, SlotInfo
from game.core.quantity import show
from game.core.view import View

Json = dict[str, Any]
NUMBERS = ("meter", "counter")
YES_OR_NO = ("flag", "fact")
DEAL_STATES = {OFFERED: "offered", IN_FORCE: "in force", KEPT: "kept", BROKEN: "broken", REFUSED: "refused"}
DEMAND_STATES = {PENDING: "pending", MET: "met", EXPIRED: "expired"}
DONE = ("action.", "option.", "event.", "line.")
"""Histories that say what happened; the others serve the rules."""


def words(text: str) -> str:
    """Author's text with its quantities written out, on one line."""
    return show(" ".join(text.split()), "both")


def amount(thousandths: int) -> float:
    """A number in whole units: an integer where it is one."""
    return thousandths // UNIT if thousandths % UNIT == 0 else thousandths / UNIT


def about_numbers(program: Program, seat: int) -> Json:
    """What never changes about the numbers, flags and pieces that the seat knows or has reports of, by name."""
    told = {}
    for slot, info in enumerate(program.slots):
        known = info.exact >> seat & 1 or (seat, slot) in program.reports
        if known and info.kind in (*NUMBERS, "flag", "place"):
            told[info.name] = _about(info)
    return told


def _about(info: SlotInfo) -> Json:
    about: Json = {"label": words(info.label)}
    if info.numeric:
        about["better"] = info.better
    if info.kind == "meter":
        about |= {"low": amount(info.low), "high": amount(info.high), "unit": info.unit}
    return about


def knowledge(program: Program, view: View) -> Json:
    """What the seat knows now."""
    lens = program.lenses[view.seat]
    return {
        "values": {
            info.name: _value(program, info, view.values[slot])
            for slot, info in enumerate(program.slots)
            if view.known(slot) and info.kind in (*NUMBERS, *YES_OR_NO, "place")
        },
        "estimates": {
            program.slots[slot].name: {"low": amount(one.low), "high": amount(one.high), "turn": one.turn}
            for slot, one in view.estimates.items()
        },
        "happened": _happened(program, view, {*lens.exact, *(slot for slot, _ in lens.sightings)}),
        "agreements": _agreements(program, view),
        "deadlines": _deadlines(program, view),
        "others": _others(program, view),
    }


def _value(program: Program, info: SlotInfo, value: int) -> float | bool | str | None:
    if info.kind == "place":
        return program.places[value].id if 0 <= value < len(program.places) else None
    return amount(value) if info.numeric else bool(value)


def _happened(program: Program, view: View, granted: set[int]) -> dict[str, list[int]]:
    """The turns in which something happened, as far as the seat has seen it."""
    found = {}
    for slot in sorted(granted):
        info, marks = program.slots[slot], view.values[slot]
        if info.kind == "history" and marks > 0 and info.name.startswith(DONE):
            found[info.name] = [view.turn - age for age in range(marks.bit_length() - 1, -1, -1) if marks >> age & 1]
    return found


def _agreements(program: Program, view: View) -> list[Json]:
    return [
        {
            "agreement": deal.id,
            "title": words(deal.title),
            "from": program.seats[deal.actor].id,
            "to": program.seats[deal.partner].id,
            "state": DEAL_STATES[view.values[deal.status]],
            "until_hour": view.values[deal.until] if view.values[deal.status] == IN_FORCE else None,
        }
        for deal in program.deals
        if view.known(deal.status) and view.values[deal.status] != NONE
    ]


def _deadlines(program: Program, view: View) -> list[Json]:
    return [
        {
            "title": words(demand.title),
            "says": words(demand.says),
            "from": program.seats[demand.actor].id,
            "to": program.seats[demand.target].id,
            "state": DEMAND_STATES[view.values[demand.status]],
            "due_hour": view.values[demand.due],
        }
        for demand in program.demands
        if view.known(demand.status) and view.values[demand.status] != NONE
    ]


def _others(program: Program, view: View) -> Json:
    """What the seat remembers of every other: wrongs and good turns, which fade, and the intent last read."""
    found = {}
    for other, seat in enumerate(program.seats):
        if other != view.seat:
            pair = (view.seat, other)
            reading = view.values[program.readings[pair]]
            found[seat.id] = {
                "slights": amount(view.values[program.slights[pair]]),
                "credits": amount(view.values[program.credits[pair]]),
                "read_as": INTENTS[reading - 1] if reading else None,
            }
    return found
