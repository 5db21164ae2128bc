"""Names of what was done and could have been done, by the titles that players read."""

from __future__ import annotations

from game.core.model.deeds import INTENTS
from game.core.program import Program
from game.core.quantity import show as in_units
from game.engine.playing import Plan


def plain(text: str) -> str:
    """An author's words with quantities in the reader's units."""
    return in_units(text, "both")


def quoted(title: str) -> str:
    """A title in quotation marks."""
    return f"‘{plain(title)}’"


def order(program: Program, index: int, intent: int = 0) -> str:
    """An order by its title, at whom it is aimed and (1 + index in INTENTS) what it is meant to do."""
    deed = program.deeds[program.orders[index].deed]
    title, aim = plain(deed.title), ""
    if deed.target_kind == "actor" and deed.target >= 0:
        aim = program.seats[deed.target].short
    elif deed.target_kind == "place" and deed.target >= 0:
        aim = program.places[deed.target].title
    aim = f" ({aim})" if aim and aim not in title else ""
    meant = f" to {INTENTS[intent - 1]}" if intent else ""
    return f"‘{title}’{aim}{meant}"


def replacement(program: Program, added: tuple[int, int], dropped: tuple[int, int]) -> str:
    """One order in place of another."""
    return f"{order(program, *added)} instead of {order(program, dropped[0])}"


def bundle(program: Program, plan: Plan) -> str:
    """All orders of a plan."""
    named = [order(program, *one) for one in plan.orders]
    named += [f"calling off {order(program, index)}" for index in plan.cancels]
    return "; ".join(named) or "no orders"


def proposal(program: Program, index: int) -> str:
    """A proposal by its title and whom it is made to."""
    deal = program.deals[index]
    return f"to propose {quoted(deal.title)} to {program.seats[deal.partner].short}"
