"""What moved a meter, a counter, a flag, a fact or a piece in a game, turn by turn, and where each effect is written.

The log tells who moved it and by how much. Where a source has several effects on one thing, those count whose outcome
came and whose amount fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.why.recording import Recording
from game.core.log import Cause, Change
from game.core.program import Point, Seat, SourceRef
from game.core.source import Span
from game.language.speak import SECTION_OF
from game.language.verbs.move import MovePiece
from game.scenario.graph.links import Part
from game.scenario.graph.things import Thing
from game.scenario.graph.touches import Touch, askers, movers

SECTIONS = {**SECTION_OF, "option": "dilemmas", "process": "processes"}
"""Sections of what a source of the log may be."""
_BY_NOTE = {"the cost": "cost", "stepping back in public": "audience"}
_ENDS = {
    "accepted": "accepted", "refused": "refused", "kept": "kept", "broken": "broken", "on_met": "met",
    "expired": "expired", "calmed": "calmed", "backed_down": "backed_down", "ran_out": "ran_out",
}  # fmt: skip
"""Fields for what may become of an agreement, an ultimatum or an exchange, and how the log calls it."""
_HARDER, _END = "hard to move further", "the end of its range"


@dataclass(frozen=True, slots=True)
class Share:
    """A cause of a change: its source (None for the rules themselves, whose word is `note`) and what it gave.

    `touches` are the effects that gave it: one, or those that cannot be told apart. `spans` are their places.
    """

    source: SourceRef | None
    amount: int
    note: str
    touches: tuple[Touch, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one slot in a turn in which something moved it."""

    turn: int
    before: int
    after: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One slot through the game."""

    slot: int
    start: int
    end: int
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """All that is told about a thing. `movers` and `askers` are all of the scenario, whatever the game was like."""

    record: Recording
    thing: Thing
    courses: tuple[Course, ...]
    movers: tuple[Touch, ...]
    askers: tuple[Touch, ...]

    def turns_of(self, touch: Touch) -> tuple[int, ...]:
        """The turns in which an effect moved it."""
        turns = {
            turn.turn for course in self.courses for turn in course.turns for one in turn.shares if touch in one.touches
        }
        return tuple(sorted(turns))


def answer(record: Recording, thing: Thing) -> Moved:
    """What moved a thing in a recorded game."""
    touches = movers(record.scenario, thing)
    courses = tuple(_Course(record, thing, touches, slot).told() for slot in thing.slots)
    return Moved(record, thing, courses, touches, askers(record.scenario, thing))


def aim_of(record: Recording, ref: SourceRef) -> Seat | Point | None:
    """Whom or which place a source of the log is aimed at; None for nobody."""
    if ref.target < 0:
        return None
    at_place = ref.kind == "action" and record.scenario.actions[ref.id].target.kind == "place"
    return record.program.places[ref.target] if at_place else record.program.seats[ref.target]


class _Course:
    def __init__(self, record: Recording, thing: Thing, touches: tuple[Touch, ...], slot: str) -> None:
        self._record, self._thing, self._name = record, thing, slot
        self._touches = [touch for touch in touches if slot in touch.slots]
        self._slot = record.program.names[slot]

    def told(self) -> Course:
        """The slot turn by turn."""
        slot = self._slot
        changes: dict[int, list[Change]] = {}
        for entry in self._record.log:
            for change in entry.changes:
                if change.slot == slot:
                    changes.setdefault(entry.turn, []).append(change)
        turns = tuple(
            Turn(turn, own[0].before, own[-1].after, tuple(self._shares(turn, own))) for turn, own in changes.items()
        )
        return Course(slot, self._record.program.slots[slot].start, self._record.states[-1].slots[slot], turns)

    def _shares(self, turn: int, changes: list[Change]) -> Iterator[Share]:
        for change in changes:
            for cause in change.causes:
                if cause.source < 0:
                    yield Share(None, cause.amount, cause.note, (), self._limit(cause))
                    continue
                ref = self._record.program.sources[cause.source]
                found = tuple(self._given(turn, change, cause, ref))
                spans = tuple(dict.fromkeys(touch.span for touch in found)) or (ref.span,)
                yield Share(ref, cause.amount, cause.note, found, spans)

    def _limit(self, cause: Cause) -> tuple[Span, ...]:
        """Where a meter says how far it goes, and how hard its ends are to reach."""
        if self._thing.section != "meters":
            return ()
        meter = self._record.scenario.meters[self._thing.id]
        if cause.note == _HARDER:
            return (meter.place("soft_cap"),)
        return (meter.place("max" if cause.amount < 0 else "min"),) if cause.note == _END else ()

    def _given(self, turn: int, change: Change, cause: Cause, ref: SourceRef) -> list[Touch]:
        """The effects of a source that may have given a cause."""
        found = [
            touch for touch in self._touches if self._fits(touch, turn, cause, ref) and self._leads(touch, change.after)
        ]
        exact = [touch for touch in found if touch.amount == cause.amount]
        return exact or [touch for touch in found if touch.amount is None]

    def _fits(self, touch: Touch, turn: int, cause: Cause, ref: SourceRef) -> bool:
        id, _, option = ref.id.partition(".")
        if touch.source != Part(SECTIONS[ref.kind], id) or (option and option not in touch.via):
            return False
        if cause.note in _BY_NOTE or touch.how in _BY_NOTE.values():
            return touch.how == _BY_NOTE.get(cause.note)
        return self._acts(touch, ref) and self._came(touch, turn, ref)

    def _acts(self, touch: Touch, ref: SourceRef) -> bool:
        """Does the effect touch the slot with these actors in its roles?"""
        if ref.kind in ("agreement", "exchange"):
            return True
        program = self._record.program
        actor = program.seats[ref.actor].id if ref.actor >= 0 else ""
        aim = aim_of(self._record, ref)
        return ((actor, "" if aim is None else aim.id), self._name) in touch.made

    def _leads(self, touch: Touch, after: int) -> bool:
        """Does it bring a piece to where it came? Of all else nothing is asked here."""
        if not isinstance(touch.effect, MovePiece) or touch.effect.to == "target":
            return True
        goal = self._record.program.places[after].id if after >= 0 else ""
        return ("" if touch.effect.away else touch.effect.to) == goal

    def _came(self, touch: Touch, turn: int, ref: SourceRef) -> bool:
        """Did the outcome come that the effect belongs to: this turn or, of what is put off, at all?"""
        if "outcomes" in touch.via:
            outcome = touch.via[touch.via.index("outcomes") + 1]
        else:
            outcome = next((_ENDS[field] for field in touch.via if field in _ENDS), "")
        if not outcome:
            return True
        turns = self._record.turns_of(ref.kind, ref.id, outcome)
        late = touch.effect is not None and (touch.effect.delay is not None or touch.how == "move")
        return any(one == turn or (late and one <= turn) for one in turns)
