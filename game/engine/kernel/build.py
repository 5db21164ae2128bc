"""What the makers of tables share: the words so far, expressions as seats see them, places in the world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.core.expr import Expr, Slot
from game.core.program import Program
from game.core.state import QUEUE_LIMIT
from game.engine.kernel import layout as at
from game.engine.kernel.code import Coder
from game.engine.lensed import Lensed

Costs = Sequence[tuple[int, Expr]]
WORD = 1 << 64


def signed(word: int) -> int:
    """64 bits as a signed number."""
    word %= WORD
    return word - WORD if word >> 63 else word


class Build:
    """Tables in the making. Rows that others point to are reserved before any is filled.

    Only the slots in `needed` are written by effects.
    """

    def __init__(self, program: Program, needed: frozenset[int] | None = None) -> None:
        self.program = program
        self.needed = frozenset(range(len(program.slots))) if needed is None else needed
        self.words: list[int] = [0] * at.HEAD
        self.coder = Coder(program, self.words)
        self.lenses = [Lensed(program, seat) for seat in range(len(program.seats))]
        order = {sort: rank for rank, sort in enumerate(sorted({source.sort for source in program.sources}))}
        self.ranks = [order[source.sort] for source in program.sources]
        self.actions = {name: n for n, name in enumerate(dict.fromkeys(order.action for order in program.orders))}
        self.spent = {slot: n for n, slot in enumerate(dict.fromkeys(slot for slot, _ in _all_costs(program)))}
        self.order_places = {index: n for n, index in enumerate(n for seat in program.seats for n in seat.orders)}
        self.size = self._lay_out_world()
        self.deeds = self.reserve(len(program.deeds), at.DEED_WIDTH)
        self.orders = self.reserve(len(program.orders), at.ORDER_WIDTH)
        self.happenings = self.table(at.HAPPENINGS, len(program.happenings), at.HAPPENING_WIDTH)
        self.deals = self.table(at.DEALS, len(program.deals), at.DEAL_WIDTH)
        self.demands = self.table(at.DEMANDS, len(program.demands), at.DEMAND_WIDTH)
        self.crises = self.table(at.CRISES, len(program.crises), at.CRISIS_WIDTH)
        self.seats = self.table(at.SEATS, len(program.seats), at.SEAT_WIDTH)

    def _lay_out_world(self) -> int:
        """Where the parts of the world lie whose size the Program tells; gives where the rest may begin."""
        program = self.program
        slots, orders, deals = len(program.slots), len(program.orders), len(program.deals)
        habits = max((len(order.habit) for order in program.orders), default=0) or 1
        self.words[at.HABITS] = habits
        queue = (QUEUE_LIMIT + 2) * at.QUEUE_WIDTH
        self.words[at.SLOT_COUNT], self.words[at.MIDDLES] = slots, len(program.reports)
        place = at.SLOTS + slots + len(program.reports)
        # Lines of the ledger are counted by places, and the first slot is not at place 0.
        self.words[at.LEDGER] = place - at.SLOTS * at.LEDGER_WIDTH
        place += slots * at.LEDGER_WIDTH
        self.words[at.MEMORY] = place
        place += 2 * len(program.seats) ** 2
        self.words[at.MOODS] = place
        place += at.MOOD_WAYS * len(program.seats)
        self.kept_end = place
        for part, size in (
            (at.QUEUE, queue),
            (at.DUE, queue),
            (at.LATER, queue),
            (at.TOUCHED, slots),
            (at.OPENED, 2 * slots),
            (at.SPENT, len(self.spent)),
            (at.ANSWERS, len(program.questions)),
            (at.REPLIES, deals),
            (at.STEPS_GIVEN, len(program.seats)),
            (at.OFFERS, len(program.seats)),
            (at.CANCELS, orders),
            (at.GIVEN, (orders + 1) * at.GIVEN_WIDTH),
            (at.RANKING, 2 * orders + deals + 2),
            (at.AIMS, len(program.doctrine.aims)),
            (at.BASES, at.MOOD_WAYS * habits * orders),
            (at.WEIGHTS, max((len(deed.results) for deed in program.deeds), default=0)),
        ):
            self.words[part] = place
            place += size
        self.words[at.COST_COUNT] = len(self.spent)
        return place

    # Words

    def reserve(self, count: int, width: int) -> int:
        """Room for rows; gives where it begins."""
        self.words += [0] * (count * width)
        return len(self.words) - count * width

    def table(self, head: int, count: int, width: int) -> int:
        """Reserved rows of which the head of the tables tells the beginning."""
        self.words[head] = self.reserve(count, width)
        return self.words[head]

    def listed(self, numbers: Iterable[int]) -> tuple[int, int]:
        """A list of numbers: where it begins and ends."""
        start = len(self.words)
        self.words += numbers
        return start, len(self.words)

    def fill(self, row: int, fields: Mapping[int, int]) -> None:
        """Write the fields of a row."""
        for field, worth in fields.items():
            self.words[row + field] = worth

    def number(self, row: int, expr: Expr) -> None:
        """Write a number into two words of a row."""
        self.words[row], self.words[row + 1] = self.coder.number(expr)

    def pair(self, head: int, ends: tuple[int, int]) -> dict[int, int]:
        """Two fields, one after the other, for the beginning and the end of a list."""
        return {head: ends[0], head + 1: ends[1]}

    # Places and expressions

    def place(self, slot: int) -> int:
        """Where a slot lies in the world; place 0 for none."""
        return at.SLOTS + slot if slot >= 0 else at.ZERO

    def places(self, slots: Iterable[int]) -> tuple[int, int]:
        """A list of places."""
        return self.listed(self.place(slot) for slot in slots)

    def needs(self, needs: Iterable[tuple[Expr, str]], seat: int) -> int:
        """A test of all conditions as a seat sees them."""
        return self.coder.every([self.lenses[seat](expr) for expr, _ in needs])

    def costs(self, costs: Costs, seat: int) -> tuple[int, int]:
        """Rows of costs: what the seat sees to have and to pay, and what it pays in truth."""
        start = self.reserve(len(costs), at.COST_WIDTH)
        for index, (slot, cost) in enumerate(costs):
            row, lens = start + index * at.COST_WIDTH, self.lenses[seat]
            spent = self.words[at.SPENT] + self.spent[slot]
            low = self.program.slots[slot].low
            self.fill(row, {at.C_AT: self.place(slot), at.C_SPENT: spent, at.C_LOW: low})
            self.number(row + at.C_HAVE, lens(Slot(slot)))
            self.number(row + at.C_WANT, lens(cost))
            self.number(row + at.C_PAY, cost)
        return start, start + len(costs) * at.COST_WIDTH

    def deed(self, index: int) -> int:
        """Row of a deed."""
        return self.deeds + index * at.DEED_WIDTH

    def order(self, index: int) -> int:
        """Row of an order: those of a seat stand together, since policies look at all of them."""
        return self.orders + self.order_places[index] * at.ORDER_WIDTH

    def fired(self, index: int) -> int:
        """Place where an event is fired; place 0 for none."""
        return self.place(self.program.happenings[index].fired) if index >= 0 else at.ZERO


def _all_costs(program: Program) -> Iterable[tuple[int, Expr]]:
    for deed in program.deeds:
        yield from deed.costs
    for deal in program.deals:
        yield from deal.costs
