"""The policies `random` and `doctrine` on generated functions: the same choices as `engine.policies`, without reasons.

What a choice is worth to a doctrine seat hangs on few things that change: which drives it feels, whether its restraint
went unanswered, how high its ceiling is, the odds, how worn the action is. Sums are kept by these; only mirroring and
whims are added anew at each decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.core import luck
from game.core.codes import EXCHANGE, OFFERED, STEP, STEPS
from game.core.fixed import CERTAIN, UNIT, percent_of
from game.core.model.deeds import INTENTS
from game.core.program import Order, Program, Valued
from game.engine.compiled.lanes import Lanes
from game.engine.compiled.machine import Machine, Orders
from game.engine.lensed import Lensed
from game.engine.perform import weights_of
from game.engine.playing import Plan, Policy
from game.engine.policies.chance import CANDIDATES, OFFER_CHANCE
from game.engine.policies.doctrine import MEEK, OFFER_MARGIN, STALE, TENSE, intents_for

MOODS_KEPT = 2_000
"""Sums for so many moods are kept; then they are worked out anew."""

Purse = dict[int, int]


class Tables:
    """What both policies need to know of a seat."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any]) -> None:
        self.seat, self.program = seat, program
        own = program.seats[seat]
        self.orders, self.slots = own.orders, own.slots
        names = sorted({order.action for order in program.orders})
        self.action = [names.index(order.action) for order in program.orders]
        self.intents = [tuple(1 + INTENTS.index(intent) for intent in order.intents) for order in program.orders]
        self.may: dict[int, Callable[[], bool]] = {index: functions[f"may{index}"] for index in own.orders}
        self.deed = [order.deed for order in program.orders]
        self.left, self.spend, self.option = {}, {}, {}
        asked = {deed for question in program.questions if question.actor == seat for deed in question.options}
        for deed in (*(program.orders[index].deed for index in own.orders), *asked):
            self.left[deed], self.spend[deed] = functions[f"left{deed}"], functions[f"spend{deed}"]
        self.option = {deed: functions[f"option{deed}"] for deed in asked}
        self.deals = [index for index, deal in enumerate(program.deals) if deal.actor == seat]
        self.deal: dict[int, Callable[[Purse], bool]] = {index: functions[f"deal{index}"] for index in self.deals}


