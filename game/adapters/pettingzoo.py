"""A scenario as a PettingZoo environment: `game.pettingzoo.parallel_env("korea_2023")`, and `.env` for agents in turn.

**Agents** are the seats that people may take (or those named in `seats`); the others are played by `agents`, a SPEC.

**Steps.** At a decision point each agent takes one action after another (an order, an answer, a proposal, ...) and then
action 0, which ends its part. When all agents have ended theirs, the game goes on to the next decision point. An agent
with nothing left to do has ended its part by itself; until the others have, it can take action 0 only. An action that
is not possible does nothing and ends the agent's part; its `infos` say so under `refused`.

**Action space:** `Discrete`; `env.unwrapped.actions(agent)` are the words for each (see `adapters.actions`).

**Observation space:** a `Dict` of `observation`, a `Box` of numbers from -1 to 1 (`env.unwrapped.features(agent)` are
their names; the last ones tell which actions the agent has chosen at this decision point), and `action_mask`, which is
1 where an action is possible. An agent observes what its seat may know and nothing else.

**Rewards:** the change of the seat's score, as far as the seat can judge it, from 0 to 1; at the end what is missing to
its true score. So the rewards of a finished game add up to the final score. The score is that of its own interests, or
of what all share if it has no others.

**Infos:** `turn`, `legal` (the possible actions, number to words), `refused`, and at the end `ending`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

try:
    import numpy as np
    from gymnasium.spaces import Box, Dict, Discrete
    from pettingzoo import AECEnv, ParallelEnv
    from pettingzoo.utils.conversions import parallel_to_aec
except ImportError as missing:
    raise ImportError("game.pettingzoo needs PettingZoo; install the extra 'pettingzoo' (see the README)") from missing

from game.adapters.actions import DONE, Actions
from game.adapters.features import features
from game.agents.base import DEFAULT, Agent, agents_for
from game.agents.play import ask
from game.core.log import Entry
from game.core.state import State
from game.core.view import View
from game.engine.observe import view_of
from game.engine.reference import start, step
from game.engine.scores import scores
from game.front import Scenario, load
from game.session.telling import EVERYTHING, tell

Observation = dict[str, Any]
Infos = dict[str, dict[str, Any]]
SEEDS = 2**63
WHOLE = 100_000
"""A full score, in thousandths of a point."""


def parallel_env(
    scenario: str | Path | Scenario,
    seats: Iterable[str] | None = None,
    agents: str = DEFAULT,
    max_cycles: int | None = None,
    render_mode: str | None = None,
) -> Environment:
    """All agents act at once. `max_cycles` cuts a game off after so many steps.

    Raises ScenarioError for a scenario that is refused, KeyError for a seat that it does not have, SpecError.
    """
    loaded = scenario if isinstance(scenario, Scenario) else load(scenario)
    return Environment(loaded, seats, agents, max_cycles, render_mode)


def env(
    scenario: str | Path | Scenario,
    seats: Iterable[str] | None = None,
    agents: str = DEFAULT,
    max_cycles: int | None = None,
    render_mode: str | None = None,
) -> AECEnv:
    """The same with the agents acting in turn; none sees what the others have chosen before all have."""
    return parallel_to_aec(parallel_env(scenario, seats, agents, max_cycles, render_mode))


class Environment(ParallelEnv):  # type: ignore[misc]
    """See the module."""

    metadata: ClassVar[dict[str, Any]] = {"name": "whitecell_v0", "render_modes": ["human", "ansi"]}

    def __init__(
        self,
        scenario: Scenario,
        seats: Iterable[str] | None,
        agents: str,
        max_cycles: int | None,
        render_mode: str | None,
    ) -> None:
        self.program = program = scenario.program
        chosen = [seat.id for seat in program.seats if seat.playable] if seats is None else list(seats)
        self._seats = {name: program.seat_of(name) for name in chosen}
        self.possible_agents = chosen
        self.agents: list[str] = []
        self.max_cycles, self.render_mode = max_cycles, render_mode
        self._spec = agents
        self._others = self._company()
        self._actions = {name: Actions(program, seat) for name, seat in self._seats.items()}
        self._features = {name: features(program, seat) for name, seat in self._seats.items()}
        self._action_spaces = {name: Discrete(len(actions.all)) for name, actions in self._actions.items()}
        self._observation_spaces = {name: self._space(name) for name in chosen}
        self._luck = np.random.default_rng()

    # What the agents are given

    def actions(self, agent: str) -> list[str]:
        """The words for each action of an agent."""
        return [action.words for action in self._actions[agent].all]

    def features(self, agent: str) -> list[str]:
        """The names of the numbers that an agent observes."""
        return [name for name, _ in self._features[agent]] + [f"chosen: {words}" for words in self.actions(agent)]

    def action_space(self, agent: str) -> Discrete:
        """See PettingZoo."""
        return self._action_spaces[agent]

    def observation_space(self, agent: str) -> Dict:
        """See PettingZoo."""
        return self._observation_spaces[agent]

    def _space(self, agent: str) -> Dict:
        count = len(self._actions[agent].all)
        seen = Box(-1.0, 1.0, (len(self._features[agent]) + count,), np.float32)
        return Dict({"observation": seen, "action_mask": Box(0, 1, (count,), np.int8)})

    # Playing

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Any, Infos]:
        """A new game. `seed` is the seed of its luck, as in `whitecell simulate --seed`; without one it is drawn."""
        if seed is not None:
            self._luck = np.random.default_rng(seed)
        drawn = int(self._luck.integers(SEEDS)) if seed is None else int(seed) % SEEDS
        self.agents = list(self.possible_agents)
        self._others = self._company()
        self._cycles = 0
        self._scores = dict.fromkeys(self.agents, 0)
        self._log: tuple[Entry, ...] = ()
        result = start(self.program, drawn)
        self._stand(result.state, result.log)
        self._go_on()
        return self._observe(), self._infos({})

    def step(self, actions: Mapping[str, int | None]) -> tuple[Any, Any, Any, Any, Infos]:
        """One action of each agent. See the module."""
        refused = {agent: words for agent in self.agents if (words := self._take(agent, actions.get(agent)))}
        self._go_on()
        self._cycles += 1
        over = self._state.over
        cut = not over and self.max_cycles is not None and self._cycles >= self.max_cycles
        agents = list(self.agents)
        found = (
            self._observe(),
            self._rewards(),
            dict.fromkeys(agents, over),
            dict.fromkeys(agents, cut),
            self._infos(refused),
        )
        if over or cut:
            self.agents = []
        return found

    def render(self) -> str | None:
        """What happened since the last decision point, for whoever trains: nothing is hidden."""
        told = [f"Turn {self._state.turn}"]
        for item in tell(self.program, self._log, EVERYTHING):
            told += [item.headline, *(f"  {row.as_text()}" for row in item.rows)]
        text = "\n".join(filter(None, told))
        if self.render_mode == "human":
            print(text)
        return text if self.render_mode == "ansi" else None

    def close(self) -> None:
        """End the programs that play seats, if there are any."""
        self._others = {}

    def _company(self) -> dict[int, Agent]:
        """The agents of the other seats, for one game. Raises SpecError."""
        found = agents_for(self.program, self._spec)
        return {seat: agent for seat, agent in found.items() if seat not in self._seats.values()}

    def _take(self, agent: str, action: int | None) -> str:
        """Take an action; why it cannot be, or ""."""
        if agent in self._ended or action is None or action == DONE:
            self._ended.add(agent)
            return ""
        number, mask = int(action), self._masks[agent]
        if not 0 <= number < len(mask) or not mask[number]:
            self._ended.add(agent)
            words = self.actions(agent)[number] if 0 <= number < len(mask) else f"action {number}"
            return f"Not possible now: {words}"
        self._chosen[agent].append(number)
        self._judge(agent)
        return ""

    def _judge(self, agent: str) -> None:
        """Find what the agent can still do; with nothing left its part is ended."""
        mask = self._actions[agent].possible(self._views[agent], self._chosen[agent])
        self._masks[agent] = mask
        if sum(mask) == 1:
            self._ended.add(agent)

    def _stand(self, state: State, log: tuple[Entry, ...]) -> None:
        """Stand at a decision point."""
        self._state = state
        self._log += log
        self._views: dict[str, View] = {name: view_of(self.program, state, seat) for name, seat in self._seats.items()}
        self._chosen: dict[str, list[int]] = {name: [] for name in self._seats}
        self._masks: dict[str, list[bool]] = {}
        self._ended: set[str] = set()
        self._seen = {name: self._read(name) for name in self._seats}
        self._reached = {name: self._score(name) for name in self._seats}
        for name in self._seats:
            self._judge(name)

    def _go_on(self) -> None:
        """If all agents have ended their parts, play on to where one of them can do something."""
        if len(self._ended) == len(self._seats):
            self._log = ()
        while len(self._ended) == len(self._seats) and not self._state.over:
            moves = [
                move
                for name, chosen in self._chosen.items()
                for move in self._actions[name].moves(self._views[name], chosen)
            ]
            moves += ask(self.program, self._state, self._others).moves
            result = step(self.program, self._state, moves)
            self._stand(result.state, result.log)

    def _observe(self) -> dict[str, Observation]:
        return {agent: self._observation(agent) for agent in self.agents}

    def _observation(self, agent: str) -> Observation:
        mask = self._masks[agent]
        chosen = np.zeros(len(mask), np.float32)
        chosen[self._chosen[agent]] = 1
        possible = np.array(mask, np.int8)
        if agent in self._ended:
            possible[DONE + 1 :] = 0
        return {"observation": np.concatenate([self._seen[agent], chosen]), "action_mask": possible}

    def _read(self, agent: str) -> Any:
        view = self._views[agent]
        return np.array([read(view) for _, read in self._features[agent]], np.float32)

    def _score(self, agent: str) -> int:
        """The agent's score: as its seat can judge it, until the end tells all."""
        slots = self._state.slots if self._state.over else self._views[agent].values
        score = scores(self.program, slots)[self._seats[agent]]
        return score.own if score.own is not None else score.shared or 0

    def _rewards(self) -> dict[str, float]:
        """What each agent's score has changed by."""
        rewards = {agent: (self._reached[agent] - self._scores[agent]) / WHOLE for agent in self.agents}
        self._scores = dict(self._reached)
        return rewards

    def _infos(self, refused: Mapping[str, str]) -> Infos:
        infos: Infos = {}
        for agent in self.agents:
            words = self._actions[agent].all
            possible = [DONE] if agent in self._ended else [n for n, can in enumerate(self._masks[agent]) if can]
            infos[agent] = {"turn": self._state.turn, "legal": {number: words[number].words for number in possible}}
            if agent in refused:
                infos[agent]["refused"] = refused[agent]
            if self._state.over:
                infos[agent]["ending"] = self.program.finishes[self._state.ending].id
        return infos
