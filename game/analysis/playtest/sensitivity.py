"""How the endings hang on each number: all numbers are screened at once, and the strongest are tried one by one.

Screening is by random balance (Satterthwaite 1959): in each design every number is moved up or down by chance, and a
number's effect is the mean difference between games with it up and games with it down. Each design is played with its
mirror image under the same luck, which takes out what is common to both (Box and Wilson's foldover, 1951). What stands
out is confirmed by paired games with that number alone moved, on fresh luck.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.playtest.numbers import Tunable, retuned, tunables
from game.core import luck
from game.core.model.scenario import Scenario
from game.engine.engines import engine_for
from game.engine.lowering.program import compile_scenario
from game.engine.playing import Finished, Policy

CHUNK = 4
"""Designs of one job."""
FRESH = 1 << 40
"""First game of those that confirm."""


@dataclass(frozen=True, slots=True)
class DesignJob:
    """Designs first..first+count-1, each played for some games up and mirrored."""

    model: Scenario
    seed: int
    first: int
    count: int
    games: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a design and its mirror image gave: endings and sums of tension of each."""

    design: int
    up: tuple[tuple[int, int], ...]
    down: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PairJob:
    """One number moved up and down in games of the same luck, from `first` on."""

    model: Scenario
    seed: int
    number: int
    first: int
    games: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Endings of the paired games: (ending with the number down, with it up) -> games."""

    number: int
    endings: Counter[tuple[int, int]]


def sign(seed: int, design: int, number: int) -> bool:
    """Is the number up in this design?"""
    return bool(luck.mix(luck.mix(seed ^ 0x5E5E) ^ design << 24 ^ number) >> 63)


def design_jobs(model: Scenario, seed: int, designs: int, games: int) -> list[DesignJob]:
    """All designs, in jobs."""
    return [DesignJob(model, seed, first, min(CHUNK, designs - first), games) for first in range(0, designs, CHUNK)]


def try_designs(job: DesignJob) -> list[Contrast]:
    """Play the designs of a job and their mirror images."""
    numbers = tunables(job.model)
    found = []
    for design in range(job.first, job.first + job.count):
        ups = [sign(job.seed, design, number.index) for number in numbers]
        sides = []
        for mirrored in (False, True):
            moved = {
                number.index: number.up if up is not mirrored else number.down
                for number, up in zip(numbers, ups, strict=True)
            }
            sides.append(_endings(play(job.model, moved, job.seed, design * job.games, job.games)))
        found.append(Contrast(design, *sides))
    return found


def _endings(games: Sequence[Finished]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(Counter(game.ending for game in games).items()))


def play(model: Scenario, moved: dict[int, int], seed: int, first: int, games: int) -> list[Finished]:
    """Games of doctrine with some numbers moved."""
    program = compile_scenario(retuned(model, moved))
    return engine_for(program).games((Policy(),) * len(program.seats), seed, first, games)


def pair_jobs(model: Scenario, seed: int, numbers: Sequence[Tunable], games: int) -> list[PairJob]:
    """Paired games for each of some numbers, in jobs."""
    return [PairJob(model, seed, number.index, FRESH, games) for number in numbers]


def try_pair(job: PairJob) -> Pairs:
    """Play the paired games of a job."""
    number = tunables(job.model)[job.number]
    sides = [
        play(job.model, {number.index: value}, job.seed, job.first, job.games) for value in (number.down, number.up)
    ]
    return Pairs(job.number, Counter((down.ending, up.ending) for down, up in zip(*sides, strict=True)))
