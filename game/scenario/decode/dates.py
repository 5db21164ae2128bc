"""Dates in forms that the language does not read, and what their authors should have written."""

from __future__ import annotations

import re
from datetime import datetime

from game.core.calendar import MONTHS

_CLOCK = (
    r"(?:(?:,|T|\s+at\b)?\s*(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*(?:h|hrs|hours|o'clock))?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:of\s+)?(?P<word>[a-z]+)\.?,?[\s-]*(?P<year>\d{4})",
        r"(?P<word>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?P<first>\d{1,2})[-/](?P<second>\d{1,2})[-/](?P<year>\d{4})",
    )
)
_YEARLESS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<word>[a-z]+)\.?", re.IGNORECASE)


def month_of(text: str) -> int:
    """The number of a month by its name, its first three letters or its number; 0 if it is none."""
    if text.isdecimal():
        return int(text)
    name = text.lower()
    months = enumerate(map(str.lower, MONTHS), 1)
    return next((n for n, month in months if name in (month, month[:3]) or (name, n) == ("sept", 9)), 0)


def date_meant(text: str) -> str:
    """The hint for a date in another form: `write 30 Jul 2023` for `30.7.2023`; "" if none can be made out."""
    words = " ".join(text.split())
    match = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if match is None:
        day = _YEARLESS.fullmatch(words)
        month = month_of(day["word"]) if day else 0
        return f"add the year, such as {day['day']} {_short(month)} 1962" if day and month else ""
    read = list(dict.fromkeys(filter(None, (_said(match, day, month) for day, month in _days(match)))))
    return f"write {' or '.join(read)}" if read else ""


def _days(match: re.Match[str]) -> list[tuple[int, int]]:
    """The day and month meant; two of them for 5/8/2031, which is August in one country and May in another."""
    found = match.groupdict()
    if "first" in found:
        first, second = int(found["first"]), int(found["second"])
        return [(first, second), (second, first)]
    return [(int(found["day"]), int(found["number"]) if "number" in found else month_of(found["word"]))]


def _said(match: re.Match[str], day: int, month: int) -> str:
    """One day as the language writes it; "" if there is none such."""
    hour, minute = int(match["hour"] or 0), int(match["minute"] or 0)
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    try:
        moment = datetime(int(match["year"]), month, day, hour, minute)
    except ValueError:
        return ""
    return f"{day} {_short(month)} {moment.year}{f' {moment:%H:%M}' if match['hour'] else ''}"


def _short(month: int) -> str:
    return MONTHS[month - 1][:3]
