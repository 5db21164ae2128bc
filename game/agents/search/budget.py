"""How much a searching player may think about one move: a number of rollouts, or a time."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from game.agents.spec import SpecError

MOST_ROLLOUTS = 1_000_000
LONGEST = 600_000


@dataclass(frozen=True, slots=True)
class Budget:
    """Either `rollouts` (equal arguments give equal choices) or `milliseconds` (what a machine manages); the other is
    0. A rollout is one game played to its end."""

    rollouts: int = 0
    milliseconds: int = 0


def read_budget(text: str) -> Budget:
    """A budget from `500` (rollouts), `2s` or `250ms`. Raises SpecError."""
    found = re.fullmatch(r"([0-9]{1,7})(ms|s)?", text)
    if found is None:
        raise SpecError(
            f"'{text}' is not a budget; it is a number of rollouts such as 500, or a time such as 1s or 250ms"
        )
    number = int(found[1])
    if found[2] is None:
        if not 1 <= number <= MOST_ROLLOUTS:
            raise SpecError(f"a budget is between 1 and {MOST_ROLLOUTS} rollouts a move; '{text}' is not")
        return Budget(rollouts=number)
    number *= 1000 if found[2] == "s" else 1
    if not 1 <= number <= LONGEST:
        raise SpecError(f"a budget is between 1ms and {LONGEST // 1000}s a move; '{text}' is not")
    return Budget(milliseconds=number)


class Clock:
    """Tells whether time is left. The only place of the agents that reads a clock; the game never sees it."""

    def __init__(self, milliseconds: int) -> None:
        self.began = time.monotonic()
        self.seconds = milliseconds / 1000

    @property
    def passed(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds that are left; below zero when it is over."""
        return self.seconds - self.passed
