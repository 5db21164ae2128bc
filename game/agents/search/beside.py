"""Has the fast engine compiled by a process of its own, while a player at the board goes on with the other one."""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Thread

from game.core.program import Program

COMPILE = "import pickle, sys; from game.engine.engines import warm_up; warm_up(pickle.load(sys.stdin.buffer))"
_begun = False
_lock = Lock()


def compile_beside(program: Program) -> None:
    """Begin it, once for this process; it takes about a minute and serves all scenarios."""
    global _begun
    with _lock:
        first, _begun = not _begun, True
    if first:
        Thread(target=compile_elsewhere, args=(program,), daemon=True).start()


def compile_elsewhere(program: Program) -> int:
    """Have it compiled and wait until it is; gives how the process ended (0: well)."""
    nothing = subprocess.DEVNULL
    with suppress(OSError, TypeError):  # a program without an interpreter of its own; nothing is lost but speed
        # -P: what lies in the folder from which the game was started is a stranger's. A session of its own: whoever
        # interrupts the game does not interrupt what serves all later ones.
        return subprocess.run(
            [sys.executable, "-P", "-c", COMPILE],
            input=pickle.dumps(program),
            stdout=nothing,
            stderr=nothing,
            check=False,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).returncode
    return 1
