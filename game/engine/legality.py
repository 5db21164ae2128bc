"""What a seat may do, and if not, why: judged on its view alone, so that a lock never tells a secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core import amounts
from game.core.codes import DECISION, IN_FORCE, OFFERED, OVER
from game.core.expr import Expr
from game.core.fixed import CERTAIN, clamp
from game.core.log import Refusal
from game.core.moves import OrderMove
from game.core.program import Deal, Deed, Order, Program
from game.core.view import View
from game.engine.evaluate import value


@dataclass(frozen=True, slots=True)
class OddsRow:
    """One line of the odds as the seat sees it: certain, or resting on an estimate."""

    label: str
    by: int
    holds: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An order a seat may consider. `low` and `high` bound the chance of success (None: no odds).

    `refusal` says why it cannot be given now.
    """

    order: int
    move: OrderMove
    costs: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None
    rows: tuple[OddsRow, ...]
    refusal: Refusal | None


def choices(program: Program, view: View) -> list[Choice]:
    """Every order of the seat in the author's order, legal or not; none in a crisis or after the end."""
    if view.over or view.in_crisis:
        return []
    return [choice(program, view, index) for index in program.seats[view.seat].orders]


def choice(program: Program, view: View, index: int) -> Choice:
    """One order as this seat sees it."""
    order = program.orders[index]
    deed = program.deeds[order.deed]
    low, high, rows = odds_range(deed, view)
    costs = tuple((slot, price(cost, view.values)) for slot, cost in deed.costs)
    return Choice(index, move_of(program, order), costs, low, high, rows, order_refusal(program, view.values, index))


def move_of(program: Program, order: Order, intent: str = "") -> OrderMove:
    """The move that gives an order."""
    deed = program.deeds[order.deed]
    target = ""
    if deed.target_kind == "actor" and deed.target >= 0:
        target = program.seats[deed.target].id
    elif deed.target_kind == "place":
        target = program.places[deed.target].id
    return OrderMove(program.seats[deed.actor].id, order.action, target, intent)


def find_order(program: Program, move: OrderMove) -> int | None:
    """Index of the order that a move names, or None."""
    wanted = replace(move, intent="")
    for seat in program.seats:
        if seat.id == move.actor:
            for index in seat.orders:
                if move_of(program, program.orders[index]) == wanted:
                    return index
    return None


def order_refusal(program: Program, slots: Sequence[int], index: int) -> Refusal | None:
    """Why an order cannot be given on these values (a view's), or None. Costs are judged for this order alone."""
    order = program.orders[index]
    deed = program.deeds[order.deed]
    actor = program.seats[deed.actor].id
    if slots[DECISION] == OVER:
        return Refusal("over", "The game is over.", actor)
    if order.running >= 0 and slots[order.running]:
        return Refusal("under-way", "It is already under way.", actor)
    if order.once and (slots[deed.history] or _begun(program, slots, order, deed.actor)):
        return Refusal("once", "It can be done only once.", actor)
    unmet = failing(deed.needs, slots)
    if unmet:
        return Refusal("needs", f"Needs: {unmet}.", actor)
    return cost_refusal(program, slots, deed.costs, actor)


def _begun(program: Program, slots: Sequence[int], order: Order, seat: int) -> bool:
    """Is the seat's action under way at any target?"""
    same = (
        other for other in map(program.orders.__getitem__, program.seats[seat].orders) if other.action == order.action
    )
    return any(other.running >= 0 and slots[other.running] for other in same)


def price(cost: Expr, slots: Sequence[int]) -> int:
    """What a cost comes to: a formula below nothing costs nothing."""
    return max(0, value(cost, slots))


def spend(costs: tuple[tuple[int, Expr], ...], slots: Sequence[int], spent: dict[int, int]) -> None:
    """Add costs to what is spent already, by slot."""
    for slot, cost in costs:
        spent[slot] = spent.get(slot, 0) + price(cost, slots)


def failing(needs: tuple[tuple[Expr, str], ...], slots: Sequence[int]) -> str:
    """The words of the first condition that does not hold, or an empty string."""
    return next((words for test, words in needs if not value(test, slots)), "")


def cost_refusal(
    program: Program,
    slots: Sequence[int],
    costs: tuple[tuple[int, Expr], ...],
    actor: str,
    spent: dict[int, int] | None = None,
) -> Refusal | None:
    """Why the costs cannot be paid from what is left after `spent`, or None."""
    for slot, cost in costs:
        left = slots[slot] - program.slots[slot].low - (spent or {}).get(slot, 0)
        wanted = price(cost, slots)
        if wanted > left:
            info = program.slots[slot]
            label = info.label.split(",")[0].lower()
            reason = f"Needs {amounts.price(info, wanted)} {label}; {amounts.balance(info, max(0, left))} left."
            return Refusal("cost", reason, actor)
    return None


def option_refusal(
    program: Program, slots: Sequence[int], deed: Deed, actor: str, spent: dict[int, int] | None = None
) -> Refusal | None:
    """Why an answer to a dilemma cannot be given, or None."""
    unmet = failing(deed.needs, slots)
    if unmet:
        return Refusal("needs", f"Needs: {unmet}.", actor)
    return cost_refusal(program, slots, deed.costs, actor, spent)


def deal_refusal(
    program: Program, slots: Sequence[int], deal: Deal, spent: dict[int, int] | None = None
) -> Refusal | None:
    """Why an agreement cannot be proposed on these values, or None."""
    actor = program.seats[deal.actor].id
    if not deal.direct:
        return Refusal("indirect", "This is proposed by an order, not directly.", actor)
    if slots[deal.status] == OFFERED:
        return Refusal("offered", "It is already on the table.", actor)
    mirror = program.deals[deal.mirror] if deal.mirror >= 0 else deal
    if IN_FORCE in (slots[deal.status], slots[mirror.status]):
        return Refusal("in-force", "It is already in force.", actor)
    unmet = failing(deal.needs, slots)
    if unmet:
        return Refusal("needs", f"Needs: {unmet}.", actor)
    return cost_refusal(program, slots, deal.costs, actor, spent)


def odds_range(deed: Deed, view: View) -> tuple[int | None, int | None, tuple[OddsRow, ...]]:
    """The chance of success as the seat may see it: a range where a line rests on what it only estimates.

    The draw uses the truth. Hidden obstacles (`fails_if`) are not shown.
    """
    if deed.odds is None:
        return None, None, ()
    low = high = deed.odds
    rows = []
    for line in deed.lines:
        answers = {value(line.needs, values) for values in _corners(line.slots, view)}
        sure = len(answers) == 1
        holds = bool(value(line.needs, view.values))
        rows.append(OddsRow(line.label, line.by, holds, sure))
        certain = sure and holds
        low += line.by if certain or (not sure and line.by < 0) else 0
        high += line.by if certain or (not sure and line.by > 0) else 0
    return clamp(low, 0, CERTAIN), clamp(high, 0, CERTAIN), tuple(rows)


def _corners(slots: tuple[int, ...], view: View) -> list[Sequence[int]]:
    """The seat's values, with unknown ones at their low and at their high end."""
    unknown = [slot for slot in slots if not view.known(slot)]
    if not unknown:
        return [view.values]
    ends: list[Sequence[int]] = []
    for high in (False, True):
        values = list(view.values)
        for slot in unknown:
            estimate = view.estimates.get(slot)
            values[slot] = (estimate.high if high else estimate.low) if estimate else int(high)
        ends.append(values)
    return ends
