"""The predicate `kept`."""

from __future__ import annotations

from game.core.codes import KEPT
from game.language.deals import DealPredicate


class Kept(DealPredicate):
    """An agreement has run its time unbroken: between any actors, or between these two."""

    name = "kept"
    doc = "An agreement has run its time unbroken: between any actors, or between these two."
    example = "kept(freeze, usa, dprk)"
    status = KEPT
    clause = "has been kept"
