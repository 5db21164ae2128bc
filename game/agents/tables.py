"""The agents that are tables of the Program: `random`, and `doctrine` with its milder and harder leanings."""

from __future__ import annotations

from typing import ClassVar

from game.core.fixed import CERTAIN
from game.core.program import Program
from game.core.view import View
from game.engine.playing import Policy
from game.engine.policies import chance, doctrine
from game.engine.policies.doctrine import Decision

LEANING = 15_000
"""About what one strong aim weighs."""
WHIMS = 4 * CERTAIN
"""The share of a persona's own noise with which a novice decides."""


class ChanceAgent:
    """Legal orders and answers at random."""

    policy: ClassVar[Policy] = Policy("random")

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent."""
        return Decision(tuple(chance.choose(program, view, key)), ())


class DoctrineAgent:
    """Expected utility over what the seat knows, with reasons."""

    policy: ClassVar[Policy] = Policy("doctrine")

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent."""
        return doctrine.choose(program, view, key, self.policy.lean, self.policy.noise)


class DoveAgent(DoctrineAgent):
    """Doctrine that leans to restraint."""

    policy = Policy("doctrine", lean=-LEANING)


class HawkAgent(DoctrineAgent):
    """Doctrine that leans to force."""

    policy = Policy("doctrine", lean=LEANING)


class NoviceAgent(DoctrineAgent):
    """Doctrine that follows its whims: the easiest opponent that still means something by what it does."""

    policy = Policy("doctrine", noise=WHIMS)
