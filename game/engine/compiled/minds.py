"""What seats choose from, and the policy `random` on generated functions: the same choices as `policies.chance`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from game.core import luck
from game.core.codes import STEPS
from game.core.lanes import Lanes
from game.core.model.deeds import INTENTS
from game.core.program import Program
from game.engine.compiled.collisions import Orders
from game.engine.compiled.machine import Given
from game.engine.policies.chance import CANDIDATES, OFFER_CHANCE

Purse = dict[int, int]


class Row(NamedTuple):
    """One order of a seat, by its number in the Program. `left` and `spend` are None where it costs nothing."""

    number: int
    may: Callable[[], bool]
    action: int
    left: Callable[[Purse], bool] | None
    spend: Callable[[Purse], None] | None
    intents: tuple[int, ...]


class Tables:
    """What both policies need to know of a seat."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any]) -> None:
        self.seat, self.program = seat, program
        self.slots = program.seats[seat].slots
        names = sorted({order.action for order in program.orders})
        self.rows: list[Row] = []
        for index in program.seats[seat].orders:
            order = program.orders[index]
            purse = [functions[f"{name}{order.deed}"] for name in ("left", "spend")]
            left, spend = purse if program.deeds[order.deed].costs else (None, None)
            intents = tuple(1 + INTENTS.index(intent) for intent in order.intents)
            may, action = functions[f"may{index}"], names.index(order.action)
            self.rows.append(Row(index, may, action, left, spend, intents))
        asked = {deed for question in program.questions if question.actor == seat for deed in question.options}
        self.option: dict[int, Callable[[], bool]] = {deed: functions[f"option{deed}"] for deed in asked}
        self.left: dict[int, Callable[[Purse], bool]] = {deed: functions[f"left{deed}"] for deed in asked}
        self.spend: dict[int, Callable[[Purse], None]] = {deed: functions[f"spend{deed}"] for deed in asked}
        deals = [index for index, deal in enumerate(program.deals) if deal.actor == seat]
        self.deals: list[tuple[int, Callable[[Purse], bool]]] = [(index, functions[f"deal{index}"]) for index in deals]


class Chance(Tables):
    """`random`: see `policies.chance`."""

    def choose(self, draws: Iterator[int], questions: Sequence[int], offers: Sequence[int], given: Given) -> None:
        """What the seat does at a decision point for orders. `draws` are its own numbers below 2^32."""
        spent: Purse = {}
        for index in questions:
            question = self.program.questions[index]
            option = next(draws) * len(question.options) >> 32
            deed = question.options[option]
            if self.option[deed]() and self.left[deed](spent):
                self.spend[deed](spent)
            else:
                option = question.default
            given.answers[index] = option
        for index in offers:
            given.replies[index] = next(draws) * 2 >> 32
        if self.rows:
            self._orders(draws, spent, given)
        if self.deals and not next(draws) * OFFER_CHANCE >> 32:
            ready = [index for index, may in self.deals if may(spent)]
            if ready:
                given.offers.append(ready[next(draws) * len(ready) >> 32])

    def _orders(self, draws: Iterator[int], spent: Purse, given: Given) -> None:
        found: Orders = []
        taken: list[int] = []
        rows, size, slots = self.rows, len(self.rows), self.slots
        if slots < 1:
            return
        for bits in islice(draws, CANDIDATES):
            index, may, action, left, spend, intents = rows[bits * size >> 32]
            if action in taken or not may() or (spent and left is not None and not left(spent)):
                continue
            taken.append(action)
            if spend is not None:
                spend(spent)
            found.append((index, intents[next(draws) * len(intents) >> 32] if intents else 0))
            if len(found) >= slots:
                break
        found.sort()
        given.orders += found

    @staticmethod
    def step(draws: Iterator[int]) -> int:
        """Its answer in a crisis."""
        return next(draws) * len(STEPS) >> 32


FIRST = 9
"""So many draws of every seat are made at once; most decisions need no more."""


class Crowd:
    """The draws of all seats that are played at random."""

    def __init__(self, program: Program, seats: Sequence[int]) -> None:
        salts = [luck.salt(luck.stable_id("random", program.seats[seat].id), luck.POLICY) for seat in seats]
        rows = [slice(FIRST * row, FIRST * (row + 1)) for row in range(len(seats))]
        self._seats = list(zip(seats, salts, rows, strict=True))
        self._lanes = Lanes([salt ^ count for salt in salts for count in range(1, FIRST + 1)])

    def draws(self, key: int) -> dict[int, Iterator[int]]:
        """Endless numbers below 2^32 for each seat; `key` is the luck of all agents at a decision point."""
        if not self._seats:
            return {}
        first = self._lanes.draw_upper(key)
        return {seat: chain(first[row], _more(key ^ salt)) for seat, salt, row in self._seats}


def _more(base: int) -> Iterator[int]:
    for count in itertools.count(FIRST + 1):
        yield luck.mix(base ^ count) >> 32
