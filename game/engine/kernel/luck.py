"""Keyed draws: `core.luck` for compiled code. Words are signed there, the scrambling is not."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from game.core.fixed import CERTAIN
from game.engine.kernel.layout import GAME_KEY, KEY, TURN_AT
from game.engine.kernel.native import Words, compiled

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
S30, S27, S31 = np.uint64(30), np.uint64(27), np.uint64(31)
PURPOSE = 56
HALF = 32
NARROW = 20


@compiled
def mix(x: int) -> int:
    """Scramble 64 bits."""
    z = np.uint64(x) + GOLDEN
    z = (z ^ (z >> S30)) * FIRST
    z = (z ^ (z >> S27)) * SECOND
    return np.int64(z ^ (z >> S31))  # type: ignore[return-value,unused-ignore]


@compiled
def below(bits: int, n: int) -> int:
    """64 bits as a number in 0..n-1, for n below 2^31."""
    return ((bits >> HALF) & 0xFFFFFFFF) * n >> HALF


@compiled
def below_wide(bits: int, n: int) -> int:
    """The same for n below 2^51: the product is taken in two halves, each of which fits."""
    top = (bits >> HALF) & 0xFFFFFFFF
    upper = top * (n >> NARROW) + (top * (n & (1 << NARROW) - 1) >> NARROW)
    return upper >> HALF - NARROW


@compiled
def turn_key(w: Words, turn: int, stage: int) -> int:
    """The key of a stage of a turn."""
    return mix(w[GAME_KEY] ^ (turn << 4 | stage))


@compiled
def enter(w: Words, stage: int) -> None:
    """Draws are keyed by the turn and this stage from here on."""
    w[KEY] = turn_key(w, w[TURN_AT], stage)


@compiled
def happens(w: Words, stable: int, purpose: int, chance: int) -> bool:
    """Draw yes or no with a chance in ten-thousandths."""
    if chance <= 0 or chance >= CERTAIN:
        return chance >= CERTAIN
    return below(mix(w[KEY] ^ stable ^ purpose << PURPOSE), CERTAIN) < chance
