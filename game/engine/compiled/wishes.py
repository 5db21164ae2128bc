"""What doctrine seats make of the moment, as Python functions: their mood, and which orders are worth giving.

`mood3()` gives what the sums of seat 3 hang on: which drives it feels (as bits), whether its restraint went unanswered,
how high its ceiling is. `meek3()`: does it hold little against others. `wishes3(M,B,t)` lists the seat's orders that
are worth more than `t`, each as `pack`ed: `M[p]` is the sum of the p-th order, looked up by odds and use where it has
such; `B[p]` its whim. An order is a few lines of its own, because a walk over a table
takes several times longer; they are most of what a turn costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.core.fixed import CERTAIN, UNIT
from game.core.program import Order, Program
from game.engine.compiled.expressions import number, test, window
from game.engine.compiled.writer import Writer
from game.engine.lensed import Lensed
from game.engine.policies.doctrine import MEEK, TENSE

USES = 64
"""Where an order has both odds and a habit, its sum is kept at chance * USES + uses: a game has at most 60 turns."""


class Wishes:
    """Writes the functions of one seat."""

    def __init__(self, program: Program, seat: int, lens: Lensed, out: Writer) -> None:
        self.program, self.seat, self.lens, self.out = program, seat, lens, out
        self.temper = program.doctrine.tempers[seat]
        self.orders = [program.orders[index] for index in program.seats[seat].orders]
        others = [other for other in range(len(program.seats)) if other != seat]
        self.slights = {other: lens.history(program.slights[seat, other]) for other in others}
        self.credits = {other: lens.history(program.credits[seat, other]) for other in others}

    def write(self) -> None:
        """All functions."""
        self._mood()
        out = self.out
        out.function(f"meek{self.seat}()")
        out(f"return {' and '.join(f'S[{slot}]<{MEEK}' for slot in self.slights.values()) or 'True'}")
        out.function(f"wishes{self.seat}(M,B,t)")
        out("found=[]")
        self._shared()
        for position, order in enumerate(self.orders):
            self._order(position, order)
        out("return found")

    def _mood(self) -> None:
        out, temper = self.out, self.temper
        out.function(f"mood{self.seat}()")
        felt = (f"({1 << bit} if {test(self.lens(when))} else 0)" for bit, (when, _, _) in enumerate(temper.drives))
        out(f"d={'|'.join(felt) or '0'}")
        calm = dict.fromkeys(self.program.deeds[order.deed].history for order in self.orders if order.calms)
        out("u=False")
        if calm:
            met = " or ".join(f"S[{slot}]>{UNIT}" for slot in self.credits.values())
            out(f"if not ({met or '0'}):")
            marks = "+".join(f"(S[{self.lens.history(slot)}]&m).bit_count()" for slot in calm)
            out(f" m={window(temper.patience)};u={marks}>{temper.patience}")
        out(f"t={number(self.lens.slot(self.program.tension))}-{TENSE}")
        out(f"return d,u,{temper.ceiling}+t//{10 * UNIT} if t>0 else {temper.ceiling}")

    # Orders

    def _shared(self) -> None:
        """What several orders look at: the turns that a habit counts, and what mirroring adds to force."""
        out = self.out
        for turns in sorted({order.habit_turns for order in self.orders if order.habit}):
            out(f"k{turns}={window(turns)}&~WM[0]")
        for other in sorted({self._other(order) for order in self.orders if self._nature(order)}):
            if other == self.seat or not self.slights:
                continue
            if other >= 0:
                balance = f"S[{self.slights[other]}]-S[{self.credits[other]}]"
            else:
                balance = f"{_most(self.slights.values())}-{_most(self.credits.values())}"
            share = f"*{self.temper.mirror}//{CERTAIN}"
            out(f"b={balance}")
            out(f"{_mirror(other)}=b{share} if b>=0 else -(-b{share})")

    def _order(self, position: int, order: Order) -> None:
        place = f"M[{position}]"
        deed = self.program.deeds[order.deed]
        uses = f"(S[{self.lens.history(deed.history)}]&k{order.habit_turns}).bit_count()" if order.habit else ""
        if deed.odds is not None:
            chance = f"odds{deed.index}()"
            place += f"[{chance}*{USES}+{uses}]" if uses else f"[{chance}*{USES}]"
        elif uses:
            place += f"[{uses}]"
        nature, other = self._nature(order), self._other(order)
        mirror = "" if not nature or other == self.seat or not self.slights else f"{'-+'[nature > 0]}{_mirror(other)}"
        self.out(f"w={place}{mirror}+B[{position}]")
        self.out(f"if w>t: found.append({pack('w', position, len(self.orders))})")

    def _nature(self, order: Order) -> int:
        return self.program.doctrine.deeds[order.deed].nature

    def _other(self, order: Order) -> int:
        deed = self.program.deeds[order.deed]
        return deed.target if deed.target_kind == "actor" else -1


def pack(worth: str, position: int, count: int) -> str:
    """Source of one number that sorts by worth, and among equals the first of `count` orders highest; divided by
    `count` it leaves the order's place from the end."""
    return f"{worth}*{count}+{count - 1 - position}"


def _mirror(other: int) -> str:
    return f"a{other}" if other >= 0 else "a"


def _most(slots: Iterable[int]) -> str:
    found: Sequence[str] = [f"S[{slot}]" for slot in slots]
    return found[0] if len(found) == 1 else f"max({','.join(found)})"
