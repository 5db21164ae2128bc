"""A scenario of two actors with next to nothing in it, to which a test adds the one mechanic that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.core.log import Change, Entry
from game.core.moves import Move, OrderMove
from game.core.program import Program
from game.core.state import State
from game.engine.reference import StepResult, start, step
from tests.support.checked import program_of

Doc = dict[str, Any]


def _base() -> Doc:
    return {
        "format": 2,
        "id": "small",
        "title": "Small",
        "start": "1 Jan 2030 06:00",
        "turns": 6,
        "turn_length": "1 week",
        "fictional": True,
        "main_meter": "tension",
        "map": {"bbox": [0, 40, 20, 60]},
        "bands": {"low": {"title": "Low"}},
        "rungs": {name: {"title": name, "band": "low"} for name in ("talk", "show", "clash")},
        "aims": {
            "force_aim": {"title": "force", "nature": "force"},
            "calm_aim": {"title": "calm", "nature": "restraint"},
        },
        "actors": {
            name: {"title": name.capitalize(), "short": name.upper(), "currency": "capital", "slots": 3}
            for name in ("alba", "brum", "cero")
        },
        "meters": {
            "tension": {"label": "Tension", "start": 50},
            "capital": {"label": "Capital", "of": "actor", "start": 10, "visibility": "own"},
            "support": {"label": "Support", "of": "actor", "start": 50},
            "force": {"label": "Force", "of": "actor", "start": 50, "visibility": "own", "width": 20},
            "trust": {
                "label": "Trust",
                "of": "pair",
                "start": {name: {"others": 50} for name in ("alba", "brum", "cero")},
            },
        },
        "actions": {"pass_by": action(["alba", "brum", "cero"])},
        "endings": {"drift": {"title": "Drift", "says": "On."}},
    }


def action(who: list[str] | str, effects: Iterable[Doc] = (), **more: Any) -> Doc:
    """An action with everything that must be written."""
    head = {"title": "An act", "blurb": "What it is.", "instrument": "diplomatic"}
    return {**head, "who": who, "effects": list(effects), **more}


def event(effects: Iterable[Doc] = (), **more: Any) -> Doc:
    """An event with everything that must be written."""
    return {"title": "News", "effects": list(effects), **more}


def ending(**more: Any) -> Doc:
    """An ending with everything that must be written."""
    return {"title": "The end", "says": "Over.", **more}


def small(**sections: Any) -> Program:
    """The small scenario with these sections added to its own; a value that is no mapping replaces."""
    return program_of(document(**sections))


def document(**sections: Any) -> Doc:
    """The same as a document."""
    doc = _base()
    for name, value in sections.items():
        if name == "endings":
            doc[name] = value | doc[name]
        elif name == "actors":
            doc[name] = {actor: {**item, **value.get(actor, {})} for actor, item in doc[name].items()}
        elif isinstance(value, dict) and isinstance(doc.get(name), dict):
            doc[name] = doc[name] | value
        else:
            doc[name] = value
    return doc


class Game:
    """A game that a test plays by hand: `play` makes a step, numbers are read by name in whole units."""

    def __init__(self, program: Program, seed: int = 1) -> None:
        self.program = program
        self.result: StepResult = start(program, seed)

    @property
    def state(self) -> State:
        return self.result.state

    def play(self, *moves: Move | str) -> StepResult:
        """One step; `alba.act` and `alba.act.brum` are orders."""
        made = [OrderMove(*move.split(".")) if isinstance(move, str) else move for move in moves]
        self.result = step(self.program, self.state, made)
        return self.result

    def raw(self, name: str) -> int:
        return self.state.slots[self.program.names[name]]

    def __getitem__(self, name: str) -> float:
        return self.raw(name) / 1000

    def changes(self, name: str) -> list[Change]:
        slot = self.program.names[name]
        return [change for entry in self.result.log for change in entry.changes if change.slot == slot]

    def entries(self, kind: str) -> list[Entry]:
        return [entry for entry in self.result.log if entry.kind == kind]

    def codes(self) -> list[str]:
        return [refusal.code for refusal in self.result.refusals]
