"""Chooses the engine that plays many games: the fastest that is installed. All give the same answers."""

from __future__ import annotations

from game.core.program import Program
from game.engine.compiled.engine import CompiledEngine
from game.engine.playing import Engine


def engine_for(program: Program) -> Engine:
    """An engine for the program; making one takes a moment, using it again does not. It serves one thread."""
    return CompiledEngine(program)
