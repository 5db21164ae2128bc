"""Cards that order several actions at once."""

from __future__ import annotations

from game.core.moves import OrderMove
from game.core.program import Order
from game.engine.legality import move_of, order_refusal
from game.ui.presenters.desk import Desk, words
from game.ui.viewmodels import CardVM, DetailRow, Tip

PACKAGE = "package:"


def package_cards(desk: Desk, count: int, shortlist: frozenset[str]) -> list[CardVM]:
    """A card for each of the scenario's packages of which this seat can ever order two actions or more."""
    made: list[CardVM] = []
    for package in desk.scenario.packages.values():
        orders = orders_of(desk, package.id)
        if len(orders) < 2:
            continue
        key = PACKAGE + package.id
        free = [order for order, refusal in orders if not refusal]
        rows = tuple(
            DetailRow(words(desk.scenario.actions[order.action].title), refusal or "can be ordered")
            for order, refusal in orders
        )
        ordered = {move.action for move in desk.prepared if isinstance(move, OrderMove)}
        made.append(
            CardVM(
                id=key,
                number=count + len(made) + 1,
                title=words(package.title),
                instrument=orders[0][0].instrument,
                kind=desk.kind_of(orders[0][0].instrument),
                icon="layers",
                blurb=words(package.blurb),
                locked="" if free else "None of its actions can be ordered now.",
                queued=int(bool(free) and all(order.action in ordered for order in free)),
                shortlisted=key in shortlist,
                tip=Tip(words(package.title), "Orders these together:", rows),
            )
        )
    return made


def orders_of(desk: Desk, package: str) -> list[tuple[Order, str]]:
    """The seat's order for each action of a package (the first target that can be chosen), and why not, or ""."""
    program = desk.program
    found = []
    for action in desk.scenario.packages[package].actions:
        own = [n for n in program.seats[desk.seat].orders if program.orders[n].action == action]
        if not own:
            continue
        refusals = [(n, order_refusal(program, desk.view.values, n)) for n in own]
        index, refusal = next((item for item in refusals if item[1] is None), refusals[0])
        found.append((program.orders[index], refusal.reason if refusal else ""))
    return found


def moves_of(desk: Desk, package: str) -> list[OrderMove]:
    """The orders that a package gives now, each with the first intent that its author gives."""
    return [
        move_of(desk.program, order, order.intents[0] if order.intents else "")
        for order, refusal in orders_of(desk, package)
        if not refusal
    ]
