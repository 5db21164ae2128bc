"""The rules of a turn for generated functions: the same phases as `engine.reference`, without a story.

What the reference says in words holds here; this file only follows it. Facilitators' moves are the reference's own
business: a machine takes what seats do, allowed already.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from game.core import luck
from game.core.codes import (
    BACK_DOWN,
    BROKEN,
    CLOCK,
    CRISIS,
    DECISION,
    ENDING,
    EXCHANGE,
    EXPIRED,
    HOLD,
    IN_FORCE,
    KEPT,
    MET,
    NONE,
    ORDERS,
    OVER,
    PEAK,
    PENDING,
    REFUSED,
    RESUME,
    RUNG,
    STEP,
    TURN,
    TURN_HOURS,
)
from game.core.fixed import CERTAIN
from game.core.program import Program
from game.engine.bargains import TRUST_KEPT
from game.engine.compiled.blocks import Blocks
from game.engine.compiled.collisions import Collisions, Orders
from game.engine.compiled.deeds import joint_marks
from game.engine.compiled.ledger import Ledger
from game.engine.memory import FADE
from game.engine.perform import PLAYED, WAITING
from game.engine.playing import BACKED_DOWN, CALMED, RAN_OUT, Plan
from game.engine.reference import ROUNDS


class Given:
    """What all seats do at a decision point."""

    __slots__ = ("answers", "cancels", "offers", "orders", "replies")

    def __init__(self) -> None:
        self.orders: Orders = []
        self.answers: dict[int, int] = {}
        self.replies: dict[int, int] = {}
        self.offers: list[int] = []
        self.cancels: list[int] = []

    def add(self, plan: Plan) -> None:
        """What one seat does by plan."""
        self.orders += plan.orders
        self.answers.update(plan.answers)
        self.replies.update(plan.replies)
        self.offers += plan.offers
        self.cancels += plan.cancels


class Machine(Ledger):
    """Steps from decision point to decision point."""

    def __init__(self, program: Program, blocks: Blocks) -> None:
        super().__init__(program, blocks)
        self.last_turn = program.turns
        memories = [*runs(program.slights.values()), *runs(program.credits.values())]
        self._memories = memories if blocks.use.read is None else []
        self._running = [
            (index, order.running, order.meant) for index, order in enumerate(program.orders) if order.running >= 0
        ]
        self._ordered = [order.ordered for order in program.orders]
        self._rank = [blocks.ranks[program.deeds[order.deed].source] for order in program.orders]
        self._deed = [order.deed for order in program.orders]
        self._meeting = Collisions(program)
        self.deals = Group([deal.status for deal in program.deals])
        self._demands = Group([demand.status for demand in program.demands])
        self._waiting = Group([crisis.waiting for crisis in program.crises])
        self.questions = Group([question.pending for question in program.questions])

    def link(self, functions: Mapping[str, Any]) -> None:
        """Take over the generated functions."""

        def table(name: str, count: int) -> list[Callable[..., Any]]:
            return [functions[f"{name}{index}"] for index in range(count)]

        program = self.program
        self._perform = table("d", len(program.deeds))
        self._carry_out = table("c", len(program.orders))
        self._order = table("o", len(program.orders))
        self._give = table("g", len(program.orders))
        self._costs = [functions[f"costs{order.deed}"] for order in program.orders]
        self._option_costs = {
            deed: functions[f"costs{deed}"] for question in program.questions for deed in question.options
        }
        self._deal_costs = table("dealcosts", len(program.deals))
        self._breakers, self._pay = table("breakers", len(program.deals)), table("pay", len(program.deals))
        self._met = table("met", len(program.demands))
        self._blocks = {
            int(name[1:]): call for name, call in functions.items() if name[0] == "b" and name[1:].isdigit()
        }
        self._events = {phase: functions[f"{phase}_events"] for phase in ("open", "react")}
        self._processes, self._red_lines = functions["processes"], functions["red_lines"]
        self._ends, self._ends_at_last = functions["ends"], functions["ends_at_last"]

    def run(self, block: int, key: int, source: int, seen: int, factor: int = CERTAIN) -> None:
        """Carry out a block for a cause."""
        self._blocks[block](key, source, self.blocks.ranks[source], seen, factor)

    def pay(self, costs: Sequence[tuple[int, int]], sharers: int = 1) -> None:
        """Take costs; several who act together pay a share each, rounded up."""
        for slot, cost in costs:
            if cost:
                self.add(slot, cost // -sharers if sharers > 1 else -cost)

    # A step with orders

    def resolve(
        self,
        given: Given,
        questions: Sequence[int],
        offered: Sequence[int],
    ) -> None:
        """Carry out what seats do at a decision point for orders, and go on to the next decision point.

        `questions` and `offered` are the dilemmas and agreements that wait for an answer.
        """
        orders, answers, replies = given.orders, given.answers, given.replies
        S = self.S
        key = self.stage(luck.RESOLVED)
        for index in given.cancels:
            self._set_aside(index, 0, 0)
        stops, joins = self._meeting.may_meet(orders)
        if stops or joins:
            stopped = self._meeting.stopped(orders, key) if stops else {}
            shared = self._meeting.joined([item for item in orders if item[0] not in stopped]) if joins else {}
            self._together(orders, stopped, shared, key)
        else:
            give = self._give
            for index, intent in orders:
                give[index](key, intent)
        for index in questions:
            self._answer(index, answers, key)
        for index in offered:
            self._reply(index, replies, key)
        for index in given.offers:
            self.pay(self._deal_costs[index]())
            self.offer(index)
        self.close(key)
        self._review(key)
        self.close(key)
        S[RESUME] = 0
        if S[ENDING] < 0 and not self.next_crisis():
            self._finish_turn()
        self._end(False)

    def _set_aside(self, index: int, until: int, intent: int) -> None:
        order = self.program.orders[index]
        self.put(order.running, until, self._rank[index])
        if order.meant >= 0:
            self.put(order.meant, intent, self._rank[index])

    def _together(self, orders: Orders, stopped: Mapping[int, int], shared: Mapping[int, list[int]], key: int) -> None:
        """Orders of which some are stopped, or several are one."""
        joining = {payer for payers in shared.values() for payer in payers[1:]}
        self.MK.extend([self._ordered[index] for index, _ in orders])
        for index, intent in orders:
            if index in stopped:
                self.pay(self._costs[index]())
                if stopped[index] >= 0:
                    self.O[self.program.happenings[stopped[index]].fired] = 1
                self.happens("stopped", self._deed[index], 0)
            elif index in shared:
                for payer in shared[index]:
                    self.pay(self._costs[payer](), len(shared[index]))
                self._order[index](key, intent)
            elif index not in joining:
                self._give[index](key, intent)
        for index in joining:
            self.MK.extend(joint_marks(self.program, self.program.deeds[self._deed[index]]))
            self.happens("joined", self._deed[index], 0)

    def _answer(self, index: int, answers: Mapping[int, int], key: int) -> None:
        question = self.program.questions[index]
        deed = question.options[answers.get(index, question.default)]
        self.put(question.pending, 0, self.blocks.ranks[question.source])
        self.pay(self._option_costs[deed]())
        self._perform[deed](key, 0)

    # Agreements and ultimatums: `engine.bargains`

    def _reply(self, index: int, replies: Mapping[int, int], key: int) -> None:
        S, deal = self.S, self.program.deals[index]
        rank = self.blocks.ranks[deal.source]
        accepts = replies.get(index, 0)
        if deal.mirror >= 0 and (
            S[self.program.deals[deal.mirror].status] == IN_FORCE
            or (deal.mirror < index and replies.get(deal.mirror, 0))
        ):
            self.put(deal.status, NONE, rank)
        elif accepts:
            self.put(deal.status, IN_FORCE, rank)
            self.put(deal.since, S[TURN], rank)
            self.put(deal.until, S[CLOCK] + deal.hours, rank)
            self._pay[index]()
            self.happens("deal", index, IN_FORCE)
            self.run(deal.accepted, key, deal.source, deal.seen)
        else:
            self.put(deal.status, REFUSED, rank)
            self.happens("deal", index, REFUSED)
            self.run(deal.refused, key, deal.source, 1 << deal.actor | 1 << deal.partner)

    def _review(self, key: int) -> None:
        S, turn = self.S, self.S[TURN]
        for index in self.deals.holding(S, IN_FORCE):
            if S[self.program.deals[index].since] < turn:
                self._check(index, key)
        for index in self._demands.holding(S, PENDING):
            self._check_demand(index, key)

    def _check(self, index: int, key: int) -> None:
        S, program, deal = self.S, self.program, self.program.deals[index]
        breakers = self._breakers[index]()
        rank = self.blocks.ranks[deal.source]
        if breakers:
            self.put(deal.status, BROKEN, rank)
            self.happens("deal", index, BROKEN)
            for actor in sorted(breakers):
                self.run(deal.broken[0 if actor == deal.actor else 1], key, deal.source, deal.seen)
        elif S[CLOCK] >= S[deal.until]:
            self.put(deal.status, KEPT, rank)
            self.happens("deal", index, KEPT)
            self.run(deal.kept, key, deal.source, deal.seen)
            for pair in ((deal.actor, deal.partner), (deal.partner, deal.actor)):
                self.add(program.credits[pair], TRUST_KEPT)

    def _check_demand(self, index: int, key: int) -> None:
        S, demand = self.S, self.program.demands[index]
        if self._met[index]():
            status, block = MET, demand.on_met
        elif S[CLOCK] >= S[demand.due]:
            status, block = EXPIRED, demand.expired
        else:
            return
        self.put(demand.status, status, self.blocks.ranks[demand.source])
        self.happens("demand", index, status)
        self.run(block, key, demand.source, demand.seen)

    # Exchange: `engine.crisis`

    def next_crisis(self) -> bool:
        """Stand at the first answer of a crisis that waits; False if none does."""
        S = self.S
        for index in self._waiting.holding(S, WAITING):
            S[DECISION], S[EXCHANGE], S[STEP] = CRISIS, index, 1
            return True
        S[DECISION], S[EXCHANGE], S[STEP] = ORDERS, -1, 0
        return False

    def exchange(self, steps: Mapping[int, int]) -> None:
        """Carry out one round of a crisis, and go on to the next decision point."""
        S = self.S
        key = self.stage(luck.EXCHANGED + S[STEP])
        goes_on = self._answer_crisis(steps, key)
        self.close(key)
        if goes_on:
            S[STEP] += 1
        elif S[ENDING] < 0 and not self.next_crisis() and not S[RESUME]:
            self._finish_turn()
        self._end(False)

    def _answer_crisis(self, steps: Mapping[int, int], key: int) -> bool:
        S = self.S
        crisis, step = self.program.crises[S[EXCHANGE]], S[STEP]
        answers = {seat: steps.get(seat, crisis.default) for seat in crisis.actors}
        for seat, given in answers.items():
            self.run(crisis.steps[seat][given], key, crisis.source, crisis.seen)
        backers = [seat for seat, given in answers.items() if given == BACK_DOWN]
        if backers:
            self._finish_crisis(BACKED_DOWN, 0, key)
            for seat in backers:
                self.run(crisis.backed_down[seat], key, crisis.source, crisis.seen)
                if seat in crisis.audience:
                    self.add(crisis.audience[seat], -(crisis.audience_cost + crisis.audience_growth * (step - 1)))
        elif all(given == HOLD for given in answers.values()):
            self._finish_crisis(CALMED, crisis.calmed, key)
        elif step == len(crisis.rungs):
            self._finish_crisis(RAN_OUT, crisis.ran_out, key)
        else:
            self.X[0] = max(self.X[0], crisis.rungs[step])
            return True
        return False

    def _finish_crisis(self, how: int, block: int, key: int) -> None:
        index = self.S[EXCHANGE]
        crisis = self.program.crises[index]
        self.put(crisis.waiting, PLAYED, self.blocks.ranks[crisis.source])
        self.happens("crisis", index, how)
        if block:
            self.run(block, key, crisis.source, crisis.seen)

    # React, Learn, Close

    def _react(self, phase: str, key: int) -> None:
        """Rounds of events: those that were fired, and in phase `react` those that happen by themselves."""
        S = self.S
        for _ in range(ROUNDS):
            batch: set[int] = set()
            if self.fired:
                batch.update(
                    index for index in self.fired if S[self.program.happenings[index].fired] and self._may_fire(index)
                )
            if phase == "react":
                batch.update(self._events["react"](key))
            if not batch:
                break
            for index in sorted(batch):
                self._happen(index, key)
            self.close(key)
        if self.fired:
            for index in self.fired:
                S[self.program.happenings[index].fired] = 0
            self.fired.clear()

    def _may_fire(self, index: int) -> bool:
        happening = self.program.happenings[index]
        marks = self.S[self.program.deeds[happening.deed].history]
        return not (marks & self.WM[0] or (happening.once and marks))

    def _happen(self, index: int, key: int) -> None:
        happening = self.program.happenings[index]
        if self.S[happening.fired]:
            self.put(happening.fired, 0, self.blocks.ranks[self.program.deeds[happening.deed].source])
        self._perform[happening.deed](key, 0)

    def _finish_turn(self) -> None:
        S = self.S
        key = self.stage(luck.REACTED)
        self._react("react", key)
        if S[ENDING] < 0 and self.next_crisis():
            return
        self._red_lines()
        S[RUNG] = max(S[PEAK], S[RUNG] - 1, 0)
        self.close(key)
        self._end(S[TURN] >= self.last_turn)
        if S[ENDING] < 0:
            S[CLOCK] += S[TURN_HOURS]
            S[TURN] += 1
            S[PEAK] = -1
            for waiting in self._waiting.slots:
                S[waiting] = 0
            self.turn_masks()
            self.open()

    def _end(self, at_end: bool) -> None:
        S = self.S
        if S[ENDING] < 0:
            S[ENDING] = self._ends_at_last() if at_end else self._ends()
        if S[ENDING] >= 0:
            S[DECISION] = OVER

    # Open

    def open(self) -> None:
        """The start of a turn, up to its decision point."""
        S = self.S
        key = self.stage(luck.OPENED)
        S[DECISION] = ORDERS
        self._processes()
        now = S[CLOCK]
        if self.Q and self.Q[0][0] <= now:
            due = bisect_left(self.Q, (now + 1,))
            for _, block, source, seen, factor in self.Q[:due]:
                self.run(block, key, source, seen, factor)
            self.Q = self.Q[due:]
        for index, running, meant in self._running:
            if 0 < S[running] <= now:
                intent = S[meant] if meant >= 0 else 0
                self._set_aside(index, 0, 0)
                self._carry_out[index](key, intent)
        if self.RQ:
            self.readings(key)
        # Memories pale at once, not by the ledger: nothing reads them any more in this phase.
        for run in self._memories:
            S[run] = [worth * FADE // CERTAIN for worth in S[run]]
        self.close(key)
        for index in self._events["open"](key):
            self._happen(index, key)
        self.close(key)
        if self.fired:
            self._react("open", key)
        S[RUNG] = max(S[RUNG], S[PEAK])
        S[RESUME] = 1
        if S[ENDING] < 0:
            self.next_crisis()
        self._end(False)


class Group:
    """Slots of one kind in the order of their table, which are looked through for a value that is mostly absent."""

    def __init__(self, slots: Sequence[int]) -> None:
        self.slots = slots
        self._all: Callable[[list[int]], tuple[int, ...]] = (
            itemgetter(*slots) if len(slots) > 1 else lambda state: tuple(state[slot] for slot in slots)
        )

    def holding(self, state: list[int], value: int) -> list[int]:
        """Places in the table of the slots that hold the value."""
        held = self._all(state)
        return [place for place, worth in enumerate(held) if worth == value] if value in held else []


def runs(slots: Iterable[int]) -> list[slice]:
    """Slots as slices of equal strides: tables of pairs stand in the vector at regular distances."""
    left, found = sorted(slots), []
    while left:
        stride = left[1] - left[0] if len(left) > 1 else 1
        count = 1
        while count < len(left) and left[count] == left[0] + count * stride:
            count += 1
        found.append(slice(left[0], left[count - 1] + 1, stride))
        left = left[count:]
    return found
