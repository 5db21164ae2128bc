"""What Python programs use: `import game`. Sorted, documented, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from game.core.findings import Finding
from game.core.model.scenario import Scenario as Model
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.core.view import View
from game.engine import legality, reference
from game.engine.lowering.program import compile_scenario
from game.engine.observe import view_of
from game.engine.reference import StepResult
from game.scenario.build import load_path
from game.series import Series, run_program


class ScenarioError(ValueError):
    """A scenario that was refused. `findings` are all of them; `pages` the texts they speak of, by file."""

    def __init__(self, findings: tuple[Finding, ...], pages: Mapping[str, str]) -> None:
        errors = [finding for finding in findings if finding.severity == "error"]
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{first.span}: {first.message}{more}")
        self.findings = findings
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario: the model an author wrote, and the Program that is played."""

    model: Model
    program: Program


def load(name: str | Path) -> Scenario:
    """A bundled scenario by its id, or one in a folder or file. Raises ScenarioError, which lists all findings."""
    loaded = load_path(name)
    if loaded.scenario is None:
        raise ScenarioError(loaded.findings, loaded.pages)
    return Scenario(loaded.scenario, compile_scenario(loaded.scenario))


def start(scenario: Scenario, seed: int = 0) -> State:
    """The first decision point of a game."""
    return reference.start(scenario.program, seed).state


def view(scenario: Scenario, state: State, actor: str) -> View:
    """What an actor may know at this decision point, and nothing else. KeyError for an unknown actor."""
    return view_of(scenario.program, state, scenario.program.seat_of(actor))


def orders(scenario: Scenario, view: View) -> list[legality.Choice]:
    """Every order of the seat with its costs and odds, and the reason for each that cannot be given now."""
    return legality.choices(scenario.program, view)


def legal_orders(scenario: Scenario, view: View) -> list[Move]:
    """The orders that the seat can give now, ready to be used as moves."""
    return [choice.move for choice in orders(scenario, view) if choice.refusal is None]


def step(scenario: Scenario, state: State, moves: Iterable[Move] = ()) -> StepResult:
    """To the next decision point: the new state, what happened, what was drawn, what was refused."""
    return reference.step(scenario.program, state, moves)


def run(
    scenario: Scenario,
    games: int = 1,
    seed: int = 0,
    agents: str = "doctrine",
    executor: Executor | None = None,
) -> Series:
    """Play many games with computer actors, over any executor: arrays of endings, scores and counts."""
    return run_program(scenario.program, games, seed, agents, executor=executor)
