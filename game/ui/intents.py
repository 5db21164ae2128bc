"""What a person wants, as frozen values: the only thing that scenes send to the director. No pygame.

Looking around (scrolling, tabs, zoom, searching) stays inside a scene and is no intent.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


@dataclass(frozen=True, slots=True)
class Queue(Intent):
    """Put an action in the queue. `target` and `intent` are ids, "" where the action has none."""

    action: str
    target: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True)
class Unqueue(Intent):
    """Take the order at this index of the queue back."""

    index: int


@dataclass(frozen=True, slots=True)
class UndoLast(Intent):
    """Take back the last change of the queue."""


@dataclass(frozen=True, slots=True)
class ResetTurn(Intent):
    """Empty the queue."""


@dataclass(frozen=True, slots=True)
class Commit(Intent):
    """Seal the orders of this seat."""


@dataclass(frozen=True, slots=True)
class SelectTarget(Intent):
    """Choose the target of an action before it is queued; the director answers with that target's odds on the card."""

    action: str
    target: str


@dataclass(frozen=True, slots=True)
class SetIntent(Intent):
    """Choose what a public order is meant to say (reassure, deter ...)."""

    action: str
    intent: str


@dataclass(frozen=True, slots=True)
class Shortlist(Intent):
    """Put an action on the shortlist or take it off."""

    action: str


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """Answer the dialog `id` (dilemma, offer, exchange, confirmation) with an option's id."""

    id: str
    option: str


@dataclass(frozen=True, slots=True)
class Next(Intent):
    """Go on: next step, curtain up, briefing read."""


@dataclass(frozen=True, slots=True)
class Previous(Intent):
    """One step back in the resolution."""


@dataclass(frozen=True, slots=True)
class GoTo(Intent):
    """Show this step of the resolution."""

    index: int


@dataclass(frozen=True, slots=True)
class Skip(Intent):
    """Skip the rest of the resolution."""


@dataclass(frozen=True, slots=True)
class Back(Intent):
    """Leave this screen for the one below it."""


@dataclass(frozen=True, slots=True)
class OpenScene(Intent):
    """Open a screen by name: log, saves, settings, help."""

    name: str


@dataclass(frozen=True, slots=True)
class Press(Intent):
    """Press a button or a menu entry named by the view-model."""

    id: str


@dataclass(frozen=True, slots=True)
class PickScenario(Intent):
    """Select a scenario in the picker."""

    id: str


@dataclass(frozen=True, slots=True)
class SetSeat(Intent):
    """Say who plays a seat."""

    seat: str
    control: str


@dataclass(frozen=True, slots=True)
class SetSetting(Intent):
    """Change a setting; the value as text, as in the view-model."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class LoadGame(Intent):
    """Open a saved game."""

    id: str


@dataclass(frozen=True, slots=True)
class SaveGame(Intent):
    """Save under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class DeleteSave(Intent):
    """Delete a saved game (the director asks first)."""

    id: str


@dataclass(frozen=True, slots=True)
class Quit(Intent):
    """The window is closing: last chance to store something. The window closes in any case."""
