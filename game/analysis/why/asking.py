"""Finds what is asked about, plays the game and gives the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.analysis.why import deal, demand, dilemma, ending, event, exchange, moved, order
from game.analysis.why.data import Answer
from game.analysis.why.moved import Moved
from game.analysis.why.recording import Recording, record
from game.core.findings import did_you_mean
from game.core.model.scenario import SECTIONS, Scenario
from game.core.program import Program
from game.scenario.graph.things import KINDS, Thing, missing, names, things

_ASKED: dict[str, Callable[[Recording, Any], Answer]] = {
    "events": event.answer,
    "dilemmas": dilemma.answer,
    "actions": order.answer,
    "agreements": deal.answer,
    "ultimatums": demand.answer,
    "exchanges": exchange.answer,
    "endings": ending.answer,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry that can be asked about."""

    section: str
    id: str


def find(scenario: Scenario, name: str) -> Subject | Thing | str:
    """What an id means, such as `sea_launch`, `events.sea_launch`, `tension` or `rok.support`.

    Or why it means nothing, with the cure. A bare id of one happening means that, also where a flag, meter, fact ...
    has the same id: see `namesakes`.
    """
    section, _, rest = name.partition(".")
    if rest and section in _ASKED:
        return _in(scenario, section, rest)
    happenings = [Subject(section, name) for section in _ASKED if name in getattr(scenario, section)]
    moving = things(scenario, name)
    if len(happenings) == 1:
        return happenings[0]
    owners = [one.section for one in happenings] + [one.section for one in moving]
    if len(owners) > 1:
        return f"several sections have an entry '{name}'\nWrite one of: {', '.join(f'{one}.{name}' for one in owners)}"
    return moving[0] if moving else _lost(scenario, name)


def namesakes(scenario: Scenario, subject: Subject) -> dict[str, str]:
    """The things that move and have the id of a happening: what each is, and the name to ask about it."""
    return {thing.kind: f"{thing.section}.{thing.id}" for thing in things(scenario, subject.id)}


def _lost(scenario: Scenario, name: str) -> str:
    """Why a name means nothing, and what may have been meant."""
    other = next((one for one in SECTIONS if name in getattr(scenario, one)), "")
    if other:
        return f"'{name}' is one of the {other}; why tells about {', '.join((*_ASKED, *KINDS))}"
    if told := missing(scenario, name):
        return told
    ids = [id for one in _ASKED for id in getattr(scenario, one)]
    hint = did_you_mean(name, [*ids, *names(scenario)])
    more = f" ({hint})" if hint else f"\nMeters: {', '.join(scenario.meters)}"
    return f"nothing that happens or moves is called '{name}'{more}"


def _in(scenario: Scenario, section: str, id: str) -> Subject | str:
    entries = getattr(scenario, section)
    if id in entries:
        return Subject(section, id)
    hint = did_you_mean(id, entries)
    return f"'{section}' has no entry '{id}'{f' ({hint})' if hint else ''}"


def ask(scenario: Scenario, program: Program, subject: Subject, seed: int = 0, turn: int = 0) -> Answer:
    """Play by doctrine with a seed, up to and with a turn (0: until an event has happened, or to the end)."""
    entry = getattr(scenario, subject.section)[subject.id]
    enough = event.has_happened(entry) if subject.section == "events" else _never
    return _ASKED[subject.section](record(scenario, program, seed, turn, enough), entry)


def ask_what_moved(scenario: Scenario, program: Program, thing: Thing, seed: int = 0, turn: int = 0) -> Moved:
    """Play by doctrine with a seed, up to and with a turn (0: to the end), and tell what moved a thing."""
    return moved.answer(record(scenario, program, seed, turn, _never), thing)


def _never(record: Recording) -> bool:
    return False
