"""Builds the view of a seat: what its lens grants, its own reports, its own guesses."""

from __future__ import annotations

from game.core.codes import CRISIS, DECISION, EXCHANGE, IN_FORCE, OFFERED, STEP
from game.core.program import Program
from game.core.state import State
from game.core.view import Estimate, View


def view_of(program: Program, state: State, seat: int) -> View:
    """What this seat may know at this decision point, and nothing else."""
    lens, slots = program.lenses[seat], state.slots
    values = list(lens.blank)
    for slot in lens.exact:
        values[slot] = slots[slot]
    estimates = {}
    for slot, low, high, turn in lens.reports:
        estimates[slot] = Estimate(slots[low], slots[high], slots[turn])
        values[slot] = (slots[low] + slots[high]) // 2
    for slot, seen in lens.sightings:
        values[slot] = slots[seen]
    learned = [slot for slot, knows in lens.facts if slots[knows]]
    for slot in learned:
        values[slot] = slots[slot]
    if state.in_crisis and not program.crises[slots[EXCHANGE]].seen >> seat & 1:
        values[EXCHANGE], values[STEP] = -1, 0
    return View(
        seat,
        tuple(values),
        estimates,
        lens.hidden.difference(learned) if learned else lens.hidden,
        questions=tuple(n for n, q in enumerate(program.questions) if q.actor == seat and slots[q.pending]),
        offers=tuple(n for n, d in enumerate(program.deals) if d.partner == seat and slots[d.status] == OFFERED),
        proposed=tuple(
            n for n, d in enumerate(program.deals) if d.actor == seat and slots[d.status] in (OFFERED, IN_FORCE)
        ),
        **_crisis(program, state, seat),
    )


def _crisis(program: Program, state: State, seat: int) -> dict[str, int]:
    index = state.slots[EXCHANGE]
    asked = state.slots[DECISION] == CRISIS and seat in program.crises[index].actors
    return {"crisis": index if asked else -1, "step": state.slots[STEP] if asked else 0}
