"""The PettingZoo environments: PettingZoo's own tests, and that agents observe only what their seats may know."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import types
import warnings
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

import game

pytest.importorskip("pettingzoo", reason="PettingZoo is not to be had for this Python")

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it imports an old environment of its own
    from pettingzoo.test import (
        api_test,
        max_cycles_test,
        parallel_api_test,
        parallel_seed_test,
        performance_benchmark,
        render_test,
        seed_test,
    )

from game.adapters import features as reading
from game.adapters.actions import DONE, Actions
from game.adapters.pettingzoo import Environment
from game.engine.observe import view_of
from game.engine.preview import refusals
from game.engine.scores import scores
from tests.support.play import TWO_SIDES, decision_points, generated, named
from tests.support.twins import twin

CLASS = "korea_2023_class"
HABITS = (
    "Observation is not a NumPy array",
    "Observation space for each agent probably should be",
    "We recommend agents to be named in the format",
    "Agents have different observation space sizes",
    "Observations are different shapes",
)
"""What PettingZoo's tests advise against for every environment with a mask, and with names instead of numbers."""


@pytest.fixture(autouse=True)
def quiet() -> Any:
    """PettingZoo's advice on style is no error; its other warnings are."""
    with warnings.catch_warnings():
        for habit in HABITS:
            warnings.filterwarnings("ignore", message=habit)
        yield


# PettingZoo's own tests


@pytest.mark.parametrize("scenario", [TWO_SIDES, CLASS])
def test_it_passes_the_api_tests(scenario: Any) -> None:
    api_test(game.pettingzoo.env(scenario), num_cycles=60)
    parallel_api_test(game.pettingzoo.parallel_env(scenario), num_cycles=60)


def test_the_flagship_passes_the_api_tests() -> None:
    api_test(game.pettingzoo.env("korea_2023"), num_cycles=12)
    parallel_api_test(game.pettingzoo.parallel_env("korea_2023"), num_cycles=12)


def test_it_passes_the_seed_tests() -> None:
    seed_test(partial(game.pettingzoo.env, CLASS), num_cycles=20)
    parallel_seed_test(partial(game.pettingzoo.parallel_env, CLASS), num_cycles=20)


def test_it_passes_the_max_cycles_test() -> None:
    scenario = game.load(CLASS)
    module = types.SimpleNamespace(
        env=partial(game.pettingzoo.env, scenario), parallel_env=partial(game.pettingzoo.parallel_env, scenario)
    )
    max_cycles_test(module)


def test_it_passes_the_render_test(capsys: pytest.CaptureFixture[str]) -> None:
    render_test(partial(game.pettingzoo.env, TWO_SIDES))
    assert "Turn 1" in capsys.readouterr().out


@pytest.mark.slow
def test_its_speed_can_be_measured() -> None:
    performance_benchmark(game.pettingzoo.env(CLASS))


# Beyond them


def play(env: Environment, seed: int, masked: bool = True) -> tuple[dict[str, float], dict[str, Any]]:
    """A random game: the sum of each agent's rewards, and the last infos."""
    dice = np.random.default_rng(seed)
    seen, infos = env.reset(seed=seed)
    total = dict.fromkeys(env.possible_agents, 0.0)
    while env.agents:
        actions = {}
        for agent in env.agents:
            mask = seen[agent]["action_mask"] if masked else np.ones(env.action_space(agent).n)
            actions[agent] = int(dice.choice(np.flatnonzero(mask)))
        seen, rewards, _, _, infos = env.step(actions)
        for agent, reward in rewards.items():
            total[agent] += reward
    return total, infos


@pytest.mark.parametrize("scenario", [TWO_SIDES, CLASS])
def test_the_rewards_of_a_game_add_up_to_the_final_score(scenario: Any) -> None:
    env = game.pettingzoo.parallel_env(scenario)
    total, infos = play(env, 3)
    assert env._state.over
    for agent, seat in env._seats.items():
        score = scores(env.program, env._state.slots)[seat]
        assert total[agent] == pytest.approx((score.own if score.own is not None else score.shared or 0) / 100_000)
        assert infos[agent]["ending"] == env.program.finishes[env._state.ending].id


def test_a_mask_allows_exactly_what_the_rules_allow() -> None:
    dice, checked = Random(4), 0
    for program in (named("two_sides"), named("korea_2023"), *(generated(number, 2) for number in range(8))):
        for state in decision_points(program, 4)[:6]:
            for seat in range(len(program.seats)):
                actions, view, chosen = Actions(program, seat), view_of(program, state, seat), []
                while True:
                    mask = actions.possible(view, chosen)
                    for number in dice.sample(range(1, len(mask)), min(6, len(mask) - 1)):
                        tried = actions.all[number]
                        if tried.kind == "step" and view.crisis < 0:
                            assert not mask[number]
                        elif number not in chosen and (view.asked or tried.kind != "step"):
                            moves = actions.moves(view, [*chosen, number])
                            assert mask[number] == (refusals(program, state, moves) == ()), tried
                            checked += 1
                    possible = [number for number, can in enumerate(mask) if can]
                    pick = dice.choice(possible)
                    if pick == DONE:
                        break
                    chosen.append(pick)
    assert checked > 500


