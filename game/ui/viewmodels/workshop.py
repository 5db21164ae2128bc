"""What an author sees while writing: the strip under the board, the panel over it, the list of all that can be looked
at. No pygame, no engine types.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.viewmodels.common import ButtonVM, DetailRow, Tone, block, screen
from game.ui.viewmodels.screens import FilterVM


@dataclass(frozen=True, slots=True)
class QuoteVM:
    """A line of a file: what is `marked`, what stands before and behind it, and what is to be seen there."""

    number: int
    before: str
    marked: str
    after: str = ""
    label: str = ""
    where: str = ""
    """The place, where it is not the fault's own."""

    def as_text(self) -> str:
        marks = " " * len(self.before) + "^" * max(1, len(self.marked)) + (f" {self.label}" if self.label else "")
        head = f"{self.where}\n" if self.where else ""
        return f"{head}{self.number:>4} | {self.before}{self.marked}{self.after}\n     | {marks}"


@dataclass(frozen=True, slots=True)
class FaultVM:
    """One thing that is wrong with the files: where (FILE:LINE:COL), what, the cure, and the lines that are meant."""

    where: str
    text: str
    hint: str = ""
    key: str = ""
    quotes: tuple[QuoteVM, ...] = ()
    tone: Tone = "bad"

    def as_text(self) -> str:
        cure = f"Cure: {self.hint}" if self.hint else ""
        return block(self.where, f"{self.text} [{self.key}]", cure, *(quote.as_text() for quote in self.quotes))


@dataclass(frozen=True, slots=True)
class GroupVM:
    """Changes under one heading: label, then how it was and is."""

    title: str
    rows: tuple[DetailRow, ...]

    def as_text(self) -> str:
        return block(self.title, *(row.as_text() for row in self.rows))


@dataclass(frozen=True, slots=True)
class AsideVM:
    """The strip under the board, and the panel that it opens. `status` is one line; buttons send `Press(id)`.

    `number` counts what was shown, so that a new text opens the panel once; `grave` opens it even if it was folded.
    """

    status: str
    tone: Tone = "plain"
    title: str = ""
    faults: tuple[FaultVM, ...] = ()
    groups: tuple[GroupVM, ...] = ()
    note: str = ""
    buttons: tuple[ButtonVM, ...] = ()
    number: int = 0

    @property
    def grave(self) -> bool:
        """Is there an error?"""
        return self.tone == "bad"

    @property
    def filled(self) -> bool:
        """Is there anything to be shown in the panel?"""
        return bool(self.faults or self.groups or self.note)

    def as_text(self) -> str:
        return screen(
            block(self.status, *(b.as_text() for b in self.buttons)) or self.status,
            self.title,
            self.note,
            *(fault.as_text() for fault in self.faults),
            *(group.as_text() for group in self.groups),
        )


@dataclass(frozen=True, slots=True)
class PreviewItemVM:
    """Something that can be looked at. `id` is its kind and id; `kind` one of the filters; `fires`: it is an event."""

    id: str
    kind: str
    title: str
    note: str = ""
    text: str = ""
    rows: tuple[DetailRow, ...] = ()
    fires: bool = False

    def as_text(self) -> str:
        return block(f"{self.title} ({self.note})" if self.note else self.title, self.text, *self.shown_rows())

    def shown_rows(self) -> tuple[str, ...]:
        """The rows in words."""
        return tuple(row.as_text() for row in self.rows)


@dataclass(frozen=True, slots=True)
class PreviewVM:
    """Everything of the scenario that can be looked at, through the eyes of one seat.

    Sends Press("look:ID"), Press("fire:ID"), SetSeat(seat, "preview"), Back.
    """

    title: str
    items: tuple[PreviewItemVM, ...]
    kinds: tuple[FilterVM, ...]
    seats: tuple[FilterVM, ...]
    seat: str

    def as_text(self) -> str:
        eyes = ", ".join(f"[{seat.label}]" if seat.id == self.seat else seat.label for seat in self.seats)
        kinds = ", ".join(kind.label for kind in self.kinds)
        return screen(block(self.title, f"Seen by: {eyes}", kinds), *(item.as_text() for item in self.items))
