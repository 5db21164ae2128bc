"""A prediction before a seat seals, and how well the predictions came true: practice in calibrated judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.session.jsontext import Json
from game.ui.viewmodels import DialogVM, OptionVM

PREDICTION = "predict:"
ANSWERS = {"lower": "Lower", "same": "The same step", "higher": "Higher"}


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a seat expected of a turn: `answer` is a key of ANSWERS; `rung` where the ladder stood then."""

    seat: int
    turn: int
    rung: int
    answer: str


def dump(one: Prediction) -> dict[str, Json]:
    """A prediction as a note of the game."""
    return {"kind": "prediction", "seat": one.seat, "turn": one.turn, "rung": one.rung, "answer": one.answer}


def load(notes: Sequence[Json]) -> list[Prediction]:
    """The predictions among a game's notes."""
    found = []
    for note in notes:
        if isinstance(note, dict) and note.get("kind") == "prediction":
            seat, turn, rung, answer = (note.get(key) for key in ("seat", "turn", "rung", "answer"))
            if isinstance(seat, int) and isinstance(turn, int) and isinstance(rung, int) and answer in ANSWERS:
                found.append(Prediction(seat, turn, rung, str(answer)))
    return found


def question(turn: int) -> DialogVM:
    """Asked once a turn, when a seat commits and others still share the screen."""
    options = tuple(OptionVM(name, label) for name, label in ANSWERS.items())
    return DialogVM(
        f"{PREDICTION}{turn}",
        "confirm",
        "Your prediction",
        "After this turn, where will the crisis stand on the ladder?",
        "Only you see your answer until the end",
        options=(*options, OptionVM("none", "No prediction")),
        cancel="none",
    )


def outcome(before: int, after: int) -> str:
    """What a prediction should have been."""
    return "lower" if after < before else "higher" if after > before else "same"


def summary(predictions: Sequence[Prediction], rungs: Sequence[int], seat: int) -> str:
    """How often a seat was right; `rungs[n]` is the rung at the start of turn n + 1. Empty without predictions."""
    judged = [one for one in predictions if one.seat == seat and one.turn < len(rungs)]
    if not judged:
        return ""
    right = sum(outcome(one.rung, rungs[one.turn]) == one.answer for one in judged)
    return f"Your predictions of the ladder were right {right} of {len(judged)} times."
