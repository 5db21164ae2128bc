"""The predicate `offered`."""

from __future__ import annotations

from game.core.codes import OFFERED
from game.language.deals import DealPredicate


class Offered(DealPredicate):
    """An agreement has been offered and waits for an answer: between any actors, or between these two."""

    name = "offered"
    doc = "An agreement has been offered and waits for an answer: between any actors, or between these two."
    example = "offered(freeze, usa, dprk)"
    status = OFFERED
    clause = "is on offer"
