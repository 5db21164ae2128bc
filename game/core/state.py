"""One moment of a game: a vector of integers and a queue. Immutable, hashed, dumped to JSON values and back."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from game.core.codes import CRISIS, DECISION, ENDING, OVER, RULES, TURN
from game.core.fixed import CERTAIN


class Pending(NamedTuple):
    """Something that will happen: `block` runs at the start of the first turn at or after hour `due`.

    `factor` (ten-thousandths) is what repetition left of what it adds.
    """

    due: int
    block: int
    source: int
    seen: int
    factor: int = CERTAIN


QUEUE_LIMIT = 256
"""More than this may not wait at once; what does not fit is dropped and logged."""


@dataclass(frozen=True, slots=True)
class State:
    """Always at a decision point. `seed` and `game` are the keys of its luck and stand in no view."""

    slots: tuple[int, ...]
    queue: tuple[Pending, ...]
    seed: int
    game: int = 0

    @property
    def turn(self) -> int:
        """The present turn, from 1."""
        return self.slots[TURN]

    @property
    def over(self) -> bool:
        """Has the game ended?"""
        return self.slots[DECISION] == OVER

    @property
    def in_crisis(self) -> bool:
        """Is a crisis exchange waiting for answers?"""
        return self.slots[DECISION] == CRISIS

    @property
    def ending(self) -> int:
        """Index of the ending, or -1."""
        return self.slots[ENDING]

    @property
    def digest(self) -> str:
        """SHA-256 over every field."""
        text = repr((RULES, self.seed, self.game, self.slots, tuple(tuple(item) for item in self.queue)))
        return sha256(text.encode()).hexdigest()


def dump(state: State) -> dict[str, Any]:
    """The state as JSON values (integers and lists only)."""
    return {
        "slots": list(state.slots),
        "queue": [list(item) for item in state.queue],
        "seed": state.seed,
        "game": state.game,
    }


def load(data: dict[str, Any]) -> State:
    """The state again; ValueError if the data is not one."""
    try:
        slots = tuple(data["slots"])
        queue = tuple(Pending(*item) for item in data["queue"])
        numbers = (*slots, *(n for item in queue for n in item), data["seed"], data["game"])
    except (KeyError, TypeError) as error:
        raise ValueError("not a dumped state") from error
    if not all(type(n) is int for n in numbers):
        raise ValueError("a dumped state holds whole numbers only")
    return State(slots, queue, data["seed"], data["game"])
