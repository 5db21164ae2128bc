"""Has the kernel been compiled on this machine? A mark beside numba's own cache says so."""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

import numba  # type: ignore[import-not-found,import-untyped,unused-ignore]
from numba.core.registry import cpu_target  # type: ignore[import-not-found,import-untyped,unused-ignore]

from game.core.program import Program
from game.engine.kernel import play as source
from game.engine.kernel.engine import KernelEngine
from game.engine.kernel.play import KEY, play
from game.engine.playing import Policy

codegen: Any = cpu_target.target_context.codegen


def _mark() -> Path | None:
    """Where the mark stands, by all that numba's cache depends on; None where nothing can be kept."""
    folder = getattr(cast(Any, play).stats, "cache_path", None)
    if not folder:
        return None
    written = Path(source.__file__).stat()
    made_by = (numba.__version__, codegen().magic_tuple(), written.st_mtime_ns, written.st_size)
    key = blake2b(KEY + repr(made_by).encode(), digest_size=16).hexdigest()
    return Path(folder) / f"whitecell-{key}.compiled"


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
