"""Draws whole states that a seat's view allows: what search and the review of decisions play on, never the truth.

A `Belief` is made from a View and nothing of the State behind it, so that no hidden truth can be in what it gives. The
view of a sample is the view that it was drawn from. What the view leaves open is drawn, with luck of its own:

- a number known by a report lies anywhere in it with equal chance;
- a hidden flag or fact is true, and a hidden piece stands where the scenario placed it, with its `prior`; a piece
  that is not there is off the map;
- others know the facts that the scenario gave them, and hold first reports of what they cannot know exactly;
- what others did is what the seat has seen of it; what follows later from what it has seen waits in the queue, each
  outcome and chance drawn anew;
- others bear each other the grudges that what the seat has seen must have left (`engine.grudges`);
- of secret agreements, questions and preparations of others that it cannot see, there are none;
- a crisis that the seat can tell is being played, but not which, is one of those it cannot see.

Whatever is the same for all samples of a view is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from game.core import luck
from game.core.codes import CLOCK, CRISIS, DECISION, EXCHANGE, PEAK, STEP, TURN_HOURS
from game.core.fixed import CERTAIN
from game.core.lanes import Lanes
from game.core.primitives import Later, Sometimes
from game.core.program import Deed, Program
from game.core.state import QUEUE_LIMIT, Pending, State
from game.core.view import View
from game.engine.evaluate import value
from game.engine.grudges import grudges
from game.engine.heeded import heeded
from game.engine.perform import WAITING, odds_of, weights_of
from game.engine.reports import report_id


def sample(program: Program, view: View, key: int) -> State:
    """A state at the same decision point, drawn from what the view allows. Equal arguments give equal states.

    `key` (any whole number) keys everything that is drawn and, as the sample's own seed, all luck after it.
    """
    return Belief(program, view).sample(key)


class _Memory(NamedTuple):
    """One of these deeds was done so many turns ago; a draw by `stable` settles which."""

    deeds: tuple[Deed, ...]
    stable: int
    ago: int


class _Told(NamedTuple):
    """A report of another seat: its slots, the number it is of, how wide it is, the number's range."""

    low: int
    high: int
    slot: int
    width: int
    least: int
    most: int


class Belief:
    """All states that a view allows. Making one takes a moment; drawing from it is quick.

    Where samples are only played on from, by an engine, they need not be `whole`: of what others were told only what
    computer seats heed is drawn.
    """

    def __init__(self, program: Program, view: View, whole: bool = True) -> None:
        self.program, self.view, self.whole = program, view, whole
        self.salt = luck.stable_id("belief", program.seats[view.seat].id)
        self.base = list(view.values)
        self.ranges: list[tuple[int, int, int, int]] = []
        """Numbers known by a report: slot, its draw, low end, how many values."""
        self.maybe: list[tuple[int, int, int, int, int]] = []
        """What is hidden: slot, its draw, chance, value if it holds, value if not."""
        self._hidden()
        self.told, salts = self._reports()
        self.shifts = Lanes(salts)
        """The draws of the errors of `told`."""
        memories = list(self._memories())
        for slot, amount in grudges(program, view, ((memory.deeds, memory.ago) for memory in memories)).items():
            self.base[slot] = amount
        self.memories = [memory for memory in memories if self._matters(memory)]
        self.base[PEAK] = -1

    def sample(self, key: int) -> State:
        """One state; equal keys give equal states."""
        return _Draw(self, luck.mix(key ^ self.salt)).state()

    def _hidden(self) -> None:
        """Numbers within their reports, hidden yes/no and places by their priors, others' knowledge as it began."""
        for slot, estimate in self.view.estimates.items():
            self.ranges.append(
                (slot, _salt(self.program.slots[slot].name), estimate.low, estimate.high - estimate.low + 1)
            )
        for slot in sorted(self.view.guesses):
            info = self.program.slots[slot]
            if info.kind in ("flag", "fact"):
                self.maybe.append((slot, _salt(info.name), info.prior, 1, 0))
            elif info.kind == "place":
                self.maybe.append((slot, _salt(info.name), info.prior, info.start, -1))
            elif info.kind == "knows":
                self.base[slot] = info.start

    def _reports(self) -> tuple[list[_Told], list[int]]:
        """What other seats have been told of what they do not know, of the numbers as they are in the sample.

        And beside each what the draw of its error is mixed with.
        """
        told, salts = [], []
        counting = None if self.whole else heeded(self.program)
        for place, ((seat, slot), report) in enumerate(self.program.reports.items()):
            if seat != self.view.seat and (counting is None or place in counting):
                info = self.program.slots[slot]
                self.base[report.turn] = self.view.turn
                told.append(_Told(report.low, report.high, slot, info.width, info.low, info.high))
                salts.append(luck.salt(report_id(self.program, seat, slot), luck.REPORT, info.width))
        return told, salts

    def _memories(self) -> Iterator[_Memory]:
        """One for each mark of each history; deeds at several targets share one."""
        by_history: dict[int, list[Deed]] = {}
        for deed in self.program.deeds:
            by_history.setdefault(deed.history, []).append(deed)
        for history, deeds in by_history.items():
            marks, name = self.view.values[history], self.program.slots[history].name
            for ago in range(marks.bit_length()):
                if marks >> ago & 1:
                    yield _Memory(tuple(deeds), luck.stable_id(name, str(ago)), ago)

    def _matters(self, memory: _Memory) -> bool:
        """Can anything follow from it later?"""
        blocks = (block for deed in memory.deeds for block in (deed.block, *(item.block for item in deed.results)))
        return any(
            isinstance(primitive, Later | Sometimes) for block in blocks for primitive in self.program.blocks[block]
        )


