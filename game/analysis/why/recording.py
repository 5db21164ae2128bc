"""One game played by doctrine, with every moment at which its conditions were judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.agents.base import DEFAULT, agents_for
from game.agents.play import ask
from game.analysis.why.lines import Lines
from game.core.codes import EXCHANGE, STEP
from game.core.log import Entry
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.core.state import State
from game.engine.reference import StepResult, start, step
from game.engine.world import Moment
from game.scenario.graph.links import Link, links

_NOTHING = ("change", "overruled", "cut", "question", "lost", "learned")
_SET_ASIDE = ("under_way", "called_off")
"""Kinds and outcomes of entries that do not say that something came to pass."""


@dataclass(slots=True)
class Recording:
    """What a game went through. `states` are its decision points, `moments` what its conditions were judged on.

    `links` tell which part brings about which other.
    """

    scenario: Scenario
    program: Program
    lines: Lines
    links: tuple[Link, ...]
    moments: list[Moment] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    log: list[Entry] = field(default_factory=list)

    @property
    def last_turn(self) -> int:
        """The last turn that was played."""
        return self.states[-1].turn

    def orders_of(self) -> dict[int, State]:
        """By turn: the decision point at which orders were asked for."""
        return {state.turn: state for state in self.states if not state.over and not state.in_crisis}

    def crises_of(self, id: str) -> dict[tuple[int, int], State]:
        """By turn and step (from 1): the decision points of a crisis exchange, which is played once a turn at most."""
        crises = self.program.crises
        return {
            (state.turn, state.slots[STEP]): state
            for state in self.states
            if state.in_crisis and crises[state.slots[EXCHANGE]].id == id
        }

    def turns_of(self, kind: str, id: str, outcome: str = "") -> tuple[int, ...]:
        """The turns in which a source of the log came to pass, whatever came of it or with this outcome."""
        refs = self.program.sources
        return tuple(
            sorted(
                {
                    entry.turn
                    for entry in self.log
                    if entry.source >= 0
                    and (refs[entry.source].kind, refs[entry.source].id) == (kind, id)
                    and entry.kind not in _NOTHING
                    and entry.outcome not in _SET_ASIDE
                    and (not outcome or entry.outcome == outcome)
                }
            )
        )


def record(
    scenario: Scenario, program: Program, seed: int, turns: int, enough: Callable[[Recording], bool]
) -> Recording:
    """Play until the end, until after turn `turns` (0: no limit), or until a turn after which it is `enough`."""
    made = Recording(scenario, program, Lines(scenario), links(scenario))
    agents = agents_for(program, DEFAULT)
    _keep(made, start(program, seed, 0, made.moments.append))
    while not made.states[-1].over:
        state = made.states[-1]
        if (turns and state.turn > turns) or (not turns and enough(made)):
            break
        _keep(made, step(program, state, ask(program, state, agents).moves, made.moments.append))
    return made


def _keep(made: Recording, result: StepResult) -> None:
    made.states.append(result.state)
    made.log += result.log
