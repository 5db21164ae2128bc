"""Deeds as Python functions: what is drawn, what then happens, who remembers it.

`d7(k,i)` carries out deed 7 with intent `i` (1 + its index in INTENTS, 0 for none); `w7(k,i,f)` does so worn to the
factor `f`; `o3(k,i)` gives order 3. What a deed does depends on its result alone; so does who saw it and who did it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from game.core import luck
from game.core.codes import CLOCK
from game.core.expr import Const
from game.core.fixed import CERTAIN, UNIT
from game.core.lanes import lay
from game.core.primitives import Mark
from game.core.program import Deed, Order, Program, Result
from game.engine.compiled.blocks import Blocks, Cause, Use
from game.engine.compiled.expressions import number, test, window
from game.engine.compiled.writer import Writer, bound, drawn
from game.engine.memory import CREDIT, concerns

Reader = tuple[int, int, int, int, int]
"""Who reads an intent: slots of slight, credit and reading, suspicion, the deed's rank among rivals."""


class Readers(NamedTuple):
    """Who reads what one result of a deed was meant to be; `lanes` what their draws are mixed with, side by side.

    `cases` is filled by the ledger: what follows for each reader, by intent.
    """

    lanes: int
    readers: tuple[Reader, ...]
    cases: dict[int, Any]