class _Draw:
    """A sample that is being drawn. What is known stays."""

    def __init__(self, belief: Belief, seed: int) -> None:
        self.belief, self.program, self.seed = belief, belief.program, seed
        self.slots = list(belief.base)
        self.key = luck.turn_key(seed, 0, belief.view.turn)

    def state(self) -> State:
        """The whole of it."""
        key, slots = self.key, self.slots
        for slot, salt, low, values in self.belief.ranges:
            slots[slot] = low + luck.below(luck.mix(key ^ salt), values)
        for slot, salt, prior, yes, no in self.belief.maybe:
            slots[slot] = yes if luck.below(luck.mix(key ^ salt), CERTAIN) < prior else no
        self.draw_reports()
        self.draw_crisis()
        return State(tuple(slots), self.queue(), self.seed)

    def below(self, n: int, stable: int) -> int:
        """A number in 0..n-1 for what the path of `stable` names."""
        return luck.below(luck.draw(self.key, stable, luck.BELIEF), n)

    def draw_reports(self) -> None:
        """As `reports.report_of` gives them."""
        slots, shifts = self.slots, self.belief.shifts.draw(luck.turn_key(self.seed, 0, 0))
        for (low, high, slot, width, least, most), bits in zip(self.belief.told, shifts, strict=True):
            shift = (bits >> 32) * width >> 32
            end = (slots[slot] - shift) // width * width + shift
            slots[low] = least if end < least else most if end > most else end
            end += width
            slots[high] = least if end < least else most if end > most else end

    def draw_crisis(self) -> None:
        """The crisis that is being played, if one is, and the highest rung of this turn."""
        slots, seat = self.slots, self.belief.view.seat
        if slots[DECISION] != CRISIS:
            return
        if slots[EXCHANGE] < 0:
            unseen = [n for n, crisis in enumerate(self.program.crises) if not crisis.seen >> seat & 1]
            slots[EXCHANGE] = unseen[self.below(len(unseen), luck.stable_id("crisis"))]
            rungs = len(self.program.crises[slots[EXCHANGE]].rungs)
            slots[STEP] = 1 + self.below(rungs, luck.stable_id("step"))
        crisis = self.program.crises[slots[EXCHANGE]]
        slots[crisis.waiting] = WAITING
        slots[PEAK] = crisis.rungs[slots[STEP] - 1]

    def queue(self) -> tuple[Pending, ...]:
        """What is still to come of everything that the seat knows to have happened."""
        found = {item for memory in self.belief.memories for item in self._follows(memory)}
        return tuple(sorted(found)[:QUEUE_LIMIT])

    def _follows(self, memory: _Memory) -> Iterator[Pending]:
        deed, ago = memory.deeds[self.below(len(memory.deeds), memory.stable)], memory.ago
        yield from self._later(deed, ago, deed.block, deed.seen)
        if deed.results:
            weights = weights_of(deed, odds_of(deed, self.slots))
            left = self.below(max(1, sum(weights)), _named("outcome", deed.stable, ago))
            for result, weight in zip(deed.results, weights, strict=True):
                if left < weight:
                    yield from self._later(deed, ago, result.block, result.seen)
                    return
                left -= weight

    def _later(self, deed: Deed, ago: int, block: int, seen: int) -> Iterator[Pending]:
        """What a block put off and is not due yet; turns are taken to have been as long as they are now."""
        now = self.slots[CLOCK]
        then = now - ago * self.slots[TURN_HOURS]
        for primitive in self.program.blocks[block]:
            if isinstance(primitive, Later):
                due = then + primitive.hours
                if (due > now or (due == now and not ago)) and value(primitive.guard, self.slots):
                    yield Pending(due, primitive.block, deed.source, seen)
            elif isinstance(primitive, Sometimes) and value(primitive.guard, self.slots):
                stable = _named("sometimes", primitive.stable, ago)
                if self.below(CERTAIN, stable) < primitive.chance:
                    yield from self._later(deed, ago, primitive.block, seen)


@lru_cache(maxsize=20_000)
def _named(what: str, stable: int, ago: int) -> int:
    return luck.stable_id(what, str(stable), str(ago))


def _salt(name: str) -> int:
    return luck.salt(luck.stable_id(name), luck.BELIEF)
