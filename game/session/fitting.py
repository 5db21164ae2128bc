"""Does what a save holds fit its scenario? A forged file may have a right hash chain and still name what is not there.

What fits can be shown and played on without an exception; whether it is what the rules give is `verify`'s question.
"""

from __future__ import annotations

from game.core.codes import (
    CLOCK,
    CRISIS,
    DECISION,
    ENDING,
    EXCHANGE,
    ORDERS,
    OVER,
    PEAK,
    RESUME,
    RUNG,
    STEP,
    TURN,
    TURN_HOURS,
)
from game.core.fixed import WORD_LIMIT
from game.core.log import Change, Draw, Entry
from game.core.model.deeds import INTENTS
from game.core.program import Program, SlotInfo
from game.core.state import QUEUE_LIMIT, Pending, State

_LONG = 10**7
"""More hours than any game has."""
_YES_NO = ("flag", "fact", "knows")


def state_fits(program: Program, state: State) -> bool:
    """Is it a state of this program, at a decision point?"""
    slots = state.slots
    if len(slots) != len(program.slots) or len(state.queue) > QUEUE_LIMIT:
        return False
    intents = (*program.readings.values(), *(order.meant for order in program.orders if order.meant >= 0))
    return (
        all(_holds(program, info, worth) for info, worth in zip(program.slots, slots, strict=True))
        and all(0 <= slots[slot] <= len(INTENTS) for slot in intents)
        and _stands(program, slots)
        and all(_waits(program, item) for item in state.queue)
    )


def _holds(program: Program, info: SlotInfo, worth: int) -> bool:
    """Is the value one that a slot of this kind can have?"""
    if info.kind in _YES_NO:
        return worth in (0, 1)
    if info.kind == "place":
        return -1 <= worth < len(program.places)
    if info.kind in ("history", "seen"):
        return 0 <= worth < WORD_LIMIT
    if info.kind == "status":
        return 0 <= worth <= _LONG
    return info.low <= worth <= info.high


def _stands(program: Program, slots: tuple[int, ...]) -> bool:
    """Do the clocks make sense together?"""
    crisis = slots[EXCHANGE]
    played = 0 <= crisis < len(program.crises) and 1 <= slots[STEP] <= len(program.crises[crisis].rungs)
    top = max(1, len(program.ladder))
    return (
        1 <= slots[TURN] <= program.turns
        and 0 <= slots[CLOCK] <= _LONG
        and 1 <= slots[TURN_HOURS] <= _LONG
        and slots[DECISION] in (ORDERS, CRISIS, OVER)
        and 0 <= slots[RUNG] < top
        and -1 <= slots[PEAK] < top
        and -1 <= slots[ENDING] < len(program.finishes)
        and (slots[ENDING] >= 0) == (slots[DECISION] == OVER)
        and (played if slots[DECISION] == CRISIS else -1 <= crisis < len(program.crises))
        and slots[RESUME] in (0, 1)
    )


def _waits(program: Program, item: Pending) -> bool:
    return (
        0 <= item.due <= _LONG
        and 0 <= item.block < len(program.blocks)
        and -1 <= item.source < len(program.sources)
        and item.seen >= 0
        and 0 <= item.factor <= 10**6
    )


def log_fits(program: Program, log: tuple[Entry, ...], draws: tuple[Draw, ...]) -> bool:
    """Does everything that is told name parts of this program?"""
    return all(_told(program, entry) for entry in log) and all(_drawn(program, draw) for draw in draws)


def _told(program: Program, entry: Entry) -> bool:
    aims = {"actor": program.seats, "place": program.places}.get(entry.target_kind, ())
    return (
        -1 <= entry.source < len(program.sources)
        and -1 <= entry.voice < len(program.voices)
        and -1 <= entry.actor < len(program.seats)
        and (-1 <= entry.target < len(aims) or (entry.target_kind == "none" and entry.target == -1))
        and -1 <= entry.rung < len(program.ladder)
        and -1 <= entry.pin < len(program.places)
        and all(_changed(program, change) for change in entry.changes)
    )


def _changed(program: Program, change: Change) -> bool:
    numbers = (
        change.slot,
        change.before,
        change.after,
        *(n for c in change.causes for n in (c.source, c.amount, c.seen)),
    )
    if any(type(number) is not int for number in numbers) or not 0 <= change.slot < len(program.slots):
        return False
    info = program.slots[change.slot]
    return (
        _holds(program, info, change.before)
        and _holds(program, info, change.after)
        and all(-1 <= cause.source < len(program.sources) and type(cause.note) is str for cause in change.causes)
    )


def _drawn(program: Program, draw: Draw) -> bool:
    words = (draw.key, draw.result, *draw.names)
    numbers = (draw.source, *draw.weights)
    return (
        all(type(word) is str for word in words)
        and all(type(number) is int for number in numbers)
        and len(draw.names) == len(draw.weights)
        and -1 <= draw.source < len(program.sources)
    )
