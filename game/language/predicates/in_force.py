"""The predicate `in_force`."""

from __future__ import annotations

from game.core.codes import IN_FORCE
from game.language.deals import DealPredicate


class InForce(DealPredicate):
    """An agreement is in force: between any actors, or between these two."""

    name = "in_force"
    doc = "An agreement is in force: between any actors, or between these two."
    example = "in_force(freeze, usa, dprk)"
    status = IN_FORCE
    clause = "is in force"
