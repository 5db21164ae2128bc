"""Who plays the games of a playtest: mostly doctrine, and a share of others, so that rare choices are tried too."""

from __future__ import annotations

from game.agents.base import Agent
from game.agents.tables import ChanceAgent, DoctrineAgent, DoveAgent, HawkAgent
from game.engine.playing import Policy

PLAYERS: dict[Policy, Agent] = {
    agent.policy: agent for agent in (DoctrineAgent(), ChanceAgent(), DoveAgent(), HawkAgent())
}
"""Who plays the seats, by the policy that fast engines play instead."""
ROUND = 8
"""Games of a series after which the parts are given out again."""
USUAL = 5
"""Of these, the games in which every seat is played by doctrine."""


def is_usual(game: int) -> bool:
    """Is every seat played by doctrine in this game of the series? Endings and scores are counted in these."""
    return game % ROUND < USUAL


def cast_of(seats: int, game: int) -> tuple[Policy, ...]:
    """The policies of all seats in a game of the series.

    Of eight games five are doctrine's; in one all seats play at random, in one a single seat does, and in one all seats
    lean to restraint or to force by turns.
    """
    number, part = divmod(game, ROUND)
    if part < USUAL:
        return (DoctrineAgent.policy,) * seats
    if part == USUAL:
        return (ChanceAgent.policy,) * seats
    if part == USUAL + 1:
        alone = number % max(1, seats)
        return tuple(ChanceAgent.policy if seat == alone else DoctrineAgent.policy for seat in range(seats))
    return (HawkAgent.policy if number % 2 else DoveAgent.policy,) * seats
