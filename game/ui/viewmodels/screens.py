"""The screens around the board: title, picker, seats, curtain, briefing, log, saves, settings, help. No pygame, no
engine types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.ui.viewmodels.board import ChoiceVM, LogLine
from game.ui.viewmodels.common import ButtonVM, DetailRow, block, screen
from game.ui.viewmodels.holdings import KnownVM
from game.ui.viewmodels.map import MapVM

NEXT = ButtonVM("next", "Choose seats")
START = ButtonVM("start", "Start the exercise")


class ScreenVM(Protocol):
    """Any screen's view-model: frozen, comparable, and readable as text."""

    def as_text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TitleVM:
    """The first screen. `menu` entries send `Press(id)`; `map` is an optional quiet background."""

    title: str
    subtitle: str = ""
    version: str = ""
    menu: tuple[ButtonVM, ...] = ()
    note: str = ""
    map: MapVM | None = None

    def as_text(self) -> str:
        return screen(
            block(f"{self.title} {self.version}".strip(), self.subtitle) or self.title,
            "\n".join(b.as_text() for b in self.menu),
            self.note,
        )


@dataclass(frozen=True, slots=True)
class ScenarioVM:
    """A scenario in the picker; `problem` says why it cannot be played (with what the checker found)."""

    id: str
    title: str
    subtitle: str = ""
    blurb: str = ""
    facts: tuple[DetailRow, ...] = ()
    map: MapVM | None = None
    problem: str = ""

    def as_text(self) -> str:
        return block(
            self.title,
            self.subtitle,
            self.blurb,
            *(f.as_text() for f in self.facts),
            f"Cannot be played: {self.problem}" if self.problem else "",
        )


@dataclass(frozen=True, slots=True)
class PickerVM:
    """The scenarios found; `selected` is an id. Sends PickScenario, Press(start.id), Back."""

    title: str
    scenarios: tuple[ScenarioVM, ...]
    selected: str = ""
    start: ButtonVM = NEXT
    note: str = ""

    def as_text(self) -> str:
        return screen(
            self.title,
            *(("> " if s.id == self.selected else "  ") + s.as_text() for s in self.scenarios),
            self.note,
            self.start.as_text(),
        )


@dataclass(frozen=True, slots=True)
class SeatVM:
    """A seat and who plays it: `control` is one of `choices` (person, computer by persona, nobody)."""

    id: str
    name: str
    code: str
    flag: str = ""
    colour: int = 0
    goal: str = ""
    control: str = ""
    choices: tuple[ChoiceVM, ...] = ()

    def as_text(self) -> str:
        shown = next((c.label for c in self.choices if c.id == self.control), self.control)
        return (
            block(f"{self.name}: {shown}", self.goal, "Choices: " + ", ".join(c.label for c in self.choices))
            or self.name
        )


@dataclass(frozen=True, slots=True)
class SeatsVM:
    """Who plays what. Sends SetSeat, SetSetting for the options, Press(start.id), Back."""

    title: str
    seats: tuple[SeatVM, ...]
    subtitle: str = ""
    options: tuple[SettingVM, ...] = ()
    start: ButtonVM = START

    def as_text(self) -> str:
        return screen(
            block(self.title, self.subtitle) or self.title,
            *(s.as_text() for s in self.seats),
            *(o.as_text() for o in self.options),
            self.start.as_text(),
        )


@dataclass(frozen=True, slots=True)
class CurtainVM:
    """Hides everything between two seats at one machine. Only the name of the seat that comes next is told. Sends
    Next.
    """

    seat: str
    flag: str = ""
    title: str = ""
    text: str = ""
    button: str = "I am alone at the screen"

    def as_text(self) -> str:
        return screen(block(self.title or f"Hand over to {self.seat}", self.text) or self.seat, f"[{self.button}]")


@dataclass(frozen=True, slots=True)
class WaitingVM:
    """While computer seats think. Sends Press("title"); it goes by itself."""

    title: str
    text: str = ""
    button: str = "Leave the game"

    def as_text(self) -> str:
        return screen(block(self.title, self.text) or self.title, f"[{self.button}]")