class Chance(Tables):
    """`random`: see `policies.chance`."""

    def __init__(self, program: Program, seat: int, functions: Mapping[str, Any]) -> None:
        super().__init__(program, seat, functions)
        self._name = luck.stable_id("random", program.seats[seat].id)
        self._lanes = Lanes(range(1, 9))
        """The first eight draws are made at once; most decisions need no more."""

    def choose(self, key: int, questions: Sequence[int], offers: Sequence[int]) -> Plan:
        """What the seat does at a decision point for orders."""
        base = luck.mix(key ^ self._name) ^ luck.POLICY << 56
        first, count = self._lanes.draw(base), 0

        def below(n: int) -> int:
            nonlocal count
            count += 1
            return ((first[count - 1] if count <= 8 else luck.mix(base ^ count)) >> 32) * n >> 32

        spent: Purse = {}
        answers = []
        for index in questions:
            question = self.program.questions[index]
            option = below(len(question.options))
            deed = question.options[option]
            if self.option[deed]() and self.left[deed](spent):
                self.spend[deed](spent)
            else:
                option = question.default
            answers.append((index, option))
        replies = tuple((index, below(2)) for index in offers)
        orders = self._orders(below, spent)
        proposed: tuple[int, ...] = ()
        if self.deals and not (drawn := below(OFFER_CHANCE)):
            ready = [index for index in self.deals if self.deal[index](spent)]
            if ready and not drawn:
                proposed = (ready[below(len(ready))],)
        return Plan(tuple(orders), tuple(answers), replies, proposed)

    def _orders(self, below: Callable[[int], int], spent: Purse) -> Orders:
        found: Orders = []
        taken: set[int] = set()
        orders, size = self.orders, len(self.orders)
        if not size:
            return found
        for _ in range(CANDIDATES):
            if len(found) >= self.slots:
                break
            index = orders[below(size)]
            if not self.may[index]() or self.action[index] in taken:
                continue
            deed = self.deed[index]
            if spent and not self.left[deed](spent):
                continue
            taken.add(self.action[index])
            self.spend[deed](spent)
            intents = self.intents[index]
            found.append((index, intents[below(len(intents))] if intents else 0))
        found.sort()
        return found

    def step(self, key: int) -> int:
        """Its answer in a crisis."""
        base = luck.mix(key ^ self._name) ^ luck.POLICY << 56
        return luck.below(luck.mix(base ^ 1), 3)


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
            None if deeds[tables.deed[index]].odds is not None else self.deed(tables.deed[index], -1, CERTAIN)
            for index in tables.orders
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
        self._odds = {deed: functions[f"odds{deed}"] for deed in self.left if program.deeds[deed].odds is not None}
        others = [n for n in range(len(program.seats)) if n != seat]
        self._slights = {n: lens.history(program.slights[seat, n]) for n in others}
        self._credits = {n: lens.history(program.credits[seat, n]) for n in others}
        calm = [program.orders[n] for n in range(len(program.orders)) if program.orders[n].calms]
        mine = [program.deeds[order.deed].history for order in calm if program.deeds[order.deed].actor == seat]
        self._calm = [lens.history(slot) for slot in dict.fromkeys(mine)]
        self._moods: dict[tuple[int, bool, int, int], Mood] = {}
        deeds = program.deeds
        self._whims = Lanes([deeds[self.deed[n]].stable ^ luck.NOISE << 56 for n in self.orders])
        self._rows = [self._row(position, n) for position, n in enumerate(self.orders)]
        self._clashes = [
            {n for n in self.orders if _clash(program.orders[n], order)} if seat == deeds[order.deed].actor else set()
            for order in program.orders
        ]
        self._means = {n: self._meant(n) for n in self.orders if program.orders[n].intents}
        self._step_names = {
            (index, step, number): luck.stable_id("step", str(crisis.stable), str(step), name) ^ luck.NOISE << 56
            for index, crisis in enumerate(program.crises)
            for step in range(1, len(crisis.rungs) + 1)
            for number, name in enumerate(STEPS)
        }

    def _row(self, position: int, index: int) -> tuple[Any, ...]:
        program, order = self.program, self.program.orders[index]
        deed = program.deeds[order.deed]
        other = deed.target if deed.target_kind == "actor" else -1
        history = self._lens.history(deed.history) if order.habit else -1
        nature = program.doctrine.deeds[order.deed].nature
        ordered = self._lens.history(order.ordered)
        return (
            position,
            index,
            order.deed,
            self.may[index],
            ordered,
            nature,
            other,
            history,
            order.habit_turns,
            order.habit,
        )

    def _meant(self, index: int) -> tuple[int, int, int]:
        """What the draw of a bluff is mixed with, what it means when it is meek or bold."""
        program, order = self.program, self.program.orders[index]
        nature = program.doctrine.deeds[order.deed].nature
        stable = luck.stable_id("intent", order.action, program.seats[self.seat].id) ^ luck.POLICY << 56
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
        return max((self.S[slot] for slot in table.values()), default=0)

    def _mirror(self, other: int) -> int:
        """What mirroring adds to force; restraint loses as much."""
        if other == self.seat:
            return 0
        if other >= 0:
            balance = self.S[self._slights[other]] - self.S[self._credits[other]]
        else:
            balance = self._most(self._slights) - self._most(self._credits)
        return percent_of(balance, self.temper.mirror)

    def choose(self, key: int, questions: Sequence[int], offers: Sequence[int], policy: Policy) -> Plan:
        """What the seat does at a decision point for orders."""
        own = luck.mix(key ^ self._name)
        mood, noise = self.mood(policy.lean), percent_of(self.temper.noise, policy.noise)
        mirrors: dict[int, int] = {}
        spent: Purse = {}

        def extra(nature: int, other: int, stable: int) -> int:
            """Mirroring and whim."""
            whim = luck.below(luck.mix(own ^ stable ^ luck.NOISE << 56), 2 * noise + 1) - noise
            return whim + (nature * self._mirror(other) if nature else 0)

        answers = [(index, self._answer(index, mood, spent, extra)) for index in questions]
        replies = []
        for index in offers:
            deal = self.program.deals[index]
            valued, price = self.program.doctrine.deals[index][1:]
            worth = mood.deal(index, 1) + extra(valued.nature, deal.actor, deal.stable) - price
            replies.append((index, int(worth > 0)))
        orders = self._orders(own, mood, noise, mirrors, spent)
        proposed: tuple[int, ...] = ()
        best = self.temper.threshold + OFFER_MARGIN
        for index in self.deals:
            if self.deal[index](spent):
                deal = self.program.deals[index]
                nature = self.program.doctrine.deals[index][0].nature
                worth = mood.deal(index, 0) + extra(nature, deal.partner, deal.stable)
                if worth > best:
                    best, proposed = worth, (index,)
        return Plan(tuple(orders), tuple(answers), tuple(replies), proposed)

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

    def _orders(self, own: int, mood: Mood, noise: int, mirrors: dict[int, int], spent: Purse) -> Orders:
        S, WM, span = self.S, self.WM, 2 * noise + 1
        stale = STALE * (WM[0] + 1 >> 1)
        threshold, sums = self.temper.threshold, mood.orders
        bits = self._whims.draw(own)
        ranked = []
        for position, index, deed, may, ordered, nature, other, history, turns, habit in self._rows:
            if S[ordered] & stale == stale or not may():
                continue
            worth = sums[position]
            factor = CERTAIN
            if habit:
                uses = (S[history] & WM[turns] & ~WM[0]).bit_count()
                factor = habit[uses if uses < len(habit) else -1]
            if worth is None or factor != CERTAIN:
                worth = mood.deed(deed, self._odds[deed]() if deed in self._odds else -1, factor)
            if nature:
                mirror = mirrors.get(other)
                if mirror is None:
                    mirror = mirrors[other] = self._mirror(other)
                worth += mirror if nature > 0 else -mirror
            worth += ((bits[position] >> 32) * span >> 32) - noise
            if worth > threshold:
                ranked.append((-worth, index))
        ranked.sort()
        return self._take(ranked, own, spent)

    def _take(self, ranked: list[tuple[int, int]], own: int, spent: Purse) -> Orders:
        found: Orders = []
        for _, index in ranked[: 4 * self.slots + 4]:
            if len(found) >= self.slots:
                break
            clashes = self._clashes[index]
            if any(other in clashes for other, _ in found) or not self.left[self.deed[index]](spent):
                continue
            self.spend[self.deed[index]](spent)
            found.append((index, self._intent(index, own)))
        found.sort()
        return found

    def _intent(self, index: int, own: int) -> int:
        if index not in self._means:
            return 0
        stable, meek, bold = self._means[index]
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


def asked(machine: Machine, program: Program) -> tuple[list[list[int]], list[list[int]]]:
    """The questions and the offers that wait for each seat's answer, by seat."""
    S = machine.S
    questions: list[list[int]] = [[] for _ in program.seats]
    offers: list[list[int]] = [[] for _ in program.seats]
    for index, question in enumerate(program.questions):
        if S[question.pending]:
            questions[question.actor].append(index)
    for index, deal in enumerate(program.deals):
        if S[deal.status] == OFFERED:
            offers[deal.partner].append(index)
    return questions, offers
