"""Keyed luck: every draw is a function of what it is for, never of how many draws came before.

`draw(seed, game, turn, stable id, purpose)`: adding an event does not reshuffle the rest, and the same luck under
another choice is a fair comparison. The mixer is the 64-bit finaliser of SplitMix64 (Steele, Lea and Flood 2014),
which is the same in Python, in generated code and in a compiled kernel.
"""

from __future__ import annotations

from hashlib import blake2b

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15

# Purposes keep the draws of one thing apart.
ODDS = 1
OUTCOME = 2
CHANCE = 3
RIVAL = 4
POLICY = 5
REPORT = 6
NOISE = 7
READING = 8
BELIEF = 9


def stable_id(*path: str) -> int:
    """A 64-bit name for an id path such as ("action", "bomber_visit", "usa", "rok"); stable for ever."""
    return int.from_bytes(blake2b("\x1f".join(path).encode(), digest_size=8).digest(), "little")


def mix(x: int) -> int:
    """Scramble 64 bits."""
    x = (x + GOLDEN) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def _unmix(x: int) -> int:
    """What `mix` has made x of: each of its steps can be undone."""
    x ^= x >> 31 ^ x >> 62
    x = (x * pow(0x94D049BB133111EB, -1, 1 << 64)) & MASK
    x ^= x >> 27 ^ x >> 54
    x = (x * pow(0xBF58476D1CE4E5B9, -1, 1 << 64)) & MASK
    x ^= x >> 30 ^ x >> 60
    return (x - GOLDEN) & MASK


def alone(seed: int, game: int) -> int:
    """The seed (64 bits) whose game 0 has the luck that game `game` of a series with this seed has."""
    return _unmix(mix(seed & MASK) ^ (game & MASK))


# Stages of a turn that draw; the steps of an exchange follow EXCHANGED. Keys hold the turn and the stage, not a count
# of decision points, so that luck stays the same where one game had a crisis and another had not.
OPENED, RESOLVED, REACTED, CONTROLLED, EXCHANGED = range(5)


def turn_key(seed: int, game: int, turn: int, stage: int = OPENED) -> int:
    """The part of a draw's key that all draws of one stage of a turn share."""
    return mix(mix(mix(seed & MASK) ^ (game & MASK)) ^ (turn << 4 | stage))


def draw(key: int, stable: int, purpose: int, ordinal: int = 0) -> int:
    """64 random bits for one purpose of one thing at the moment that `key` stands for.

    `key` and `stable` are scrambled already, so one more scrambling of their mixture is enough.
    """
    return mix(key ^ stable ^ purpose << 56 ^ ordinal)


def salt(stable: int, purpose: int, ordinal: int = 0) -> int:
    """What a draw adds to its key: `draw(key, ...)` is `mix(key ^ salt(...))`. For who draws the same thing often."""
    return stable ^ purpose << 56 ^ ordinal


def below(bits: int, n: int) -> int:
    """Map 64 bits to 0..n-1 (multiply-shift on the upper half; n below 2^31)."""
    return ((bits >> 32) * n) >> 32
