"""Which cards lie on the staff tray: a few that bear on this turn's news, never ranked."""

from __future__ import annotations

from game.core.program import Deed
from game.core.view import View
from game.engine.slots_of import slots_in
from game.ui.presenters.desk import Desk

TRAY = 6


def staff_tray(desk: Desk, actions: dict[str, tuple[str, Deed, bool]]) -> frozenset[str]:
    """Six of the actions that could be given at the start of the turn.

    `actions` maps an id to its instrument, its deed and whether it calms. One that calms and one of each instrument
    come first, then whatever is left; among equals those that bear on what has changed, then those whose turn it is
    in the author's order, so that the tray is news and not a habit.
    """
    changed = _changed(desk)
    order = _rotated(desk.view, list(actions))
    order.sort(key=lambda name: -len(changed.intersection(_reads(actions[name][1]))))
    tray: list[str] = []
    for wanted in ("calms", "diplomatic", "information", "military", "economic", *[""] * TRAY):
        for name in order:
            instrument, _, calms = actions[name]
            if name not in tray and (wanted in ("", instrument) or (wanted == "calms" and calms)):
                tray.append(name)
                break
    return frozenset(tray[:TRAY])


def _reads(deed: Deed) -> set[int]:
    """The slots that the action's conditions and odds ask for."""
    exprs = [test for test, _ in deed.needs] + [line.needs for line in deed.lines]
    return {slot for expr in exprs for slot in slots_in(expr)}


def _changed(desk: Desk) -> set[int]:
    """Slots that this seat knows and that the last step has changed."""
    rounds = desk.table.rounds
    now = rounds[-1].state.slots
    before = rounds[-2].state.slots if len(rounds) > 1 else tuple(info.start for info in desk.program.slots)
    return {slot for slot in desk.program.lenses[desk.seat].exact if now[slot] != before[slot]}


def _rotated(view: View, names: list[str]) -> list[str]:
    """The author's order, begun at another place each turn."""
    if not names:
        return names
    shift = (view.turn - 1) * TRAY % len(names)
    return [*names[shift:], *names[:shift]]
