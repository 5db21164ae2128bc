"""The predicate `broken`."""

from __future__ import annotations

from game.core.codes import BROKEN
from game.language.deals import DealPredicate


class Broken(DealPredicate):
    """An agreement has been broken: between any actors, or between these two, by either of them."""

    name = "broken"
    doc = "An agreement has been broken: between any actors, or between these two, by either of them."
    example = "broken(freeze, usa, dprk)"
    status = BROKEN
    clause = "has been broken"
