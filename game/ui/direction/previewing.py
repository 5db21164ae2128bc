"""Looking at parts of a scenario, and firing an event in a branch of the game: the way there and back.

The game itself stays as it is. A branch is a table of its own that begins with the rounds of the game so far; nothing
of it is saved.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.moves import InjectMove
from game.engine.reference import step
from game.session.redoing import Recorded, Redone
from game.session.table import Round, Table
from game.ui import intents as want
from game.ui.direction.match import Match
from game.ui.direction.rebuilding import carried
from game.ui.presenters.looks import LEAVE, Looks, Shown
from game.ui.presenters.previews import previews
from game.ui.viewmodels import ResolutionVM, ScreenVM

LOOK, FIRE = "look:", "fire:"


class Previewing:
    """The list and what was chosen from it. `branch` is the match in which an event was fired."""

    def __init__(self, table: Table, seat: int) -> None:
        self.looks = Looks(table, seat)
        self.item = ""
        self.trail: list[Shown] = []
        self.branch: Match | None = None
        self.fired = ""
        self.notes: list[str] = []
        self._list: ScreenVM | None = None

    @property
    def table(self) -> Table:
        """The game that is looked at."""
        return self.looks.table

    def scene(self) -> Shown:
        """The list, or what was chosen. Not asked while the branch is on the screen."""
        if self.trail:
            return self.trail[-1]
        if self._list is None:
            self._list = previews(self.table, self.looks.seat)
        return "preview", self._list

    def at(self, table: Table) -> None:
        """The game has been made again: show the same at the new table, or the list if it is gone."""
        seats = [seat.id for seat in table.program.seats]
        old = self.looks.program.seats[self.looks.seat].id
        self.looks = Looks(table, seats.index(old) if old in seats else 0)
        self._list = None
        if self.trail:
            shown = self.looks.show(self.item)
            self.trail = [shown] if shown is not None else []
            if shown is None:
                self.notes.append("What you looked at is no longer in the scenario.")

    def branch_record(self) -> Recorded | None:
        """What is needed to make the branch again."""
        return Recorded.of(self.branch.table) if self.branch is not None else None

    def branch_again(self, made: Redone | None) -> None:
        """The branch in the changed scenario; without it the list is shown."""
        if self.branch is not None:
            self.branch = carried(self.branch, made)[0] if made is not None and made.table.seats else None

    # Intents

    def handle(self, intent: want.Intent) -> bool:
        """Act on an intent on the list or on what is looked at; False when it is time to go back to the game."""
        if self.trail:
            self._looking(intent)
            return True
        match intent:
            case want.Back():
                return False
            case want.Press(name) if name.startswith(LOOK):
                self._look(name.removeprefix(LOOK))
            case want.Press(name) if name.startswith(FIRE):
                self._fire(name.removeprefix(FIRE))
            case want.SetSeat(seat, _):
                self.looks.seat = self.looks.program.seat_of(seat)
                self._list = None
            case _:
                pass
        return True

    def _look(self, item: str) -> None:
        shown = self.looks.show(item)
        if shown is None:
            self.notes.append("There is nothing to be seen of this.")
        else:
            self.item, self.trail = item, [shown]

    def _looking(self, intent: want.Intent) -> None:
        name, vm = self.trail[-1]
        match intent:
            case want.Press(pressed) if pressed == LEAVE:
                self.trail.pop()
            case want.Answer(_, option) if option != LEAVE:
                self._push(self.looks.outcomes(self.item, option))
            case want.Queue():
                self._push(self.looks.outcomes(self.item))
            case want.Answer() | want.Back() | want.Skip():
                self.trail.pop()
            case want.Next() | want.Previous() | want.GoTo() if isinstance(vm, ResolutionVM):
                self._page(vm, intent)
            case want.Next() if name == "briefing":
                self.trail.pop()
            case want.Commit():
                self.notes.append("This is a preview; nothing is ordered here.")
            case _:
                pass

    def _page(self, vm: ResolutionVM, intent: want.Intent) -> None:
        index = vm.index
        match intent:
            case want.Next():
                index += 1
            case want.Previous():
                index = max(0, index - 1)
            case want.GoTo(wanted):
                index = max(0, min(wanted, len(vm.steps) - 1))
        if index >= len(vm.steps):
            self.trail.pop()
        else:
            self.trail[-1] = ("resolution", replace(vm, index=index))

    def _push(self, shown: Shown | None) -> None:
        if shown is not None:
            self.trail.append(shown)

    def _fire(self, item: str) -> None:
        """Fire an event for good, in a branch of the game."""
        kind, _, event = item.partition(":")
        if kind != "event":
            self.notes.append("Only events can be fired.")
            return
        table = self.table
        move = InjectMove(event)
        result = step(table.program, table.state, (move,))
        if result.refusals:
            self.notes.append(result.refusals[0].reason)
            return
        made = Round((move,), result.state, result.log, result.draws, (), {})
        branch = Table(table.scenario, table.program, [*table.rounds, made], table.seats, table.spec)
        for seat in table.seats:
            for prepared in table.prepared[seat]:
                branch.prepare(seat, prepared)
        self.item, self.fired = item, event
        self.branch = Match(branch, fresh=False)
