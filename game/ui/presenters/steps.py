"""The resolution of a turn as a few steps: what the reader's own side did, what mattered, what else the others did,
and at the end what changed and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.core.amounts import signed
from game.core.fixed import UNIT
from game.session.rows import Row, by_words, merged
from game.session.telling import Told, title_as_cause
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk, words
from game.ui.viewmodels import CauseVM, DetailRow, StepVM, Tone
from game.ui.viewmodels.common import minus

KIND_NAMES = {
    "news": "Events",
    "order": "Orders",
    "answer": "Decisions",
    "agreement": "Agreements",
    "offer": "Offers",
    "ultimatum": "Ultimatums",
    "exchange": "Crises",
    "change": "Changes",
    "rung": "Ladder",
}
TONES: dict[str, Tone] = {
    "lost": "warn",
    "exchange": "bad",
    "ultimatum": "warn",
    "line": "bad",
    "ending": "info",
    "agreement": "good",
}
QUIET = ("question", "rung", "reading", "change", "ending", "overruled")
"""Told in the log, but not as steps of their own."""
MOVES = ("order", "answer", "offer", "lost")
BEGUN = ("under_way", "joined", "called_off")
"""An order with one of these outcomes has done nothing itself."""
MOST_STEPS = 14
SHORTEST = 25
"""A sentence shorter than this many characters does not stand alone."""
MOST_EFFECTS = 6
LEARNT = "What you learn"
GRAVE = 2 * UNIT
"""What moves the tension by so much is no small move."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is told together on one step; `headline` replaces that of its first item."""

    items: tuple[Told, ...]
    headline: str = ""


def steps(desk: Desk, told: list[Told]) -> tuple[StepVM, ...]:
    """At most MOST_STEPS steps: own moves, events and grave moves of others as they happened, small moves of others
    by actor, and all changes with their causes. What a step did by itself stands on it.
    """
    every = [row for item in told for row in item.rows]
    learnt = _learnt(desk, every)
    rows = _moved(desk, [row for row in every if row not in learnt])
    groups = _groups(told)
    own = [group for group in groups if _own(desk, group)]
    grave = [group for group in groups if not _own(desk, group) and _matters(desk, group, rows)]
    small = [group for group in groups if not _own(desk, group) and not _matters(desk, group, rows)]
    chosen = _fitted(own, grave, _by_actor(desk, small), MOST_STEPS - any(row.counts for row in rows) - bool(learnt))
    made = [_step(desk, group, rows) for group in chosen]
    if learnt:
        made.append(_knowledge(desk, learnt))
    changed = [row for row in rows if row.counts]
    return (*made, _summary(desk, changed)) if changed else tuple(made)


def _learnt(desk: Desk, rows: list[Row]) -> list[Row]:
    """The facts that the seat itself learns."""
    slots = desk.program.slots
    return [row for row in rows if row.text and slots[row.slot].owner == desk.seat]


def _knowledge(desk: Desk, rows: list[Row]) -> StepVM:
    """What the seat learns, in the author's words."""
    if len(rows) == 1:
        return StepVM(rows[0].after, chart(desk), (words(rows[0].text),), source=LEARNT, tone="info")
    paragraphs = tuple(f"{row.after}. {words(row.text)}" for row in rows)
    return StepVM(LEARNT, chart(desk), paragraphs, tone="info")


def _moved(desk: Desk, rows: Iterable[Row]) -> list[Row]:
    """What was moved, even where one thing undid another, tension first; what every seat earns and pays each turn
    stands in the log only."""
    currencies = {seat.currency for seat in desk.program.seats}
    kept = [row for row in merged(desk.program, rows) if row.slot not in currencies]
    return sorted(kept, key=lambda row: (row.slot != desk.program.tension, not row.change, -row.weight))


def _groups(told: list[Told]) -> list[Group]:
    """One group for each thing that happened, with what is said of it."""
    groups: list[Group] = []
    for item in told:
        if item.kind == "words" and groups:
            groups[-1] = Group((*groups[-1].items, item))
        elif item.kind not in QUIET:
            groups.append(Group((item,)))
    return groups


def _own(desk: Desk, group: Group) -> bool:
    first = group.items[0]
    return first.actor in (desk.seat, *desk.table.seats)


def _matters(desk: Desk, group: Group, rows: list[Row]) -> bool:
    """Not a small move of another: an event, a flight, something without a name, something done to this side, or
    something that moved the tension.
    """
    first = group.items[0]
    if first.kind not in MOVES or first.actor < 0 or first.track or first.target in (desk.seat, *desk.table.seats):
        return True
    moved = (did for row, did in _did(desk, group, rows) if row.slot == desk.program.tension)
    return any(abs(sum(did.values())) >= GRAVE for did in moved)


