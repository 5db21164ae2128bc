"""What an agent is, and which there are by the names that a SPEC uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from game.agents.external.agent import ExecAgent
from game.agents.search.player import ExpertAgent, SearchAgent, SkilledAgent
from game.agents.spec import EVERY, SpecError, SpecPart, read_spec
from game.agents.tables import ChanceAgent, DoctrineAgent, DoveAgent, HawkAgent, NoviceAgent
from game.core.program import Program
from game.core.view import View
from game.engine.playing import Policy
from game.engine.policies.doctrine import Decision

__all__ = [
    "AGENTS",
    "DEFAULT",
    "WITH_ARGUMENT",
    "Agent",
    "SpecError",
    "agents_for",
    "policies_for",
    "repeats",
    "without_programs",
]


class Agent(Protocol):
    """A computer actor. `key` is its own luck for this decision point."""

    def choose(self, program: Program, view: View, key: int) -> Decision:
        """The seat's moves, with reasons where the agent has any. Equal arguments give equal answers."""
        ...


AGENTS: Mapping[str, Callable[[], Agent]] = {
    "random": ChanceAgent,
    "doctrine": DoctrineAgent,
    "dove": DoveAgent,
    "hawk": HawkAgent,
    "search": SearchAgent,
    "novice": NoviceAgent,
    "skilled": SkilledAgent,
    "expert": ExpertAgent,
}
"""Every agent that needs no more than its name; the last three are levels of difficulty around doctrine."""
WITH_ARGUMENT: Mapping[str, Callable[[str], Agent]] = {"search": SearchAgent.of, "exec": ExecAgent}
"""What makes an agent of the text after `NAME:`; raises SpecError if it cannot."""
DEFAULT = "doctrine"
RUNS_PROGRAMS = {"exec"}
"""The agents that start a program. Only a SPEC that a person gives may name one, never a file."""


def agents_for(program: Program, spec: str = DEFAULT) -> dict[int, Agent]:
    """An agent for every seat, by a SPEC such as `random` or `dprk=random,*=doctrine`."""
    names = [seat.id for seat in program.seats]
    chosen: dict[str, SpecPart] = {}
    for part in read_spec(spec):
        if part.seat != EVERY and part.seat not in names:
            raise SpecError(f"no seat is called '{part.seat}'; there are {', '.join(names)}")
        _make(part)
        chosen[part.seat] = part
    default = chosen.get(EVERY, SpecPart(EVERY, DEFAULT, ""))
    return {index: _make(chosen.get(name, default)) for index, name in enumerate(names)}


def policies_for(program: Program, spec: str = DEFAULT) -> tuple[Policy, ...] | None:
    """The policies of all seats where every agent of a SPEC is a table of the Program; None where one thinks."""
    found = [getattr(agent, "policy", None) for agent in agents_for(program, spec).values()]
    policies = tuple(policy for policy in found if policy is not None)
    return policies if len(policies) == len(found) else None


def repeats(program: Program, spec: str = DEFAULT) -> bool:
    """Does every agent of a SPEC do the same again in the same game? Programs may not, nor who goes by the clock."""
    return not any(
        isinstance(agent, ExecAgent) or (isinstance(agent, SearchAgent) and agent.budget.milliseconds)
        for agent in agents_for(program, spec).values()
    )


def without_programs(spec: str) -> tuple[str, tuple[str, ...]]:
    """A SPEC out of a file with the default in place of every agent that would start a program, and whose these were.

    Raises SpecError as `read_spec` does.
    """
    parts = read_spec(spec)
    seats = tuple(part.seat for part in parts if part.agent in RUNS_PROGRAMS)
    if not seats:
        return spec, ()
    tame = (SpecPart(part.seat, DEFAULT, "") if part.agent in RUNS_PROGRAMS else part for part in parts)
    return ",".join(map(str, tame)), seats


def _make(part: SpecPart) -> Agent:
    if part.argument and part.agent in WITH_ARGUMENT:
        return WITH_ARGUMENT[part.agent](part.argument)
    if part.agent in AGENTS:
        if part.argument:
            raise SpecError(f"'{part.agent}' takes nothing after a colon")
        return AGENTS[part.agent]()
    if part.agent in WITH_ARGUMENT:
        raise SpecError(f"'{part.agent}' needs a colon and what it is to work with after it")
    raise SpecError(f"no computer player is called '{part.agent}'; there are {', '.join({**AGENTS, **WITH_ARGUMENT})}")
