"""Playing on without telling: what rollouts, playtest, search and review ask of an engine.

The reference rules explain every change; an engine here gives only what came of a game, and gives it fast. All engines
agree with the reference, bit for bit: `engine.compiled` (generated Python) and `engine.kernel` (numba, if installed).
`engine.engines` chooses. Seats are played by policies that are tables of the Program, or by a plan given for the
first decision point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from game.core.fixed import CERTAIN
from game.core.state import State


class Policy(NamedTuple):
    """How a seat is played: `random`, or `doctrine` with a leaning (thousandths, as in `policies.doctrine.choose`) and
    a share of the persona's own noise (ten-thousandths)."""

    kind: str = "doctrine"
    lean: int = 0
    noise: int = CERTAIN


class Plan(NamedTuple):
    """What one seat does at one decision point, judged and allowed, in indexes into the Program's tables.

    `orders` are (order, intent) sorted by order, intent being 1 + its index in INTENTS or 0; `answers` (question,
    option); `replies` (deal, 1 accepts); `offers` at most one deal; `cancels` orders; `step` an answer in a crisis or
    -1.
    """

    orders: tuple[tuple[int, int], ...] = ()
    answers: tuple[tuple[int, int], ...] = ()
    replies: tuple[tuple[int, int], ...] = ()
    offers: tuple[int, ...] = ()
    cancels: tuple[int, ...] = ()
    step: int = -1


class Finished(NamedTuple):
    """What came of one game: its ending (index, -1 if it was stopped early), scores by seat (own, shared; thousandths
    of a point or None), the last turn played, decisions made (orders and answers), final tension and deaths."""

    ending: int
    scores: tuple[tuple[int | None, int | None], ...]
    turns: int
    decisions: int
    tension: int
    deaths: int


class Happened(NamedTuple):
    """One thing of a traced game, by index into the Program's table.

    `what` and `how` are: `deed` and the index of its result or -1 (events, orders and answers that were carried out);
    `joined` (the deed of one who ordered a joint action too) and `stopped` (of an order that came to nothing), 0;
    `deal` and OFFERED, IN_FORCE, REFUSED, KEPT or BROKEN; `demand` and PENDING, MET or EXPIRED; `crisis` and one of
    OPENED, CALMED, BACKED_DOWN, RAN_OUT.
    """

    turn: int
    what: str
    which: int
    how: int


OPENED, CALMED, BACKED_DOWN, RAN_OUT = range(4)
"""What became of a crisis exchange."""


@dataclass(slots=True)
class Trace:
    """What a game went through: the state at every decision point (the last one is its end), and what happened."""

    states: list[State] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)


class Engine(Protocol):
    """Plays games without telling them. A position is a state that an engine has made ready to be played on from, as
    often as wanted; only the engine that made it can read it."""

    name: str

    def prepare(self, state: State) -> Any:
        """Make a state ready to be played on from."""
        ...

    def games(self, policies: Sequence[Policy], seed: int, first: int, count: int, turns: int = 0) -> list[Finished]:
        """Play the games first..first+count-1 of a series from the start; `turns` stops them early (0: never)."""
        ...

    def rollouts(
        self,
        positions: Sequence[Any],
        seeds: Sequence[int],
        plans: Mapping[int, Plan],
        policies: Sequence[Policy],
        turns: int = 0,
    ) -> list[Finished]:
        """Play on to the end, once for each position and its seed (in pairs), which keys all luck from here on.

        Seats in `plans` do that at the first decision point; everything else is up to the policies. The same seed
        under another plan is the same luck. `turns` stops after that turn of the game (0: never).
        """
        ...

    def trace(self, policies: Sequence[Policy], seed: int, game: int) -> tuple[Finished, Trace]:
        """Play one game of a series and tell what it went through."""
        ...
