"""The policies `random` and `doctrine` on generated functions: the same choices as `engine.policies`, without reasons.

What a choice is worth to a doctrine seat hangs on few things that change: which drives it feels, whether its restraint
went unanswered, how high its ceiling is, the odds, how worn the action is. Sums are kept by these; only mirroring and
whims are added anew at each decision.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from game.core import luck
from game.core.codes import EXCHANGE, STEP, STEPS
from game.core.fixed import CERTAIN, UNIT, percent_of
from game.core.lanes import Lanes
from game.core.model.deeds import INTENTS
from game.core.program import Order, Program, Valued
from game.engine.compiled.collisions import Orders
from game.engine.compiled.machine import Given, Machine
from game.engine.lensed import Lensed
from game.engine.perform import weights_of
from game.engine.playing import Policy
from game.engine.policies.chance import CANDIDATES, OFFER_CHANCE
from game.engine.policies.doctrine import MEEK, OFFER_MARGIN, STALE, TENSE, intents_for

MOODS_KEPT = 2_000
"""Sums for so many moods are kept; then they are worked out anew."""

Purse = dict[int, int]


class Row(NamedTuple):
    """One order of a seat, by its number in the Program. `left` and `spend` are None where it costs nothing."""

    number: int
    may: Callable[[], bool]
    action: int
    deed: int
    left: Callable[[Purse], bool] | None
    spend: Callable[[Purse], None] | None
    intents: tuple[int, ...]


class Tables:
    """What both policies need to know of a seat."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any]) -> None:
        self.seat, self.program = seat, program
        self.slots = program.seats[seat].slots
        names = sorted({order.action for order in program.orders})
        self.rows: list[Row] = []
        for index in program.seats[seat].orders:
            order = program.orders[index]
            purse = [functions[f"{name}{order.deed}"] for name in ("left", "spend")]
            left, spend = purse if program.deeds[order.deed].costs else (None, None)
            intents = tuple(1 + INTENTS.index(intent) for intent in order.intents)
            may, action = functions[f"may{index}"], names.index(order.action)
            self.rows.append(Row(index, may, action, order.deed, left, spend, intents))
        asked = {deed for question in program.questions if question.actor == seat for deed in question.options}
        self.option: dict[int, Callable[[], bool]] = {deed: functions[f"option{deed}"] for deed in asked}
        self.left: dict[int, Callable[[Purse], bool]] = {deed: functions[f"left{deed}"] for deed in asked}
        self.spend: dict[int, Callable[[Purse], None]] = {deed: functions[f"spend{deed}"] for deed in asked}
        deals = [index for index, deal in enumerate(program.deals) if deal.actor == seat]
        self.deals: list[tuple[int, Callable[[Purse], bool]]] = [(index, functions[f"deal{index}"]) for index in deals]


class Chance(Tables):
    """`random`: see `policies.chance`."""

    def choose(self, draws: Iterator[int], questions: Sequence[int], offers: Sequence[int], given: Given) -> None:
        """What the seat does at a decision point for orders. `draws` are scrambled numbers of its own."""
        spent: Purse = {}
        for index in questions:
            question = self.program.questions[index]
            option = (next(draws) >> 32) * len(question.options) >> 32
            deed = question.options[option]
            if self.option[deed]() and self.left[deed](spent):
                self.spend[deed](spent)
            else:
                option = question.default
            given.answers[index] = option
        for index in offers:
            given.replies[index] = (next(draws) >> 32) * 2 >> 32
        if self.rows:
            self._orders(draws, spent, given)
        if self.deals and not (next(draws) >> 32) * OFFER_CHANCE >> 32:
            ready = [index for index, may in self.deals if may(spent)]
            if ready:
                given.offers.append(ready[(next(draws) >> 32) * len(ready) >> 32])

    def _orders(self, draws: Iterator[int], spent: Purse, given: Given) -> None:
        found: Orders = []
        taken: list[int] = []
        rows, size, slots = self.rows, len(self.rows), self.slots
        if slots < 1:
            return
        for bits in islice(draws, CANDIDATES):
            index, may, action, _, left, spend, intents = rows[(bits >> 32) * size >> 32]
            if action in taken or not may() or (spent and left is not None and not left(spent)):
                continue
            taken.append(action)
            if spend is not None:
                spend(spent)
            found.append((index, intents[(next(draws) >> 32) * len(intents) >> 32] if intents else 0))
            if len(found) >= slots:
                break
        found.sort()
        given.orders += found

    @staticmethod
    def step(draws: Iterator[int]) -> int:
        """Its answer in a crisis."""
        return (next(draws) >> 32) * len(STEPS) >> 32


FIRST = 6
"""So many draws of every seat are made at once; most decisions need no more."""


