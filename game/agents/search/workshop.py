"""Lends engines to searching players: making one takes a moment, and one serves one thread at a time.

An engine that is given back is kept for the next player of the same game. A thread that was left alone, as when a
person leaves a game while a seat is thinking, keeps the one that it has. Where the fast engine has yet to be compiled,
that is begun beside the game, which goes on with the other one until it is done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from game.agents.search.beside import compile_beside
from game.core.program import Program
from game.engine.engines import engine_for, uncompiled
from game.engine.playing import Engine

_IDLE: deque[tuple[str, bool, Engine]] = deque(maxlen=2)
"""Engines that nobody uses, by the fingerprint of their program, and whether the fast one was missing when they were
made; the oldest is let go."""


@contextmanager
def lent_engine(program: Program) -> Iterator[Engine]:
    """An engine for the program that nobody else uses meanwhile."""
    missing = uncompiled()
    if missing:
        compile_beside(program)
    engine = _taken(program, missing) or engine_for(program, wait=False)
    yield engine
    _IDLE.append((program.fingerprint, missing, engine))  # not after an error, which may have left it half-way


def _taken(program: Program, missing: bool) -> Engine | None:
    for entry in tuple(_IDLE):
        if entry[:2] == (program.fingerprint, missing):
            with suppress(ValueError):  # another thread was quicker
                _IDLE.remove(entry)
                return entry[2]
    return None
