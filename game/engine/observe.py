"""Builds the view of a seat from an allow-list: what `SlotInfo.exact` grants, its own reports, its own guesses."""

from __future__ import annotations

from game.core.fixed import CERTAIN
from game.core.program import CRISIS, DECISION, EXCHANGE, IN_FORCE, OFFERED, STEP, Program
from game.core.state import State
from game.core.view import Estimate, View


def view_of(program: Program, state: State, seat: int) -> View:
    """What this seat may know at this decision point, and nothing else."""
    bit = 1 << seat
    values: list[int] = []
    estimates: dict[int, Estimate] = {}
    guesses: set[int] = set()
    sightings = _sightings(program, state, seat)
    for slot, (info, worth) in enumerate(zip(program.slots, state.slots, strict=True)):
        if info.exact & bit:
            values.append(worth)
            continue
        report = program.reports.get((seat, slot))
        if report is not None:
            low, high = state.slots[report.low], state.slots[report.high]
            estimates[slot] = Estimate(low, high, state.slots[report.turn])
            values.append((low + high) // 2)
            continue
        guesses.add(slot)
        if info.kind == "history":
            values.append(sightings.get(slot, 0))
        else:
            values.append(_guess(program, state, seat, slot))
    return View(
        seat, tuple(values), estimates, frozenset(guesses),
        questions=tuple(n for n, q in enumerate(program.questions) if q.actor == seat and state.slots[q.pending]),
        offers=tuple(n for n, d in enumerate(program.deals) if d.partner == seat and state.slots[d.status] == OFFERED),
        proposed=tuple(n for n, d in enumerate(program.deals) if d.actor == seat and state.slots[d.status] in (OFFERED, IN_FORCE)),
        **_crisis(program, state, seat),
    )  # fmt: skip


def _sightings(program: Program, state: State, seat: int) -> dict[int, int]:
    """What the seat has seen of histories it does not know exactly, by the history's slot."""
    return {
        info.other: state.slots[slot]
        for slot, info in enumerate(program.slots)
        if info.kind == "seen" and info.owner == seat
    }


def _guess(program: Program, state: State, seat: int, slot: int) -> int:
    """The likeliest value of a hidden yes/no or place by its prior; 0 for the rules' own bookkeeping of others."""
    info = program.slots[slot]
    if info.kind == "fact":
        knows = program.names[f"knows.{program.seats[seat].id}.{info.name.removeprefix('fact.')}"]
        if state.slots[knows]:
            return state.slots[slot]
    if info.kind in ("fact", "flag"):
        return int(info.prior * 2 >= CERTAIN)
    if info.kind == "place":
        return info.start if info.prior * 2 >= CERTAIN else -1
    if info.kind == "meter":
        return info.start
    return 0


def _crisis(program: Program, state: State, seat: int) -> dict[str, int]:
    index = state.slots[EXCHANGE]
    asked = state.slots[DECISION] == CRISIS and seat in program.crises[index].actors
    return {"crisis": index if asked else -1, "step": state.slots[STEP] if asked else 0}
