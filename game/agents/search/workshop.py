"""Lends engines to searching players: making one takes a moment, and one serves one thread at a time.

An engine that is given back is kept for the next player of the same game. A thread that was left alone, as when a
person leaves a game while a seat is thinking, keeps the one that it has.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from game.core.program import Program
from game.engine.engines import engine_for
from game.engine.playing import Engine

_IDLE: deque[tuple[str, Engine]] = deque(maxlen=2)
"""Engines that nobody uses, by the fingerprint of their program; the oldest is let go."""


@contextmanager
def lent_engine(program: Program) -> Iterator[Engine]:
    """An engine for the program that nobody else uses meanwhile."""
    engine = _taken(program) or engine_for(program, wait=False)
    yield engine
    _IDLE.append((program.fingerprint, engine))  # not after an error, which may have left it half-way


def _taken(program: Program) -> Engine | None:
    for entry in tuple(_IDLE):
        if entry[0] == program.fingerprint:
            with suppress(ValueError):  # another thread was quicker
                _IDLE.remove(entry)
                return entry[1]
    return None
