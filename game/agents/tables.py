"""The two agents that are tables of the Program: `random` and `doctrine`."""

from __future__ import annotations

from game.core.program import Program
from game.core.view import View
from game.engine.policies import chance, doctrine
from game.engine.policies.doctrine import Decision


class ChanceAgent:
    """Legal orders and answers at random."""

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent."""
        return Decision(tuple(chance.choose(program, view, key)), ())


class DoctrineAgent:
    """Expected utility over what the seat knows, with reasons."""

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """See Agent."""
        return doctrine.choose(program, view, key)
