"""Reads what an agent answers: one line of JSON with the number of the question and moves. Nothing of it is trusted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from game.agents.external.child import harmless
from game.core.moves import KINDS, AnswerMove, CancelMove, Move, OfferMove, OrderMove, load

MOST_MOVES = 100
"""More moves than this are not looked at."""
OWN = {kind.kind for kind in (OrderMove, AnswerMove, OfferMove, CancelMove)}
"""The kinds of moves that a seat makes; the others are the facilitator's."""


class Garbled(ValueError):
    """An answer that cannot be read; the message says why, to go on after "its answer"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to question `id`."""

    id: int
    moves: tuple[Move, ...]


def read_answer(line: bytes, seat: str) -> Answer:
    """The answer in a line. A move may leave its actor out. Raises Garbled."""
    data = _json(line)
    if not isinstance(data, dict) or type(data.get("id")) is not int:
        raise Garbled('is not an object with the "id" of the question')
    moves = data.get("moves", [])
    if not isinstance(moves, list) or len(moves) > MOST_MOVES:
        raise Garbled(f'has no list "moves" of at most {MOST_MOVES}')
    return Answer(data["id"], tuple(_move(item, seat) for item in moves))


def _json(line: bytes) -> Any:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Garbled("is not UTF-8") from error
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Garbled(f"is not JSON: {harmless(text.strip())}") from error


def _move(item: Any, seat: str) -> Move:
    if not isinstance(item, dict) or not isinstance(item.get("kind"), str):
        raise Garbled('holds a move without a "kind"')
    if item["kind"] not in KINDS or item["kind"] not in OWN:
        raise Garbled(f"holds a move of kind '{harmless(item['kind'])}'; there are {', '.join(sorted(OWN))}")
    try:
        move = load({"actor": seat, **item})
    except ValueError as error:
        raise Garbled(f"holds a move that cannot be read: {harmless(str(error))}") from error
    if getattr(move, "actor", "") != seat:
        raise Garbled("holds a move of another seat")
    return move
