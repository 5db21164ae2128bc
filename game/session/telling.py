"""What happened, told to one reader: entries of the log as headlines, words and changes with their causes.

A reader is a seat, or EVERYTHING for the facilitator. What a seat may not know is left out; causes it may not know are
merged into "other causes", so that the causes it sees still sum to the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from game.core.log import Cause, Change, Entry
from game.core.model.board import Track
from game.core.program import Program
from game.core.quantity import show as in_units
from game.session.rows import OTHER, Row, Share, number

EVERYTHING = -1
"""The reader who may know all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as its reader gets it. `kind` is the entry's; `headline` one line; `text` may be empty."""

    kind: str
    turn: int
    phase: str
    headline: str
    text: str
    actor: int
    target: int
    rung: int
    outcome: str
    rows: tuple[Row, ...]
    track: Track | None
    pin: int
    source: int


def tell(program: Program, entries: Iterable[Entry], reader: int) -> list[Told]:
    """What the reader learns of these entries, in order."""
    seen = [entry for entry in entries if entry.seen >> reader & 1] if reader != EVERYTHING else _whole(entries)
    ends = _ends(seen)
    return [item for entry in seen if (item := _tell(program, entry, reader, ends)) is not None]


Ends = dict[tuple[int, int], set[str]]
"""(turn, source) of agreements and ultimatums -> how they ended in that turn, in a word."""


def _ends(entries: Iterable[Entry]) -> Ends:
    found: Ends = {}
    for entry in entries:
        if entry.kind in ENDED:
            found.setdefault((entry.turn, entry.source), set()).add(ENDED[entry.kind].get(entry.outcome, ""))
    return found


def _whole(entries: Iterable[Entry]) -> list[Entry]:
    """All entries, but what some saw without its outcome only once: with the outcome."""
    kept: list[Entry] = []
    for entry in entries:
        if not kept or entry.outcome or replace(kept[-1], **_OUTCOME, seen=entry.seen) != replace(entry, **_OUTCOME):
            kept.append(entry)
    return kept


_OUTCOME: dict[str, Any] = {"outcome": "", "outcome_title": "", "voice": -1, "track": None, "author_seen": -1}


def common(program: Program, entries: Iterable[Entry], seats: tuple[int, ...]) -> list[Told]:
    """What all of these seats learn alike: for a screen that several people watch together."""
    versions = [{repr(item): item for item in tell(program, entries, seat)} for seat in seats]
    return [item for key, item in versions[0].items() if all(key in other for other in versions)] if versions else []


def private(program: Program, entries: Iterable[Entry], seat: int, seats: tuple[int, ...]) -> list[Told]:
    """What a seat learns beyond what it has in common with the others."""
    shared = {repr(item) for item in common(program, entries, seats)} if len(seats) > 1 else set()
    return [item for item in tell(program, entries, seat) if repr(item) not in shared]


def _tell(program: Program, entry: Entry, reader: int, ends: Ends) -> Told | None:
    words_of = _Causes(program, reader, entry.turn, ends)
    rows = tuple(row for change in entry.changes if (row := _row(program, change, reader, words_of)) is not None)
    if entry.kind == "change" and not rows:
        return None
    known = reader == EVERYTHING or entry.author_seen >> reader & 1
    headline = _headline(program, entry, bool(known))
    words = program.voices[entry.voice].to(reader) if entry.voice >= 0 else entry.text
    if not headline and not words and not rows:
        return None
    return Told(
        entry.kind,
        entry.turn,
        entry.phase,
        headline,
        in_units(words, "both"),
        entry.actor if known else -1,
        entry.target if entry.target_kind == "actor" else -1,
        entry.rung,
        entry.outcome,
        rows,
        entry.track,
        entry.pin,
        entry.source,
    )


# Headlines


def _name(program: Program, seat: int) -> str:
    return program.seats[seat].short if seat >= 0 else ""


def _title(program: Program, entry: Entry) -> str:
    return in_units(program.sources[entry.source].title, "both") if entry.source >= 0 else ""


def _headline(program: Program, entry: Entry, known: bool) -> str:
    maker = HEADLINES.get(entry.kind)
    return maker(program, entry, known) if maker else _title(program, entry)


def _news(program: Program, entry: Entry, known: bool) -> str:
    return _with_result(_title(program, entry), entry)


def _with_result(title: str, entry: Entry) -> str:
    return f"{title}: {entry.outcome_title}" if entry.outcome_title else title


ORDER_STATES = {
    "under_way": "{actor} sets in motion: {title}",
    "joined": "{actor} joins: {title}",
    "called_off": "{actor} calls off: {title}",
}


def _order(program: Program, entry: Entry, known: bool) -> str:
    title = _title(program, entry)
    if not known:
        return _with_result(title, entry)
    actor = _name(program, entry.actor)
    if entry.outcome in ORDER_STATES and not entry.outcome_title:
        return ORDER_STATES[entry.outcome].format(actor=actor, title=title)
    aim = ""
    if entry.target_kind == "actor" and entry.target >= 0 and _name(program, entry.target) not in title:
        aim = f" (towards {_name(program, entry.target)})"
    elif entry.target_kind == "place" and entry.target >= 0:
        aim = f" ({program.places[entry.target].title})"
    meant = f", meant to {entry.intent}" if entry.intent else ""
    return _with_result(f"{actor}: {title}{aim}{meant}", entry)


def _answer(program: Program, entry: Entry, known: bool) -> str:
    actor = _name(program, entry.actor)
    if program.sources[entry.source].kind == "exchange":
        return f"{actor}: {entry.outcome_title}"
    return _with_result(f"{actor} decides: {_title(program, entry)}", entry)


