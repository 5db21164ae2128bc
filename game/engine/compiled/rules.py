"""What is judged each turn as Python functions: events, processes, red lines, endings, agreements, scores."""

from __future__ import annotations

from collections.abc import Iterator

from game.core import luck
from game.core.codes import CLOCK, ENDING, TURN
from game.core.fixed import CERTAIN, UNIT
from game.core.primitives import Later
from game.core.program import Drift, Goal, Happening, Program
from game.engine.compiled.blocks import Blocks, Cause
from game.engine.compiled.expressions import number, test, window
from game.engine.compiled.writer import Writer, luckier


class Rules:
    """Writes everything but deeds and what seats choose."""

    def __init__(self, program: Program, out: Writer, blocks: Blocks) -> None:
        self.program, self.out, self.blocks = program, out, blocks

    def write(self) -> None:
        """All functions."""
        for block in sorted(set(self._called())):
            self._block(block)
        for phase in ("open", "react"):
            self._events(phase)
        self._drifts()
        self._lines()
        self._endings()
        self._agreements()
        self._scores()

    # Blocks that are carried out for a cause that is known only then

    def _called(self) -> Iterator[int]:
        program = self.program
        for block in program.blocks:
            yield from (item.block for item in block if isinstance(item, Later))
        for deal in program.deals:
            yield from (deal.accepted, deal.refused, deal.kept, *deal.broken)
        for demand in program.demands:
            yield from (demand.issued, demand.on_met, demand.expired)
        for crisis in program.crises:
            yield from (0, crisis.calmed, crisis.ran_out, *crisis.backed_down.values())
            for steps in crisis.steps.values():
                yield from steps

    def _block(self, block: int) -> None:
        self.out.function(f"b{block}(k,source,rank,seen,f)")
        self.blocks.write(block, Cause("source", "rank", "seen", "f"))
        self.out.returns()

    # Events

    def _events(self, phase: str) -> None:
        """Which events of a phase happen by themselves, as a list of their indexes."""
        out = self.out
        out.function(f"{phase}_events(k)")
        out(f"t=S[{TURN}];m0=WM[0];found=[]")
        for index, happening in enumerate(self.program.happenings):
            if happening.phase == phase and happening.last >= happening.first and happening.chance > 0:
                self._event(index, happening)
        out("return found")

    def _event(self, index: int, happening: Happening) -> None:
        out, deed = self.out, self.program.deeds[happening.deed]
        history = f"S[{deed.history}]"
        tests = [f"{happening.first}<=t<={happening.last}"]
        if happening.first == happening.last:
            tests = [f"t=={happening.first}"]
        elif happening.first <= 1 and happening.last >= self.program.turns:
            tests = []
        if happening.every:
            tests.append(f"not (t-{happening.first})%{happening.every}")
        if happening.once:
            tests.append(f"not {history}")
        if happening.when is not None:
            tests.append(f"({test(happening.when)})")
        if not happening.once:
            # Its last time is longer ago than `wait`, this turn included. Seldom true, so asked last.
            tests.append(f"not {history}&{window(happening.wait) if happening.wait else 'm0'}")
        out(f"if {' and '.join(tests)}:")
        out.depth += 1
        if happening.chance < CERTAIN:
            out.mixed(deed.stable, luck.CHANCE)
            out(f"if {luckier(happening.chance, CERTAIN)}: found.append({index})")
        else:
            out(f"found.append({index})")
        out.depth -= 1

    # Processes

    def _drifts(self) -> None:
        out = self.out
        out.function("processes()")
        for drift in self.program.drifts:
            condition = test(drift.when)
            if condition != "1":
                out(f"if {condition}:")
                out.depth += 1
            self._drift(drift)
            out.depth = 1
        out.returns()

    def _drift(self, drift: Drift) -> None:
        """Source of one process; shares are rounded toward zero."""
        if drift.add is not None:
            self.blocks.add(drift.slot, drift.add)
            return
        out, slot = self.out, drift.slot
        gap, by = f"-S[{slot}]", CERTAIN - drift.keep
        if drift.toward is not None:
            gap, by = f"{number(drift.toward)}-S[{slot}]", drift.by
        rises, falls, touched = ("R", "F", "TC") if slot in self.blocks.capped else ("A", "A", "T")
        out(f"a={gap}")
        out(f"if a>0: {rises}[{slot}]+=a*{by}//{CERTAIN}")
        out(f"else: {falls}[{slot}]{'-' if falls == 'A' else '+'}=-a*{by}//{CERTAIN}")
        out(f"{touched}.append({slot})")

    # Red lines and endings

    def _lines(self) -> None:
        out = self.out
        out.function("red_lines()")
        for line in self.program.lines:
            out(f"if {test(line.when)}: MK.append({line.crossed})")
        out.returns()

    def _endings(self) -> None:
        """The first ending that holds, or -1."""
        out = self.out
        for name, last in (("ends", False), ("ends_at_last", True)):
            out.function(f"{name}()")
            for index, finish in enumerate(self.program.finishes):
                if finish.at_once or last:
                    out(f"if {test(finish.when)}: return {index}")
            out("return -1")

    # Agreements and ultimatums

    def _agreements(self) -> None:
        out = self.out
        for index, deal in enumerate(self.program.deals):
            out.function(f"breakers{index}()")
            out("found=set()")
            for promise in deal.promises:
                broken = [f"S[{slot}]&WM[0]" for slot in promise.must_not]
                if promise.holds is not None:
                    broken.append(f"not ({test(promise.holds)})")
                if promise.must:
                    done = "|".join(f"S[{slot}]" for slot in promise.must)
                    accepted = f"S[{CLOCK}]-(S[{deal.until}]-{deal.hours})>={promise.within}"
                    broken.append(f"({accepted} and not ({done})&WM[S[{TURN}]-S[{deal.since}]])")
                if broken:
                    out(f"if {' or '.join(broken)}: found.add({promise.actor})")
            out("return found")
            out.function(f"pay{index}()")
            for promise in deal.promises:
                for giver, taker, amount in promise.pays:
                    out(f"a=max(0,min({number(amount)},S[{giver}]-LO[{giver}]))")
                    out(f"add({giver},-a)")
                    if taker >= 0:
                        out(f"add({taker},a)")
            out.returns()
        for index, demand in enumerate(self.program.demands):
            out.function(f"met{index}()")
            out(f"return {test(demand.met)}")

    # Scores

    def _scores(self) -> None:
        """(own, shared) by seat, as `engine.scores` has them."""
        out, program = self.out, self.program
        out.function("scores()")
        caps = tuple(100 * UNIT * finish.cap // CERTAIN for finish in program.finishes)
        out(f"e=S[{ENDING}];cap={caps}[e] if e>=0 else {100 * UNIT}")
        for index, goal in enumerate(program.goals):
            span = goal.goal - goal.start or 1
            out(f"g{index}=({number(goal.measure)}-({goal.start}))*{100 * UNIT}//{span if span > 0 else f'({span})'}")
            out(f"g{index}=0 if g{index}<0 else {100 * UNIT} if g{index}>{100 * UNIT} else g{index}")
        parts = []
        for seat in range(len(program.seats)):
            pair = [self._mean(seat, shared) for shared in (False, True)]
            parts.append(f"({pair[0]},{pair[1]})")
        out(f"return ({','.join(parts)},)")

    def _mean(self, seat: int, shared: bool) -> str:
        goals: list[tuple[int, Goal]] = [
            (index, goal)
            for index, goal in enumerate(self.program.goals)
            if goal.actor == seat and goal.shared is shared
        ]
        weight = sum(goal.weight for _, goal in goals)
        if not weight:
            return "None"
        total = "+".join(f"g{index}*{goal.weight}" for index, goal in goals)
        return f"min(({total})//{weight},cap)"