class Deeds:
    """Writes the functions of deeds and orders; `readers` are the tables that they name `RD[n]`."""

    def __init__(self, program: Program, out: Writer, blocks: Blocks, use: Use) -> None:
        self.program, self.out, self.blocks, self.use = program, out, blocks, use
        self.readers: list[Readers] = []
        self.meant = {order.deed for order in program.orders if order.intents}

        self.worn = {order.deed: max(order.habit) <= CERTAIN for order in program.orders if order.habit}
        """Deeds that repetition changes: does it never strengthen them?"""

    def write(self) -> None:
        """All deeds, then all orders."""
        for deed in self.program.deeds:
            self._deed(deed, "")
            if deed.index in self.worn:
                self._deed(deed, "f")
        for index, order in enumerate(self.program.orders):
            self._carry_out(index, order)
            self._order(index, order)

    # Deeds

    def _deed(self, deed: Deed, factor: str) -> None:
        out = self.out
        out.function(f"{'w' if factor else 'd'}{deed.index}(k,i{',f' if factor else ''})")
        cause = self._cause(deed, deed.seen, factor)
        weights = self._weights(deed)
        # The deed's own block stands beside every result; Python reads it once, so it is written before them.
        self.blocks.write(deed.block, cause)
        if not deed.results:
            self._nothing_drawn(deed)
        elif isinstance(weights, tuple):
            self._fixed(deed, weights, factor)
        else:
            self._by_odds(deed, factor)
        out.returns()

    def _cause(self, deed: Deed, seen: int, factor: str) -> Cause:
        return self.blocks.cause(deed.source, seen, factor, factor != "" and self.worn[deed.index])

    def _weights(self, deed: Deed) -> tuple[int, ...] | None:
        """The weights of a deed whose results are always equally likely; None where it has odds."""
        return None if deed.odds is not None else tuple(result.weight for result in deed.results)

    def _nothing_drawn(self, deed: Deed) -> None:
        self._note(deed, -1)
        self._remember(deed, deed.seen & deed.author_seen)

    def _fixed(self, deed: Deed, weights: tuple[int, ...], factor: str) -> None:
        possible = [index for index, weight in enumerate(weights) if weight > 0]
        if not possible:
            self._nothing_drawn(deed)
        elif len(possible) == 1:
            self._result(deed, possible[0], factor)
        else:
            self.out.mixed(deed.stable, luck.OUTCOME)
            self.out("x^=x>>31")
            below, left = 0, len(possible)
            for index in possible:
                below += weights[index]
                left -= 1
                part = f"x<{bound(below, sum(weights))}" if left else ""
                self._branch(part, index == possible[0], deed, index, factor)

    def _branch(self, condition: str, first: bool, deed: Deed, index: int, factor: str) -> None:
        self.out(f"{'if' if first else 'elif' if condition else 'else'}{' ' if condition else ''}{condition}:")
        self.out.depth += 1
        self._result(deed, index, factor)
        self.out("pass")
        self.out.depth -= 1

    def _by_odds(self, deed: Deed, factor: str) -> None:
        """Success has its chance; the rest is shared by the other results, each rounding down."""
        out = self.out
        self.odds(deed, [test(line.needs) for line in deed.lines])
        if deed.fails_if is not None:
            out(f"if {test(deed.fails_if)}: c=0")
        shares = [0 if result.name == "success" else result.weight for result in deed.results]
        whole = sum(shares) or 1
        if [result.name == "success" for result in deed.results] == [True, False] and shares[1]:
            self._success_or_not(deed, factor)
            return
        for index, result in enumerate(deed.results):
            own = "c" if result.name == "success" else f"({CERTAIN}-c)*{shares[index]}//{whole}"
            out(f"v{index}={own}")
        out(f"s={'+'.join(f'v{index}' for index in range(len(deed.results)))}")
        out("if s<=0:")
        out.depth += 1
        self._nothing_drawn(deed)
        out("return")
        out.depth -= 1
        out.mixed(deed.stable, luck.OUTCOME)
        out(f"l={drawn('s')}")
        last = len(deed.results) - 1
        for index in range(len(deed.results)):
            below = "+".join(f"v{n}" for n in range(index + 1))
            self._branch(f"l<{below}" if index < last else "", index == 0, deed, index, factor)

    def _success_or_not(self, deed: Deed, factor: str) -> None:
        """The usual case, with nothing to share: `c` of all draws are the success, which stands first."""
        self.out.mixed(deed.stable, luck.OUTCOME)
        self._branch(f"{drawn(str(CERTAIN))}<c", True, deed, 0, factor)
        self._branch("", False, deed, 1, factor)

    def odds(self, deed: Deed, lines: list[str]) -> None:
        """Put the chance of success into `c`."""
        out = self.out
        out(f"c={deed.odds}")
        for line, condition in zip(deed.lines, lines, strict=True):
            out(f"if {condition}: c+={line.by}")
        least = sum(min(line.by, 0) for line in deed.lines) + (deed.odds or 0)
        most = sum(max(line.by, 0) for line in deed.lines) + (deed.odds or 0)
        if least < 0 or most > CERTAIN:
            out(f"c=0 if c<0 else {CERTAIN} if c>{CERTAIN} else c")

    def _result(self, deed: Deed, index: int, factor: str) -> None:
        result: Result = deed.results[index]
        self._note(deed, index)
        self.blocks.write(result.block, self._cause(deed, result.seen, factor))
        self._remember(deed, (result.seen | deed.seen) & deed.author_seen & result.author_seen)

    def _note(self, deed: Deed, result: int) -> None:
        if self.use.traced:
            self.out(f"happened('deed',{deed.index},{result})")

    # Memory

    def _remember(self, deed: Deed, witnesses: int) -> None:
        """See `engine.memory`: who saw it and knows whose it was remembers it, and reads what it was meant to be."""
        if self.use.read is not None or deed.kind == "event" or deed.actor < 0:
            return
        program, out = self.program, self.out
        valued = program.doctrine.deeds.get(deed.index)
        nature = valued.nature if valued else 0
        seats = [
            seat
            for seat in range(len(program.seats))
            if seat != deed.actor and witnesses >> seat & 1 and concerns(program, deed, seat)
        ]
        table = program.slights if nature > 0 else program.credits
        amount = (max(0, deed.rung) + 1) * UNIT if nature > 0 else CREDIT
        slots = [table[seat, deed.actor] for seat in seats] if nature else []
        for slot in slots:
            out(f"A[{slot}]+={amount}")
        if slots:
            out(f"T.extend({tuple(slots)})")
        if seats and deed.index in self.meant:
            out(f"if i: RQ.append((RD[{len(self.readers)}],i))")
            names = (luck.stable_id("reading", str(deed.stable), program.seats[seat].id) for seat in seats)
            lanes = lay(name ^ luck.READING << 56 for name in names)
            self.readers.append(Readers(lanes, tuple(self._reader(deed, seat) for seat in seats), {}))

    def _reader(self, deed: Deed, seat: int) -> Reader:
        program, pair = self.program, (seat, deed.actor)
        return (
            program.slights[pair],
            program.credits[pair],
            program.readings[pair],
            program.doctrine.tempers[seat].suspicion,
            self.blocks.ranks[deed.source],
        )

    # Orders

    def _carry_out(self, index: int, order: Order) -> None:
        """`c3(k,i)`: the deed of an order, worn by repetition."""
        self.out.function(f"c{index}(k,i)")
        self._worn(order)
        self.out.returns()

    def _worn(self, order: Order) -> None:
        out, deed = self.out, self.program.deeds[order.deed]
        if not order.habit:
            out(f"d{deed.index}(k,i)")
            return
        out(f"n=S[{deed.history}]&{window(order.habit_turns)}&~WM[0]")
        out(f"if n: n=n.bit_count();f={order.habit}[n if n<{len(order.habit)} else {len(order.habit) - 1}]")
        out(f"else: f={order.habit[0]}")
        out(f"if f=={CERTAIN}: d{deed.index}(k,i)")
        out(f"else: w{deed.index}(k,i,f)")

    def _order(self, index: int, order: Order) -> None:
        """`o3(k,i)` what comes of order 3; `g3(k,i)` the same, paid for by its actor alone."""
        out, deed = self.out, self.program.deeds[order.deed]
        for name in "og":
            out.function(f"{name}{index}(k,i)")
            if name == "g":
                self.blocks.marks([order.ordered])
                for slot, cost in deed.costs:
                    if slot in self.blocks.capped or not isinstance(cost, Const):
                        out(f"add({slot},-max(0,{number(cost)}))")
                    elif cost.value > 0:
                        out(f"A[{slot}]-={cost.value};T.append({slot})")
            if order.takes:
                rank = self.blocks.ranks[deed.source]
                out(f"W.append(({order.running},{rank},S[{CLOCK}]+{order.takes}))")
                if order.meant >= 0:
                    out(f"W.append(({order.meant},{rank},i))")
            else:
                self._worn(order)
            out.returns()


def joint_marks(program: Program, deed: Deed) -> tuple[int, ...]:
    """The histories that one who joins a joint action marks."""
    return tuple(item.slot for item in program.blocks[deed.block] if isinstance(item, Mark))
