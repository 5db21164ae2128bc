"""What a choice moves at once, by the rules that explain themselves: whether it moves anything that anybody reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from game.core.codes import TURN_HOURS
from game.core.expr import Expr
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.engine.reference import step
from game.engine.slots_of import slots_in

SHOWN = {"flag", "fact", "knows", "place", "status", "report"}
"""Kinds of slots that people see even if no condition reads them. What computer seats remember is none of them."""
TRIES = 3
"""Times that each choice is tried, with luck of its own."""


def slots_read(program: Program) -> frozenset[int]:
    """Every slot that a condition, a number, a score, a promise or a person reads, or that pays for something."""
    found = {slot for expr in _expressions(program) for slot in slots_in(expr)}
    found |= {slot for slot, info in enumerate(program.slots) if info.kind in SHOWN}
    found |= {slot for deed in program.deeds for slot, _ in deed.costs}
    found |= {slot for deal in program.deals for slot, _ in deal.costs}
    for deal in program.deals:
        for promise in deal.promises:
            found |= {*promise.must, *promise.must_not}
    return frozenset({*found, program.tension, program.deaths, TURN_HOURS})


def _expressions(value: Any) -> Iterator[Expr]:
    if isinstance(value, Expr):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _expressions(item)
    elif isinstance(value, dict):
        yield from _expressions(tuple(value.values()))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _expressions(tuple(getattr(value, field.name) for field in dataclasses.fields(value)))


class Touch:
    """Compares choices at one position with doing nothing."""

    def __init__(self, program: Program, read: frozenset[int], state: State) -> None:
        self.program, self.read, self.state = program, read, state
        self.begun = [replace(state, seed=state.seed ^ number << 40) for number in range(TRIES)]
        self.idle: list[State] = []

    def count(self, moves: tuple[Move, ...], paid: frozenset[int]) -> int:
        """How many slots and delayed effects these moves change, in the first of a few tries in which they do.

        What nobody reads and what is `paid` does not count.
        """
        for number, begun in enumerate(self.begun):
            if number == len(self.idle):
                self.idle.append(step(self.program, begun).state)
            found = self._changed(step(self.program, begun, moves).state, self.idle[number], paid)
            if found:
                return found
        return 0

    def _changed(self, done: State, idle: State, paid: frozenset[int]) -> int:
        moved = sum(
            one != other and slot in self.read and slot not in paid
            for slot, (one, other) in enumerate(zip(done.slots, idle.slots, strict=True))
        )
        return moved + len(set(done.queue) ^ set(idle.queue))
