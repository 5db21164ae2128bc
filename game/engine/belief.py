"""Draws a whole state that a seat's view allows: what search and the review of decisions play on, never the truth.

`sample` is given a View and nothing of the State behind it, so that no hidden truth can be in what it gives. The view
of a sample is the view that it was drawn from. What the view leaves open is drawn, with luck of its own:

- a number known by a report lies anywhere in it with equal chance;
- a hidden flag or fact is true, and a hidden piece stands where the scenario placed it, with its `prior`; a piece
  that is not there is off the map;
- others know the facts that the scenario gave them, and hold first reports of what they cannot know exactly;
- what others did is what the seat has seen of it; what follows later from what it has seen waits in the queue, each
  outcome and chance drawn anew;
- of secret agreements, questions, preparations and grudges of others that it cannot see, there are none;
- a crisis that the seat can tell is being played, but not which, is one of those it cannot see.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.core import luck
from game.core.codes import CLOCK, CRISIS, DECISION, EXCHANGE, PEAK, STEP, TURN, TURN_HOURS
from game.core.fixed import CERTAIN
from game.core.primitives import Later, Sometimes
from game.core.program import Deed, Program
from game.core.state import QUEUE_LIMIT, Pending, State
from game.core.view import View
from game.engine.evaluate import value
from game.engine.perform import WAITING, odds_of, weights_of
from game.engine.reports import report_of


def sample(program: Program, view: View, key: int) -> State:
    """A state at the same decision point, drawn from what the view allows. Equal arguments give equal states.

    `key` (any whole number) keys everything that is drawn and, as the sample's own seed, all luck after it.
    """
    guess = _Guess(program, view, key)
    guess.draw_hidden()
    guess.draw_reports()
    guess.draw_crisis()
    return State(tuple(guess.slots), guess.queue(), guess.seed)


class _Memory(NamedTuple):
    """A deed that the seat knows of, and how many turns ago it was."""

    deed: Deed
    ago: int


class _Guess:
    """A sample that is being drawn. `slots` begins as the view's values: what is known stays."""

    def __init__(self, program: Program, view: View, key: int) -> None:
        self.program, self.view = program, view
        self.slots = list(view.values)
        self.seed = luck.mix(key ^ luck.stable_id("belief", program.seats[view.seat].id))
        self.key = luck.turn_key(self.seed, 0, view.turn)

    def below(self, n: int, *path: str) -> int:
        """A number in 0..n-1 for what the path names."""
        return luck.below(luck.draw(self.key, luck.stable_id(*path), luck.BELIEF), n)

    def chance(self, chance: int, *path: str) -> bool:
        """Yes with a chance in ten-thousandths."""
        return self.below(CERTAIN, *path) < chance

    def draw_hidden(self) -> None:
        """Numbers within their reports, hidden yes/no and places by their priors, others' knowledge as it began."""
        for slot, estimate in self.view.estimates.items():
            name = self.program.slots[slot].name
            self.slots[slot] = estimate.low + self.below(estimate.high - estimate.low + 1, name)
        for slot in sorted(self.view.guesses):
            info = self.program.slots[slot]
            if info.kind in ("flag", "fact"):
                self.slots[slot] = int(self.chance(info.prior, info.name))
            elif info.kind == "place":
                self.slots[slot] = info.start if self.chance(info.prior, info.name) else -1
            elif info.kind == "knows":
                self.slots[slot] = info.start

    def draw_reports(self) -> None:
        """What other seats have been told of what they do not know, of the numbers as they are in the sample."""
        for (seat, slot), report in self.program.reports.items():
            if seat != self.view.seat:
                width, worth = self.program.slots[slot].width, self.slots[slot]
                ends = report_of(self.program, self.seed, 0, seat, slot, width, worth)
                self.slots[report.low], self.slots[report.high] = ends
                self.slots[report.turn] = self.slots[TURN]

    def draw_crisis(self) -> None:
        """The crisis that is being played, if one is, and the highest rung of this turn."""
        slots, seat = self.slots, self.view.seat
        slots[PEAK] = -1
        if slots[DECISION] != CRISIS:
            return
        if slots[EXCHANGE] < 0:
            unseen = [n for n, crisis in enumerate(self.program.crises) if not crisis.seen >> seat & 1]
            slots[EXCHANGE] = unseen[self.below(len(unseen), "crisis")]
            slots[STEP] = 1 + self.below(len(self.program.crises[slots[EXCHANGE]].rungs), "step")
        crisis = self.program.crises[slots[EXCHANGE]]
        slots[crisis.waiting] = WAITING
        slots[PEAK] = crisis.rungs[slots[STEP] - 1]

    def queue(self) -> tuple[Pending, ...]:
        """What is still to come of everything that the seat knows to have happened."""
        found = {item for memory in self._memories() for item in self._follows(memory)}
        return tuple(sorted(found)[:QUEUE_LIMIT])

    def _memories(self) -> Iterator[_Memory]:
        """One deed for each mark of each history; deeds at several targets share one, and a draw settles which."""
        by_history: dict[int, list[Deed]] = {}
        for deed in self.program.deeds:
            by_history.setdefault(deed.history, []).append(deed)
        for history, deeds in by_history.items():
            marks, name = self.slots[history], self.program.slots[history].name
            for ago in range(marks.bit_length()):
                if marks >> ago & 1:
                    yield _Memory(deeds[self.below(len(deeds), name, str(ago))], ago)

    def _follows(self, memory: _Memory) -> Iterator[Pending]:
        deed = memory.deed
        yield from self._later(memory, deed.block, deed.seen)
        if deed.results:
            weights = weights_of(deed, odds_of(deed, self.slots))
            left = self.below(max(1, sum(weights)), "outcome", str(deed.stable), str(memory.ago))
            for result, weight in zip(deed.results, weights, strict=True):
                if left < weight:
                    yield from self._later(memory, result.block, result.seen)
                    return
                left -= weight

    def _later(self, memory: _Memory, block: int, seen: int) -> Iterator[Pending]:
        """What a block put off and is not due yet; turns are taken to have been as long as they are now."""
        now = self.slots[CLOCK]
        then = now - memory.ago * self.slots[TURN_HOURS]
        for primitive in self.program.blocks[block]:
            if not value(primitive.guard, self.slots):
                continue
            if isinstance(primitive, Later):
                due = then + primitive.hours
                if due > now or (due == now and not memory.ago):
                    yield Pending(due, primitive.block, memory.deed.source, seen)
            elif isinstance(primitive, Sometimes):
                path = ("sometimes", str(primitive.stable), str(memory.ago))
                if self.chance(primitive.chance, *path):
                    yield from self._later(memory, primitive.block, seen)
