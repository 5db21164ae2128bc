"""Makes the game again from the files as they are now, beside the window: check, lower, the same moves again.

Nothing here touches the game that is on the screen; it is swapped between two pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from game.engine.lowering.program import compile_scenario
from game.scenario.build import Loaded
from game.session.comparing import Difference, differences
from game.session.redoing import LeftOut, Recorded, Redone, redo
from game.session.table import Table
from game.session.watching import Draft, Watch, no_collection
from game.ui.direction.match import Match


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it. `game` is None where the scenario is refused or nothing differs; `branch` is the same game with
    what was tried out in it.
    """

    draft: Draft
    game: Redone | None = None
    branch: Redone | None = None
    changes: tuple[Difference, ...] = ()
    rounds: tuple[int, ...] = ()
    """How far the game, and the branch if there is one, had been played."""
    seconds: float = 0.0


def snapshot(table: Table) -> Table:
    """The table as it stands, for the thread beside the window; without agents' work and journal."""
    return Table(table.scenario, table.program, list(table.rounds), table.seats)


@no_collection()
def rebuild(watch: Watch, known: Loaded | None, record: Recorded, shown: Table, branch: Recorded | None) -> Rebuilt:
    """Read the files and, if they say anything new and right, make the game again."""
    began = perf_counter()
    draft = watch.draft()
    scenario = draft.loaded.scenario
    if scenario is None or draft.loaded is known:
        return Rebuilt(draft, seconds=perf_counter() - began)
    program = compile_scenario(scenario)
    game = redo(record, scenario, program)
    again = redo(branch, scenario, program) if branch is not None else None
    changes = differences(shown, game.table)
    rounds = tuple(len(item.rounds) for item in (record, branch) if item is not None)
    return Rebuilt(draft, game, again, changes, rounds, perf_counter() - began)


def carried(old: Match, made: Redone) -> tuple[Match, tuple[LeftOut, ...]]:
    """The match at the table that was made again, at the same screen, with what was being drafted as far as it is
    still allowed; and what is not.
    """
    refused = _drafted(old.table, made.table)
    played = len(made.table.rounds)
    new = Match(made.table, fresh=False)
    if not made.reached or old.table.state.over or len(made.table.rounds) > played or new.thinking is not None:
        return new, refused
    new.resume_from(old)
    return new, refused


def _drafted(old: Table, new: Table) -> tuple[LeftOut, ...]:
    """Prepare again what was prepared and sealed; gives what is refused."""
    refused: list[LeftOut] = []
    for seat in old.seats:
        name = old.program.seats[seat].id
        now = next((index for index in new.seats if new.program.seats[index].id == name), None)
        for move in old.prepared[seat]:
            found = new.prepare(now, move) if now is not None else None
            if now is None or found is not None:
                refused.append(LeftOut(0, move, found.reason if found else "The seat is gone."))
        if now is not None and seat in old.sealed:
            new.sealed.add(now)
    return tuple(refused)
