"""What an agent is, and how agents are named: `doctrine`, or per seat `dprk=random,*=doctrine`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from game.agents.tables import ChanceAgent, DoctrineAgent, DoveAgent, HawkAgent
from game.core.program import Program
from game.core.view import View
from game.engine.policies.doctrine import Decision


class Agent(Protocol):
    """A computer actor. `key` is its own luck for this decision point."""

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """The seat's moves, with reasons where the agent has any. Equal arguments give equal answers."""
        ...


AGENTS: Mapping[str, type[Agent]] = {
    "random": ChanceAgent,
    "doctrine": DoctrineAgent,
    "dove": DoveAgent,
    "hawk": HawkAgent,
}
"""Every agent by the name a SPEC uses."""
DEFAULT = "doctrine"


class SpecError(ValueError):
    """A SPEC that names no agent or no seat; the message says which and what there is."""


def agents_for(program: Program, spec: str = DEFAULT) -> dict[int, Agent]:
    """An agent for every seat, by a SPEC such as `random` or `dprk=random,*=doctrine`."""
    names = [seat.id for seat in program.seats]
    chosen: dict[str, str] = {}
    for part in spec.split(","):
        seat, equals, agent = part.strip().rpartition("=")
        if not equals:
            seat = "*"
        if seat != "*" and seat not in names:
            raise SpecError(f"no seat is called '{seat}'; there are {', '.join(names)}")
        if agent not in AGENTS:
            raise SpecError(f"no computer player is called '{agent}'; there are {', '.join(AGENTS)}")
        chosen[seat] = agent
    default = chosen.get("*", DEFAULT)
    return {index: AGENTS[chosen.get(name, default)]() for index, name in enumerate(names)}
