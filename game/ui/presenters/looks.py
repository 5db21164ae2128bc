"""Each part of a scenario as the game would show it to a seat, from the present point of a game.

Nothing here changes the game: each is shown at a table of its own, laid out from the present state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from game.core.log import Entry
from game.core.model.scenario import Scenario
from game.core.program import Deed, Program
from game.core.state import State
from game.engine import rehearse
from game.session.table import Round, Table
from game.session.telling import tell
from game.ui.presenters import news, screens
from game.ui.presenters.board import board
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk
from game.ui.presenters.dialogs import DILEMMA, crisis, dilemma, proposal
from game.ui.presenters.steps import steps
from game.ui.viewmodels import BoardVM, ButtonVM, DialogVM, OverlayVM, ScreenVM, StepVM

Shown = tuple[str, ScreenVM]
"""A scene's name and its view-model."""

LEAVE = "leave-preview"
BACK_TO_LIST = ButtonVM(LEAVE, "Back to the list")
NOT_TOLD = "Nothing of this reaches the seat"


def deeds_of(program: Program, event: str) -> list[Deed]:
    """The deeds of an event: one, or one for each of its actors."""
    found = (program.deeds[item.deed] for item in program.happenings)
    return [deed for deed in found if deed.id == event]


class Looks:
    """What can be looked at from one table, through the eyes of one seat."""

    def __init__(self, table: Table, seat: int) -> None:
        self.table, self.seat = table, seat
        self.program: Program = table.program
        self.scenario: Scenario = table.scenario

    def show(self, name: str) -> Shown | None:
        """What this is in the game, or None if it is not there (any more)."""
        kind, _, id = name.partition(":")
        makers: dict[str, Callable[[str], Shown | None]] = {
            "briefing": self._briefing,
            "event": self._happening,
            "dilemma": self._dilemma,
            "offer": self._offer,
            "ultimatum": self._ultimatum,
            "exchange": self._exchange,
            "action": self._card,
            "ending": self._ending,
        }
        return makers[kind](id) if kind in makers else None

    def outcomes(self, name: str, choice: str = "") -> Shown | None:
        """What may come of an action, or of an answer (`choice`) to a question: each outcome in turn."""
        kind, _, id = name.partition(":")
        if kind == "dilemma":
            question = next((q for q in self.program.questions if q.id == id and choice in q.names), None)
            if question is None:
                return None
            return self._told_of([question.options[question.names.index(choice)]], question.actor)
        if kind == "offer":
            return self._replied(id, choice == "accept")
        if kind == "exchange":
            return self._exchanged(id, choice)
        found = self._order_of(id)
        return self._told_of([self.program.orders[found[1]].deed], self.seat) if found else None

    def _replied(self, name: str, accept: bool) -> Shown | None:
        """What is told when an offer is answered, and if it is accepted, how it may end."""
        index = self._deal(name)
        if index is None:
            return None
        state, program = rehearse.at_orders(self.table.state), self.program
        parts = self._steps(rehearse.replied(program, state, index, accept), self.seat)
        if accept:
            ends = (("If it is kept", "kept", 0), ("If its proposer breaks it", "broken", 0),
                    ("If its partner breaks it", "broken", 1))  # fmt: skip
            for label, outcome, breaker in ends:
                made = rehearse.end_of_deal(program, state, index, outcome, breaker)
                parts += self._steps(made, self.seat, label)
        return self._resolution(parts, self.seat)

    def _exchanged(self, name: str, choice: str) -> Shown | None:
        """What is told when all actors of a crisis answer alike; if they match, at each of its steps."""
        found = next((i for i, item in enumerate(self.program.crises) if item.id == name), None)
        if found is None:
            return None
        parts: list[StepVM] = []
        last = len(self.program.crises[found].rungs) if choice == "match" else 1
        for step in range(1, last + 1):
            made = rehearse.exchanged(self.program, self.table.state, found, step, choice)
            parts += self._steps(made, self.seat, f"Step {step}, all answer alike")
        return self._resolution(parts, self.seat)

    def _happening(self, name: str) -> Shown | None:
        deeds = deeds_of(self.program, name)
        own = [deed for deed in deeds if deed.actor == self.seat] or deeds[:1]
        return self._told_of([deed.index for deed in own], self.seat) if own else None

    def _told_of(self, deeds: Iterable[int], seat: int) -> Shown:
        """The resolution that tells of these deeds, each with each of its outcomes."""
        state = rehearse.at_orders(self.table.state)
        parts: list[StepVM] = []
        for index in deeds:
            deed = self.program.deeds[index]
            for number, name in enumerate([result.name for result in deed.results] or [""], 1):
                made = rehearse.deed(self.program, state, index, name)
                label = f"Outcome {number} of {len(deed.results)}: {name}" if name and len(deed.results) > 1 else ""
                parts += self._steps(made, seat, label)
        return self._resolution(parts, seat)

    def _steps(self, made: rehearse.Rehearsed, seat: int, label: str = "") -> list[StepVM]:
        desk = self._desk(made.state, made.log, seat)
        told = steps(desk, tell(self.program, made.log, seat))
        if not told:
            who = self.program.seats[seat].title
            told = (StepVM(NOT_TOLD, chart(desk), (f"{who} learns nothing of this. Another seat may: choose it.",)),)
        return [replace(step, source=" · ".join(part for part in (label, step.source) if part)) for step in told]

    def _resolution(self, parts: list[StepVM], seat: int) -> Shown:
        return "resolution", news.resolution(self._desk(self.table.state, (), seat), tuple(parts), 0)

    def _briefing(self, name: str) -> Shown | None:
        if all(seat.id != name for seat in self.program.seats):
            return None
        shown = screens.briefing(self._desk(self.table.state, (), self.program.seat_of(name)))
        return "briefing", replace(shown, button="Back to the list", back=True)

    def _dilemma(self, name: str) -> Shown | None:
        question = next((item for item in self.program.questions if item.id == name), None)
        if question is None:
            return None
        desk = self._desk(rehearse.at_orders(self.table.state), (), question.actor)
        return self._over(desk, replace(dilemma(desk, question), id=f"{DILEMMA}{name}"))

    def _offer(self, name: str) -> Shown | None:
        index = self._deal(name)
        if index is None:
            return None
        deal = self.program.deals[index]
        desk = self._desk(rehearse.at_orders(self.table.state), (), deal.partner)
        return self._over(desk, proposal(desk, deal))

    def _deal(self, name: str) -> int | None:
        """The agreement as it is offered to the seat, else to whoever comes first."""
        found = [index for index, deal in enumerate(self.program.deals) if deal.id == name]
        own = [index for index in found if self.program.deals[index].partner == self.seat]
        return next(iter((*own, *found)), None)

    def _exchange(self, name: str) -> Shown | None:
        for index, item in enumerate(self.program.crises):
            if item.id == name:
                seat = self.seat if self.seat in item.actors else item.actors[0]
                desk = self._desk(rehearse.at_crisis(self.program, self.table.state, index), (), seat)
                return self._over(desk, crisis(desk))
        return None

    def _over(self, desk: Desk, dialog: DialogVM) -> Shown:
        """A dialog over the board of its seat; Esc leads back to the list."""
        note = f"{dialog.note} This is a preview: Esc leads back to the list.".strip()
        shown = replace(dialog, cancel=LEAVE, note=note)
        return "dialog", OverlayVM("board", _board(desk), shown)

    def _ultimatum(self, name: str) -> Shown | None:
        for index, demand in enumerate(self.program.demands):
            if demand.id == name:
                state = rehearse.at_orders(self.table.state)
                parts = self._steps(rehearse.opening(self.program, state, "ultimatum", index), self.seat)
                for met, label in ((True, "If it is met"), (False, "If it runs out")):
                    parts += self._steps(rehearse.outcome_of_demand(self.program, state, index, met), self.seat, label)
                return self._resolution(parts, self.seat)
        return None

    def _order_of(self, action: str) -> tuple[int, int] | None:
        """A seat that has the action (this one if it does) and its first order of it."""
        seats = sorted(range(len(self.program.seats)), key=lambda seat: seat != self.seat)
        for seat in seats:
            for order in self.program.seats[seat].orders:
                if self.program.orders[order].action == action:
                    return seat, order
        return None

    def _card(self, action: str) -> Shown | None:
        found = self._order_of(action)
        if found is None:
            return None
        whole = _board(self._desk(rehearse.at_orders(self.table.state), (), found[0]))
        cards = tuple(replace(card, staff=True) for card in whole.cards if card.id == action)
        return "board", replace(whole, cards=cards, notices=())

    def _ending(self, name: str) -> Shown | None:
        for index, finish in enumerate(self.program.finishes):
            if finish.id == name:
                desk = self._desk(rehearse.at_ending(self.table.state, index), (), self.seat)
                return "ending", replace(news.ending(desk), buttons=(BACK_TO_LIST,))
        return None

    # A table of its own

    def _desk(self, state: State, log: tuple[Entry, ...], seat: int) -> Desk:
        made = Round((), state, log, (), (), {})
        return Desk(Table(self.scenario, self.program, [*self.table.rounds, made], (seat,)), seat)


def _board(desk: Desk) -> BoardVM:
    return board(desk, {}, {}, frozenset())
