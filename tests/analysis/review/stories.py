"""Small games for the tests of the review: played by hand, weighed in few futures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.analysis.review.judging import Review, review_of
from game.analysis.review.summary import Summary, highest
from game.analysis.review.weighing import Weighing
from game.core.moves import Move, OrderMove
from game.core.program import Program
from game.engine.reference import start, step
from game.session.table import Round
from tests.support.small import small

QUIET = {"aims": {}, "objectives": 0, "noise": 0, "thrift": 0, "threshold": 100, "ceiling": "clash"}
"""A persona that orders nothing."""
SUPPORT = {"support": {"title": "Support", "measure": "alba.support", "from": 0, "to": 100}}


def scenario(actions: dict[str, Any], alba: dict[str, Any] | None = None, **more: Any) -> Program:
    """Alba wants support and has one order a turn; nobody does anything by itself."""
    actors: dict[str, Any] = {name: {"persona": QUIET} for name in ("alba", "brum", "cero")}
    actors["alba"] |= {"objectives": SUPPORT, "slots": 1, **(alba or {})}
    for name, item in more.pop("actors", {}).items():
        actors[name] |= item
    return small(actions=actions, actors=actors, **{"turns": 2, **more})


def played(program: Program, *turns: Sequence[Move | str], seed: int = 1) -> list[Round]:
    """The rounds of a game; `alba.act` is an order."""
    result = start(program, seed)
    rounds = [Round((), result.state, result.log, result.draws, result.refusals, {})]
    for moves in turns:
        made = tuple(OrderMove(*move.split(".")) if isinstance(move, str) else move for move in moves)
        result = step(program, result.state, made)
        assert not result.refusals
        rounds.append(Round(made, result.state, result.log, result.draws, result.refusals, {}))
    return rounds


def about(program: Program, rounds: Sequence[Round], people: tuple[int, ...] = (), title: str = "Small") -> Summary:
    """What the review says of the game itself."""
    states = [made.state for made in rounds]
    first, last = (states[0], states[-1]) if states else (None, None)
    return Summary(program, title, first, last, people, rung=highest(rounds))


def reviewed(
    program: Program, rounds: Sequence[Round], rollouts: int = 64, seed: int = 0, people: tuple[int, ...] = ()
) -> Review:
    """The whole review of a game."""
    weighing = Weighing(program, rounds, rollouts, seed, people)
    for _ in weighing.steps():
        pass
    return review_of(weighing)