def _by_actor(desk: Desk, groups: list[Group]) -> list[Group]:
    """The small moves of each actor as one group."""
    found: dict[int, list[Told]] = {}
    for group in groups:
        found.setdefault(group.items[0].actor, []).extend(group.items)
    return [_titled(items, f"{desk.program.seats[actor].title}: what else it does") for actor, items in found.items()]


def _titled(items: list[Told], headline: str) -> Group:
    return Group(tuple(items), headline if sum(bool(item.headline) for item in items) > 1 else "")


def _fitted(own: list[Group], grave: list[Group], small: list[Group], most: int) -> list[Group]:
    """Groups put together until they fit: first the small moves, then the latest events without a flight."""
    if len(own) + len(grave) + len(small) > most and len(small) > 1:
        small = [_titled([item for group in small for item in group.items], "What else the others do")]
    over = len(own) + len(grave) + len(small) - most
    late = [group for group in grave if not any(item.track for item in group.items)][-(over + 1) :] if over > 0 else []
    if len(late) > 1:
        grave = [group for group in grave if group not in late]
        grave.append(_titled([item for group in late for item in group.items], "Also in the news"))
    return [*own, *grave, *small]


def _step(desk: Desk, group: Group, rows: list[Row]) -> StepVM:
    first = group.items[0]
    tone: Tone = TONES.get(first.kind, "plain") if not group.headline else "plain"
    if first.kind == "agreement" and first.outcome in ("refused", "broken") and not group.headline:
        tone = "bad"
    sources = {source_name(desk, item) for item in group.items if item.headline}
    effects = () if group.headline else tuple(_effects(desk, group, rows))
    return StepVM(
        headline=group.headline or first.headline,
        map=chart(desk, group.items),
        paragraphs=tuple(part for item in group.items for part in _words(desk, item, bool(group.headline))),
        causes=tuple(CauseVM(row.label, minus(amount), _tone(desk, row, amount)) for row, amount in effects),
        source=next(iter(sources)) if len(sources) == 1 else "",
        tone=tone,
    )


def _words(desk: Desk, item: Told, with_headline: bool) -> list[str]:
    parts = [part for part in item.text.split("\n\n") if part]
    if len(desk.table.seats) > 1 and item.actor != desk.seat and parts:
        parts = [_first_sentence(parts[0])]
    if not with_headline or not item.headline:
        return parts
    return [f"{item.headline}. {parts[0]}", *parts[1:]] if parts else [f"{item.headline}."]


def _first_sentence(text: str) -> str:
    """Where several share a screen, time is short: of others' doings the first sentence; the log has it all."""
    for end in re.finditer(r'[.?!]"? (?=[A-Z"])', text):
        if end.start() >= SHORTEST:
            return text[: end.end() - 1]
    return text


def _effects(desk: Desk, group: Group, rows: list[Row]) -> list[tuple[Row, str]]:
    """What the group itself added to each number, in figures that agree with those of the summary."""
    found = [(row, _figure(row, did)) for row, did in _did(desk, group, rows)]
    return [(row, text) for row, text in found if text.strip("+-0.")][:MOST_EFFECTS]


def _figure(row: Row, did: dict[str, int]) -> str:
    """What a group did as the row tells it, if it is the whole of one of its causes; else with as many decimals."""
    whole = by_words(row.shares)
    told = (text for said, text in row.causes if did == {said: whole[said]})
    return next(told, signed(sum(did.values()), row.decimals))


def _did(desk: Desk, group: Group, rows: list[Row]) -> list[tuple[Row, dict[str, int]]]:
    """What the group itself added to each number, by the words of its causes (thousandths), if it is not nothing."""
    named = {
        (item.source, title_as_cause(desk.program, item))
        for item in group.items
        if item.source >= 0 and item.outcome not in BEGUN
    }
    found = [(row, by_words(share for share in row.shares if share[:2] in named)) for row in rows if row.counts]
    return [(row, did) for row, did in found if sum(did.values())]


def _summary(desk: Desk, rows: list[Row]) -> StepVM:
    return StepVM("What changed, and why", chart(desk), causes=tuple(_cause(desk, row) for row in rows))


def source_name(desk: Desk, item: Told) -> str:
    """Who or what a told entry comes from, in a word."""
    if item.actor >= 0:
        return desk.program.seats[item.actor].title
    return KIND_NAMES.get(item.kind, "")


def _tone(desk: Desk, row: Row, amount: str) -> Tone:
    better = {"up": 1, "down": -1, "neither": 0}[desk.program.slots[row.slot].better]
    sign = -better if amount.startswith("-") else better
    return "good" if sign > 0 else "bad" if sign < 0 else "plain"


def _cause(desk: Desk, row: Row) -> CauseVM:
    change = row.span if row.change else row.after
    tone: Tone = _tone(desk, row, row.change) if row.change.strip("+-0.") else "plain"
    return CauseVM(row.label, minus(change), tone, tuple(DetailRow(said, minus(part)) for said, part in row.causes))
