"""Who plays the games of a playtest: mostly doctrine, and a share of others, so that rare choices are tried too."""

from __future__ import annotations

from game.engine.playing import Policy

LEAN = 15_000
"""How far the milder and harder seats lean: about what one strong aim weighs."""
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
        return (Policy(),) * seats
    if part == USUAL:
        return (Policy("random"),) * seats
    if part == USUAL + 1:
        return tuple(Policy("random" if seat == number % max(1, seats) else "doctrine") for seat in range(seats))
    return (Policy("doctrine", LEAN if number % 2 else -LEAN),) * seats
