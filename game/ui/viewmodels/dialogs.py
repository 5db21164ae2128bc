"""What interrupts or ends a turn: questions, the resolution step by step, the ending. No pygame, no engine types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.ui.viewmodels.board import HeaderVM, LadderVM
from game.ui.viewmodels.common import ButtonVM, DetailRow, Tone, block, screen
from game.ui.viewmodels.map import Box, MapVM


@dataclass(frozen=True, slots=True)
class OptionVM:
    """An answer: label, one sentence, rows of what it costs or risks, then what may move at once, most telling first;
    `disabled` says why it cannot be chosen.
    """

    id: str
    label: str
    text: str = ""
    rows: tuple[DetailRow, ...] = ()
    disabled: str = ""
    tone: Tone = "plain"
    effects: tuple[DetailRow, ...] = ()

    def as_text(self) -> str:
        tail = f" (not possible: {self.disabled})" if self.disabled else ""
        rows = (row.as_text() for row in (*self.rows, *self.effects))
        return block(f"{self.label}{tail}", self.text, *rows) or f"{self.label}{tail}"


@dataclass(frozen=True, slots=True)
class DialogVM:
    """A question. `kind`: dilemma, offer, exchange, confirm, message. Choosing sends `Answer(id, option)`.

    `cancel` is the option that Esc chooses ("" when the question must be answered); `default` is what silence
    means, told to the player. `brief` is the eyebrow with short names, for where it has no room.
    """

    id: str
    kind: str
    title: str
    text: str = ""
    eyebrow: str = ""
    rows: tuple[DetailRow, ...] = ()
    options: tuple[OptionVM, ...] = ()
    cancel: str = ""
    default: str = ""
    note: str = ""
    brief: str = ""

    def as_text(self) -> str:
        silence = next((f"If nobody answers: {o.label}" for o in self.options if o.id == self.default), "")
        return screen(
            block(" · ".join(p for p in (self.eyebrow, self.title) if p), self.text, *(r.as_text() for r in self.rows))
            or self.title,
            *(f"{i + 1}) {o.as_text()}" for i, o in enumerate(self.options)),
            silence,
            self.note,
        )


@dataclass(frozen=True, slots=True)
class OverlayVM:
    """A dialog over another screen: `under` is that screen's scene name, `base` its view-model (any with `as_text`)."""

    under: str
    base: Any
    dialog: DialogVM

    def as_text(self) -> str:
        return self.dialog.as_text() + "\n" + str(self.base.as_text())


@dataclass(frozen=True, slots=True)
class CauseVM:
    """A change with its causes, which sum to it: `tension`, `+7`, rows `launch: +4`, `drill during talks: +3`."""

    label: str
    change: str
    tone: Tone = "plain"
    rows: tuple[DetailRow, ...] = ()

    def as_text(self) -> str:
        causes = ", ".join(r.as_text() for r in self.rows)
        return f"{self.label} {self.change}{f': {causes}' if causes else ''}"


@dataclass(frozen=True, slots=True)
class StepVM:
    """One step of the resolution. `map` is the map with this step's tracks and pins; `focus` a box to look at, None
    for the home view.
    """

    headline: str
    map: MapVM
    paragraphs: tuple[str, ...] = ()
    causes: tuple[CauseVM, ...] = ()
    source: str = ""
    tone: Tone = "plain"
    focus: Box | None = None

    def as_text(self) -> str:
        return (
            block(
                " · ".join(p for p in (self.source, self.headline) if p),
                *self.paragraphs,
                *(c.as_text() for c in self.causes),
            )
            or self.headline
        )


@dataclass(frozen=True, slots=True)
class ResolutionVM:
    """The steps of a turn's resolution that this seat may see; `index` is the one on screen."""

    header: HeaderVM
    steps: tuple[StepVM, ...]
    index: int = 0
    ladder: LadderVM | None = None

    def as_text(self) -> str:
        return screen(
            self.header.as_text(),
            *(f"{'>' if i == self.index else ' '} {i + 1}. {s.as_text()}" for i, s in enumerate(self.steps)),
            self.ladder.as_text() if self.ladder else "",
        )


@dataclass(frozen=True, slots=True)
class ObjectiveVM:
    """An objective with its score (0 to 100), weight in percent and the reason."""

    label: str
    score: int
    weight: int = 100
    reason: str = ""

    def as_text(self) -> str:
        return f"{self.label}: {self.score} of 100, weight {self.weight} %{f' ({self.reason})' if self.reason else ''}"


@dataclass(frozen=True, slots=True)
class ScoreVM:
    """An actor's own interest, 0 to 100, and what it is made of."""

    name: str
    code: str
    score: int
    flag: str = ""
    colour: int = 0
    own: bool = False
    objectives: tuple[ObjectiveVM, ...] = ()

    def as_text(self) -> str:
        return (
            block(f"{self.name}: {self.score} of 100", *(o.as_text() for o in self.objectives))
            or f"{self.name}: {self.score} of 100"
        )


@dataclass(frozen=True, slots=True)
class EndingVM:
    """How the game ended and why; own interests and shared stability stand side by side and are never ranked into a
    winner.
    """

    title: str
    text: tuple[str, ...] = ()
    eyebrow: str = ""
    causes: tuple[DetailRow, ...] = ()
    scores: tuple[ScoreVM, ...] = ()
    stability: ObjectiveVM | None = None
    tone: Tone = "plain"
    buttons: tuple[ButtonVM, ...] = ()

    def as_text(self) -> str:
        return screen(
            block(" · ".join(p for p in (self.eyebrow, self.title) if p), *self.text) or self.title,
            block("Why it ended", *(c.as_text() for c in self.causes)),
            block("Shared stability", self.stability.as_text()) if self.stability else "",
            block("Interests", *(s.as_text() for s in self.scores)),
            " ".join(b.as_text() for b in self.buttons),
        )
