"""Has the kernel been compiled on this machine? A mark beside numba's own cache says so, by the kernel's key."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from game.core.program import Program
from game.engine.kernel.engine import KernelEngine
from game.engine.kernel.play import KEY, play
from game.engine.playing import Policy


def _mark() -> Path | None:
    """Where the mark stands; None where nothing can be kept."""
    folder = getattr(cast(Any, play).stats, "cache_path", None)
    return Path(folder) / f"whitecell-{KEY.hex()}.compiled" if folder else None


def is_compiled() -> bool:
    """Will the next game start at once?"""
    mark = _mark()
    return mark is not None and mark.exists()


def compile_now(program: Program) -> None:
    """Compile the kernel, by playing a turn, and leave the mark."""
    KernelEngine(program).games([Policy("random")] * len(program.seats), 0, 0, 1, 1)
    mark = _mark()
    if mark is not None:
        with suppress(OSError):
            mark.touch()
