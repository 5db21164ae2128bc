"""Has the fast engine compiled by a process of its own, while a player at the board goes on with the other one."""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Thread

from game.core.program import Program

COMPILE = "import pickle, sys; from game.engine.engines import warm_up; warm_up(pickle.load(sys.stdin.buffer))"
_begun: list[Thread] = []


def compile_beside(program: Program) -> None:
    """Begin it, once for this process; it takes about a minute and serves all scenarios."""
    if not _begun:
        _begun.append(Thread(target=_compile, args=(pickle.dumps(program),), daemon=True))
        _begun[0].start()


def _compile(packed: bytes) -> None:
    nothing = subprocess.DEVNULL
    with suppress(OSError):  # then nothing is lost but speed
        subprocess.run([sys.executable, "-c", COMPILE], input=packed, stdout=nothing, stderr=nothing, check=False)
