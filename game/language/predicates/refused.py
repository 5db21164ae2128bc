"""The predicate `refused`."""

from __future__ import annotations

from game.core.codes import REFUSED
from game.language.deals import DealPredicate


class Refused(DealPredicate):
    """An agreement was offered and refused: between any actors, or between these two."""

    name = "refused"
    doc = "An agreement was offered and refused: between any actors, or between these two."
    example = "refused(freeze, usa, dprk)"
    status = REFUSED
    clause = "has been refused"
