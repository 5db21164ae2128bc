"""Readers of time: spans, schedules and dates, in an author's words."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from game.core.fields import Date, Duration, When
from game.core.findings import did_you_mean
from game.core.model.time import HOURS, Schedule
from game.core.model.time import Duration as Span
from game.scenario.decode.context import BAD, Context, reads, scalar, shown, unquoted
from game.scenario.decode.dates import date_meant, month_of
from game.scenario.decode.spans import span_meant
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

LAST_TURN = 60
"""The most turns a scenario may have; what "every 3 turns" runs to."""
_SPAN_EXAMPLE = "a span of time such as 2 turns, 3 days, 1 week or 12 hours"
_WHEN_EXAMPLE = "turns, such as turn 3, turn 3 to turn 6, every 3 turns, or every 2 turns from turn 3"
_DATE_EXAMPLE = "a date such as 17 Dec 2023 22:38 or 2023-12-17 22:38"

_SPAN = re.compile(r"(?P<count>\d+)\s+(?P<unit>[a-z]+)")
_TURN = re.compile(r"turn\s+(\d{1,4})")
_RANGE = re.compile(r"(?:between\s+)?turn\s+(\d{1,4})\s+(?:to|and)\s+(?:turn\s+)?(\d{1,4})")
_EVERY = re.compile(r"every(?:\s+(?P<every>\d{1,4}))?\s+turns?(?:\s+from\s+turn\s+(?P<first>\d{1,4}))?")
_WORDS = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\s+(?P<year>\d{4})(?P<rest>.*)")
_DIGITS = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?P<rest>.*)")
_CLOCK = re.compile(r"\s+(\d{1,2}):(\d{2})")


@reads(Duration)
def duration(kind: Duration, node: Node, ctx: Context) -> Any:
    """`2 turns`, `3 days`, `1 week`, `12 hours`."""
    found = unquoted(node, ctx, _SPAN_EXAMPLE)
    if found is None:
        return BAD
    match = _SPAN.fullmatch(found.text)
    if match is None:
        hint = f"write {found.text} turns" if found.text.isdecimal() else span_meant(found.text)
        return ctx.error("wrong-type", f"'{ctx.name}' takes {_SPAN_EXAMPLE}, not {shown(found)}", found.span, hint=hint)
    unit = match["unit"].removesuffix("s")
    count = int(match["count"][:9])
    if unit != "turn" and unit not in HOURS:
        near = did_you_mean(match["unit"], [name + plural for name in ("turn", *HOURS) for plural in ("s", "")])
        hint = span_meant(found.text) or near
        message = f"time is counted in turns, weeks, days or hours, not in '{match['unit']}'"
        return ctx.error("wrong-type", message, found.span, hint=hint)
    if not 1 <= count <= 1000:
        return ctx.error("out-of-range", f"'{ctx.name}' takes at least 1 and at most 1,000 {unit}s", found.span)
    return Span(turns=count) if unit == "turn" else Span(hours=count * HOURS[unit])


@reads(When)
def schedule(kind: When, node: Node, ctx: Context) -> Any:
    """`turn 3`, `turn 3 to turn 6`, `every 3 turns`, `every 2 turns from turn 3`, `between: [turn 3, turn 6]`."""
    if isinstance(node, Mapping):
        return _between(node, ctx)
    found = unquoted(node, ctx, _WHEN_EXAMPLE)
    if found is None:
        return BAD
    if match := _TURN.fullmatch(found.text):
        return _turns(int(match[1]), int(match[1]), found, ctx)
    if match := _RANGE.fullmatch(found.text):
        return _turns(int(match[1]), int(match[2]), found, ctx)
    if match := _EVERY.fullmatch(found.text):
        every = int(match["every"] or 1)
        return _turns(int(match["first"] or every), LAST_TURN, found, ctx, every) if every else _bad(found, ctx)
    return _bad(found, ctx)


def _bad(found: Scalar, ctx: Context) -> Any:
    hint = _turns_meant(" ".join(found.text.split()))
    return ctx.error("wrong-type", f"'{ctx.name}' takes {_WHEN_EXAMPLE}, not {shown(found)}", found.span, hint=hint)


def _turns_meant(text: str) -> str:
    """The hint for a schedule that is not read: `turn1`, `Turn 3`, `3`, `5 August`."""
    if text.isdecimal():
        return f"write turn {text}"
    spaced = re.sub(r"(?<=turn)s?(?=\d)", " ", re.sub(r"(?<=turn)s(?= ?\d)", "", text.lower()))
    if any(pattern.fullmatch(spaced) for pattern in (_TURN, _RANGE, _EVERY)):
        return f"write {spaced}"
    if date_meant(text):
        return "write the turn in which that day falls, such as turn 3"
    return did_you_mean(text.split()[0] if text else "", ("turn", "every", "between"))


def _between(node: Mapping, ctx: Context) -> Any:
    pair = node.get("between")
    if pair is None or len(node.entries) != 1 or not isinstance(pair, Sequence) or len(pair.items) != 2:
        message = f"'{ctx.name}' takes {_WHEN_EXAMPLE}"
        return ctx.error("wrong-type", message, node.span, hint="or between: [turn 3, turn 6]")
    ends: list[int] = []
    for item in pair.items:
        match = _TURN.fullmatch(item.text) if isinstance(item, Scalar) else None
        if match is None:
            return ctx.error("wrong-type", "'between' takes two turns, such as [turn 3, turn 6]", item.span)
        ends.append(int(match[1]))
    return _turns(ends[0], ends[1], pair, ctx)


def _turns(first: int, last: int, node: Node, ctx: Context, every: int = 0) -> Any:
    if first < 1 or last < 1:
        return ctx.error("out-of-range", "turns are counted from 1", node.span)
    if first > last:
        return ctx.error("out-of-range", f"turn {first} comes after turn {last}", node.span)
    return Schedule(first, last, every)


@reads(Date)
def date(kind: Date, node: Node, ctx: Context) -> Any:
    """A day with or without a time; minutes since 1 January of the year 1, in the scenario's own clock."""
    found = scalar(node, ctx, _DATE_EXAMPLE)
    if found is None:
        return BAD
    match = _WORDS.fullmatch(found.text) or _DIGITS.fullmatch(found.text)
    clock = _CLOCK.fullmatch(match["rest"]) if match else None
    month = month_of(match["month"]) if match else 0
    if match is None or not month or (match["rest"] and clock is None):
        message = f"'{ctx.name}' takes {_DATE_EXAMPLE}, not {shown(found)}"
        return ctx.error("wrong-type", message, found.span, hint=date_meant(found.text))
    hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
    try:
        moment = datetime(int(match["year"]), month, int(match["day"]), hour, minute)
    except ValueError:
        return ctx.error("out-of-range", f"there is no such day or hour as {shown(found)}", found.span)
    return (moment.toordinal() - 1) * 1440 + hour * 60 + minute
