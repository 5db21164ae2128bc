"""What one seat may know. Everything a person or a computer player sees is made from this.

A View has the shape of a state, so that conditions can be judged on it, but every value that the seat does not know
is its best guess. It is built from an allow-list (`SlotInfo.exact`): a new kind of slot is hidden until someone shows
it. It holds neither the seed nor anything derived from it other than the seat's own reports.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.codes import CRISIS, DECISION, OVER, TURN


@dataclass(frozen=True, slots=True)
class Estimate:
    """A stored report of a number: its ends (thousandths) and the turn it dates from."""

    low: int
    high: int
    turn: int


@dataclass(frozen=True, slots=True)
class View:
    """One seat's knowledge at a decision point. `values` has a value for every slot of the Program.

    `estimates` are the numbers known only as an interval, by slot; `guesses` the slots whose value is only thought
    likely; `questions`, `offers` and `proposed` are indexes of what awaits this seat's answer and of its own offers.
    """

    seat: int
    values: tuple[int, ...]
    estimates: dict[int, Estimate]
    guesses: frozenset[int]
    questions: tuple[int, ...]
    offers: tuple[int, ...]
    proposed: tuple[int, ...]
    crisis: int
    step: int

    @property
    def turn(self) -> int:
        """The present turn."""
        return self.values[TURN]

    @property
    def over(self) -> bool:
        """Has the game ended?"""
        return self.values[DECISION] == OVER

    @property
    def in_crisis(self) -> bool:
        """Is a crisis exchange being played (perhaps by others)?"""
        return self.values[DECISION] == CRISIS

    @property
    def asked(self) -> bool:
        """Does the present decision point want anything from this seat?"""
        return not self.over and (not self.in_crisis or self.crisis >= 0)

    def known(self, slot: int) -> bool:
        """Does the seat know the slot's value exactly?"""
        return slot not in self.estimates and slot not in self.guesses
