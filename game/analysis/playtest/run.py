"""Plays a scenario many times and says what is wrong with it: the stages of a playtest, one after the other.

1. games of the series, most of them by doctrine (`explore`); 2. a look at what could be chosen in some of them
(`look`); 3. some told in full (`retell`); 4. games played on from each turn (`fates`); 5. paired games of all choices
(`duel`); 6. games with all numbers moved, then paired games with the strongest (`sensitivity`). Each stage plays about
as many games as were asked for, or fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

from game.analysis.playtest import duel, explore, fates, look, retell, sensitivity
from game.analysis.playtest.conditions import watches
from game.analysis.playtest.findings import tuning
from game.analysis.playtest.numbers import tunables
from game.analysis.playtest.places import parts_of
from game.analysis.playtest.study import Study
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.spread import spread

GAMES = 1000
"""Games that are played unless others are asked for."""
Progress = Callable[[str, int, int], None]
"""Is told the stage, how many of its jobs are done, and how many there are."""
Job = TypeVar("Job")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much each stage plays."""

    looks: int
    fates: int
    rollouts: int
    positions: int
    paired: int
    designs: int
    design_games: int
    confirmed: int
    confirming: int

    @classmethod
    def of(cls, games: int) -> Sizes:
        """For a playtest of so many games; none is so small that it could say nothing, none grows without need."""
        return cls(
            looks=min(games, 160),
            fates=min(max(12, games // 40), 60),
            rollouts=min(max(8, games // 80), 40),
            positions=min(max(8, games // 125), look.MOST_POSITIONS),
            paired=min(max(3, games // 300), 16),
            designs=min(max(16, games // 10), 200),
            design_games=min(max(4, games // 250), 60),
            confirmed=min(max(4, games // 100), 16),
            confirming=min(max(60, games // 5), 1000),
        )


def playtest(
    scenario: Scenario,
    program: Program,
    games: int = GAMES,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Study:
    """Gather what many games say. The same for the same scenario, number of games and seed, whatever the executor.

    KeyboardInterrupt ends it early: what is gathered so far is given, and said to be so.
    """
    study = Study(scenario, program, seed, games, parts_of(scenario, program))
    try:
        for _ in _stages(study, Sizes.of(games), _Work(executor, progress)):
            pass
    except KeyboardInterrupt:
        study.interrupted = True
    return study


@dataclass(frozen=True, slots=True)
class _Work:
    """Gives jobs out and tells how far they are."""

    executor: Executor | None
    progress: Progress | None

    def each(self, stage: str, work: Callable[[Job], Made], jobs: Iterable[Job]) -> Iterator[Made]:
        waiting = list(jobs)
        for done, made in enumerate(spread(self.executor, work, waiting), 1):
            yield made
            if self.progress is not None:
                self.progress(stage, done, len(waiting))


def _stages(study: Study, sizes: Sizes, work: _Work) -> Iterator[None]:
    program, seed = study.program, study.seed
    for tally in work.each("games", explore.explore, explore.explore_jobs(program, study.wanted, seed)):
        study.tally.merge(tally)
    yield
    study.watched = watches(study.scenario, program, study.tally)
    watched = tuple(watch.expr for watch in study.watched)
    for looked in work.each("decisions", look.look, look.look_jobs(program, sizes.looks, seed, watched)):
        study.looked.merge(looked)
    yield
    for retold in work.each("stories", retell.retell, retell.retell_jobs(program, seed, _telling(study))):
        study.retold.merge(retold)
    yield
    for found in work.each(
        "turning points",
        fates.follow,
        fates.fate_jobs(program, seed, min(sizes.fates, study.tally.usual), sizes.rollouts),
    ):
        study.fates += found
    yield
    positions = duel.choose_positions(study.looked, sizes.positions)
    for duels in work.each("choices", duel.duel, duel.duel_jobs(program, seed, positions, sizes.paired)):
        study.duels += duels
    yield
    study.numbers = tunables(study.scenario)
    designs = sensitivity.design_jobs(study.scenario, seed, sizes.designs, sizes.design_games)
    for contrasts in work.each("numbers", sensitivity.try_designs, designs):
        study.contrasts += contrasts
    yield
    chosen = tuning.strongest(study.numbers, study.contrasts, seed, sizes.confirmed)
    pairs = sensitivity.pair_jobs(study.scenario, seed, chosen, sizes.confirming)
    for pair in work.each("strongest numbers", sensitivity.try_pair, pairs):
        study.pairs.append(pair)
    yield


def _telling(study: Study) -> set[int]:
    """The games to be told in full: in them everything that came comes, and some of every ending."""
    wanted = {game for games in study.tally.first_ending.values() for game in games[:6]}
    wanted |= set(range(min(LEAST_TOLD, study.tally.games)))
    rare = sorted(set(study.tally.first_game.values()) - wanted)
    return wanted | set(rare[: max(0, MOST_TOLD - len(wanted))])


LEAST_TOLD, MOST_TOLD = 24, 80
"""Games that are told in full: each takes as long as thirty others."""
