"""Scenario time as people read it. Minutes count from 1 January of year 1 (proleptic Gregorian)."""

from __future__ import annotations

from datetime import datetime, timedelta

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def moment(start_minutes: int, hours: int) -> datetime:
    """The moment so many hours after the scenario's start."""
    return datetime(1, 1, 1) + timedelta(minutes=start_minutes, hours=hours)


def date_text(when: datetime, short: bool = False) -> str:
    """`Sunday 17 December 2023`, or `17 Dec 2023`. Own words: no locale may change them."""
    month = MONTHS[when.month - 1]
    if short:
        return f"{when.day} {month[:3]} {when.year}"
    return f"{DAYS[when.weekday()]} {when.day} {month} {when.year}"


def stamp(start_minutes: int, hours: int, turn_hours: int, short: bool = False) -> str:
    """When a turn begins: its date and, where turns are shorter than a day, its hour: `15 Jan 2030, 06:00`."""
    when = moment(start_minutes, hours)
    text = date_text(when, short)
    return f"{text}, {when:%H:%M}" if turn_hours < 24 else text