class Crowd:
    """The draws of all seats that are played at random."""

    def __init__(self, program: Program, seats: Sequence[int]) -> None:
        salts = [luck.salt(luck.stable_id("random", program.seats[seat].id), luck.POLICY) for seat in seats]
        rows = [slice(FIRST * row, FIRST * (row + 1)) for row in range(len(seats))]
        self._seats = list(zip(seats, salts, rows, strict=True))
        self._lanes = Lanes([salt ^ count for salt in salts for count in range(1, FIRST + 1)])

    def draws(self, key: int) -> dict[int, Iterator[int]]:
        """An endless stream for each seat; `key` is the luck of all agents at a decision point."""
        if not self._seats:
            return {}
        first = self._lanes.draw(key)
        return {seat: chain(first[row], _more(key ^ salt)) for seat, salt, row in self._seats}


def _more(base: int) -> Iterator[int]:
    for count in itertools.count(FIRST + 1):
        yield luck.mix(base ^ count)


class Mood:
    """Sums for one seat in one mood: `orders[n]` of its n-th order without odds and unworn, None where it has odds."""

    def __init__(self, tables: Doctrine, felt: int, unanswered: bool, ceiling: int, lean: int) -> None:
        self.tables, self.unanswered, self.ceiling, self.lean = tables, unanswered, ceiling, lean
        temper = tables.temper
        self.aims = list(temper.aims)
        for bit, (_, _, shifts) in enumerate(temper.drives):
            if felt >> bit & 1:
                for aim, shift in shifts:
                    self.aims[aim] += shift
        self._sums: dict[tuple[int, int, int], int] = {}
        self._deals: dict[tuple[int, int], int] = {}
        self._steps: dict[tuple[int, int], int] = {}
        deeds = tables.program.deeds
        self.orders = [
            None if deeds[row.deed].odds is not None else self.deed(row.deed, -1, CERTAIN) for row in tables.rows
        ]

    def deed(self, deed: int, chance: int, factor: int) -> int:
        """Worth of a deed at a chance of success (-1: it has no odds) and a factor, but for mirroring and whim."""
        found = self._sums.get((deed, chance, factor))
        if found is None:
            item = self.tables.program.deeds[deed]
            weights = weights_of(item, None if chance < 0 else chance) if item.results else (1,)
            found = self._worth(self.tables.program.doctrine.deeds[deed], weights, factor)
            self._sums[deed, chance, factor] = found
        return found

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


