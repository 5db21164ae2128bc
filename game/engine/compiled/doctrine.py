"""The policy `doctrine` on generated functions: the same choices as `policies.doctrine`, without reasons.

What a choice is worth to a doctrine seat hangs on few things that change: which drives it feels, whether its restraint
went unanswered, how high its ceiling is, the odds, how worn the action is. Sums are kept by these; only mirroring and
whims are added anew at each decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from game.core import luck
from game.core.codes import EXCHANGE, STEP, STEPS
from game.core.fixed import CERTAIN, UNIT, percent_of
from game.core.lanes import Lanes
from game.core.model.deeds import INTENTS
from game.core.program import Order, Program, Valued
from game.engine.compiled.collisions import Orders
from game.engine.compiled.machine import Given, Machine
from game.engine.compiled.minds import Purse, Tables
from game.engine.compiled.wishes import USES
from game.engine.lensed import Lensed
from game.engine.perform import weights_of
from game.engine.playing import Policy
from game.engine.policies.doctrine import OFFER_MARGIN, STALE, intents_for, looked_at

MOODS_KEPT = 2_000
"""Sums for so many moods are kept; then they are worked out anew."""


class Mood:
    """Sums for one seat in one mood: `orders[n]` is that of its n-th order, by odds and use where it hangs on them."""

    def __init__(self, tables: Doctrine, felt: int, unanswered: bool, ceiling: int, lean: int) -> None:
        self.tables, self.unanswered, self.ceiling, self.lean = tables, unanswered, ceiling, lean
        temper = tables.temper
        self.aims = list(temper.aims)
        for bit, (_, _, shifts) in enumerate(temper.drives):
            if felt >> bit & 1:
                for aim, shift in shifts:
                    self.aims[aim] += shift
        self._sums: dict[tuple[int, int], int] = {}
        self._deals: dict[tuple[int, int], int] = {}
        self._steps: dict[tuple[int, int], int] = {}
        self.orders = [
            Sums(self, order) if changing else self.worth(order.deed, -1, CERTAIN)
            for order, changing in tables.changing
        ]

    def deed(self, deed: int, chance: int) -> int:
        """Worth of an answer at a chance of success (-1: it has no odds), but for mirroring and whim."""
        found = self._sums.get((deed, chance))
        if found is None:
            found = self._sums[deed, chance] = self.worth(deed, chance, CERTAIN)
        return found

    def worth(self, deed: int, chance: int, factor: int) -> int:
        """The same, worn by a factor; worked out anew."""
        item = self.tables.program.deeds[deed]
        weights = weights_of(item, None if chance < 0 else chance) if item.results else (1,)
        return self._worth(self.tables.program.doctrine.deeds[deed], weights, factor)

    def deal(self, index: int, side: int) -> int:
        """Worth of an agreement to its proposer (0) or its partner (1)."""
        found = self._deals.get((index, side))
        if found is None:
            valued = self.tables.program.doctrine.deals[index][side]
            assert isinstance(valued, Valued)
            found = self._deals[index, side] = self._worth(valued, (1,), CERTAIN)
        return found

    def step(self, crisis: int, number: int) -> int:
        """Worth of an answer in a crisis."""
        found = self._steps.get((crisis, number))
        if found is None:
            valued = self.tables.program.doctrine.steps[crisis, self.tables.seat, number]
            found = self._steps[crisis, number] = self._worth(valued, (1,), CERTAIN)
        return found

    def _worth(self, valued: Valued, weights: Sequence[int], factor: int) -> int:
        temper, program = self.tables.temper, self.tables.program
        total = 0
        for aim, worth in valued.aims:
            weight = percent_of(self.aims[aim] * worth // UNIT, factor)
            if program.doctrine.aims[aim][1] == "restraint" and weight > 0 and self.unanswered:
                weight //= 2
            total += weight
        whole = max(1, sum(weights))
        gained: dict[int, int] = {}
        for weight, gains in zip(weights, valued.gains, strict=True):
            for goal, points in gains:
                gained[goal] = gained.get(goal, 0) + points * weight // whole
        goals = program.goals
        for goal, points in gained.items():
            worth = points * goals[goal].weight // self.tables.shares * temper.objectives // UNIT
            total += percent_of(worth, factor)
        total -= percent_of(valued.cost, temper.thrift * 10)
        if valued.rung > self.ceiling:
            total -= temper.caution * (valued.rung - self.ceiling)
        return total + self.lean * valued.nature


class Sums(dict[int, int]):
    """Sums of one order in one mood, worked out when they are first asked for. See `wishes` for the keys."""

    __slots__ = ("_mood", "_odds", "_order")

    def __init__(self, mood: Mood, order: Order) -> None:
        super().__init__()
        self._mood, self._order = mood, order
        self._odds = mood.tables.program.deeds[order.deed].odds is not None

    def __missing__(self, key: int) -> int:
        chance, uses = divmod(key, USES) if self._odds else (-1, key)
        habit = self._order.habit
        factor = habit[uses if uses < len(habit) else -1] if habit else CERTAIN
        found = self[key] = self._mood.worth(self._order.deed, chance, factor)
        return found


Choice = tuple[int, Callable[[], bool], Callable[[Purse], bool], Callable[[], int] | None, int, int]
"""An answer: its deed, may it be given, can it be paid, its odds if any, what its whim is mixed with, its nature."""


class Ready(NamedTuple):
    """What choosing one of the seat's orders takes: see `Row`; `position` is its place among them, `ordered` its
    history of being given, `clashes` the places of those that do not go with it, `means` what its intents hang on."""

    position: int
    number: int
    may: Callable[[], bool]
    ordered: int
    left: Callable[[Purse], bool] | None
    spend: Callable[[Purse], None] | None
    clashes: frozenset[int]
    means: tuple[int, int, int] | None


class Doctrine(Tables):
    """`doctrine`: see `policies.doctrine`."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any], machine: Machine) -> None:
        super().__init__(program, seat, functions)
        self.S, self.WM = machine.S, machine.WM
        self.temper = program.doctrine.tempers[seat]
        self.shares = sum(goal.weight for goal in program.goals if goal.actor == seat) or 1
        lens = Lensed(program, seat)
        self._name = luck.stable_id("doctrine", program.seats[seat].id)
        self._mood, self._meek = functions[f"mood{seat}"], functions[f"meek{seat}"]
        self._wishes: Callable[..., list[int]] = functions[f"wishes{seat}"]
        self._proposals = [(index, may, *self._proposal(index)) for index, may in self.deals]
        self._options = {index: self._asked(index, functions) for index in self._questions()}
        others = [n for n in range(len(program.seats)) if n != seat]
        self._slights = {n: lens.history(program.slights[seat, n]) for n in others}
        self._credits = {n: lens.history(program.credits[seat, n]) for n in others}
        own = [program.orders[row.number] for row in self.rows]
        self.changing = [(order, bool(order.habit) or program.deeds[order.deed].odds is not None) for order in own]
        """The seat's orders, and whether the worth of each hangs on odds or use."""
        self._looks = looked_at(self.slots)
        self._moods: dict[tuple[int, bool, int, int], Mood] = {}
        self._whims = Lanes([program.deeds[order.deed].stable ^ luck.NOISE << 56 for order in own])
        self._ready = [self._row(position, own, lens) for position in reversed(range(len(own)))]
        """In the order of what wishes are packed with."""
        self._step_names = {
            (index, step, number): luck.stable_id("step", str(crisis.stable), str(step), name) ^ luck.NOISE << 56
            for index, crisis in enumerate(program.crises)
            for step in range(1, len(crisis.rungs) + 1)
            for number, name in enumerate(STEPS)
        }

    def _proposal(self, index: int) -> tuple[int, int, int]:
        """What the whim of a proposal is mixed with, its nature, its partner."""
        deal = self.program.deals[index]
        return deal.stable, self.program.doctrine.deals[index][0].nature, deal.partner

    def _questions(self) -> list[int]:
        return [index for index, question in enumerate(self.program.questions) if question.actor == self.seat]

    def _asked(self, index: int, functions: Mapping[str, Any]) -> tuple[list[Choice], int]:
        """A question's options, and its default."""
        program, question = self.program, self.program.questions[index]
        options: list[Choice] = []
        for number in question.options:
            deed, valued = program.deeds[number], program.doctrine.deeds[number]
            odds = None if deed.odds is None else functions[f"odds{number}"]
            options.append((number, self.option[number], self.left[number], odds, deed.stable, valued.nature))
        return options, question.default

    def _row(self, position: int, own: Sequence[Order], lens: Lensed) -> Ready:
        row, order = self.rows[position], own[position]
        clashes = frozenset(n for n, other in enumerate(own) if _clash(order, other))
        means = self._meant(order) if order.intents else None
        ordered = lens.history(order.ordered)
        return Ready(position, row.number, row.may, ordered, row.left, row.spend, clashes, means)

    def _meant(self, order: Order) -> tuple[int, int, int]:
        """What the draw of a bluff is mixed with, what it means when it is meek or bold."""
        nature = self.program.doctrine.deeds[order.deed].nature
        stable = luck.stable_id("intent", order.action, self.program.seats[self.seat].id) ^ luck.POLICY << 56
        meek, bold = (1 + INTENTS.index(intents_for(order, nature, bold)) for bold in (False, True))
        return stable, meek, bold

    def mood(self, lean: int) -> Mood:
        """The seat's present mood."""
        key = (*self._mood(), lean)
        mood = self._moods.get(key)
        if mood is None:
            if len(self._moods) >= MOODS_KEPT:
                self._moods.clear()
            mood = self._moods[key] = Mood(self, *key)
        return mood

    def _most(self, table: dict[int, int]) -> int:
        S = self.S
        return max([S[slot] for slot in table.values()], default=0)

    def _mirror(self, other: int) -> int:
        """What mirroring adds to force; restraint loses as much."""
        if other == self.seat:
            return 0
        if other >= 0:
            balance = self.S[self._slights[other]] - self.S[self._credits[other]]
        else:
            balance = self._most(self._slights) - self._most(self._credits)
        return percent_of(balance, self.temper.mirror)

    def choose(self, key: int, questions: Sequence[int], offers: Sequence[int], policy: Policy, given: Given) -> None:
        """What the seat does at a decision point for orders."""
        own = luck.mix(key ^ self._name)
        noise = self.temper.noise if policy.noise == CERTAIN else percent_of(self.temper.noise, policy.noise)
        mood = self.mood(policy.lean)
        spent: Purse = {}

        def extra(stable: int, nature: int, other: int) -> int:
            """Whim and mirroring."""
            whim = luck.below(luck.mix(own ^ stable ^ luck.NOISE << 56), 2 * noise + 1) - noise
            return whim + (nature * self._mirror(other) if nature else 0)

        for index in questions:
            given.answers[index] = self._answer(index, mood, spent, extra)
        for index in offers:
            deal = self.program.deals[index]
            valued, price = self.program.doctrine.deals[index][1:]
            worth = mood.deal(index, 1) + extra(deal.stable, valued.nature, deal.actor) - price
            given.replies[index] = int(worth > 0)
        if self.rows:
            given.orders += self._orders(own, mood, noise, spent)
        best, proposed = self.temper.threshold + OFFER_MARGIN, -1
        for index, may, stable, nature, partner in self._proposals:
            if may(spent):
                known = mood.deal(index, 0) + (nature * self._mirror(partner) if nature else 0)
                if known + noise > best:  # else no whim makes it the best
                    worth = known + extra(stable, 0, partner)
                    if worth > best:
                        best, proposed = worth, index
        if proposed >= 0:
            given.offers.append(proposed)

    def _answer(self, index: int, mood: Mood, spent: Purse, extra: Callable[[int, int, int], int]) -> int:
        """The best option that can be had; the default wins a tie, then the first."""
        options, default = self._options[index]
        best, chosen = None, default
        for number, (deed, may, left, odds, stable, nature) in enumerate(options):
            if not may() or not left(spent):
                continue
            worth = mood.deed(deed, -1 if odds is None else odds()) + extra(stable, nature, -1)
            if best is None or worth > best or (worth == best and number == default):
                best, chosen = worth, number
        self.spend[options[chosen][0]](spent)
        return chosen

    def _orders(self, own: int, mood: Mood, noise: int, spent: Purse) -> Orders:
        """The best legal ones that fit beside one another, as far as slots and means go.

        Legality is asked of the best first, and of no more than are needed.
        """
        ready, count = self._ready, len(self._ready)
        ranked = self._wishes(mood.orders, self._whims.draw_below(own, 2 * noise + 1), self.temper.threshold + noise)
        ranked.sort(reverse=True)
        S, newest = self.S, self.WM[0] + 1 >> 1
        stale, slots = STALE * newest, self.slots
        taken: list[int] = []
        found: Orders = []
        left = self._looks
        for packed in ranked:
            if len(taken) >= slots or not left:
                break
            position, number, may, ordered, affords, spend, clashes, means = ready[packed % count]
            if S[ordered] & stale == stale or not may():
                continue
            left -= 1
            if taken and not clashes.isdisjoint(taken):
                continue
            if affords is not None and spend is not None:
                if not affords(spent):
                    continue
                spend(spent)
            taken.append(position)
            found.append((number, 0 if means is None else self._intent(means, own)))
        found.sort()
        return found

    def _intent(self, means: tuple[int, int, int], own: int) -> int:
        stable, meek, bold = means
        if meek == bold or luck.below(luck.mix(own ^ stable), CERTAIN) < self.temper.bluff:
            return bold
        return meek if self._meek() else bold

    def step(self, key: int, policy: Policy) -> int:
        """Its answer in a crisis."""
        S, program = self.S, self.program
        own = luck.mix(key ^ self._name)
        mood, noise = self.mood(policy.lean), percent_of(self.temper.noise, policy.noise)
        which, step = S[EXCHANGE], S[STEP]
        crisis = program.crises[which]
        other = next(seat for seat in crisis.actors if seat != self.seat)
        best, chosen = (0, False, 0), 0
        for number in range(len(STEPS)):
            nature = program.doctrine.steps[which, self.seat, number].nature
            bits = luck.mix(own ^ self._step_names[which, step, number])
            worth = mood.step(which, number) + luck.below(bits, 2 * noise + 1) - noise
            worth += nature * self._mirror(other)
            if number == 0:
                worth -= self.temper.caution * max(0, crisis.rungs[step - 1] + 1 - mood.ceiling)
            elif number == 2 and self.seat in crisis.audience:
                cost = crisis.audience_cost + crisis.audience_growth * (step - 1)
                worth -= percent_of(cost, self.temper.thrift * 10)
            rank = worth, number == crisis.default, -number
            if not number or rank > best:
                best, chosen = rank, number
        return chosen


def _clash(order: Order, other: Order) -> bool:
    return order.action == other.action or order.action in other.excludes or other.action in order.excludes
