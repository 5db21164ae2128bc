"""A program at the other end of two pipes: lines go in, lines come out, and it is ended for sure.

Nothing the program does can block the caller beyond a deadline or fill the memory: threads of its own write and read,
and what it says too much waits in the pipe. No shell is used.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, Queue
from threading import Lock, Thread
from time import monotonic
from typing import IO, Any

LONGEST = 1_000_000
"""Bytes of the longest line that is read."""
WAITING = 16
"""Lines that may wait to be read; after that the program is kept waiting."""
GRACE = 1.0
"""Seconds that a program has to end by itself once its input has ended."""
CHUNK = 65_536
KEPT = 2_000
"""Bytes of its last words that are remembered."""


class Ended(Exception):
    """The program has ended, or closed its output."""


class TooLong(Exception):
    """A line is longer than LONGEST."""


class Child:
    """One running program. Raises OSError if it cannot be started."""

    def __init__(self, words: Sequence[str]) -> None:
        # In a thread of its own, which no Ctrl-C interrupts: one that came between the start of the program and the
        # word to end it at the exit would leave it running.
        with ThreadPoolExecutor(1) as starter:
            starter.submit(self._start, words).result()

    def _start(self, words: Sequence[str]) -> None:
        alone: dict[str, Any] = {"start_new_session": True}  # Ctrl-C is for Whitecell, which then ends the program
        if os.name == "nt":
            alone = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, **alone)
        self._said: Queue[bytes | None] = Queue(WAITING)
        self._to_say: Queue[bytes | None] = Queue()
        self._last_words = bytearray()
        self._ending = Lock()
        self._threads = [
            Thread(target=work, args=(stream,), daemon=True)
            for work, stream in (
                (self._write, self._process.stdin),
                (self._read, self._process.stdout),
                (self._listen, self._process.stderr),
            )
        ]
        for thread in self._threads:
            thread.start()
        atexit.register(self.end)

    def send(self, line: bytes) -> None:
        """Send a line, without its end; it is written while the caller goes on."""
        self._to_say.put(line + b"\n")

    def receive(self, until: float) -> bytes | None:
        """The next line, without its end, or None if there is none before `until` (of `time.monotonic`).

        Raises Ended or TooLong.
        """
        left = until - monotonic()
        if left <= 0:  # however much there is to read
            return None
        try:
            line = self._said.get(timeout=left)
        except Empty:
            return None
        if line is None:
            raise Ended
        if len(line) > LONGEST:
            raise TooLong
        return line

    def end(self) -> None:
        """End the program, gently at first, with all that it has started. Calling it again does nothing.

        It takes GRACE or a little more if the program is stubborn. Nothing is left running at the exit of this one.
        """
        with self._ending:
            if self._process.returncode is not None:
                return
            self._to_say.put(None)
            _, reader, _ = self._threads
            self._let_finish(reader)
            self._kill()
            self._process.wait()
            for thread in self._threads:
                self._let_finish(thread)
        atexit.unregister(self.end)

    def end_soon(self) -> None:
        """The same without waiting for it, for a thread that draws a window."""
        Thread(target=self.end, daemon=True).start()

    def epitaph(self) -> str:
        """How it ended and the last line it wrote to standard error: `exit code 1: KeyError: 'rok'`."""
        code = self._process.returncode
        how = f"exit code {code}" if code >= 0 else f"signal {-code}"
        words = self._last_words.decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(words) if line.strip()), "")
        return f"{how}: {harmless(last)}" if last else how

    def _let_finish(self, thread: Thread) -> None:
        until = monotonic() + GRACE
        while thread.is_alive() and monotonic() < until:
            with suppress(Empty):
                while True:
                    self._said.get_nowait()
            thread.join(0.01)

    def _kill(self) -> None:
        # The process is not waited for before this, so that its number cannot belong to another one by now.
        with suppress(OSError):
            if os.name == "nt":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _write(self, stream: IO[bytes]) -> None:
        with suppress(OSError), stream:
            while (line := self._to_say.get()) is not None:
                rest = memoryview(line)
                while rest:
                    rest = rest[stream.write(rest) :]

    def _read(self, stream: IO[bytes]) -> None:
        with suppress(OSError), stream:
            for line in lines_of(stream):
                self._said.put(line)
        self._said.put(None)

    def _listen(self, stream: IO[bytes]) -> None:
        with suppress(OSError), stream:
            while chunk := stream.read(CHUNK):
                self._last_words += chunk
                del self._last_words[:-KEPT]


def lines_of(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream, without their ends, up to and with the first that is longer than LONGEST."""
    rest = bytearray()
    while len(rest) <= LONGEST and (chunk := stream.read(CHUNK)):
        end, *more = chunk.split(b"\n")
        rest += end
        for beginning in more:
            yield bytes(rest)
            rest = bytearray(beginning)
    if rest:
        yield bytes(rest)


def harmless(text: str, most: int = 120) -> str:
    """Foreign words, short and on one line: signs that do not print are spelled out."""
    return repr(text if len(text) <= most else text[: most - 3] + "...")[1:-1]
