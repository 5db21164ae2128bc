"""The list of everything in a scenario that can be looked at; what each looks like is the business of `looks`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.core.model.base import Entry
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.language.speak import ScenarioLabels, say_condition
from game.session.table import Table
from game.ui.presenters.desk import words
from game.ui.presenters.looks import deeds_of
from game.ui.viewmodels import DetailRow, FilterVM, PreviewItemVM, PreviewVM

KINDS = {
    "briefing": "Briefings",
    "event": "Events",
    "dilemma": "Dilemmas",
    "offer": "Agreements",
    "ultimatum": "Ultimatums",
    "exchange": "Exchanges",
    "action": "Actions",
    "ending": "Endings",
}


def previews(table: Table, seat: int) -> PreviewVM:
    """Everything, by kind, to be looked at through the eyes of a seat."""
    program = table.program
    items = tuple(_items(table.scenario, program))
    present = {item.kind for item in items}
    return PreviewVM(
        f"Preview: {program.title}",
        items,
        tuple(FilterVM(kind, title) for kind, title in KINDS.items() if kind in present),
        tuple(FilterVM(seat.id, seat.short) for seat in program.seats),
        program.seats[seat].id,
    )


def _items(scenario: Scenario, program: Program) -> Iterator[PreviewItemVM]:
    for seat in program.seats:
        yield PreviewItemVM(f"briefing:{seat.id}", "briefing", seat.title, seat.id, words(seat.briefing))
    for event in scenario.events.values():
        yield _event(scenario, program, event.id)
    sections: dict[str, Mapping[str, Entry]] = {
        "dilemma": scenario.dilemmas,
        "offer": scenario.agreements,
        "ultimatum": scenario.ultimatums,
        "exchange": scenario.exchanges,
        "action": scenario.actions,
        "ending": scenario.endings,
    }
    for kind, section in sections.items():
        for entry in section.values():
            yield _item(kind, entry)


def _item(kind: str, entry: Entry) -> PreviewItemVM:
    title, blurb = getattr(entry, "title", entry.id), getattr(entry, "blurb", "")
    where = DetailRow("Written in", f"{entry.span.file}:{entry.span.line}")
    return PreviewItemVM(f"{kind}:{entry.id}", kind, words(title), entry.id, words(blurb), (where,))


def _event(scenario: Scenario, program: Program, name: str) -> PreviewItemVM:
    event = scenario.events[name]
    item = _item("event", event)
    seen = 0
    for deed in deeds_of(program, name):
        seen |= deed.seen
    rows = [*item.rows, DetailRow("Seen by", _seats(program, seen))]
    if event.when is not None:
        rows.append(DetailRow("While", say_condition(event.when, ScenarioLabels(scenario))))
    return replace(item, rows=tuple(rows), fires=True)


def _seats(program: Program, mask: int) -> str:
    found = [seat.short for index, seat in enumerate(program.seats) if mask >> index & 1]
    return "everybody" if len(found) == len(program.seats) else ", ".join(found) or "nobody"