@dataclass(frozen=True, slots=True)
class BriefingVM:
    """What a seat reads before it acts. Sends Next (and Back if `back`)."""

    title: str
    seat: str = ""
    flag: str = ""
    eyebrow: str = ""
    paragraphs: tuple[str, ...] = ()
    objectives: tuple[DetailRow, ...] = ()
    facts: tuple[DetailRow, ...] = ()
    map: MapVM | None = None
    button: str = "Go to the board"
    back: bool = False
    known: tuple[KnownVM, ...] = ()

    def as_text(self) -> str:
        return screen(
            block(
                " · ".join(p for p in (self.eyebrow, self.title) if p),
                f"Seat: {self.seat}" if self.seat else "",
                *self.paragraphs,
            ),
            block("Your objectives", *(o.as_text() for o in self.objectives)),
            block("What you know", *(fact.as_text() for fact in self.known)),
            block("To keep in mind", *(f.as_text() for f in self.facts)),
            self.map.as_text() if self.map else "",
            f"[{self.button}]",
        )


@dataclass(frozen=True, slots=True)
class FilterVM:
    """A chip that shows only log lines whose kind or actor code is `id`."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class LogVM:
    """Everything this seat was told, oldest first. Sends Back."""

    title: str
    lines: tuple[LogLine, ...]
    filters: tuple[FilterVM, ...] = ()

    def as_text(self) -> str:
        return screen(self.title, "\n".join(line.as_text() for line in self.lines))


@dataclass(frozen=True, slots=True)
class SaveVM:
    """A saved game as far as anybody may see it before taking a seat: nothing of its content. `problem` when it
    cannot be opened.
    """

    id: str
    name: str
    when: str = ""
    rows: tuple[DetailRow, ...] = ()
    autosave: bool = False
    problem: str = ""

    def as_text(self) -> str:
        head = " · ".join(p for p in (self.name, self.when, "autosave" if self.autosave else "") if p)
        return (
            block(head, *(r.as_text() for r in self.rows), f"Cannot be opened: {self.problem}" if self.problem else "")
            or head
        )


@dataclass(frozen=True, slots=True)
class SavesVM:
    """Saved games. With `can_save` a name can be typed and saved under. Sends LoadGame, SaveGame, DeleteSave, Back."""

    title: str
    saves: tuple[SaveVM, ...]
    can_save: bool = False
    suggestion: str = ""
    note: str = ""

    def as_text(self) -> str:
        return screen(
            self.title,
            f"Save as: {self.suggestion}" if self.can_save else "",
            *(s.as_text() for s in self.saves) if self.saves else ("No saved games yet.",),
            self.note,
        )


@dataclass(frozen=True, slots=True)
class SettingVM:
    """A setting. `kind`: choice (one of `choices`), toggle ("on"/"off") or number (minimum to maximum by `step`,
    with a unit).
    """

    id: str
    label: str
    kind: str
    value: str
    choices: tuple[ChoiceVM, ...] = ()
    minimum: int = 0
    maximum: int = 100
    step: int = 10
    unit: str = ""
    hint: str = ""

    def shown(self) -> str:
        if self.kind == "choice":
            return next((c.label for c in self.choices if c.id == self.value), self.value)
        return f"{self.value}{self.unit}" if self.kind == "number" else self.value

    def as_text(self) -> str:
        return f"{self.label}: {self.shown()}{f' ({self.hint})' if self.hint else ''}"


@dataclass(frozen=True, slots=True)
class SettingsVM:
    """Settings in groups of (title, settings). Sends SetSetting, Back."""

    title: str
    groups: tuple[tuple[str, tuple[SettingVM, ...]], ...]
    note: str = ""

    def as_text(self) -> str:
        return screen(self.title, *(block(name, *(s.as_text() for s in rows)) for name, rows in self.groups), self.note)


@dataclass(frozen=True, slots=True)
class SignVM:
    """A sign of the map and its meaning. `kind`: a kind of place, an affiliation of units (F, N, H, U), or pin."""

    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A headed part of the help: sentences, then rows such as (key, what it does), then signs of the map."""

    title: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[DetailRow, ...] = ()
    signs: tuple[SignVM, ...] = ()

    def as_text(self) -> str:
        signs = (f"{sign.kind}: {sign.meaning}" for sign in self.signs)
        return block(self.title, *self.paragraphs, *(r.as_text() for r in self.rows), *signs)


@dataclass(frozen=True, slots=True)
class HelpVM:
    """The help screen. Sends Back."""

    title: str
    sections: tuple[HelpSection, ...]

    def as_text(self) -> str:
        return screen(self.title, *(s.as_text() for s in self.sections))
