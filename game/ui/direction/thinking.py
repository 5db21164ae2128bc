"""Lets computer seats think beside the window, so that it never stands still. Must not touch the game itself."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Found = TypeVar("Found")
AT_ONCE = 0.12
"""Seconds that a screen may wait before it says that somebody is thinking; quick players need no sign."""


class Thinking(Generic[Found]):
    """Work in a thread of its own, which is given up with the program."""

    def __init__(self, work: Callable[[], Found]) -> None:
        self._work = work
        self._found: list[Found] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def ready(self, seconds: float = 0.0) -> bool:
        """Has it come to an end, within so many seconds from now?"""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def found(self) -> Found:
        """What the work gave, once it is ready; what it raised is raised here."""
        if self._error is not None:
            raise self._error
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work())
        except BaseException as error:  # told by whoever asks for what was found
            self._error = error
