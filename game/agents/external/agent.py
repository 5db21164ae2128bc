"""The agent `exec:COMMAND`: a program answers for a seat. Whatever it does wrong, the game goes on.

The program is started when its seat is first asked, and ended with the game. A fault is said once on standard error;
the seat then does nothing at that decision point, which means that the scenario's defaults answer for it.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import weakref
from collections.abc import Mapping
from time import monotonic
from typing import Any

from game.agents.external.answer import Garbled, read_answer
from game.agents.external.child import LONGEST, Child, Ended, TooLong, harmless
from game.agents.external.wire import decide, hello
from game.agents.spec import SpecError
from game.core.moves import Move, dump
from game.core.program import Program
from game.core.view import View
from game.engine.policies.doctrine import Decision
from game.engine.preview import fitting

SECONDS_VARIABLE = "WHITECELL_AGENT_SECONDS"
SECONDS = 5.0
"""How long an answer may take."""
LEAST, MOST = 0.05, 3600.0
MOST_FAULTS = 3
"""So many faults end the program."""

_said: set[tuple[str, str, str]] = set()
"""What was said already in this process: seat, command and kind of fault."""


class Fault(Exception):
    """Something the program did wrong. `words` go on after "the agent of SEAT"; each `kind` is said once."""

    def __init__(self, kind: str, words: str, fatal: bool = False) -> None:
        super().__init__(words)
        self.kind, self.words, self.fatal = kind, words, fatal


class ExecAgent:
    """See Agent. Raises SpecError for a command that names no program; starts nothing by itself."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.words = words_of(command)
        self.seconds = time_limit()
        self._child: Child | None = None
        self._lost = False
        self._faults = 0
        self._asked = 0
        self._refused: list[dict[str, Any]] = []

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent. The program is told nothing of `key`: luck that it wants must be its own."""
        if not view.asked or self._lost:
            return Decision((), ())
        seat = program.seats[view.seat].id
        try:
            return Decision(tuple(self._ask(program, view)), ())
        except Fault as fault:
            self._note(seat, fault)
            return Decision((), ())

    def _ask(self, program: Program, view: View) -> list[Move]:
        """Put a decision to the program and wait for its answer. Raises Fault."""
        until = monotonic() + self.seconds
        child = self._child or self._start(program, view.seat)
        self._asked += 1
        child.send(_line(decide(program, view, self._asked, self._refused)))
        seat = program.seats[view.seat].id
        kept, refused = fitting(program, view, self._answer(child, seat, until))
        self._refused = [{"move": dump(move), "reason": refusal.reason} for move, refusal in refused]
        for move, refusal in refused:
            words = f"{harmless(_name(move))}: {harmless(refusal.reason)}"
            self._say(seat, refusal.code, f"made a move that is not allowed: {words}")
        return kept

    def _start(self, program: Program, seat: int) -> Child:
        try:
            child = Child(self.words)
        except OSError as error:
            raise Fault("start", f"cannot be started: {error.strerror}", fatal=True) from error
        self._child = child
        weakref.finalize(self, child.end_soon).atexit = False  # the child sees to that
        child.send(_line(hello(program, seat, self.seconds)))
        return child

    def _answer(self, child: Child, seat: str, until: float) -> tuple[Move, ...]:
        """The moves answered to the present question; late answers to earlier ones are passed over."""
        try:
            while (line := child.receive(until)) is not None:
                if not line.strip():
                    continue
                answer = read_answer(line, seat)
                if answer.id == self._asked:
                    return answer.moves
                if not 0 < answer.id < self._asked:
                    raise Fault("id", 'answered a question that was not asked; send back its "id"')
        except Garbled as error:
            raise Fault("garbled", f"was not understood: its answer {error}") from error
        except TooLong as error:
            raise Fault("long", f"said a line of more than {LONGEST} bytes", fatal=True) from error
        except Ended as error:
            child.end()
            raise Fault("ended", f"has ended ({child.epitaph()})", fatal=True) from error
        raise Fault("late", f"gave no answer within {self.seconds:g} s")

    def _note(self, seat: str, fault: Fault) -> None:
        self._faults += 1
        self._lost = fault.fatal or self._faults >= MOST_FAULTS
        self._refused = []
        until = "for the rest of the game" if fault.fatal else "at that decision"
        self._say(seat, fault.kind, f"{fault.words}; the seat does nothing {until}")
        if self._lost:
            if not fault.fatal:
                self._say(
                    seat, "lost", f"has failed {MOST_FAULTS} times and is ended; the seat does nothing from now on"
                )
            if self._child is not None:
                self._child.end()

    def _say(self, seat: str, kind: str, words: str) -> None:
        """One sentence on standard error, the first time that this happens."""
        if (seat, self.command, kind) not in _said:
            _said.add((seat, self.command, kind))
            print(f"whitecell: the agent of {seat} {words}", file=sys.stderr, flush=True)


def words_of(command: str, windows: bool = os.name == "nt") -> list[str]:
    """The words of a command, quotation marks taken away; on Windows backslashes stay. Raises SpecError."""
    try:
        words = shlex.split(command, posix=not windows)
    except ValueError as error:
        raise SpecError(f"the command '{command}' cannot be read: {str(error).lower()}") from error
    if windows:
        words = [word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words]
    if not words:
        raise SpecError("'exec' needs a command after the colon")
    if shutil.which(words[0]) is None:
        raise SpecError(f"there is no program '{words[0]}' to run")
    return words


def time_limit(environment: Mapping[str, str] = os.environ) -> float:
    """Seconds that an answer may take: WHITECELL_AGENT_SECONDS, or 5. Raises SpecError."""
    text = environment.get(SECONDS_VARIABLE, "")
    try:
        seconds = float(text) if text else SECONDS
    except ValueError:
        seconds = -1.0
    if not LEAST <= seconds <= MOST:
        raise SpecError(f"{SECONDS_VARIABLE} is '{text}'; it must be a number of seconds from {LEAST:g} to {MOST:g}")
    return seconds


def _name(move: Move) -> str:
    names = (getattr(move, field, "") for field in ("action", "agreement", "about", "target", "other", "choice"))
    return " ".join(name for name in names if name)


def _line(message: object) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode("ascii")
