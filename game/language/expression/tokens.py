"""Text to words, numbers and signs. Knows nothing of a scenario; the first slip ends the reading.

Only what the language has becomes a token. What people write instead (`=`, `&&`, a percentage, curly quotes) is told
by `slips`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.core.fixed import NUMBER_LIMIT, UNIT
from game.core.hidden import visible
from game.language import limits
from game.language.expression.problem import Problem
from game.language.expression.slips import sign_slip

NAME, NUMBER, SIGN, END = "name", "number", "sign", "end"
KEYWORDS = frozenset({"and", "or", "not"})
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})

_SPACE = re.compile(r"[ \t\r\n]+")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_SIGN = re.compile(r"<=|>=|==|!=|[<>()+\-*,]")
# What makes a number's text more than a number: a second point, letters, an underscore.
_TAIL = re.compile(r"[\w.]+", re.ASCII)
_PERCENT = re.compile(r" ?%")
# A sign that belongs to the number behind it, since nothing stands before it that it could join.
_LEADING_SIGN = re.compile(r"(?:^|[<>=(,*])\s*(?P<sign>[-+])\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `value` is a number's in thousandths."""

    kind: str
    text: str
    start: int
    end: int
    value: int = 0

    @property
    def shown(self) -> str:
        """The text as messages show it: not longer than a line."""
        return visible(self.text, 40)

    @property
    def keyword(self) -> str:
        """`and`, `or` or `not`, else nothing."""
        return self.text if self.text in KEYWORDS else ""


def tokenize(text: str) -> tuple[list[Token], Problem | None]:
    """All tokens, the last of kind END; or those up to the first slip, and the slip."""
    if len(text) > limits.CHARACTERS:
        return [], Problem(
            "expression-too-long",
            f"this has {len(text)} characters; at most {limits.CHARACTERS} are read",
            limits.CHARACTERS,
            len(text),
            "write several lines, or give parts of it a name under 'define'",
        )
    tokens: list[Token] = []
    at = _skip(text, 0)
    while at < len(text):
        found = _token(text, at)
        if isinstance(found, Problem):
            return tokens, found
        if len(tokens) == limits.TOKENS:
            return tokens, Problem(
                "expression-too-many-parts",
                f"this has more than {limits.TOKENS} words, numbers and signs",
                at,
                len(text),
                "write several lines, or give parts of it a name under 'define'",
            )
        tokens.append(found)
        at = _skip(text, found.end)
    tokens.append(Token(END, "", len(text), len(text)))
    return tokens, None


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _token(text: str, at: int) -> Token | Problem:
    slip = sign_slip(text, at)
    if slip is not None:
        return slip
    if word := _NAME.match(text, at):
        return Token(NAME, word[0], at, word.end())
    if number := _NUMBER.match(text, at):
        return _number(text, number)
    if sign := _SIGN.match(text, at):
        return Token(SIGN, sign[0], at, sign.end())
    return Problem("unknown-sign", f"'{text[at]}' has no meaning here", at, at + 1)


def _number(text: str, found: re.Match[str]) -> Token | Problem:
    written, start, end = found[0], found.start(), found.end()
    if percent := _PERCENT.match(text, end):
        return _percentage(text, written, start, percent.end())
    if tail := _TAIL.match(text, end):
        shown = visible(written + tail[0], 40)
        plain = shown.replace("_", "")
        hint = f"write {plain}" if plain.isdecimal() else "write digits, and a point before decimals"
        return Problem("number-format", f"'{shown}' is not a number", start, tail.end(), hint)
    whole, _, decimals = written.partition(".")
    if len(decimals) > limits.DECIMALS:
        hint = f"write {visible(whole, 20)}.{decimals[: limits.DECIMALS]}"
        return Problem("number-format", f"'{visible(written, 40)}' is finer than a thousandth", start, end, hint)
    value = int(whole) * UNIT + int(decimals.ljust(limits.DECIMALS, "0"))
    if value > NUMBER_LIMIT * UNIT:
        return Problem("number-too-large", "this number is too large", start, end, f"the largest is {NUMBER_LIMIT}")
    return Token(NUMBER, written, start, end, value)


def _percentage(text: str, written: str, start: int, end: int) -> Problem:
    """`60%`: a share where it is multiplied, else most likely so many points."""
    if (sign := _LEADING_SIGN.search(text, 0, start)) is not None:
        start = sign.start("sign")
    said = visible(f"{text[start : start + 1] if sign else ''}{written}", 40)
    hint = f"write {said}, or multiply by {_share(written)} for a share"
    if text[:start].rstrip().endswith("*") or text[end:].lstrip().startswith(("*", "of ")):
        hint = f"write {_share(written)}"
    message = f"'{said}%' is not a number here"
    return Problem("percent-in-expression", message, start, end, f"{hint}; percentages are for fields such as 'chance'")


def _share(percent: str) -> str:
    """A percentage as the number meant, where thousandths can say it: `60` -> `0.6`."""
    whole, _, decimals = percent.partition(".")
    if len(whole) > 6 or len(decimals) > 1:
        return "a decimal number"
    thousandths = int(whole) * UNIT // 100 + int(decimals or "0")
    return f"{thousandths // UNIT}.{thousandths % UNIT:03d}".rstrip("0").rstrip(".")
