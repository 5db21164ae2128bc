"""The engine that a worker's thread has used last: jobs of one playtest need not make it again."""

from __future__ import annotations

from threading import local

from game.core.program import Program
from game.engine.engines import engine_for
from game.engine.playing import Engine


class _Kept(local):
    key = ""
    engine: Engine


_kept = _Kept()


def kept_engine(program: Program) -> Engine:
    """An engine for a scenario as its author wrote it (one with moved numbers has the same fingerprint)."""
    if _kept.key != program.fingerprint:
        _kept.engine, _kept.key = engine_for(program), program.fingerprint
    return _kept.engine
