"""Plays games of a series and counts what happens in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.playtest.casts import cast_of, is_usual
from game.analysis.playtest.places import deed_id
from game.analysis.playtest.tally import BINS, EARLY, MOST_EXAMPLES, Key, MeterSum, Sum, Tally
from game.core.codes import EXCHANGE, RUNG, STEP
from game.core.fixed import UNIT
from game.core.program import Program
from game.core.state import State
from game.engine.engines import kept_engine
from game.engine.playing import Finished, Trace

CHUNK = 32
"""Games of one job."""


@dataclass(frozen=True, slots=True)
class ExploreJob:
    """The games first..first+count-1 of a series."""

    program: Program
    seed: int
    first: int
    count: int


def explore_jobs(program: Program, games: int, seed: int) -> list[ExploreJob]:
    """All games of a series, in jobs."""
    return [ExploreJob(program, seed, first, min(CHUNK, games - first)) for first in range(0, games, CHUNK)]


def explore(job: ExploreJob) -> Tally:
    """Play the games of a job and count."""
    engine = kept_engine(job.program)
    tally = Tally()
    numbers = [slot for slot, info in enumerate(job.program.slots) if info.numeric]
    for game in range(job.first, job.first + job.count):
        finished, trace = engine.trace(cast_of(len(job.program.seats), game), job.seed, game)
        _count(tally, job.program, numbers, game, finished, trace)
    return tally


def _count(tally: Tally, program: Program, numbers: Sequence[int], game: int, finished: Finished, trace: Trace) -> None:
    usual = is_usual(game)
    tally.games += 1
    examples = tally.first_ending.setdefault(finished.ending, [])
    if len(examples) < MOST_EXAMPLES:
        examples.append(game)
    tally.rungs.update({state.slots[RUNG] for state in trace.states})
    tally.steps.update((state.slots[EXCHANGE], state.slots[STEP]) for state in trace.states if state.in_crisis)
    last = trace.states[-1].slots
    tally.lines.update(index for index, line in enumerate(program.lines) if last[line.crossed])
    found = [Key(item.what, item.which, item.how) for item in trace.happened]
    tally.hits.update(found)
    for key in found:
        tally.first_game.setdefault(key, game)
    _span(tally, numbers, trace.states)
    if not usual:
        tally.others[finished.ending] += 1
        return
    tally.usual += 1
    tally.endings[finished.ending] += 1
    tally.turns[finished.turns] += 1
    tally.usual_hits.update(found)
    tally.beside.update((name, finished.ending) for name in _named(program, trace, program.turns))
    tally.early.update((name, finished.ending) for name in _named(program, trace, EARLY))
    _score(tally, finished)
    _measure(tally, program, numbers, trace.states)


def _named(program: Program, trace: Trace, turns: int) -> list[str]:
    """The ids of the actions, events and options that were carried out in the first turns, and of what came of them,
    each once."""
    names: set[str] = set()
    for item in trace.happened:
        if item.what == "deed" and item.turn <= turns:
            deed = program.deeds[item.which]
            name = deed_id(program, deed)
            names.add(name)
            if item.how >= 0:
                names.add(f"{name}.{deed.results[item.how].name}")
    return sorted(names)


def _score(tally: Tally, finished: Finished) -> None:
    owns = {seat: own for seat, (own, _) in enumerate(finished.scores) if own is not None}
    for seat, own in owns.items():
        tally.own.setdefault(seat, Sum()).add(own)
        tally.bars[seat, min(BINS - 1, max(0, own * BINS // (100 * UNIT)))] += 1
    for seat, (_, shared) in enumerate(finished.scores):
        if shared is not None:
            tally.shared.setdefault(seat, Sum()).add(shared)
    if len(owns) > 1:
        best = max(owns.values())
        leaders = [seat for seat, own in owns.items() if own == best]
        tally.firsts[leaders[0] if len(leaders) == 1 else -1] += 1


def _span(tally: Tally, numbers: Sequence[int], states: Sequence[State]) -> None:
    for slot in numbers:
        values = [state.slots[slot] for state in states]
        low, high = tally.ranges.get(slot, (values[0], values[0]))
        tally.ranges[slot] = min(low, *values), max(high, *values)


def _measure(tally: Tally, program: Program, numbers: Sequence[int], states: Sequence[State]) -> None:
    """Numbers as they stood when the orders of each turn were asked for; the end of a game is its last turn plus 1."""
    by_turn = {state.turn + state.over: state for state in reversed(states)}
    for turn, state in sorted(by_turn.items()):
        for slot in numbers:
            sums = tally.meters.get((slot, turn))
            if sums is None:
                sums = tally.meters[slot, turn] = MeterSum()
            worth, info = state.slots[slot], program.slots[slot]
            sums.values.add(worth)
            sums.at_low += worth == info.low
            sums.at_high += worth == info.high
