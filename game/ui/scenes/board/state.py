"""What a person is looking at on the board: tab, page, search, selection, layers. View state only; the game knows
none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ui.kit.canvas import ViewAction
from game.ui.kit.field import Field
from game.ui.map.view import ALL
from game.ui.viewmodels import BoardVM, CardVM, MeterVM
from game.ui.viewmodels.board import INSTRUMENTS

STAFF, SHORTLIST, EVERY = "staff", "shortlist", "all"
MOST_CARDS = 12


@dataclass(slots=True)
class BoardState:
    """`tab` of the action tray, its `page`, the search, the selected card, the map layers in sight, the right
    column's tab, the label of the number of the world that is kept in sight at the foot.
    """

    tab: str = STAFF
    page: int = 0
    find: Field = field(default_factory=Field)
    finding: bool = False
    selected: str = ""
    layers: frozenset[str] = ALL
    layers_open: bool = False
    side: str = "ladder"
    per_page: int = 6
    pinned: str = ""


@dataclass(frozen=True, slots=True)
class SelectCard(ViewAction):
    """Select a card; selecting the selected one queues it."""

    id: str


@dataclass(frozen=True, slots=True)
class OpenTab(ViewAction):
    """Show a tab of the action tray."""

    name: str


@dataclass(frozen=True, slots=True)
class TurnPage(ViewAction):
    """Turn the tray's page."""

    by: int


@dataclass(frozen=True, slots=True)
class StartFind(ViewAction):
    """Put the caret in the search field."""


@dataclass(frozen=True, slots=True)
class ShowSide(ViewAction):
    """Show a tab of the right column."""

    name: str


@dataclass(frozen=True, slots=True)
class PinMeter(ViewAction):
    """Keep a number of the world in sight at the foot of the board, whatever is open; once more lets it go."""

    label: str


@dataclass(frozen=True, slots=True)
class SwitchLayer(ViewAction):
    """Show or hide a map layer; "" opens or closes the list of layers."""

    name: str


@dataclass(frozen=True, slots=True)
class Zoom(ViewAction):
    """Zoom the map about its middle; a factor of 0 goes home."""

    factor: float


@dataclass(frozen=True, slots=True)
class OpenTargets(ViewAction):
    """Open the list of targets of a card."""

    card: str


@dataclass(frozen=True, slots=True)
class OpenIntents(ViewAction):
    """Open the list of intents of a card."""

    card: str


@dataclass(frozen=True, slots=True)
class LookAt(ViewAction):
    """Press on the inset: look there."""


def tabs(vm: BoardVM) -> list[tuple[str, str, int]]:
    """The tray's tabs as (id, label, number of cards); empty ones are left out, except the first."""
    rows = [(STAFF, "Staff tray", sum(c.staff for c in vm.cards))]
    kinds = {card.instrument: card.kind for card in vm.cards}
    rows += [(name, kinds[name], sum(c.instrument == name for c in vm.cards)) for name in INSTRUMENTS if name in kinds]
    rows.append((SHORTLIST, "Shortlist", sum(c.shortlisted for c in vm.cards)))
    rows.append((EVERY, "All", len(vm.cards)))
    return [row for row in rows if row[2] or row[0] == STAFF]


def cards_of(vm: BoardVM, state: BoardState) -> list[CardVM]:
    """The cards of the open tab, or those that the search finds among all."""
    words = state.find.text.lower().split()
    if words:
        return [
            c
            for c in vm.cards
            if all(w in f"{c.number} {c.title} {c.blurb} {c.kind} {c.target_label()}".lower() for w in words)
        ]
    here = [c for c in vm.cards if _on_tab(c, state.tab)]
    return here or [c for c in vm.cards if _on_tab(c, STAFF)]  # an empty tab is not offered


def _on_tab(card: CardVM, tab: str) -> bool:
    marks = {STAFF: card.staff, SHORTLIST: card.shortlisted, EVERY: True}
    return marks.get(tab, card.instrument == tab)


def pinned(vm: BoardVM, state: BoardState) -> MeterVM | None:
    """The number of the world that is kept in sight."""
    return next((meter for meter in vm.world.meters if meter.label == state.pinned), None)


def pages(vm: BoardVM, state: BoardState) -> int:
    """How many pages the open tab has, at least one."""
    return max(1, -(-len(cards_of(vm, state)) // state.per_page))


def in_sight(vm: BoardVM, state: BoardState) -> list[CardVM]:
    """The cards on the present page: never more than twelve."""
    found = cards_of(vm, state)
    page = min(state.page, pages(vm, state) - 1)
    return found[page * state.per_page : (page + 1) * state.per_page]
