"""What seats may choose and what they take into account, as Python functions over what each seat sees.

`may3()`: may order 3 be given, for itself; `left7(p)`: can deed 7 still be paid after `p`, what is spent already by
slot; `spend7(p)`: it is; `option7()`: does what an answer needs hold; `deal2(p)`: may agreement 2 be proposed. For the
doctrine: `odds7()` the chance of success as its actor sees it, and what `wishes` has. Costs are paid on the truth:
`costs7()` and `dealcosts2()` give slots and prices.
"""

from __future__ import annotations

from game.core.codes import IN_FORCE, OFFERED
from game.core.expr import Const, Expr
from game.core.fixed import CERTAIN
from game.core.program import Deal, Deed, Order, Program
from game.engine.compiled.expressions import every, number, test
from game.engine.compiled.wishes import Wishes
from game.engine.compiled.writer import Writer
from game.engine.lensed import Lensed

Costs = tuple[tuple[int, Expr], ...]


class Choices:
    """Writes the functions, those of the doctrine into `minds`; expressions are rewritten for the seat that judges."""

    def __init__(self, program: Program, out: Writer, minds: Writer) -> None:
        self.program, self.out, self.minds = program, out, minds
        self.lenses = [Lensed(program, seat) for seat in range(len(program.seats))]

    def write(self) -> None:
        """All functions."""
        program = self.program
        for index, order in enumerate(program.orders):
            self._order(index, order)
        asked = sorted({deed for question in program.questions for deed in question.options})
        for index in asked:
            self._option(program.deeds[index])
        chosen = sorted({*asked, *(order.deed for order in program.orders)})
        for index in chosen:
            deed = program.deeds[index]
            lens = self.lenses[deed.actor]
            self._purse(f"left{index}", f"spend{index}", deed.costs, lens)
            self._truth(f"costs{index}", deed.costs)
            if deed.odds is not None:
                self._odds(deed, lens)
        for index, deal in enumerate(program.deals):
            self._deal(index, deal)
        for seat in range(len(program.seats)):
            Wishes(program, seat, self.lenses[seat], self.minds).write()

    def _order(self, index: int, order: Order) -> None:
        """As `legality.order_refusal`, but for the end of the game."""
        program, deed = self.program, self.program.deeds[order.deed]
        lens = self.lenses[deed.actor]
        tests = []
        if order.running >= 0:
            tests.append(f"not {number(lens.slot(order.running))}")
        if order.once:
            tests.append(f"not {number(lens.slot(deed.history))}")
            own = [program.orders[n] for n in program.seats[deed.actor].orders]
            same = [other for other in own if other.action == order.action]
            tests += [f"not {number(lens.slot(other.running))}" for other in same if other.running >= 0]
        tests += [f"({test(lens(need))})" for need, _ in deed.needs]
        tests += self._affordable(deed.costs, lens, spent=False)
        self.out.function(f"may{index}()")
        self.out(f"return {' and '.join(tests) or 'True'}")

    def _option(self, deed: Deed) -> None:
        lens = self.lenses[deed.actor]
        self.out.function(f"option{deed.index}()")
        self.out(f"return {every([lens(need) for need, _ in deed.needs])}")

    def _affordable(self, costs: Costs, lens: Lensed, spent: bool) -> list[str]:
        tests = []
        for slot, cost in costs:
            purse = f"{number(lens.slot(slot))}-({self.program.slots[slot].low})"
            used = f"-p.get({slot},0)" if spent else ""
            tests.append(f"{_price(lens(cost))}<={purse}{used}")
        return tests

    def _purse(self, left: str, spend: str, costs: Costs, lens: Lensed) -> None:
        self.out.function(f"{left}(p)")
        self.out(f"return {' and '.join(self._affordable(costs, lens, spent=True)) or 'True'}")
        self.out.function(f"{spend}(p)")
        for slot, cost in costs:
            self.out(f"p[{slot}]=p.get({slot},0)+{_price(lens(cost))}")
        self.out.returns()

    def _truth(self, name: str, costs: Costs) -> None:
        self.out.function(f"{name}()")
        self.out(f"return ({''.join(f'({slot},{_price(cost)}),' for slot, cost in costs)})")

    def _odds(self, deed: Deed, lens: Lensed) -> None:
        out = self.minds
        out.function(f"odds{deed.index}()")
        out(f"c={deed.odds}")
        for line in deed.lines:
            out(f"if {test(lens(line.needs))}: c+={line.by}")
        out(f"return 0 if c<0 else {CERTAIN} if c>{CERTAIN} else c")

    def _deal(self, index: int, deal: Deal) -> None:
        """As `legality.deal_refusal`, with what is spent already."""
        lens = self.lenses[deal.actor]
        status = number(lens.slot(deal.status))
        tests = [f"{status}!={OFFERED}", f"{status}!={IN_FORCE}"] if deal.direct else ["False"]
        if deal.mirror >= 0:
            tests.append(f"{number(lens.slot(self.program.deals[deal.mirror].status))}!={IN_FORCE}")
        tests += [f"({test(lens(need))})" for need, _ in deal.needs]
        tests += self._affordable(deal.costs, lens, spent=True)
        self.out.function(f"deal{index}(p)")
        self.out(f"return {' and '.join(tests)}")
        self._truth(f"dealcosts{index}", deal.costs)


def _price(cost: Expr) -> str:
    """Source of what is paid, which is never below nothing."""
    return str(max(0, cost.value)) if isinstance(cost, Const) else f"max(0,{number(cost)})"
