"""Blocks of primitives as Python source that writes into the machine's ledger.

In the source, `k` is the key of the stage, `A` collects what is added to slots without soft caps and `T` names them;
`R`, `F` and `TC` do so for the rises and falls (as positive numbers) of slots with one; `W` is what slots shall hold,
`MK` are marks, `O` what is opened, `L` what is put off, `X` the highest rung, the first ending and the shortest turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from game.core import luck
from game.core.codes import CLOCK
from game.core.expr import TRUE, Const, Expr
from game.core.fixed import CERTAIN
from game.core.primitives import (
    Add,
    AnyPrimitive,
    Climb,
    Collect,
    Drop,
    End,
    Later,
    Mark,
    Open,
    Pace,
    Put,
    Sometimes,
)
from game.core.program import Program, Report
from game.engine.compiled.expressions import number, test
from game.engine.compiled.writer import Writer, luckier, share


@dataclass(frozen=True, slots=True)
class Cause:
    """Source texts of what a block runs for: its source, the seats that see it, its factor ("" for the whole)."""

    source: str
    rank: str
    seen: str
    factor: str = ""
    worn: bool = False
    """Is there a factor, and never above the whole?"""

    @property
    def given(self) -> str:
        """The factor as a number."""
        return self.factor or str(CERTAIN)


class Use(NamedTuple):
    """What games are played for. `traced`: they note what happens.

    `read`: only what these slots hold counts, or None for everything. Where all seats are played at random nobody
    reads reports, most histories, or what seats remember of one another; leaving them out saves a third of the work.
    """

    traced: bool = False
    read: frozenset[int] | None = None


def ends_of(report: Report) -> tuple[int, int, int]:
    """The slots of a report."""
    return report.low, report.high, report.turn


class Blocks:
    """Writes blocks. `ranks` orders sources as rivals are ordered."""

    def __init__(self, program: Program, out: Writer, use: Use) -> None:
        self.program, self.out, self.use = program, out, use
        sorts = sorted({source.sort for source in program.sources})
        self.ranks = [sorts.index(source.sort) for source in program.sources]
        self.report_of = {key: index for index, key in enumerate(program.reports)}
        self.believed = self._believed()
        self.capped = {slot for slot, info in enumerate(program.slots) if info.rise_cap or info.fall_cap}

    def _believed(self) -> set[int]:
        """Places of the reports that an effect may set outright, beside those that are collected."""
        ends = {slot: self.report_of[key] for key, report in self.program.reports.items() for slot in ends_of(report)}
        puts = (item.slot for block in self.program.blocks for item in block if isinstance(item, Put))
        return {ends[slot] for slot in puts if slot in ends}

    def counts(self, slot: int) -> bool:
        """Need the slot be kept up to date?"""
        return self.use.read is None or slot in self.use.read

    def cause(self, source: int, seen: int, factor: str = "", worn: bool = False) -> Cause:
        """A cause that is known when the source is written."""
        return Cause(str(source), str(self.ranks[source]), str(seen), factor, worn)

    def write(self, block: int, cause: Cause) -> None:
        """All primitives of a block, neighbours with the same guard together."""
        for guard, found in groupby(self.program.blocks[block], key=lambda primitive: primitive.guard):
            items = list(found)
            if guard == TRUE:
                self._group(items, cause)
                continue
            self.out(f"if {test(guard)}:")
            self.out.depth += 1
            self._group(items, cause)
            self.out("pass")
            self.out.depth -= 1

    def _group(self, items: list[AnyPrimitive], cause: Cause) -> None:
        self._adds([(item.slot, item.amount) for item in items if isinstance(item, Add)], cause)
        self.marks(item.slot for item in items if isinstance(item, Mark))
        rungs = [item.rung for item in items if isinstance(item, Climb)]
        if rungs:
            self.climb(max(rungs))
        for puts, found in groupby(items, key=lambda item: isinstance(item, Put)):
            if puts:
                self.wants([self._wanted(item, cause) for item in found if isinstance(item, Put) and self._read(item)])
            else:
                for item in found:
                    self._one(item, cause)

    def wants(self, wanted: list[str]) -> None:
        """Slots shall hold values; Python makes one constant of all that are known here."""
        if len(wanted) == 1:
            self.out(f"W.append({wanted[0]})")
        elif wanted:
            self.out(f"W.extend(({','.join(wanted)}))")

    def _read(self, item: Put) -> bool:
        return self.program.slots[item.slot].kind != "report" or self.counts(item.slot)

    def _wanted(self, item: Put, cause: Cause) -> str:
        info, value = self.program.slots[item.slot], item.value
        if isinstance(value, Const):
            worth = str(min(max(value.value, info.low), info.high))
        else:
            worth = f"min(max({number(value)},{info.low}),{info.high})"
        return f"({item.slot},{cause.rank},{worth})"

    def marks(self, slots: Iterable[int]) -> None:
        """Mark histories at the end of the phase."""
        found = tuple(dict.fromkeys(slot for slot in slots if self.counts(slot)))
        if len(found) == 1:
            self.out(f"MK.append({found[0]})")
        elif found:
            self.out(f"MK.extend({found})")

    def climb(self, rung: int) -> None:
        """Something stands on a rung."""
        self.out(f"if X[0]<{rung}: X[0]={rung}")

    def add(self, slot: int, amount: Expr) -> None:
        """Add an amount to a number."""
        self._adds([(slot, amount)], Cause("", "", ""))

    def _adds(self, items: Iterable[tuple[int, Expr]], cause: Cause) -> None:
        plain: dict[int, None] = {}
        capped: dict[int, None] = {}
        for slot, amount in items:
            if amount == Const(0):
                continue
            if slot in self.capped:
                capped[slot] = None
                self._add_capped(slot, amount, cause)
            else:
                plain[slot] = None
                self._add(slot, amount, cause.factor)
        for touched, name in ((tuple(plain), "T"), (tuple(capped), "TC")):
            if len(touched) == 1:
                self.out(f"{name}.append({touched[0]})")
            elif touched:
                self.out(f"{name}.extend({touched})")

    def _add(self, slot: int, amount: Expr, factor: str) -> None:
        if isinstance(amount, Const):
            self.out(f"A[{slot}]+={share(amount.value, factor) if factor else amount.value}")
        else:
            self.out(f"A[{slot}]+={f'percent({number(amount)},{factor})' if factor else number(amount)}")

    def _add_capped(self, slot: int, amount: Expr, cause: Cause) -> None:
        out = self.out
        if isinstance(amount, Const):
            self._capped(slot, abs(amount.value), amount.value > 0, cause)
            return
        out(f"a={number(amount)}")
        out("if a>0:")
        for rises in (True, False):
            out.depth += 1
            if not rises:
                out("a=-a")
            self._capped(slot, "a", rises, cause)
            out.depth -= 1
            if rises:
                out("else:")

    def _capped(self, slot: int, size: int | str, rises: bool, cause: Cause) -> None:
        """With a factor the whole amount and what the factor takes from it, or adds to it, count apart: caps care."""
        own, other = ("R", "F") if rises else ("F", "R")
        self.out(f"{own}[{slot}]+={size}")
        if cause.worn:
            self.out(f"{other}[{slot}]+={size}-{size}*{cause.factor}//{CERTAIN}")
        elif cause.factor:
            self.out(f"v={size}*{cause.factor}//{CERTAIN}-{size}")
            self.out(f"if v>0: {own}[{slot}]+=v")
            self.out(f"else: {other}[{slot}]-=v")

    def _one(self, item: AnyPrimitive, cause: Cause) -> None:
        out = self.out
        match item:
            case Later(hours=hours, block=block):
                out(f"L.append((S[{CLOCK}]+{hours},{block},{cause.source},{cause.seen},{cause.given}))")
            case Sometimes():
                self._sometimes(item, cause)
            case Open(what=what, index=index):
                self._open(what, index, cause)
            case _:
                self._rare(item, cause)

    def _rare(self, item: AnyPrimitive, cause: Cause) -> None:
        out = self.out
        match item:
            case Collect(seat=seat, slot=slot, width=width) if self.use.read is None and (seat, slot) in self.report_of:
                index = self.report_of[seat, slot]
                if index in self.believed:
                    out(f"weigh({index},{slot},{width},{cause.rank})")
                else:
                    out(f"collect({index},{slot},{width})")
            case Pace(hours=hours):
                out(f"X[2]=min({hours},X[2] or {hours})")
            case End(ending=ending):
                out(f"X[1]={ending} if X[1]<0 else min({ending},X[1])")
            case Drop(block=block):
                out(f"DR.add({block})")

    def _sometimes(self, item: Sometimes, cause: Cause) -> None:
        if item.chance <= 0:
            return
        if item.chance < CERTAIN:
            self.out.mixed(item.stable, luck.CHANCE)
            self.out(f"if {luckier(item.chance, CERTAIN)}:")
            self.out.depth += 1
        self.write(item.block, cause)
        if item.chance < CERTAIN:
            self.out("pass")
            self.out.depth -= 1

    def _open(self, what: str, index: int, cause: Cause) -> None:
        out, program = self.out, self.program
        if what == "event":
            out(f"O[{program.happenings[index].fired}]=1")
        elif what == "dilemma":
            out(f"O[{program.questions[index].pending}]=1")
        elif what == "offer":
            out(f"offer({index})")
        elif what == "ultimatum":
            out(f"demand({index},k,{cause.rank})")
        else:
            out(f"crisis({index})")
