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

from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.core import luck
from game.core.codes import CLOCK, CRISIS, DECISION, EXCHANGE, PEAK, STEP, TURN_HOURS
from game.core.fixed import CERTAIN
from game.core.lanes import Lanes
from game.core.primitives import Later, Sometimes
from game.core.program import Deed, Program
from game.core.state import QUEUE_LIMIT, Pending, State
from game.core.view import View
from game.engine.backdrop import Memory, backdrop_of
from game.engine.evaluate import value
from game.engine.perform import WAITING, odds_of, weights_of


def sample(program: Program, view: View, key: int) -> State:
    """A state at the same decision point, drawn from what the view allows. Equal arguments give equal states.

    `key` (any whole number) keys everything that is drawn and, as the sample's own seed, all luck after it.
    """
    return Belief(program, view).sample(key)


class Belief:
    """All states that a view allows. Making one takes a moment; drawing from it is quick.

    Where samples are only played on from, by an engine, they need not be `whole`: of what others were told only what
    computer seats heed is drawn.
    """

    def __init__(self, program: Program, view: View, whole: bool = True) -> None:
        self.program, self.view, self.whole = program, view, whole
        self.salt = luck.stable_id("belief", program.seats[view.seat].id)
        self.base = list(view.values)
        self.ranges: list[tuple[int, int, int]] = []
        """Numbers known by a report: slot, low end, how many values."""
        self.maybe: list[tuple[int, int, int, int]] = []
        """What is hidden: slot, chance, value if it holds, value if not."""
        self._hidden()
        hidden = [slot for slot, *_ in (*self.ranges, *self.maybe)]
        self.draws = Lanes([_salt(program.slots[slot].name) for slot in hidden])
        """The draws of `ranges`, then of `maybe`."""
        backdrop = backdrop_of(program)
        self.told, self.shifts, turns = backdrop.tellings(view.seat, whole)
        for slot in turns:
            self.base[slot] = view.turn
        marks = list(backdrop.marks(view))
        self._grudges(left for mark in marks for left in backdrop.left(view.seat, *mark))
        hours = self.base[TURN_HOURS]
        memories = (backdrop.memory(*mark) for mark in marks)
        self.memories = [one for one in memories if one.latest > one.ago * hours or (one.latest >= 0 and not one.ago)]
        """Those of which something may be still to come."""
        self.base[PEAK] = -1

    def sample(self, key: int) -> State:
        """One state; equal keys give equal states."""
        return _Draw(self, luck.mix(key ^ self.salt)).state()

    def _hidden(self) -> None:
        """Numbers within their reports, hidden yes/no and places by their priors, others' knowledge as it began."""
        for slot, estimate in self.view.estimates.items():
            self.ranges.append((slot, estimate.low, estimate.high - estimate.low + 1))
        for slot in sorted(self.view.guesses):
            info = self.program.slots[slot]
            if info.kind in ("flag", "fact"):
                self.maybe.append((slot, info.prior, 1, 0))
            elif info.kind == "place":
                self.maybe.append((slot, info.prior, info.start, -1))
            elif info.kind == "knows":
                self.base[slot] = info.start

    def _grudges(self, left: Iterable[tuple[int, int]]) -> None:
        """What others hold against each other by all that the seat has seen."""
        found: dict[int, int] = {}
        for slot, amount in left:
            found[slot] = found.get(slot, 0) + amount
        for slot, amount in found.items():
            self.base[slot] = min(amount, self.program.slots[slot].high)


class _Draw:
    """A sample that is being drawn. What is known stays."""

    def __init__(self, belief: Belief, seed: int) -> None:
        self.belief, self.program, self.seed = belief, belief.program, seed
        self.slots = list(belief.base)
        self.key = luck.turn_key(seed, 0, belief.view.turn)

    def state(self) -> State:
        """The whole of it."""
        slots, draws = self.slots, iter(self.belief.draws.draw(self.key))
        for (slot, low, values), bits in zip(self.belief.ranges, draws, strict=False):
            slots[slot] = low + luck.below(bits, values)
        for (slot, prior, yes, no), bits in zip(self.belief.maybe, draws, strict=False):
            slots[slot] = yes if luck.below(bits, CERTAIN) < prior else no
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

    def _follows(self, memory: Memory) -> Iterator[Pending]:
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


@lru_cache(maxsize=20_000)
def _salt(name: str) -> int:
    return luck.salt(luck.stable_id(name), luck.BELIEF)
