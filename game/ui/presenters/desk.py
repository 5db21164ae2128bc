"""What all presenters of one seat share: the table, the seat, its view, and a few ways to put numbers into words."""

from __future__ import annotations

from functools import cached_property

from game.core.amounts import steps
from game.core.calendar import stamp
from game.core.codes import CLOCK
from game.core.fixed import UNIT
from game.core.model.scenario import Scenario
from game.core.moves import Move
from game.core.program import Order, Program, SlotInfo
from game.core.quantity import show as in_units
from game.core.view import View
from game.engine.forecast import effects
from game.engine.legality import Choice, choice
from game.session.table import Table
from game.session.telling import Told, common, tell
from game.ui.viewmodels import MapVM, MeterVM, Tip


def whole(thousandths: int) -> int:
    """A number as the board shows it: rounded to a whole, half away from zero."""
    sign = -1 if thousandths < 0 else 1
    return sign * ((abs(thousandths) + UNIT // 2) // UNIT)


def words(text: str) -> str:
    """Author's text with its quantities written out; single line breaks of a file are no breaks of the text."""
    return in_units("\n\n".join(" ".join(part.split()) for part in text.split("\n\n")), "both")


class Desk:
    """One seat's place at the table, at the present decision point. What does not change until the next one is worked
    out once and kept.

    `audience` are the seats that look at the screen: several of them together see only what all of them may know.
    """

    def __init__(self, table: Table, seat: int, audience: tuple[int, ...] = ()) -> None:
        self.table, self.seat = table, seat
        self.audience = audience or (seat,)
        self.chart: MapVM | None = None
        self._choices: dict[int, Choice] = {}
        self._effects: dict[tuple[int, str], dict[int, tuple[int, int]]] = {}
        self.scenario: Scenario = table.scenario
        self.program: Program = table.program

    @cached_property
    def view(self) -> View:
        """What the seat may know."""
        return self.table.view(self.seat)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """What each seat at the screen may know, in the order of `audience`."""
        return tuple(self.table.view(seat) for seat in self.audience)

    @cached_property
    def told(self) -> list[Told]:
        """Everything that the seat was told so far, oldest first."""
        rounds = self.table.rounds
        if self.shared:
            return [item for made in rounds for item in common(self.program, made.log, self.audience)]
        return [item for made in rounds for item in tell(self.program, made.log, self.seat)]

    @property
    def shared(self) -> bool:
        """Do several seats look at the screen together?"""
        return len(self.audience) > 1

    def known(self, slot: int) -> bool:
        """Does everybody at the screen know the slot's value exactly?"""
        return all(view.known(slot) for view in self.views)

    def sees(self, seen: int) -> bool:
        """Is everybody at the screen among the seats of this mask?"""
        return all(seen >> seat & 1 for seat in self.audience)

    @property
    def actor(self) -> str:
        """The seat's id."""
        return self.program.seats[self.seat].id

    def kind_of(self, instrument: str) -> str:
        """What the scenario calls the cards of an instrument."""
        return str(getattr(self.scenario.header.words, instrument))

    @property
    def prepared(self) -> list[Move]:
        """What the seat has prepared and not yet sealed."""
        return self.table.prepared.get(self.seat, [])

    def meter(self, slot: int, label: str = "", change: int = 0) -> MeterVM:
        """A number as the seat knows it: exact, an estimate with its age, or no report."""
        info = self.program.slots[slot]
        low, high, age = self.reading(slot)
        return MeterVM(
            label or info.label.split(",")[0],
            None if low is None else steps(info, low),
            None if high is None else steps(info, high),
            steps(info, info.low),
            steps(info, info.high),
            self.view.known(slot),
            age,
            change,
            Tip(info.label, info.doc) if info.doc else None,
            info.unit,
            info.decimals,
        )

    def change(self, slot: int) -> int:
        """How a number moved since the last orders, in steps; 0 for one that somebody at the screen does not know."""
        rounds, info = self.table.rounds, self.program.slots[slot]
        if not self.known(slot):
            return 0
        before = rounds[-2].state.slots[slot] if len(rounds) > 1 else info.start
        return steps(info, rounds[-1].state.slots[slot]) - steps(info, before)

    def reading(self, slot: int) -> tuple[int | None, int | None, str]:
        """What the seat knows of a number: its ends (equal where it knows it, None without a report) and its age."""
        if self.view.known(slot):
            return self.view.values[slot], self.view.values[slot], ""
        estimate = self.view.estimates.get(slot)
        if estimate is None:
            return None, None, ""
        return estimate.low, estimate.high, self._age(estimate.turn)

    def _age(self, turn: int) -> str:
        age = self.view.turn - max(1, turn)
        return "new" if age <= 0 else f"{age} turn{'s' if age > 1 else ''} old"

    def choice(self, index: int) -> Choice:
        """An order as it could be given at the start of the turn."""
        if index not in self._choices:
            self._choices[index] = choice(self.program, self.view, index)
        return self._choices[index]

    def effects(self, order: Order) -> dict[int, tuple[int, int]]:
        """What an order may change at once: slot to lowest and highest change, in thousandths."""
        key = (order.deed, order.action)
        if key not in self._effects:
            self._effects[key] = effects(self.program, self.view, self.program.deeds[order.deed], order)
        return self._effects[key]

    def slots_of(self, owner: int) -> list[tuple[int, SlotInfo]]:
        """The meters of one actor, or with -1 of the world, that are shown, in the author's order."""
        return self._meters.get(owner, [])

    @cached_property
    def _meters(self) -> dict[int, list[tuple[int, SlotInfo]]]:
        found: dict[int, list[tuple[int, SlotInfo]]] = {}
        for slot, info in enumerate(self.program.slots):
            if info.kind == "meter" and info.other < 0 and info.shown:
                found.setdefault(info.owner, []).append((slot, info))
        return found

    def date(self, short: bool = True) -> str:
        """The present date of the scenario, with the hour where turns are shorter than a day."""
        return stamp(self.program.start_minutes, self.view.values[CLOCK], self.program.turn_hours, short)

    def regard(self, owner: int) -> int | None:
        """What the seat feels towards another actor, by the first pair meter it has: 0 to 100 of what that can be,
        rounded down; None without one.
        """
        for slot, info in enumerate(self.program.slots):
            if info.kind == "meter" and info.owner == self.seat and info.other == owner:
                return 100 * (self.view.values[slot] - info.low) // max(1, info.high - info.low)
        return None