class Doctrine(Tables):
    """`doctrine`: see `policies.doctrine`."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any], machine: Machine) -> None:
        super().__init__(program, seat, functions)
        self.S, self.WM = machine.S, machine.WM
        self.temper = program.doctrine.tempers[seat]
        self.shares = sum(goal.weight for goal in program.goals if goal.actor == seat) or 1
        lens = self._lens = Lensed(program, seat)
        self._name = luck.stable_id("doctrine", program.seats[seat].id)
        self._felt: Callable[[], int] = functions[f"drives{seat}"]
        self._tension: Callable[[], int] = functions[f"tension{seat}"]
        asked = (*self.option, *(row.deed for row in self.rows))
        self._odds = {deed: functions[f"odds{deed}"] for deed in asked if program.deeds[deed].odds is not None}
        others = [n for n in range(len(program.seats)) if n != seat]
        self._slights = {n: lens.history(program.slights[seat, n]) for n in others}
        self._credits = {n: lens.history(program.credits[seat, n]) for n in others}
        own = [program.orders[row.number] for row in self.rows]
        calm = dict.fromkeys(program.deeds[order.deed].history for order in own if order.calms)
        self._calm = [lens.history(slot) for slot in calm]
        self._moods: dict[tuple[int, bool, int, int], Mood] = {}
        self._whims = Lanes([program.deeds[order.deed].stable ^ luck.NOISE << 56 for order in own])
        self._valued = [self._value(position, order) for position, order in enumerate(own)]
        self._clashes = [{n for n, other in enumerate(own) if _clash(order, other)} for order in own]
        self._means = [self._meant(order) if order.intents else None for order in own]
        self._step_names = {
            (index, step, number): luck.stable_id("step", str(crisis.stable), str(step), name) ^ luck.NOISE << 56
            for index, crisis in enumerate(program.crises)
            for step in range(1, len(crisis.rungs) + 1)
            for number, name in enumerate(STEPS)
        }

    def _value(self, position: int, order: Order) -> tuple[Any, ...]:
        """What the loop over a seat's orders takes into account, ready to be unpacked."""
        program, row = self.program, self.rows[position]
        deed = program.deeds[order.deed]
        other = deed.target if deed.target_kind == "actor" else -1
        history = self._lens.history(deed.history) if order.habit else -1
        nature = program.doctrine.deeds[order.deed].nature
        ordered, odds = self._lens.history(order.ordered), self._odds.get(row.deed)
        return position, row.deed, odds, ordered, nature, other, history, order.habit_turns, order.habit

    def _meant(self, order: Order) -> tuple[int, int, int]:
        """What the draw of a bluff is mixed with, what it means when it is meek or bold."""
        nature = self.program.doctrine.deeds[order.deed].nature
        stable = luck.stable_id("intent", order.action, self.program.seats[self.seat].id) ^ luck.POLICY << 56
        meek, bold = (1 + INTENTS.index(intents_for(order, nature, bold)) for bold in (False, True))
        return stable, meek, bold

    def mood(self, lean: int) -> Mood:
        """The seat's present mood."""
        tense = self._tension() - TENSE
        ceiling = self.temper.ceiling + (tense // (10 * UNIT) if tense > 0 else 0)
        key = self._felt(), self._unanswered(), ceiling, lean
        mood = self._moods.get(key)
        if mood is None:
            if len(self._moods) >= MOODS_KEPT:
                self._moods.clear()
            mood = self._moods[key] = Mood(self, *key)
        return mood

    def _unanswered(self) -> bool:
        S = self.S
        if any(S[slot] > UNIT for slot in self._credits.values()):
            return False
        window, patience = self.WM[self.temper.patience], self.temper.patience
        return sum((S[slot] & window).bit_count() for slot in self._calm) > patience

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
        mood, noise = self.mood(policy.lean), percent_of(self.temper.noise, policy.noise)
        spent: Purse = {}

        def extra(nature: int, other: int, stable: int) -> int:
            """Mirroring and whim."""
            whim = luck.below(luck.mix(own ^ stable ^ luck.NOISE << 56), 2 * noise + 1) - noise
            return whim + (nature * self._mirror(other) if nature else 0)

        for index in questions:
            given.answers[index] = self._answer(index, mood, spent, extra)
        for index in offers:
            deal = self.program.deals[index]
            valued, price = self.program.doctrine.deals[index][1:]
            worth = mood.deal(index, 1) + extra(valued.nature, deal.actor, deal.stable) - price
            given.replies[index] = int(worth > 0)
        if self.rows:
            given.orders += self._orders(own, mood, noise, spent)
        best, proposed = self.temper.threshold + OFFER_MARGIN, -1
        for index, may in self.deals:
            if may(spent):
                deal = self.program.deals[index]
                nature = self.program.doctrine.deals[index][0].nature
                worth = mood.deal(index, 0) + extra(nature, deal.partner, deal.stable)
                if worth > best:
                    best, proposed = worth, index
        if proposed >= 0:
            given.offers.append(proposed)

    def _answer(self, index: int, mood: Mood, spent: Purse, extra: Callable[[int, int, int], int]) -> int:
        question = self.program.questions[index]
        best, chosen = (0, False, 0), question.default
        place = 0
        for option, deed in enumerate(question.options):
            if not self.option[deed]() or not self.left[deed](spent):
                continue
            chance = self._odds[deed]() if deed in self._odds else -1
            nature = self.program.doctrine.deeds[deed].nature
            worth = mood.deed(deed, chance, CERTAIN) + extra(nature, -1, self.program.deeds[deed].stable)
            rank = worth, option == question.default, -place
            if not place or rank > best:
                best, chosen = rank, option
            place += 1
        self.spend[question.options[chosen]](spent)
        return chosen

    def _orders(self, own: int, mood: Mood, noise: int, spent: Purse) -> Orders:
        S, WM, span = self.S, self.WM, 2 * noise + 1
        stale, before = STALE * (WM[0] + 1 >> 1), ~WM[0]
        threshold, sums = self.temper.threshold, mood.orders
        mirrors: dict[int, int] = {}
        bits = self._whims.draw(own)
        ranked = []
        for position, deed, odds, ordered, nature, other, history, turns, habit in self._valued:
            if S[ordered] & stale == stale:
                continue
            worth, factor = sums[position], CERTAIN
            if habit:
                uses = S[history] & WM[turns] & before
                uses = uses.bit_count() if uses else 0
                factor = habit[uses if uses < len(habit) else -1]
            if worth is None or factor != CERTAIN:
                worth = mood.deed(deed, odds() if odds else -1, factor)
            if nature:
                mirror = mirrors.get(other)
                if mirror is None:
                    mirror = mirrors[other] = self._mirror(other)
                worth += mirror if nature > 0 else -mirror
            worth += ((bits[position] >> 32) * span >> 32) - noise
            if worth > threshold:
                ranked.append((-worth, position))
        ranked.sort()
        return self._take(ranked, own, spent)

    def _take(self, ranked: list[tuple[int, int]], own: int, spent: Purse) -> Orders:
        """The best legal ones that fit beside one another, as far as slots and means go.

        Legality is asked of the best first, and of no more than are needed.
        """
        found: list[int] = []
        left = 4 * self.slots + 4
        for _, position in ranked:
            if len(found) >= self.slots or not left:
                break
            row, clashes = self.rows[position], self._clashes[position]
            if not row.may():
                continue
            left -= 1
            if found and not clashes.isdisjoint(found):
                continue
            if row.left is not None and row.spend is not None:
                if not row.left(spent):
                    continue
                row.spend(spent)
            found.append(position)
        return sorted((self.rows[position].number, self._intent(position, own)) for position in found)

    def _intent(self, position: int, own: int) -> int:
        means = self._means[position]
        if means is None:
            return 0
        stable, meek, bold = means
        if meek == bold or luck.below(luck.mix(own ^ stable), CERTAIN) < self.temper.bluff:
            return bold
        return meek if self._most(self._slights) < MEEK else bold

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
