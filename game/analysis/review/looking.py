"""How often a comparison is looked at, and when it has been looked at enough.

A comparison is tried in rounds, one future of each of its states in a round, until as many as were planned. It is
looked at after 1, 2, 4, ... of them and at the end. Who looks more than once errs more often, so that all looks share
the error of one (Bonferroni): the last has half of it, as there most is known, and those before it share the other
half. The interval of any look, wherever it stopped, then holds the truth as often as it says (repeated confidence
intervals: Jennison and Turnbull 1989), and to stop without a judgement can never make a false one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from game.analysis.review.evidence import ERROR, clustered, paired, variance
from game.analysis.stats import NORMAL, t_quantile

SMALLEST = 0.5
"""Points: less is not worth telling, however sure it is."""
HOPE = 0.2
"""A comparison goes on while the chance that it becomes clear is at least this."""


def looks(planned: int) -> list[int]:
    """After how many rounds a comparison of so many is looked at."""
    doubled = (1 << step for step in range(planned.bit_length()))
    return [*(rounds for rounds in doubled if rounds < planned), planned]


def error_at(rounds: int, planned: int) -> float:
    """The error that the look after so many rounds may make."""
    before = len(looks(planned)) - 1
    if not before:
        return ERROR
    return ERROR / 2 if rounds >= planned else ERROR / 2 / before


def next_look(one: Sequence[int], other: Sequence[int], states: int, planned: int) -> int:
    """The rounds after which to look again at `one` and `other`, tried in the same futures; 0 if it is settled.

    It is settled at its end, when the difference is clear, when it is too small to be told, and when it will hardly
    become clear any more.
    """
    rounds = len(other) // states
    if rounds >= planned:
        return 0
    found = paired(one, other, states, error_at(rounds, planned))
    if found.clear or max(-found.low, found.high) < SMALLEST:
        return 0
    if power([a - b for a, b in zip(one, other, strict=False)], states, planned) < HOPE:
        return 0
    return next(look for look in looks(planned) if look > rounds)


def power(differences: Sequence[int], states: int, planned: int) -> float:
    """The chance that a difference will be clear at the end if it stays as large as it is now (Lan and Wittes 1988).

    More rounds average out the luck within a state, but not what sets the states apart: the variance at the end is
    what is found between the states, with so much less of that within them. Of one round it cannot be told which is
    which, and all is taken for luck.
    """
    rounds = len(differences) // states
    each = variance(clustered(differences, states)) / rounds**2
    within = each if rounds < 2 else sum(variance(differences[state::states]) for state in range(states)) / states
    last = max(0.0, each - within / rounds) + within / planned
    to_come = within * (planned - rounds) / planned**2
    reached = abs(sum(differences)) / len(differences)
    needed = t_quantile(states - 1, 1 - error_at(planned, planned)) * sqrt(last / states)
    if not to_come:
        return float(reached > needed)
    return NORMAL.cdf((reached - needed) / sqrt(to_come / states))
