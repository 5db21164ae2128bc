"""What the journal's records of moves and states hold, as JSON values and back."""

from __future__ import annotations

from typing import Any

from game.core import logdump, moves
from game.core import state as states
from game.core.log import Draw, Entry
from game.core.moves import Move
from game.core.state import State
from game.engine.policies.doctrine import Part, Reason


def moves_record(made: tuple[Move, ...], reasons: dict[int, tuple[Reason, ...]]) -> dict[str, Any]:
    """The moves of a decision point, with the reasons of computer seats for the review."""
    return {
        "moves": [moves.dump(move) for move in made],
        "reasons": {str(seat): [_dump_reason(reason) for reason in items] for seat, items in reasons.items()},
    }


def load_moves(data: Any) -> tuple[tuple[Move, ...], dict[int, tuple[Reason, ...]]]:
    """Moves and reasons again; ValueError if the data is not such a record."""
    try:
        made = tuple(moves.load(item) for item in data["moves"])
        reasons = {int(seat): tuple(_load_reason(item) for item in items) for seat, items in data["reasons"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a record of moves") from error
    return made, reasons


def _dump_reason(reason: Reason) -> dict[str, Any]:
    return {
        "move": moves.dump(reason.move),
        "worth": reason.worth,
        "parts": [[part.words, part.weight] for part in reason.parts],
        "chosen": reason.chosen,
    }


def _load_reason(data: dict[str, Any]) -> Reason:
    parts = tuple(Part(words, weight) for words, weight in data["parts"])
    return Reason(moves.load(data["move"]), data["worth"], parts, data["chosen"])


def dump_step(state: State, log: tuple[Entry, ...], draws: tuple[Draw, ...]) -> dict[str, Any]:
    """A state with its hash, what happened on the way to it, and what was drawn."""
    return {
        "hash": state.digest,
        "state": states.dump(state),
        "log": [logdump.dump_entry(entry) for entry in log],
        "draws": [logdump.dump_draw(draw) for draw in draws],
    }


def load_step(data: Any) -> tuple[State, tuple[Entry, ...], tuple[Draw, ...]]:
    """State, log and draws again; ValueError if the data is not such a record or its hash is not the state's."""
    try:
        state = states.load(data["state"])
        log = tuple(logdump.load_entry(item) for item in data["log"])
        draws = tuple(logdump.load_draw(item) for item in data["draws"])
        named = data["hash"]
    except (KeyError, TypeError) as error:
        raise ValueError("not a record of a state") from error
    if named != state.digest:
        raise ValueError("the state and its hash do not agree")
    return state, log, draws
