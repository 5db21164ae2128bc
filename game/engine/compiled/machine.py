"""The rules of a turn for generated functions: the same phases as `engine.reference`, without a story.

What the reference says in words holds here; this file only follows it. Facilitators' moves are the reference's own
business: a machine takes what seats do, allowed already.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from game.core import luck
from game.core.codes import (
    CLOCK,
    DECISION,
    ENDING,
    ORDERS,
    OVER,
    PEAK,
    RESUME,
    RUNG,
    STEP,
    TURN,
    TURN_HOURS,
)
from game.core.fixed import CERTAIN
from game.core.program import Program
from game.engine.compiled.blocks import Blocks
from game.engine.compiled.collisions import Collisions, Orders
from game.engine.compiled.deeds import joint_marks
from game.engine.compiled.dialogue import Dialogue
from game.engine.compiled.groups import Group, runs, table
from game.engine.memory import FADE
from game.engine.playing import Plan
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


class Machine(Dialogue):
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
        self.questions = Group([question.pending for question in program.questions])

    def link(self, functions: Mapping[str, Any]) -> None:
        """Take over the generated functions."""
        super().link(functions)
        program = self.program
        self._perform = table(functions, "d", len(program.deeds))
        self._carry_out = table(functions, "c", len(program.orders))
        self._order = table(functions, "o", len(program.orders))
        self._give = table(functions, "g", len(program.orders))
        self._costs = [functions[f"costs{order.deed}"] for order in program.orders]
        self._option_costs = {
            deed: functions[f"costs{deed}"] for question in program.questions for deed in question.options
        }
        self._deal_costs = table(functions, "dealcosts", len(program.deals))
        self._events = {phase: functions[f"{phase}_events"] for phase in ("open", "react")}
        self._processes, self._red_lines = functions["processes"], functions["red_lines"]
        self._ends, self._ends_at_last = functions["ends"], functions["ends_at_last"]

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

    # A step with answers in a crisis

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
