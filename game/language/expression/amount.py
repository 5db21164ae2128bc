"""What to say of words where a number is wanted: `minus three`, `by 3`, `a lot`. Knows nothing of a scenario."""

from __future__ import annotations

import re
from dataclasses import replace

from game.core.hidden import visible
from game.core.quantity import unit_of
from game.language.expression.problem import Problem

COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_DOWN = ("minus", "less", "down", "lower", "decrease", "-")
_SPOKEN = re.compile(
    r"\s*(?P<sign>[+-]|minus|less|down|lower|decrease|plus|more|up|raise|increase|by)?(?:\s+by)?\s*"
    r"(?P<number>\d+(?:\.\d+)?|[a-z]+)(?:\s*(?:points?)|\s+(?P<unit>\S+(?: \S+)?))?\s*",
    re.IGNORECASE,
)
_OF_CONDITIONS = ("missing-operator", "stray-comma", "english-words")
"""Problems whose cure is worded for conditions: `and`, `or`, a comparison."""


def as_amount(problem: Problem, text: str) -> Problem:
    """The problem of a formula, with a cure that leads to a number."""
    number = _number(text)
    if number and problem.key == "unknown-meter":
        return replace(problem, hint=f"write {number}")
    if number and problem.key in _OF_CONDITIONS:
        message = f"'{visible(text.strip(), 40)}' is not a number"
        return replace(problem, message=message, start=0, end=len(text), hint=f"write {number}")
    if problem.key not in _OF_CONDITIONS or (problem.key == "english-words" and _names_a_sign(problem.hint)):
        return problem
    return replace(problem, hint="a number or a formula stands here, such as -3 or 2 * tension")


def as_name(problem: Problem) -> Problem:
    """The problem of a name that is written to, with a cure that leads to a name."""
    if problem.key not in _OF_CONDITIONS:
        return problem
    return replace(problem, hint="one name stands here, such as tension or dprk.readiness")


def _names_a_sign(hint: str) -> bool:
    return hint in ("write '+'", "write '-'", "write '*'")


def _number(text: str) -> str:
    """The number that a text says in words; "" if it says none."""
    match = _SPOKEN.fullmatch(text)
    if match is None or (match["unit"] and not unit_of(match["unit"])):
        return ""
    number = match["number"].lower()
    if not number[0].isdigit():
        if number not in COUNTED:
            return ""
        number = str(COUNTED.index(number))
    sign = (match["sign"] or "").lower()
    return f"{'-' if sign in _DOWN else '+' if sign else ''}{number}"
