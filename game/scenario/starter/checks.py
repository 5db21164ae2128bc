"""Whether a short text is what a field of the language takes, told before anything is written."""

from __future__ import annotations

from game.core.fields import Date, Duration, Kind
from game.core.findings import Findings
from game.core.source import Span
from game.language.scope import Scope
from game.scenario.decode.context import BAD, Context, read
from game.scenario.nodes import Scalar
from game.scenario.starter.wish import WishError


def date(text: str) -> str:
    """A day, with or without an hour. Raises WishError."""
    return _checked(Date(), "the start", text)


def turn_length(text: str) -> str:
    """Weeks, days or hours. Raises WishError."""
    if "turn" in text:
        raise WishError("the length of a turn cannot be counted in turns: write for example 1 week or 6 hours")
    return _checked(Duration(), "the length of a turn", text)


def turns(text: str) -> int:
    """How many turns a template may have: below four nothing has time to happen. Raises WishError."""
    if not text.strip().isdecimal() or not 4 <= int(text) <= 60:
        raise WishError(f"'{text}' is not a number of turns from 4 to 60")
    return int(text)


def _checked(kind: Kind, name: str, text: str) -> str:
    findings = Findings()
    words = " ".join(text.split())
    span = Span("", 1, 1, 1, len(words) + 1)
    if read(kind, Scalar(words, False, span), Context(Scope({}, {}), findings, name=name)) is BAD:
        found = next(iter(findings))
        raise WishError(found.message.replace(f"'{name}'", name) + (f" ({found.hint})" if found.hint else ""))
    return words
