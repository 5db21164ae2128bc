"""Agreements, ultimatums and crises for generated functions, as `engine.bargains` and `engine.crisis` have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core.codes import (
    BACK_DOWN,
    BROKEN,
    CLOCK,
    CRISIS,
    DECISION,
    EXCHANGE,
    EXPIRED,
    HOLD,
    IN_FORCE,
    KEPT,
    MET,
    NONE,
    ORDERS,
    PENDING,
    REFUSED,
    STEP,
    TURN,
)
from game.core.fixed import CERTAIN
from game.core.program import Program
from game.engine.bargains import TRUST_KEPT
from game.engine.compiled.blocks import Blocks
from game.engine.compiled.groups import Group, table
from game.engine.compiled.ledger import Ledger
from game.engine.perform import PLAYED, WAITING
from game.engine.playing import BACKED_DOWN, CALMED, RAN_OUT


class Dialogue(Ledger):
    """What seats have agreed, demanded and answered, and the blocks that follow from it."""

    def __init__(self, program: Program, blocks: Blocks) -> None:
        super().__init__(program, blocks)
        self.deals = Group([deal.status for deal in program.deals])
        self._demands = Group([demand.status for demand in program.demands])
        self._waiting = Group([crisis.waiting for crisis in program.crises])

    def link(self, functions: Mapping[str, Any]) -> None:
        """Take over the generated functions."""
        deals = len(self.program.deals)
        self._breakers, self._pay = table(functions, "breakers", deals), table(functions, "pay", deals)
        self._met = table(functions, "met", len(self.program.demands))
        self._blocks = {
            int(name[1:]): call for name, call in functions.items() if name[0] == "b" and name[1:].isdigit()
        }

    def run(self, block: int, key: int, source: int, seen: int, factor: int = CERTAIN) -> None:
        """Carry out a block for a cause."""
        self._blocks[block](key, source, self.blocks.ranks[source], seen, factor)

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

    # Crises: `engine.crisis`

    def next_crisis(self) -> bool:
        """Stand at the first answer of a crisis that waits; False if none does."""
        S = self.S
        for index in self._waiting.holding(S, WAITING):
            S[DECISION], S[EXCHANGE], S[STEP] = CRISIS, index, 1
            return True
        S[DECISION], S[EXCHANGE], S[STEP] = ORDERS, -1, 0
        return False

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