def _lost(program: Program, entry: Entry, known: bool) -> str:
    actor = _name(program, entry.actor) if known else ""
    return (
        f"{actor}: {_title(program, entry)} does not happen" if actor else f"{_title(program, entry)} does not happen"
    )


def _offer(program: Program, entry: Entry, known: bool) -> str:
    return f"{_name(program, entry.actor)} proposes to {_name(program, entry.target)}: {_title(program, entry)}"


AGREEMENT = {
    "accepted": "{target} accepts the proposal of {actor}: {title}",
    "refused": "{target} does not accept the proposal of {actor}: {title}",
    "kept": "{title}: the term is over, and {actor} and {target} have kept it",
    "broken": "{actor} breaks its promise to {target}: {title}",
}


def _agreement(program: Program, entry: Entry, known: bool) -> str:
    return AGREEMENT[entry.outcome].format(
        actor=_name(program, entry.actor), target=_name(program, entry.target), title=_title(program, entry)
    )


ULTIMATUM = {
    "": "{actor} sets {target} a deadline: {title}",
    "met": "{target} meets the demand of {actor}: {title}",
    "expired": "The deadline of {actor} to {target} passes: {title}",
}


def _ultimatum(program: Program, entry: Entry, known: bool) -> str:
    return ULTIMATUM[entry.outcome].format(
        actor=_name(program, entry.actor), target=_name(program, entry.target), title=_title(program, entry)
    )


EXCHANGE = {
    "": "Crisis: {title}",
    "calmed": "The crisis cools: {title}",
    "backed_down": "A side steps back: {title}",
    "ran_out": "The crisis runs out of hand: {title}",
}


def _exchange(program: Program, entry: Entry, known: bool) -> str:
    return EXCHANGE[entry.outcome].format(title=_title(program, entry))


def _rung(program: Program, entry: Entry, known: bool) -> str:
    step = program.ladder[entry.rung]
    return f"The crisis now stands at step {entry.rung + 1} of the ladder: {step.title}"


def _line(program: Program, entry: Entry, known: bool) -> str:
    return f"{_name(program, entry.actor)} sees a red line crossed"


def _reading(program: Program, entry: Entry, known: bool) -> str:
    reader, author = _name(program, entry.target), _name(program, entry.actor)
    return f"{reader} takes it that {author} means to {entry.outcome}: {_title(program, entry)}"


Maker = Callable[[Program, Entry, bool], str]
HEADLINES: dict[str, Maker] = {
    "news": _news,
    "learned": _news,
    "order": _order,
    "answer": _answer,
    "lost": _lost,
    "offer": _offer,
    "agreement": _agreement,
    "ultimatum": _ultimatum,
    "exchange": _exchange,
    "rung": _rung,
    "line": _line,
    "reading": _reading,
    "question": lambda program, entry, known: f"{_name(program, entry.actor)} must decide: {_title(program, entry)}",
    "words": lambda program, entry, known: "",
    "adjust": lambda program, entry, known: "The white cell rules",
    "change": lambda program, entry, known: "",
}


# Changes

ENDED = {
    "agreement": {"accepted": "agreed", "refused": "refused", "kept": "kept", "broken": "broken"},
    "ultimatum": {"met": "met", "expired": "run out"},
}
"""What is said of an agreement or an ultimatum as a cause, by the outcome that caused the change."""


@dataclass(frozen=True, slots=True)
class _Causes:
    """Puts causes into words for one reader and turn."""

    program: Program
    reader: int
    turn: int
    ends: Ends

    def share(self, cause: Cause) -> Share:
        """What it did, without its source and words where the reader may not know of it."""
        known = self.reader == EVERYTHING or cause.seen >> self.reader & 1
        return (cause.source, self._words(cause), cause.amount) if known else (-1, OTHER, cause.amount)

    def _words(self, cause: Cause) -> str:
        if cause.source < 0:
            return cause.note
        ends = self.ends.get((self.turn, cause.source), set())
        title = cause_title(self.program, cause.source, next(iter(ends)) if len(ends) == 1 else "")
        return f"{cause.note} of {title}" if cause.note == "the cost" else title


def _row(program: Program, change: Change, reader: int, words: _Causes) -> Row | None:
    info = program.slots[change.slot]
    if reader != EVERYTHING and not info.exact >> reader & 1:
        return None
    if info.numeric:
        shares = tuple(words.share(cause) for cause in change.causes)
        return number(info, change.slot, change.before, change.after, shares)
    if change.after == change.before:
        return None
    before, after = (_state_of(program, info.kind, worth) for worth in (change.before, change.after))
    label, text = info.label, ""
    if info.kind == "knows":
        learns = change.after > change.before
        label = f"{_name(program, info.owner)} {'learns' if learns else 'no longer knows'}"
        after, text = info.label, in_units(info.doc, "both") if learns else ""
    amount = change.after - change.before
    return Row(change.slot, label, before, after, "", (), amount, change.before, change.after, text)


def _state_of(program: Program, kind: str, worth: int) -> str:
    if kind == "place":
        return program.places[worth].title if worth >= 0 else "off the map"
    return "yes" if worth else "no"


def cause_title(program: Program, source: int, end: str = "") -> str:
    """How a source is named among the causes of a change: its title as its author wrote it, and how it ended."""
    title = in_units(program.sources[source].title, "both")
    return f"{title}, {end}" if end else title


def title_as_cause(program: Program, item: Told) -> str:
    """How a told entry is named among the causes of the changes of its turn."""
    return cause_title(program, item.source, ENDED.get(item.kind, {}).get(item.outcome, ""))
