"""Chooses the engine that plays many games: the fastest that is installed. All give the same answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from threading import local

from game.core.program import Program
from game.engine.compiled.engine import CompiledEngine
from game.engine.playing import Engine

FEW = 100
"""For fewer games than this the kernel's start, about a second, does not pay."""


def engine_for(program: Program, games: int | None = None, wait: bool = True) -> Engine:
    """An engine for the program. Making one takes a moment, using it again does not. It serves one thread.

    `games` is how many games it will play, if that is known. The kernel is compiled when it is first used on a
    machine, in about a minute; who cannot `wait` for that gets the engine of the standard library until it is.
    """
    if accelerated() and (games is None or games >= FEW):
        try:
            from game.engine.kernel import KernelEngine, is_compiled
        except ImportError:  # numba is there, but not usable with what else is installed
            return CompiledEngine(program)
        if wait or is_compiled():
            with suppress(ValueError):  # a program beyond the kernel's limits; it says which, the other has none
                return KernelEngine(program)
    return CompiledEngine(program)


def warm_up(program: Program, before: Callable[[], None] = lambda: None) -> None:
    """Compile the kernel now if it is there and never was; `before` is called first, for that takes a minute."""
    if uncompiled():
        from game.engine.kernel import compile_now

        before()
        compile_now(program)


def uncompiled() -> bool:
    """Is the kernel there, but not compiled on this machine yet?"""
    if not accelerated():
        return False
    try:
        from game.engine.kernel import is_compiled
    except ImportError:
        return False
    return not is_compiled()


def accelerated() -> bool:
    """Is the extra `fast` installed?"""
    return find_spec("numba") is not None


class _Kept(local):
    key: tuple[str, bool] = ("", False)
    engine: Engine


_kept = _Kept()


def kept_engine(program: Program, games: int | None = None) -> Engine:
    """The engine that this thread has used last for the same scenario, or a new one: jobs need not make it again.

    A program with numbers moved by hand has the fingerprint of the original: it needs an `engine_for` of its own.
    """
    key = program.fingerprint, games is None or games >= FEW
    if _kept.key != key:
        _kept.engine = engine_for(program, games)
        _kept.key = key
    return _kept.engine
