"""What is wrong, or doubtful, in one expression, before it is known where in a file the expression stands."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.findings import Confidence, Place, Severity
from game.core.tree import Node


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the author; `start..end` are offsets into the expression's text.

    `key`, `message` and `hint` are as in `findings.Finding`; `places` are further places to show, after the primary
    one, which the loader makes from the offsets.
    """

    key: str
    message: str
    start: int
    end: int
    hint: str = ""
    places: tuple[Place, ...] = ()
    severity: Severity = "error"
    confidence: Confidence = "sure"


def at(node: Node, key: str, message: str, hint: str = "", places: tuple[Place, ...] = ()) -> Problem:
    """An error at a part of the tree."""
    return Problem(key, message, node.start, node.end, hint, places)
