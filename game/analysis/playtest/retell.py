"""Plays some games of a series again by the rules that explain themselves: which words were shown to whom, and what
led to the endings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from game.agents.play import play
from game.analysis.playtest.casts import PLAYERS, cast_of
from game.core.log import Entry
from game.core.primitives import End, Later, Sometimes
from game.core.program import Program
from game.engine.reference import StepResult
from game.engine.slots_of import slots_in

CHUNK = 4
"""Games of one job."""


@dataclass(frozen=True, slots=True)
class RetellJob:
    """Some games of a series."""

    program: Program
    seed: int
    games: tuple[int, ...]


@dataclass(slots=True)
class Retold:
    """Sources are indexes of `Program.sources`; masks hold a bit for each seat.

    `told`: (source, outcome) -> who was told of it. `voices`: voice -> who heard it. `straws`: (ending, source) ->
    games in which the source, or one like it of other actors, was the last to move something that the ending asks for.
    `ends`: games by ending.
    """

    told: dict[tuple[int, str], int] = field(default_factory=dict)
    voices: dict[int, int] = field(default_factory=dict)
    straws: Counter[tuple[int, int]] = field(default_factory=Counter)
    ends: Counter[int] = field(default_factory=Counter)

    def merge(self, other: Retold) -> None:
        """Add what the other has heard."""
        for place, mask in other.told.items():
            self.told[place] = self.told.get(place, 0) | mask
        for voice, mask in other.voices.items():
            self.voices[voice] = self.voices.get(voice, 0) | mask
        self.straws.update(other.straws)
        self.ends.update(other.ends)


def retell_jobs(program: Program, seed: int, games: Iterable[int]) -> list[RetellJob]:
    """The games of these numbers, in jobs."""
    chosen = sorted(set(games))
    return [RetellJob(program, seed, tuple(chosen[first : first + CHUNK])) for first in range(0, len(chosen), CHUNK)]


def retell(job: RetellJob) -> Retold:
    """Play the games of a job with all their causes."""
    retold = Retold()
    for game in job.games:
        cast = cast_of(len(job.program.seats), game)
        agents = {seat: PLAYERS[policy] for seat, policy in enumerate(cast)}
        steps = [played.result for played in play(job.program, agents, job.seed, game)]
        for result in steps:
            for entry in result.log:
                _hear(retold, entry)
        _ending(job.program, retold, steps)
    return retold


def _hear(retold: Retold, entry: Entry) -> None:
    if entry.kind in ("news", "order", "answer"):
        place = (entry.source, entry.outcome)
        retold.told[place] = retold.told.get(place, 0) | entry.seen
    if entry.voice >= 0:
        retold.voices[entry.voice] = retold.voices.get(entry.voice, 0) | entry.seen


def _ending(program: Program, retold: Retold, steps: Sequence[StepResult]) -> None:
    ending = steps[-1].state.ending
    retold.ends[ending] += 1
    if ending < 0:
        return
    wanted = set(slots_in(program.finishes[ending].when))
    last = _enders(program, steps[-1].log, ending)
    for result in reversed(steps):
        moved = _movers(program, result.log, wanted)
        last |= {source for _, source in moved}
        wanted -= {slot for slot, _ in moved}
    retold.straws.update((ending, source) for source in sorted({_first(program, source) for source in last}))


def _first(program: Program, source: int) -> int:
    """The first source of the same part of the scenario: whoever of several did it, it is one thing that came last."""
    one = program.sources[source]
    return next(n for n, other in enumerate(program.sources) if (other.kind, other.id) == (one.kind, one.id))


def _movers(program: Program, log: Sequence[Entry], wanted: set[int]) -> set[tuple[int, int]]:
    """(slot, source) of what moved one of these slots in a step, or is remembered in it."""
    found = {
        (change.slot, cause.source)
        for entry in log
        for change in entry.changes
        for cause in change.causes
        if change.slot in wanted and cause.source >= 0 and cause.amount
    }
    happened = {entry.source for entry in log}
    found |= {(one.history, one.source) for one in program.deeds if one.history in wanted and one.source in happened}
    found |= {(one.status, one.source) for one in program.deals if one.status in wanted and one.source in happened}
    return found


def _enders(program: Program, log: Sequence[Entry], ending: int) -> set[int]:
    """Sources of what happened in a step and may end the game this way by an effect."""
    happened = {entry.source for entry in log if entry.kind in ("news", "order", "answer")}
    found = set()
    for deed in program.deeds:
        if deed.source in happened:
            blocks = [deed.block, *(result.block for result in deed.results)]
            if any(_ends(program, block, ending) for block in blocks):
                found.add(deed.source)
    return found


def _ends(program: Program, block: int, ending: int) -> bool:
    for primitive in program.blocks[block]:
        if isinstance(primitive, End) and primitive.ending == ending:
            return True
        if isinstance(primitive, Sometimes | Later) and _ends(program, primitive.block, ending):
            return True
    return False
