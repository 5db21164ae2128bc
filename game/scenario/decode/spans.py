"""Spans of time and degrees in forms that the language does not read, and what their authors should have written."""

from __future__ import annotations

import re
from fractions import Fraction

from game.core.model.time import HOURS
from game.language.expression.amount import COUNTED

_SPOKEN = re.compile(r"(?:(?P<count>\d+(?:\.\d+)?|[a-z]+)[\s-]*)??(?P<unit>turn|hour|day|week|fortnight|month|year)s?")
_DEGREES = re.compile(
    r"(?P<minus>-?)(?P<degrees>\d{1,3}(?:\.\d{1,6})?)\s*(?P<sign>[°º])?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:\.\d{1,4})?)\s*['′’]\s*)?(?:(?P<seconds>\d{1,2}(?:\.\d{1,4})?)\s*(?:[\"″”]|'')\s*)?"
    r"(?P<side>[NSEWnsew])?"
)
_SIZES = {**HOURS, "fortnight": 336, "month": 672, "year": 8736}
"""Hours of what authors count in; a month is taken as four weeks."""
_ALWAYS = ("forever", "for ever", "always", "permanent", "permanently", "indefinitely", "endless")
_OFTEN = {"hourly": "1 hour", "daily": "1 day", "weekly": "1 week", "monthly": "4 weeks"}


def span_meant(text: str) -> str:
    """The hint for a span in another form: `write 3 weeks` for `three weeks`; "" if none can be made out."""
    words = " ".join(text.lower().split())
    if words in _ALWAYS:
        return "write 60 turns, which no game outlasts"
    if words in _OFTEN:
        return f"write {_OFTEN[words]}"
    match = _SPOKEN.fullmatch(words)
    count = _count(match["count"] or "a") if match else None
    if match is None or not count:
        return ""
    unit = match["unit"]
    if unit == "turn" or (unit in HOURS and count.denominator == 1):
        return _said(count, unit)
    hours = count * _SIZES[unit]
    return next((_said(hours / HOURS[one], one) for one in ("week", "day", "hour") if not hours % HOURS[one]), "")


def degrees_meant(text: str) -> str:
    """The hint for a position as atlases write it: `write 51.5` for `51° 30′ N`; "" for decimal degrees."""
    match = _DEGREES.fullmatch(text.strip())
    if match is None or not (match["sign"] or match["side"]):
        return ""
    minutes = Fraction(match["minutes"] or 0) + Fraction(match["seconds"] or 0) / 60
    value = Fraction(match["degrees"]) + minutes / 60
    size = f"{float(round(value, 4)):.4f}".rstrip("0").rstrip(".")
    return f"write {'-' if (match['side'] or '').upper() in ('S', 'W') else match['minus']}{size}"


def _count(word: str) -> Fraction | None:
    if word[0].isdigit():
        return Fraction(word)
    if word in ("a", "an"):
        return Fraction(1)
    return Fraction(COUNTED.index(word)) if word in COUNTED else None


def _said(count: Fraction, unit: str) -> str:
    return f"write {count} {unit}{'s' if count > 1 else ''}" if count.denominator == 1 else ""