def test_an_action_that_is_not_possible_does_nothing_and_is_told() -> None:
    env = game.pettingzoo.parallel_env(TWO_SIDES, seats=["arva"])
    seen, infos = env.reset(seed=1)
    wrong = int(np.flatnonzero(seen["arva"]["action_mask"] == 0)[0])
    before = env._state
    _, _, _, _, infos = env.step({"arva": wrong})
    assert infos["arva"]["refused"] == f"Not possible now: {env.actions('arva')[wrong]}"
    assert env._state.turn == before.turn + 1, "its part is ended"
    for garbage in (-1, 10**6, None):
        env.step({"arva": garbage})
    assert play(env, 5, masked=False)[1]["arva"]["ending"]


def test_agents_observe_nothing_that_their_seats_cannot_know() -> None:
    dice = Random(1)
    for program in (named("two_sides"), named("korea_2023"), *(generated(number, 2) for number in range(6))):
        for state in decision_points(program, 918_273_645_546_372)[:4]:
            for seat in range(len(program.seats)):
                views = [view_of(program, one, seat) for one in (state, twin(program, state, seat, dice))]
                found = [[read(view) for _, read in reading.features(program, seat)] for view in views]
                assert found[0] == found[1]
                assert all(-1 <= number <= 1 for number in found[0])
                actions = Actions(program, seat)
                assert actions.possible(views[0], []) == actions.possible(views[1], [])


def test_rewards_before_the_end_are_those_that_the_seat_can_judge() -> None:
    env = game.pettingzoo.parallel_env("korea_2023")
    env.reset(seed=2)
    env.step(dict.fromkeys(env.agents, DONE))
    dice = Random(3)
    for agent, seat in env._seats.items():
        env._views[agent] = view_of(env.program, twin(env.program, env._state, seat, dice), seat)
        assert env._score(agent) == env._reached[agent]


def test_what_others_choose_is_not_seen_before_all_have_chosen() -> None:
    env = game.pettingzoo.env(TWO_SIDES)
    env.reset(seed=1)
    env.step(1)
    other = env.observe(env.agent_selection)
    env.reset(seed=1)
    env.step(2)
    assert (env.observe(env.agent_selection)["observation"] == other["observation"]).all()


def test_a_game_is_that_of_its_seed_in_every_door() -> None:
    env = game.pettingzoo.parallel_env(TWO_SIDES)
    env.reset(seed=7)
    assert env._state.digest == game.start(game.load(TWO_SIDES), seed=7).digest
    seen = {env.reset()[0]["arva"]["observation"].tobytes() for _ in range(4)}
    assert len(seen) > 1, "without a seed every game is another one"


def test_some_seats_can_be_left_to_the_computer() -> None:
    env = game.pettingzoo.parallel_env("korea_2023", seats=["rok", "usa"], agents="dprk=hawk,*=doctrine")
    assert env.possible_agents == ["rok", "usa"]
    total, infos = play(env, 2)
    assert set(total) == {"rok", "usa"} == set(infos)
    with pytest.raises(KeyError):
        game.pettingzoo.parallel_env("korea_2023", seats=["nobody"])
    assert game.pettingzoo.parallel_env(CLASS).possible_agents == ["dprk", "rok", "usa", "chn"]


@pytest.mark.skipif(os.name != "posix", reason="looks for a process as POSIX does")
def test_a_program_plays_one_game_and_ends_with_it(tmp_path: Path) -> None:
    program = tmp_path / "agent.py"
    note = tmp_path / "pids"
    program.write_text(
        "import json, os, sys\n"
        f"with open({str(note)!r}, 'a') as note: print(os.getpid(), file=note)\n"
        "for line in sys.stdin:\n"
        "    if (told := json.loads(line))['type'] == 'decide':\n"
        "        print(json.dumps({'id': told['id'], 'moves': []}), flush=True)\n"
    )
    env = game.pettingzoo.parallel_env(TWO_SIDES, seats=["arva"], agents=f'besk=exec:"{sys.executable}" "{program}"')
    for games in (1, 2):
        env.reset(seed=1)
        env.step({"arva": DONE})
        assert len(note.read_text().split()) == games
    env.close()
    until = time.monotonic() + 10
    while any(map(runs, note.read_text().split())) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(runs, note.read_text().split()))


def runs(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except OSError:
        return False
    return True


def test_features_and_actions_have_words() -> None:
    env = game.pettingzoo.parallel_env("korea_2023")
    for agent in env.possible_agents:
        count = env.observation_space(agent)["observation"].shape[0]
        assert len(env.features(agent)) == count
        assert len(set(env.features(agent))) == count
        assert len(env.actions(agent)) == env.action_space(agent).n
        assert all(words and "{" not in words for words in env.actions(agent))


def test_without_pettingzoo_a_sentence_says_what_is_missing() -> None:
    text = "import sys, game\nsys.modules['pettingzoo'] = None\ntry: game.pettingzoo\nexcept ImportError as e: print(e)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", text], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "game.pettingzoo needs PettingZoo; install the extra 'pettingzoo' (see the README)\n"
