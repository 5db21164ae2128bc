"""Reads how seats are to be played: `doctrine`, `search:500`, or per seat `dprk=search:1s,*=doctrine`.

A SPEC is a list of parts with commas between them; a part is `AGENT` or `SEAT=AGENT`, and AGENT is a name or
`NAME:ARGUMENT`. Commas within quotation marks (single or double) belong to the part, and marks around an argument are
taken away: `dprk=exec:"python my agent.py --level 3,4",*=doctrine`. Nothing is escaped, so paths keep backslashes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

QUOTES = "\"'"
EVERY = "*"
"""Stands for all seats that are not named."""


class SpecError(ValueError):
    """A SPEC that names no agent or no seat; the message says which and what there is."""


class SpecPart(NamedTuple):
    """One part of a SPEC. `seat` is a seat's id or EVERY; `argument` is empty if nothing stands after a colon."""

    seat: str
    agent: str
    argument: str

    def __str__(self) -> str:
        argument = f':"{self.argument}"' if self.argument else ""
        return f"{self.seat}={self.agent}{argument}"


def read_spec(spec: str) -> list[SpecPart]:
    """The parts of a SPEC. Raises SpecError if a quotation mark is not closed."""
    return [_part(text.strip()) for text in _split(spec)]


def _part(text: str) -> SpecPart:
    named, _, argument = text.partition(":")
    seat, equals, agent = named.rpartition("=")
    argument = argument.strip()
    if len(argument) > 1 and argument[0] in QUOTES and argument.find(argument[0], 1) == len(argument) - 1:
        argument = argument[1:-1]
    return SpecPart(seat.strip() if equals else EVERY, agent.strip(), argument)


def _split(spec: str) -> Iterator[str]:
    """The texts between commas that stand outside of quotation marks."""
    start, mark = 0, ""
    for place, letter in enumerate(spec):
        if mark:
            mark = "" if letter == mark else mark
        elif letter in QUOTES:
            mark = letter
        elif letter == ",":
            yield spec[start:place]
            start = place + 1
    if mark:
        raise SpecError(f"the quotation mark {mark} in '{spec}' is never closed")
    yield spec[start:]
